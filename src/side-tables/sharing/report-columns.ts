import { type Piece, type PlacedText, placedText, type ReportLine } from './report-text.ts';

/** Which column of a page a text stands in, by how far right it begins. */

/**
 * The cells of the lines of a table by column, and where columns begin.
 * @param header which the page has, if it has one
 * @param before the header of an earlier page
 */
export function byHeader(
  { lines, header }: { readonly lines: readonly ReportLine[]; header: ReportLine | undefined },
  before: ReportLine,
  tolerance: number,
): { cells: (PlacedText | undefined)[][]; starts: readonly number[] } {
  const starts = startsOf(header ?? before);
  const isWhole = (line: ReportLine): boolean => line.length === starts.length;
  const nearest = nearestOf(lines.map((line) => (isWhole(line) ? startsOf(line) : undefined)));
  const cells = lines.map((line, at) => {
    const own = inColumns(line, starts, tolerance);
    // A text has other places on each page, and below a long cell: there the row next to it tells.
    const isMissed = isWhole(line) && own.some((texts) => texts.length === 0);
    if (isMissed) return [...line];
    const near = nearest[at] ?? starts;
    const parts = line.flatMap((placed) => parted(placed, near, tolerance));
    const places = header === undefined ? near : starts;
    return inColumns(parts, places, tolerance).map((texts) =>
      texts.length === 0 ? undefined : joined(texts),
    );
  });
  return { cells, starts };
}

function startsOf(line: ReportLine): readonly number[] {
  return line.map(({ x }) => x);
}

/** What is known at each place, or at the nearest one above it, or else below it. */
function nearestOf<Known>(known: readonly (Known | undefined)[]): (Known | undefined)[] {
  let last = known.find((each) => each !== undefined);
  return known.map((each) => {
    last = each ?? last;
    return last;
  });
}

/** The texts of a line by the column that they begin in. */
function inColumns(line: ReportLine, starts: readonly number[], tolerance: number): PlacedText[][] {
  const cells = starts.map((): PlacedText[] => []);
  for (const placed of line) {
    const column = starts.findLastIndex((start) => start <= placed.x + tolerance);
    cells[Math.max(0, column)]?.push(placed);
  }
  return cells;
}

/**
 * A text parted where columns begin: a cell that fills its column leaves a space to the next, and no
 * more.
 */
function parted({ pieces }: PlacedText, starts: readonly number[], tolerance: number) {
  const near = tolerance / 6;
  const cells: Piece[][] = [];
  for (const piece of pieces) {
    const isStart = starts.some((start) => Math.abs(piece.x - start) <= near);
    if (isStart || cells.length === 0) cells.push([piece]);
    else cells.at(-1)!.push(piece);
  }
  return cells.map(placedText);
}

/** What stands in the columns of a line. */
export interface TwoNames {
  readonly left?: PlacedText;
  readonly right?: PlacedText;
}

/** Where two columns begin; there may be no right one. */
export interface ColumnStarts {
  readonly left: number;
  readonly right: number | undefined;
}

/**
 * Where the columns of a page begin: the left where the first text does, the right where most of the
 * others do.
 * @param before those of the page before: a page may have the rest of a name in the right one alone
 */
export function startsOfTwo(
  lines: readonly ReportLine[],
  tolerance: number,
  before: ColumnStarts | undefined,
): ColumnStarts {
  const starts = lines.flat().map(({ x }) => x);
  const left = starts.reduce((least, x) => Math.min(least, x), Number.POSITIVE_INFINITY);
  const others = starts.filter((x) => x > left + tolerance);
  const right = mostCommon(others, tolerance);
  if (right === undefined && before?.right !== undefined) {
    if (Math.abs(left - before.right) < Math.abs(left - before.left)) return before;
  }
  return { left, right };
}

/**
 * Two columns of names, or one: the right begins past half of the way to it, since a text has other
 * places below a long cell; what begins elsewhere belongs to the text on its left.
 */
export function asTwoColumns(
  lines: readonly ReportLine[],
  { left, right }: ColumnStarts,
  tolerance: number,
): TwoNames[] {
  if (right === undefined) return lines.map((line) => ({ left: joined(line) }));
  const rightIn = (line: ReportLine): number => {
    const there = line.findIndex(({ x }) => Math.abs(x - right) <= tolerance);
    return there >= 0 ? there : line.findIndex(({ x }) => x - left > (right - left) / 2);
  };
  const nearest = nearestOf(lines.map((line) => line[rightIn(line)]?.x));
  return lines.map((whole, row) => {
    const isParted = rightIn(whole) >= 0;
    const start = nearest[row] ?? right;
    const line = isParted ? whole : whole.flatMap((placed) => parted(placed, [start], tolerance));
    const at = rightIn(line);
    if (at < 0) return { left: joined(line) };
    const behind = { right: joined(line.slice(at)) };
    return at === 0 ? behind : { ...behind, left: joined(line.slice(0, at)) };
  });
}

function joined(texts: readonly PlacedText[]): PlacedText {
  return placedText(texts.flatMap(({ pieces }) => pieces));
}

/** The start that most of some have, within a tolerance; the leftmost of several. */
function mostCommon(starts: readonly number[], tolerance: number): number | undefined {
  let most = 0;
  let found: number | undefined;
  for (const start of [...new Set(starts)].sort((a, b) => a - b)) {
    const near = starts.filter((x) => Math.abs(x - start) <= tolerance).length;
    if (near > most) {
      most = near;
      found = start;
    }
  }
  return found;
}
