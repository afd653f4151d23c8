import {
  BY_ROW,
  CELLS,
  FILE,
  KEY,
  MARKS,
  PLACE,
  SEARCHED_AT,
  STATES,
  TEXTS,
  WINDOW,
} from './search-line.ts';

/** A search as its line has it. */
export interface LineRow {
  readonly key: string;
  /** The name of its log as the line has it: not yet a text. */
  readonly file: string;
  /** Its line among those of the log, by which they are in order; the sheet, and the row to cite. */
  readonly line: number;
  readonly sheet: number;
  readonly row: number;
  readonly byRow: boolean;
  readonly marks: number;
  readonly parts: readonly string[];
}

/** More than any workbook that was ever sent: what counts by sheets is not made that long. */
const MOST_SHEETS = 0xffff;

/** @throws SyntaxError where it is no line of a search */
export function lineRow(text: string): LineRow {
  const parts = text.split('\t');
  if (parts.length < TEXTS) throw new SyntaxError('it is no line that map writes');
  const key = parts[KEY]!;
  const place = parts[PLACE]!;
  const comma = place.indexOf(',');
  const line = Number(comma < 0 ? place : place.slice(0, comma));
  const [sheet = 0, row = line] =
    comma < 0
      ? []
      : place
          .slice(comma + 1)
          .split(',')
          .map(Number);
  const marks = Number.parseInt(parts[STATES]![0] ?? '', 16);
  const isPlace =
    line > 0 && [line, row].every(Number.isSafeInteger) && sheet >= 0 && sheet <= MOST_SHEETS;
  if (!isPlace || Number.isNaN(marks)) throw new SyntaxError('it is no line that map writes');
  return { key, file: parts[FILE]!, line, sheet, row, byRow: key.startsWith(BY_ROW), marks, parts };
}

export function isMarked({ marks }: LineRow, mark: keyof typeof MARKS): boolean {
  return (marks & MARKS[mark]) !== 0;
}

/** The letters of its states, behind the digit of its marks. */
export function statesOf({ parts }: LineRow): string {
  return parts[STATES]!;
}

export function searchedAtOf({ parts }: LineRow): string {
  return parts[SEARCHED_AT]!;
}

export function windowOf({ parts }: LineRow): string {
  return parts[WINDOW]!;
}

/** The hashes of the headers of its log, and of its cells. */
export function hashesOf({ parts }: LineRow): { headers: string; cells: string } {
  const text = parts[CELLS]!;
  const dot = text.indexOf('.');
  return { headers: text.slice(0, dot), cells: text.slice(dot + 1) };
}
