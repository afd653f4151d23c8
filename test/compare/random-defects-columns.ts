import type { Defect } from './random-defects.ts';
import {
  allPlaces,
  type CleanLog,
  columnOf,
  fileOf,
  lineOf,
  linesOf,
  type Picker,
  partsOf,
  withCells,
} from './random-defects-base.ts';

/** A column more, or another name of one. */

function beforeAnEmptyOne(log: CleanLog, pick: Picker) {
  const kinds = (['caseNumber', 'reason', 'user', 'plate'] as const).filter(
    (kind) => columnOf(log, kind) !== -1,
  );
  const column = columnOf(log, pick.oneOf(kinds));
  const [header = [], ...rows] = [log.header, ...log.rows];
  const nothing = pick.oneOf([['', '', ' '], ['N/A'], ['', '(null)', '#REF!', '-- Select --']]);
  const wider = [
    header.toSpliced(column, 0, header[column] ?? ''),
    ...rows.map((cells) => cells.toSpliced(column, 0, pick.oneOf(nothing))),
  ];
  return { files: [fileOf(wider.map((cells) => lineOf(cells, log.delimiter)))] };
}

/** AM and PM behind the last column that has a name, the header's line as long as the rows or not. */
function halfAtTheEnd(log: CleanLog, pick: Picker) {
  const timed = withCells(log, columnOf(log, 'searchedAt'), allPlaces(log), (_, row) => {
    const { y, m, d, h12, min, s } = partsOf(log.times[row] ?? 0);
    return `${y}-${m}-${d} ${h12}:${min}:${s}`;
  });
  const rows = timed.rows.map((cells, row) => [...cells, partsOf(log.times[row] ?? 0).half]);
  const header = pick.oneOf([log.header, [...log.header, '']]);
  return { files: [fileOf([header, ...rows].map((cells) => lineOf(cells, log.delimiter)))] };
}

function withNotes(log: CleanLog, pick: Picker) {
  const note = (): string => pick.oneOf(['', ' (PST)', '[Officer]', ' (of the search)']);
  const header = log.header.map((name) => name + note());
  return { files: [fileOf(linesOf({ ...log, header }))] };
}

function twice(log: CleanLog) {
  const beside = (cells: string[]): string => lineOf([...cells, '', ...cells], log.delimiter);
  return { files: [fileOf([log.header, ...log.rows].map(beside))] };
}

/** The log's second half behind its first, with nothing between them. */
function halvesBeside({ header, rows, delimiter }: CleanLog) {
  const half = rows.length >> 1;
  const beside = rows.slice(0, half).map((cells, i) => [...cells, ...rows[half + i]!]);
  const lines = [[...header, ...header], ...beside].map((cells) => lineOf(cells, delimiter));
  return { files: [fileOf(lines)] };
}

/** Every cell but those at a row's start in quotes, a space before each. */
function withSpacesBeforeQuotes(log: CleanLog, pick: Picker) {
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  const spaces = pick.oneOf([' ', '  ']);
  const withComma = withCells(log, columnOf(log, 'reason'), [3, 5], () => `a${log.delimiter} b`);
  const lines = [withComma.header, ...withComma.rows].map((cells) =>
    cells.map(quoted).join(log.delimiter + spaces),
  );
  return { files: [fileOf(lines)], like: [fileOf(linesOf(withComma))] };
}

export const COLUMN_DEFECTS: readonly Defect[] = [
  {
    name: 'an empty column before the filled one',
    code: 'column-by-fill',
    // NCRIC is known by exactly its five columns.
    layouts: ['flock-audit', 'flock-portal', 'vigilant', 'palantir', 'generic'],
    put: beforeAnEmptyOne,
  },
  {
    name: 'AM and PM behind the last header',
    code: null,
    layouts: ['generic', 'palantir'],
    put: halfAtTheEnd,
  },
  {
    name: 'notes behind header names',
    code: null,
    layouts: ['generic'],
    put: withNotes,
  },
  {
    name: 'two tables side by side',
    code: 'refused',
    put: twice,
  },
  {
    name: 'two halves of a log side by side, nothing between them',
    code: 'refused',
    put: halvesBeside,
  },
  {
    name: 'a space before every quote',
    code: null,
    put: withSpacesBeforeQuotes,
  },
];
