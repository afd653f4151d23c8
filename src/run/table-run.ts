import { CONFIG_NAME, readConfig } from '../config.ts';
import type { Config } from '../contract/config.ts';
import type { TableInput, Warning } from '../contract/document.ts';
import type { Io } from '../io.ts';
import { redactedWarnings, redactionNote } from '../redaction/redacted-facts.ts';
import { baseName } from '../redaction/without-folders.ts';
import { deceivingLines, lookAt, otherLines } from '../report/look-at.ts';
import { numbersDocument } from '../report/machine/json.ts';
import type { Tidy } from '../report/machine/tidy.ts';
import type { View } from '../report/view.ts';
import { toolUnder } from '../version.ts';
import { formatOf } from './options/output-options.ts';
import { checkedZone } from './options/reading-options.ts';
import { type Redaction, redactionOf } from './options/redact-options.ts';
import type { RawTableOptions } from './options/table-options.ts';
import { writeOutput } from './outputs.ts';
import { rendered, sayLines } from './show.ts';
import { type GivenTable, givenTable, type NamedTable } from './side-table.ts';

/** What was read, as an output says it. */
export interface TableFacts {
  readonly tables: readonly TableInput[];
  readonly warnings: readonly Warning[];
  /** What an output for people says of how it was made. */
  readonly notes: readonly string[];
}

/** What a command that reads tables has to show. */
export interface TableShown {
  readonly name: string;
  readonly settings: object;
  readonly result: object;
  readonly rows: () => Tidy;
  readonly view: (facts: TableFacts) => Promise<View>;
}

/** A run of a command that reads tables and no search log. */
export class TableRun<Raw extends RawTableOptions = RawTableOptions> {
  readonly io: Io;
  readonly raw: Raw;
  readonly config: Config;
  /** The agency's zone; null where none was given. */
  readonly timeZone: string | null;
  readonly redaction: Redaction | null;
  readonly #tables: TableInput[] = [];
  readonly #warnings: Warning[] = [];
  readonly #reads: string[];

  private constructor(io: Io, raw: Raw, config: Config) {
    this.io = io;
    this.raw = raw;
    this.config = config;
    this.timeZone = raw.tz ?? config.timeZone ?? null;
    if (this.timeZone !== null) {
      checkedZone(this.timeZone, raw.tz === undefined ? 'timeZone in the config' : '--tz');
    }
    this.redaction = redactionOf(io, raw);
    this.#reads = [raw.config ?? CONFIG_NAME, ...(this.redaction?.reads ?? [])];
  }

  /** @throws CannotBeDone */
  static async open<Raw extends RawTableOptions>(io: Io, raw: Raw): Promise<TableRun<Raw>> {
    return new TableRun(io, raw, await readConfig(io, raw.config));
  }

  /** Reads a table; its warnings are said. @throws CannotBeDone */
  async table<Field extends string>(
    named: NamedTable<Field>,
    name: string,
  ): Promise<GivenTable<Field>> {
    const table = await givenTable(this, named, name, this.shownAs);
    this.#tables.push(table.input);
    this.#warnings.push(...table.warnings);
    this.#reads.push(name);
    return table;
  }

  /** What an output calls a file. */
  readonly shownAs = (name: string): string => (this.redaction ? baseName(name) : name);

  /** Something else to look at. */
  warn(...warnings: readonly Warning[]): void {
    this.#warnings.push(...warnings);
  }

  /** Shows a result in the form asked for; standard error says what that form does not. */
  async show({ name, settings, result, rows, view }: TableShown): Promise<void> {
    const { io, raw, redaction } = this;
    const warnings = redaction ? redactedWarnings(this.#warnings) : this.#warnings;
    const notes = redaction ? [redactionNote(redaction.redactor)] : [];
    const facts = { tables: this.#tables, warnings, notes };
    const document = () =>
      numbersDocument(
        name,
        toolUnder(io),
        { ...facts, inputs: [], population: null },
        { ...settings, redact: redaction?.redactor.level ?? null },
        result,
      );
    const text = await rendered({ document, rows, view: () => view(facts) }, io, raw);
    const format = formatOf(raw);
    if (raw.quiet !== true) {
      const isForPeople = format === 'table' || format === 'md';
      const warned = { inputs: facts.tables, warnings };
      if (!isForPeople) await sayLines(io, lookAt(deceivingLines(warned)));
      if (!isForPeople && format !== 'json') await sayLines(io, lookAt(otherLines(warned)));
      await sayLines(io, redaction?.said ?? []);
    }
    await writeOutput(io, raw, this.#reads, text);
  }
}
