import { SHAPES, type Shape } from '../../../fixtures/generate/shaped-log.ts';

/**
 * The logs as DuckDB is told to read them: the dialect and the columns are given, so that it need not
 * sniff, and every cell is text, as the queries ask different things of the same cell (a masked time
 * is no time); but for bare numbers as ids, which a sniffer would read as numbers. Empty cells are
 * NULL. With ids read as UUID the queries take less memory and more time; they were tried both ways,
 * and the faster one stayed.
 */

/** The shapes that agencies have, and the log of the benchmark before it had them, without plates. */
export const LOG_SHAPES = ['typed', ...SHAPES] as const;
export type LogShape = 'typed' | Shape;

/** What the queries ask of a search, under one name in each shape. */
export type Column =
  | 'case_number'
  | 'end_text'
  | 'person'
  | 'plate'
  | 'reason'
  | 'searched_at'
  | 'start_text'
  | 'window_end'
  | 'window_start';

export interface LogTable {
  /** The rows of the log, for FROM. */
  readonly rows: string;
  /** The names of its columns, as SQL quotes them. */
  readonly columns: readonly string[];
  /** What a search is known by; null where only all of its cells can say. */
  readonly id: string | null;
  /** How each column is made of those of the log, as one writes it by hand. */
  readonly as: Columns;
  /** The same where another way is quicker. */
  readonly tuned?: Partial<Columns>;
}

type Columns = Readonly<Record<Column, string>>;

const GENERIC = ['Search Time', 'User', 'Plate', 'Date From', 'Date To', 'Case Number', 'Reason'];

const FLOCK_TIME = '%m/%d/%Y, %I:%M:%S %p UTC';

function generic(id: 'VARCHAR' | 'BIGINT' | null): LogTable {
  const columns = id === null ? GENERIC : ['Search ID', ...GENERIC];
  return {
    rows: readCsv(columns, id === null ? {} : { 'Search ID': id }),
    columns: columns.map(quoted),
    id: id === null ? null : '"Search ID"',
    as: {
      case_number: '"Case Number"',
      person: '"User"',
      plate: '"Plate"',
      reason: '"Reason"',
      searched_at: timeOf('"Search Time"', '%m/%d/%Y %H:%M:%S'),
      ...windowOf('"Date From"', '"Date To"', '%m/%d/%Y %H:%M'),
    },
  };
}

function typed(): LogTable {
  const columns = [
    ...['ID', 'Name', 'Org Name', 'Time Frame Start', 'Time Frame End'],
    ...['Reason', 'Case #', 'Search Time'],
  ];
  return {
    rows: readCsv(columns),
    columns: columns.map(quoted),
    id: '"ID"',
    as: {
      case_number: '"Case #"',
      end_text: '"Time Frame End"',
      person: '"Name"',
      plate: 'NULL::VARCHAR',
      reason: '"Reason"',
      searched_at: timeOf('"Search Time"', FLOCK_TIME),
      start_text: '"Time Frame Start"',
      window_end: 'TRY_CAST("Time Frame End" AS TIMESTAMP)',
      window_start: 'TRY_CAST("Time Frame Start" AS TIMESTAMP)',
    },
  };
}

/** Two lines in one cell; the names in its header have leading blanks, which nobody writes here. */
function timeFrame(): LogTable {
  const columns = [
    ...['ID', 'Name', 'Org Name', 'Total Networks Searched', 'Total Devices Searched'],
    ...['Time Frame', 'License Plate', 'Reason', 'Case #', 'Search Time'],
  ];
  const line = (number: 1 | 2): string =>
    String.raw`regexp_extract("Time Frame", '^([^\n]*)\n([^\n]*)$', ${number})`;
  const part = (number: 1 | 2): string => `split_part("Time Frame", chr(10), ${number})`;
  return {
    rows: readCsv(columns),
    columns: columns.map(quoted),
    id: '"ID"',
    as: {
      case_number: '"Case #"',
      person: '"Name"',
      plate: '"License Plate"',
      reason: '"Reason"',
      searched_at: timeOf('"Search Time"', FLOCK_TIME),
      ...windowOf(line(1), line(2), FLOCK_TIME),
    },
    tuned: windowOf(part(1), part(2), FLOCK_TIME),
  };
}

