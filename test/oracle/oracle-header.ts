import { fieldNamedBy, type HeaderMap, normalizeHeader } from './oracle-fields.ts';
import { OracleRefusal } from './oracle-refusal.ts';
import { type SplitText, splitText } from './oracle-split.ts';
import { readTime } from './oracle-time.ts';

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
  const nonEmpty = cells.filter((cell) => cell.trim() !== '');
  const named = nonEmpty.map((cell) => fieldNamedBy(cell, map)).filter((field) => field !== null);
  return {
    nonEmptyCells: nonEmpty.length,
    cellsNamingAField: named.length,
    differentFields: new Set(named).size,
  };
}

function isHeader(cells: string[], map: HeaderMap): boolean {
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
  let best: FoundHeader | null = null;
  let mostFields = -1;
  for (const delimiter of DELIMITERS) {
    const split = splitText(text, delimiter);
    const index =
      headerLine === undefined
        ? split.rows.findIndex((row, i) => i < ROWS_SEARCHED && isHeader(row.cells, map))
        : split.rows.findIndex((row) => row.line === headerLine);
    if (index === -1) continue;
    const fields = namedFields(split.rows[index]?.cells ?? [], map).differentFields;
    if (fields > mostFields) {
      mostFields = fields;
      best = { delimiter, split, index };
    }
  }
  if (best === null) throw new OracleRefusal(`${file}: no header of a search log was found`);
  if (best.split.unclosedQuoteLine !== null) {
    throw new OracleRefusal(
      `${file}: the quote opened on line ${best.split.unclosedQuoteLine} is never closed`,
    );
  }
  return best;
}

/** A row that names fields, holds no time, and is not the header again. */
export function looksLikeAnotherHeader(cells: string[], map: HeaderMap): boolean {
  const named = namedFields(cells, map);
  if (named.differentFields < 3 || named.cellsNamingAField * 2 <= named.nonEmptyCells) return false;
  return !cells.some((cell) => isReadableInEitherOrder(cell));
}

export function isReadableInEitherOrder(cell: string): boolean {
  return [true, false].some((dayFirst) => readTime(cell, { dayFirst, utc: false }) !== null);
}
