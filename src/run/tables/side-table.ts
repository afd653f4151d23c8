import type { Config } from '../../contract/config.ts';
import type { TableInput, Warning } from '../../contract/document.ts';
import { CannotBeDone } from '../../errors.ts';
import { normalizedName } from '../../log/header/header-names.ts';
import { Zone } from '../../log/times/zone.ts';
import type { TableDescription, TableMapping } from '../../side-tables/columns.ts';
import { onDisk, type TableFile, tableFile } from '../../side-tables/file.ts';
import { readTable, type Table, type TableOptions } from '../../side-tables/table.ts';
import { vocabularyOf } from '../../vocabulary.ts';
import type { Io } from '../../world/io.ts';
import type { GivenMapping } from '../options/mapping-option.ts';
import { zoneGiven } from '../options/reading-options.ts';

/** A side table that an option names: read under the options and the config of the run. */

/** What of a run decides how its side tables are read. */
export interface TableRun {
  readonly io: Io;
  readonly config: Config;
  readonly raw: {
    readonly map?: readonly GivenMapping[];
    readonly allowBadRows?: true;
    readonly tz?: string;
    readonly quiet?: true;
  };
  /** Where it is told what there is to say of folders and patterns, where the run says it. */
  readonly saidOfNames?: string[];
}

/** Which table it is. */
export interface NamedTable<Field extends string> {
  /** As --map and the config call it. */
  readonly table: string;
  /** The option that names its file. */
  readonly option: string;
  readonly description: TableDescription<Field>;
}

/** A table, and what a document says of it. */
export interface GivenTable<Field extends string> extends Table<Field> {
  readonly input: TableInput;
}

interface TableRead extends Pick<Table<string>, 'encoding' | 'columns' | 'unmatched' | 'badRows'> {
  readonly rows: number;
}

/**
 * Reads a side table.
 * @param shownAs what an output calls a file
 * @throws CannotBeDone
 */
export async function givenTable<Field extends string>(
  run: TableRun,
  named: NamedTable<Field>,
  name: string,
  shownAs: (name: string) => string = (each) => each,
): Promise<GivenTable<Field>> {
  const file = await tableFile(run.io, name, named.option);
  const read = await readTable(file, named.description, tableOptions(run, named.table));
  const warnings = shownWarnings(read.warnings, name, shownAs);
  const said = { ...read, rows: read.rows.length };
  return { ...read, warnings, input: tableInputOf(file, named.table, said, shownAs) };
}

/** What a document says of a table, of which so many rows were read. */
export function tableInputOf(
  file: TableFile,
  table: string,
  { encoding, columns, unmatched, rows, badRows }: TableRead,
  shownAs: (name: string) => string = (each) => each,
): TableInput {
  const { bytes, sha256 } = onDisk(file);
  return {
    file: shownAs(file.name),
    table,
    sha256,
    bytes,
    encoding,
    columns: columns.map(({ field, header }) => ({ field, header })),
    unmatched: [...unmatched],
    rows,
    badRows,
  };
}

/** How a table is read: its columns as --map and the config say, dates in the agency's zone. */
export function tableOptions({ config, raw }: TableRun, table: string): TableOptions {
  const timeZone = zoneGiven(raw, config);
  const { dayFirst } = config;
  return {
    placeholders: vocabularyOf(config).placeholders,
    mapping: [...givenMapping(raw.map ?? [], table), ...configMapping(config, table)],
    ...(raw.allowBadRows && { allowBadRows: true }),
    ...(timeZone !== null && { zone: new Zone(timeZone) }),
    ...(dayFirst !== undefined && { dayFirst }),
  };
}

/** @throws CannotBeDone when a header is mapped to two fields */
function givenMapping(given: readonly GivenMapping[], table: string): TableMapping[] {
  const own = given.flatMap((each) => ('table' in each && each.table === table ? [each] : []));
  const fields = new Map<string, string>();
  for (const { field, header } of own) {
    const name = normalizedName(header);
    const other = fields.get(name) ?? field;
    if (other !== field) {
      throw new CannotBeDone(
        `column ${header} of ${table} is mapped to ${other} and to ${field}: it can be one of them`,
      );
    }
    fields.set(name, field);
  }
  return own.map(({ field, header }) => ({ field, header, isNamed: true }));
}

function configMapping({ tables = {} }: Config, table: string): TableMapping[] {
  return Object.entries(tables[table] ?? {}).flatMap(([field, headers]) =>
    [headers].flat().map((header) => ({ field, header })),
  );
}

function shownWarnings(
  warnings: readonly Warning[],
  name: string,
  shownAs: (name: string) => string,
): Warning[] {
  return warnings.map(({ code, message }) => ({
    code,
    message: message.startsWith(name) ? `${shownAs(name)}${message.slice(name.length)}` : message,
  }));
}
