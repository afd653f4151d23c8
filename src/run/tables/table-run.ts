import { CONFIG_NAME, readConfig } from '../../config.ts';
import type { Config } from '../../contract/config.ts';
import type { TableInput, Warning } from '../../contract/document.ts';
import { redactedWarnings, redactionNote } from '../../redaction/redacted-facts.ts';
import { baseName } from '../../redaction/without-folders.ts';
import { deceivingLines, lookAt, otherLines } from '../../report/look-at.ts';
import { numbersDocument } from '../../report/machine/json.ts';
import type { Tidy } from '../../report/machine/tidy.ts';
import type { View } from '../../report/view.ts';
import { toolUnder } from '../../version.ts';
import type { Io } from '../../world/io.ts';
import { formatOf } from '../options/output-options.ts';
import { type Redaction, redactionOf } from '../options/redact-options.ts';
import type { RawTableOptions } from '../options/table-options.ts';
import { writeOutput } from '../outputs.ts';
import { rendered, sayLines } from '../show.ts';
import type { Verdict } from '../written.ts';
import { TablesRead } from './tables-read.ts';

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
  /** How the threshold came out that was asked for. */
  readonly verdict?: Verdict | null;
}

/** A run of a command that reads tables and no search log. */
export class TableRun<Raw extends RawTableOptions = RawTableOptions> {
  readonly io: Io;
  readonly raw: Raw;
  readonly redaction: Redaction | null;
  readonly tables: TablesRead;

  private constructor(io: Io, raw: Raw, config: Config) {
    this.io = io;
    this.raw = raw;
    this.redaction = redactionOf(io, raw);
    const shownAs = this.redaction ? baseName : (name: string): string => name;
    this.tables = new TablesRead({ io, raw, config }, shownAs);
  }

  /** @throws CannotBeDone */
  static async open<Raw extends RawTableOptions>(io: Io, raw: Raw): Promise<TableRun<Raw>> {
    return new TableRun(io, raw, await readConfig(io, raw.config));
  }

  /** Shows a result in the form asked for; standard error says what that form does not. */
  async show({ name, settings, result, rows, view, verdict = null }: TableShown): Promise<void> {
    const { io, raw, redaction, tables } = this;
    const warnings = redaction ? redactedWarnings(tables.warnings) : tables.warnings;
    const notes = redaction ? [redactionNote(redaction.redactor)] : [];
    const facts = { tables: tables.inputs, warnings, notes };
    const document = () =>
      numbersDocument(
        name,
        toolUnder(io),
        { ...facts, inputs: [], population: null },
        { ...settings, redact: redaction?.redactor.level ?? null },
        result,
      );
    const text = await rendered({ document, rows, view: () => view(facts) }, io, raw);
    const reads = [raw.config ?? CONFIG_NAME, ...(redaction?.reads ?? []), ...tables.names];
    await writeOutput(io, raw, reads, text, { verdict, say: () => this.#say(facts) });
  }

  async #say({ tables, warnings }: TableFacts): Promise<void> {
    const { io, raw, redaction } = this;
    await sayLines(io, this.tables.said);
    const format = formatOf(raw);
    const warned = { inputs: tables, warnings };
    if (format !== 'table' && format !== 'md') {
      await sayLines(io, lookAt(deceivingLines(warned)));
      if (format !== 'json') await sayLines(io, lookAt(otherLines(warned)));
    }
    await sayLines(io, redaction?.said ?? []);
  }
}
