import { STANDING } from '../../log/duplicates/standings.ts';
import { hashesOf, type LineRow } from '../lines/line-row.ts';

/** A search of a key, and how it stands to those before it. */
export interface StandingRow {
  readonly row: LineRow;
  /** Of STANDING. */
  readonly bits: number;
  /** Which occurrence of its identity it is, among those that are kept; from 1. */
  readonly occurrence: number;
  /** The first search of its id, where it cannot be compared before the headers of both logs are known. */
  readonly differsFrom: LineRow | null;
}

/**
 * How the searches of one key stand to one another, by the rules of `Duplicates`, which sees all keys
 * but one search at a time.
 * @param rows all of the key, in the order of logs and lines
 * @param keeps whether repeats are kept: then they are numbered
 */
export function standingsOfKey(rows: readonly LineRow[], keeps: boolean): StandingRow[] {
  return rows[0]!.byRow ? byRow(rows, keeps) : byId(rows, keeps);
}

function byId(rows: readonly LineRow[], keeps: boolean): StandingRow[] {
  const [first] = rows;
  const own = hashesOf(first!);
  return rows.map((row, at): StandingRow => {
    const occurrence = keeps ? at + 1 : 1;
    if (at === 0) return { row, bits: 0, occurrence, differsFrom: null };
    const { headers, cells } = hashesOf(row);
    const isOpen = headers !== own.headers;
    const seen = row.file === first!.file ? 0 : STANDING.seenEarlier;
    const conflicting = !isOpen && cells !== own.cells ? STANDING.conflicting : 0;
    const bits = STANDING.repeat | seen | conflicting;
    return { row, bits, occurrence, differsFrom: isOpen ? first! : null };
  });
}

/** By all of its cells a row counts as often as in the file, or the sheet, that has it most. */
function byRow(rows: readonly LineRow[], keeps: boolean): StandingRow[] {
  const [first] = rows;
  let kept = 0;
  let inSheet = 0;
  let last: LineRow | undefined;
  return rows.map((row, at): StandingRow => {
    if (last === undefined || row.file !== last.file || row.sheet !== last.sheet) inSheet = 0;
    last = row;
    inSheet++;
    const isSeen = inSheet <= kept;
    if (!isSeen) kept = inSheet;
    const seen = row.file === first!.file ? STANDING.seenInSheet : STANDING.seenEarlier;
    const repeat = (keeps ? STANDING.identicalRow : STANDING.repeat) | seen;
    return {
      row,
      bits: isSeen ? repeat : at === 0 ? 0 : STANDING.identicalRow,
      occurrence: keeps ? at + 1 : kept,
      differsFrom: null,
    };
  });
}
