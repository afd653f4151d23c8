import { fieldNamedBy, type HeaderMap, normalizeHeader } from './oracle-fields.ts';
import { OracleRefusal } from './oracle-refusal.ts';
import { type SplitText, splitLog } from './oracle-split.ts';
import { isReadableInEitherOrder } from './oracle-time.ts';
import { isEmpty, unguarded } from './oracle-white-space.ts';

export const DELIMITERS = [',', '\t', ';', '|'];
const ROWS_SEARCHED = 50;

export interface FoundHeader {
  delimiter: string;
  split: SplitText;
  /** Where the header stands among the split rows. */
  index: number;
}

export interface NamedFields {
  nonEmptyCells: number;
  cellsNamingAField: number;
  differentFields: number;
}

export function namedFields(cells: string[], map: HeaderMap): NamedFields {
  const nonEmpty = cells.filter((cell) => !isEmpty(cell));
  const named = nonEmpty.map((cell) => fieldNamedBy(cell, map)).filter((field) => field !== null);
  return {
    nonEmptyCells: nonEmpty.length,
    cellsNamingAField: named.length,
    differentFields: new Set(named).size,
  };
}

/** Where the header stands among the rows; −1 where none of the first 50 is one. */
export function headerAmong(rows: { cells: string[] }[], map: HeaderMap): number {
  return rows.slice(0, ROWS_SEARCHED).findIndex(({ cells }) => isHeader(cells.map(unguarded), map));
}

function isHeader(cells: string[], map: HeaderMap): boolean {
  if (cells.some(isReadableInEitherOrder)) return false;
  const named = namedFields(cells, map);
  if (named.differentFields >= 3 && named.cellsNamingAField * 2 >= named.nonEmptyCells) return true;
  const names = cells.map(normalizeHeader);
  return map.length > 0 && map.every(([, header]) => names.includes(normalizeHeader(header)));
}

/** The delimiter is the one under which the header rule finds most different fields. */
export function findHeader(
  file: string,
  text: string,
  map: HeaderMap,
  headerLine: number | undefined,
): FoundHeader {
  let best: string | null = null;
  let mostFields = -1;
  const headerIn = ({ rows }: Pick<SplitText, 'rows'>): number =>
    headerLine === undefined
      ? headerAmong(rows, map)
      : rows.findIndex((row) => row.line === headerLine);
  const rowsWanted = headerLine === undefined ? ROWS_SEARCHED : Number.POSITIVE_INFINITY;
  for (const delimiter of DELIMITERS) {
    const { rows } = splitLog(text, delimiter, rowsWanted);
    const row = rows[headerIn({ rows })];
    if (row === undefined) continue;
    const fields = namedFields(row.cells.map(unguarded), map).differentFields;
    if (fields > mostFields) {
      mostFields = fields;
      best = delimiter;
    }
  }
  if (best === null) throw new OracleRefusal(`${file}: no header of a search log was found`);
  const split = splitLog(text, best);
  if (split.unclosedQuoteLine !== null) {
    throw new OracleRefusal(
      `${file}: the quote opened on line ${split.unclosedQuoteLine} is never closed`,
    );
  }
  return { delimiter: best, split, index: headerIn(split) };
}

/** A row that names fields, holds no time, and is not the header again. */
export function looksLikeAnotherHeader(cells: string[], map: HeaderMap): boolean {
  const named = namedFields(cells, map);
  if (named.differentFields < 3 || named.cellsNamingAField * 2 <= named.nonEmptyCells) return false;
  return !cells.some(isReadableInEitherOrder);
}