/** Four rows of titles, pages with a footer and the header again, and a cell that holds parameters. */
function packed(): LogTable {
  const columns = [
    ...['Date/Time', 'User', 'Query Type', 'Query Parameters', 'Records Viewed'],
    ...['Case Number', 'Reason'],
  ];
  const parameter = (name: string): string =>
    `nullif(regexp_extract("Query Parameters", '${name}: ([^;]+)', 1), '')`;
  const part = (name: string): string =>
    `nullif(split_part(split_part("Query Parameters", '${name}: ', 2), ';', 1), '')`;
  return {
    rows: `${readCsv(columns, {}, 'header = false, skip = 5')}
  WHERE "Date/Time" NOT LIKE 'Page %' AND "Date/Time" <> 'Date/Time'`,
    columns: columns.map(quoted),
    id: null,
    as: {
      case_number: '"Case Number"',
      person: '"User"',
      plate: parameter('Plate'),
      reason: '"Reason"',
      searched_at: timeOf('"Date/Time"', '%m/%d/%Y %H:%M:%S'),
      ...windowOf(parameter('From'), parameter('To'), '%m/%d/%Y'),
    },
    tuned: { plate: part('Plate'), ...windowOf(part('From'), part('To'), '%m/%d/%Y') },
  };
}

type Window = Pick<Columns, 'end_text' | 'start_text' | 'window_end' | 'window_start'>;

function windowOf(start: string, end: string, format: string): Window {
  return {
    ...{ start_text: start, end_text: end },
    ...{ window_start: timeOf(start, format), window_end: timeOf(end, format) },
  };
}

const TABLES: Readonly<Record<LogShape, () => LogTable>> = {
  typed,
  uuid: () => generic('VARCHAR'),
  numeric: () => generic('BIGINT'),
  noId: () => generic(null),
  timeFrame,
  packed,
};

export function tableOf(shape: LogShape): LogTable {
  return TABLES[shape]();
}

/** How each column is made where it has to be quick. */
export function columnsTuned(shape: LogShape): Columns {
  const { as, tuned } = tableOf(shape);
  return { ...as, ...tuned };
}

function quoted(name: string): string {
  return `"${name}"`;
}

function timeOf(text: string, format: string): string {
  return `try_strptime(${text}, '${format}')`;
}

function readCsv(
  columns: readonly string[],
  types: Readonly<Record<string, string>> = {},
  header = 'header = true',
): string {
  const list = columns.map((name) => `'${name}': '${types[name] ?? 'VARCHAR'}'`).join(', ');
  return `read_csv('log.csv', delim = ',', quote = '"', escape = '"', ${header}, auto_detect = false,
    columns = {${list}})`;
}

/**
 * The searches with these columns, as they are asked for by hand: the rows distinct on the id, or,
 * without ids, each different row with the number of times that it stands there.
 */
export function searchesByHand(shape: LogShape, wanted: readonly Column[]): string {
  const { rows, id, as } = tableOf(shape);
  const list = wanted.map((name) => `${as[name]} AS ${name}`).join(', ');
  return id === null
    ? `SELECT times, ${list} FROM (SELECT *, count(*) AS times FROM ${rows} GROUP BY ALL)`
    : `SELECT DISTINCT ON (${id}) 1 AS times, ${list} FROM ${rows}`;
}

/**
 * The same as somebody asks who tries what is quickest: grouped by the id, or by a hash of all cells,
 * as a row with the same hash is a copy.
 */
export function searchesTuned(shape: LogShape, wanted: readonly Column[]): string {
  const { rows, id } = tableOf(shape);
  const as = columnsTuned(shape);
  const list = wanted.map((name) => `any_value(${as[name]}) AS ${name}`).join(', ');
  const times = id === null ? 'count(*)' : '1';
  return `SELECT ${times} AS times, ${list} FROM ${rows} GROUP BY ${keyOf(shape)}`;
}

/** What makes a search another one than the next. */
export function keyOf(shape: LogShape): string {
  const { id, columns } = tableOf(shape);
  return id ?? `hash(${columns.join(', ')})`;
}

/** What a count has beside it where copies of a row are searches too: how many of them there are. */
export function copiesOf(shape: LogShape, copies = 'times - 1'): string {
  return tableOf(shape).id === null ? `, sum(${copies})::DOUBLE AS copies` : '';
}

/** A query over another log than `log.csv`. */
export function overLog(sql: string, path: string): string {
  return sql.replaceAll("'log.csv'", () => `'${path.replaceAll("'", "''")}'`);
}
