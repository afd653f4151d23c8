import type { CurvePoint } from '../../../contract/report.ts';
import { type Markup, markup, NOTHING } from '../../html-escape.ts';
import type { Drawing, Frame } from '../blocks.ts';
import { at, hatching, label, line, widthOf } from './svg.ts';

/** A retention to mark on the axis. */
export interface CurveMark {
  /** Whole days, about; what is under one day stands at the left edge. */
  readonly days: number;
  readonly label: string;
  readonly own: boolean;
}

const LEFT = 44;
const PLOT = 200;
const MARK_ROW = 16;
const TICKS: readonly (readonly [number, string])[] = [
  [1, '1 day'],
  [7, '1 week'],
  [30, '30 days'],
  [90, '90 days'],
  [365, '1 year'],
  [1096, '3 years'],
  [3652, '10 years'],
];

/**
 * The share of searches served against retention, from a day to the longest: a line for what is
 * served fully, and a hatched band above it for what is served partly. The scale of days is
 * logarithmic.
 */
export function retentionCurveChart(
  { width, id }: Frame,
  points: readonly CurvePoint[],
  ranged: number,
  marks: readonly CurveMark[],
): Drawing {
  const longest = Math.max(points.at(-1)?.days ?? 1, ...marks.map(({ days }) => days), 31);
  const right = width - 10;
  const x = (days: number): number =>
    LEFT + (Math.log(Math.max(1, days)) / Math.log(longest)) * (right - LEFT);
  const placed = placedMarks(marks, x, right);
  const top = 26 + MARK_ROW * (1 + Math.max(0, ...placed.map(({ row }) => row)));
  const y = (count: number): number => top + PLOT * (1 - count / ranged);
  const fully = points.map(({ days, fully: count }) => [x(days), y(count)] as const);
  const either = points.map((each) => [x(each.days), y(each.fully + each.partly)] as const);
  const upper = stairs(either, right);
  const lower = stairs(fully, right);
  const base = top + PLOT;
  const grid = [0, 25, 50, 75, 100].map((percent) => {
    const gridY = top + PLOT * (1 - percent / 100);
    return markup`${line(percent === 0 ? 'axis' : 'grid', LEFT, gridY, right, gridY)}
      ${label(LEFT - 8, gridY + 4, `${percent}%`, 'end')}`;
  });
  return {
    height: base + 44,
    body: markup`<defs>${hatching(`${id}-hatch`)}</defs>
      ${area('curve-partly', upper, lower, `url(#${id}-hatch)`)}
      ${area('curve-fully', lower, [`${at(right)},${at(base)}`, `${at(LEFT)},${at(base)}`], undefined)}
      ${grid}
      <polyline class="curve-edge" points="${upper.join(' ')}"/>
      <polyline class="curve-line" points="${lower.join(' ')}"/>
      ${placed.map((mark) => markLine(mark, base))}
      ${placed.map(markLabel)}
      ${tickLabels(x, longest, right, base)}
      ${label(0, 12, '% served')}
      ${label((LEFT + right) / 2, base + 38, 'images kept for (logarithmic scale)', 'middle')}`,
  };
}

/** Steps that stand at the points: between two of them nothing is claimed to rise. */
function stairs(points: readonly (readonly [number, number])[], right: number): string[] {
  const corners: string[] = [];
  let before: number | undefined;
  for (const [x, y] of points) {
    if (before !== undefined) corners.push(`${at(x)},${at(before)}`);
    corners.push(`${at(x)},${at(y)}`);
    before = y;
  }
  if (before !== undefined) corners.push(`${at(right)},${at(before)}`);
  return corners;
}

function area(
  style: string,
  upper: readonly string[],
  lower: readonly string[],
  fill: string | undefined,
): Markup {
  const corners = [...upper, ...(fill === undefined ? lower : lower.toReversed())].join(' ');
  const paint = fill === undefined ? markup`` : markup` fill="${fill}"`;
  return markup`<polygon class="${style}" points="${corners}"${paint}/>`;
}

interface PlacedMark extends CurveMark {
  readonly x: number;
  /** Where the label starts, and in which row above the chart, from 0. */
  readonly from: number;
  readonly row: number;
}

/** A place that a label may take: its row, and where it starts. */
interface Seat {
  readonly row: number;
  readonly from: number;
}

/** Rows of labels above the chart; the table names what no row has room for. */
const MOST_ROWS = 4;

/**
 * Each label goes to the first row in which it touches no other, no line of a mark above it runs through
 * it, and its own line runs through none below; it stands over its line or beside it. Where there is no
 * such row, the mark has its line alone.
 */
function placedMarks(
  marks: readonly CurveMark[],
  x: (days: number) => number,
  right: number,
): PlacedMark[] {
  const placed: PlacedMark[] = [];
  const hasOwn = marks.some(({ own }) => own);
  // The agency's own stands in the first row, so that it is seen first.
  const sorted = marks.toSorted((a, b) => Number(b.own) - Number(a.own) || a.days - b.days);
  for (const mark of sorted) {
    const [middle, size] = [x(mark.days), widthOf(mark.label)];
    const starts = [middle - size / 2, middle + 4, middle - size - 4].map((from) =>
      Math.min(Math.max(LEFT, from), right - size),
    );
    const rows = Array.from({ length: MOST_ROWS }, (_, row) => row).slice(
      hasOwn && !mark.own ? 1 : 0,
    );
    const seats = rows.flatMap((row) => starts.map((from): Seat => ({ row, from })));
    const free = seats.find((seat) => placed.every((other) => areApart(seat, size, middle, other)));
    placed.push({
      ...mark,
      x: middle,
      ...(free ?? { row: MOST_ROWS - 1, from: middle, label: '' }),
    });
  }
  return placed;
}

const GAP = 4;

function areApart({ row, from }: Seat, size: number, x: number, other: PlacedMark): boolean {
  if (other.label === '') return true;
  const [end, otherEnd] = [from + size, other.from + widthOf(other.label)];
  const within = (at: number, start: number, stop: number): boolean =>
    at > start - GAP && at < stop + GAP;
  if (row === other.row) return end + GAP <= other.from || otherEnd + GAP <= from;
  return row > other.row ? !within(other.x, from, end) : !within(x, other.from, otherEnd);
}

function markLine({ x, row, own }: PlacedMark, base: number): Markup {
  return line(own ? 'mark-own' : 'mark', x, 36 + MARK_ROW * row, x, base);
}

function markLabel({ from, row, own, label: text }: PlacedMark): Markup {
  if (text === '') return NOTHING;
  return label(
    from,
    32 + MARK_ROW * row,
    text,
    'start',
    own ? 'label own halo' : 'label small halo',
  );
}

function tickLabels(
  x: (days: number) => number,
  longest: number,
  right: number,
  base: number,
): Markup[] {
  let end = 0;
  return TICKS.filter(([days]) => days <= longest).flatMap(([days, text]) => {
    const size = widthOf(text);
    const from = Math.min(Math.max(LEFT - 6, x(days) - size / 2), right - size + 8);
    if (from < end + 8) return [];
    end = from + size;
    return [line('axis', x(days), base, x(days), base + 5), label(from, base + 20, text)];
  });
}
