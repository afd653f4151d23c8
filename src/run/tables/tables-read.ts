import type { Config } from '../../contract/config.ts';
import type { TableInput, Warning } from '../../contract/document.ts';
import { logNames } from '../log-names/log-names.ts';
import { zoneGiven } from '../options/reading-options.ts';
import { type GivenTable, givenTable, type NamedTable, type TableRun } from './side-table.ts';

/** The side tables of one run: each as it is read, and what an output says of them all. */
export class TablesRead {
  readonly inputs: TableInput[] = [];
  readonly warnings: Warning[] = [];
  /** What there is to say of folders and patterns that were given. */
  readonly said: string[];
  /** The files, which no output may replace. */
  readonly names: string[] = [];
  readonly config: Config;
  /** The agency's zone; null where none was given. */
  readonly timeZone: string | null;
  /** What an output calls a file. */
  readonly shownAs: (name: string) => string;
  readonly #run: TableRun;

  /** @throws CannotBeDone for a zone that is not known */
  constructor(run: TableRun, shownAs: (name: string) => string) {
    const { raw, config } = run;
    this.#run = run;
    this.said = run.saidOfNames ?? [];
    this.config = config;
    this.shownAs = shownAs;
    this.timeZone = zoneGiven(raw, config);
  }

  /**
   * Does something with each file that is named, where folders and patterns may be, too; what was
   * taken of these, and what was not, is to be said.
   * @throws CannotBeDone
   */
  async eachNamed(given: readonly string[], read: (name: string) => Promise<void>): Promise<void> {
    const { names, said } = await logNames(this.#run.io, given, this.shownAs('a/b') === 'b');
    for (const name of names) await read(name);
    this.said.push(...said);
  }

  /** Reads a table. @throws CannotBeDone */
  async table<Field extends string>(
    named: NamedTable<Field>,
    name: string,
  ): Promise<GivenTable<Field>> {
    this.names.push(name);
    const table = await givenTable(this.#run, named, name, this.shownAs);
    this.inputs.push(table.input);
    this.warnings.push(...table.warnings);
    return table;
  }
}
