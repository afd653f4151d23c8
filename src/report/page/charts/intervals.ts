import { type Markup, markup } from '../../html-escape.ts';
import { rateWords } from '../../words.ts';
import type { Drawing, Frame } from '../blocks.ts';
import { at, label, line, roundTicks, wrapped } from './svg.ts';

/** A rate with its exact limits, all as fractions. */
export interface Interval {
  readonly name: string;
  readonly rate: number | null;
  readonly lower: number;
  readonly upper: number;
  /** The one-sided upper limit. */
  readonly atMost: number;
}

const ROW = 28;
const TOP = 20;
/** How far apart the lines of a name stand. */
const NAME = 16;

/** An interval, the lines of its name, and where its row begins and ends. */
interface PlacedInterval extends Interval {
  readonly lines: readonly string[];
  readonly top: number;
  readonly end: number;
}

/** Each rate as a point on the line from its lower to its upper limit. */
export function intervalChart(
  { width }: Frame,
  intervals: readonly Interval[],
  tolerable: number | null,
): Drawing {
  const largest = Math.max(
    ...intervals.map(({ upper, atMost }) => Math.max(upper, atMost)),
    tolerable ?? 0,
  );
  const ticks = roundTicks(Math.min(100, Math.ceil(largest * 100)));
  const most = Math.min(100, ticks.at(-1) ?? 1);
  const [left, right] = [14, width - 22];
  const x = (rate: number): number => left + ((rate * 100) / most) * (right - left);
  const rows = placed(intervals, width - 24);
  const base = (rows.at(-1)?.end ?? TOP) + 4;
  // The lines stand beside the ranges and not behind the names.
  const across = (style: string, at: number): Markup[] =>
    rows.map(({ lines, top, end }, row) =>
      line(style, at, top + NAME * lines.length + 4, at, row === rows.length - 1 ? base : end),
    );
  const axis = ticks
    .filter((tick) => tick <= most)
    .map((tick) => {
      const tickX = x(tick / 100);
      return markup`${across('grid', tickX)}${label(tickX, base + 18, `${tick}%`, 'middle')}`;
    });
  return {
    height: base + 44,
    body: markup`${axis}${line('axis', left, base, right, base)}
      ${tolerable === null ? markup`` : tolerableMark(x(tolerable), tolerable, across, width)}
      ${label(width / 2, base + 36, '% of the searches that fail', 'middle')}
      ${rows.map((each) => intervalRow(each, x))}`,
  };
}

/** One row below the other; a name that is too long for the width has two lines. */
function placed(intervals: readonly Interval[], width: number): PlacedInterval[] {
  let top = TOP;
  return intervals.map((each) => {
    const lines = wrapped(each.name, width);
    const row = { ...each, lines, top, end: top + NAME * lines.length + ROW };
    top = row.end;
    return row;
  });
}

function intervalRow(
  { lines, top, rate, lower, upper, atMost }: PlacedInterval,
  x: (rate: number) => number,
): Markup {
  const y = top + NAME * lines.length + 16;
  const limit = x(atMost);
  return markup`${lines.map((text, at) => label(14, top + NAME * (at + 1), text, 'start', 'label name halo'))}
    ${line('range', x(lower), y, x(upper), y)}
    ${line('range-end', x(lower), y - 5, x(lower), y + 5)}${line('range-end', x(upper), y - 5, x(upper), y + 5)}
    <path class="limit" d="M${at(limit)} ${at(y - 1)}l-5 -8h10z"/>
    ${rate === null ? markup`` : markup`<circle class="point" cx="${at(x(rate))}" cy="${at(y)}" r="4.5"/>`}`;
}

function tolerableMark(
  x: number,
  tolerable: number,
  across: (style: string, at: number) => Markup[],
  width: number,
): Markup {
  const isRight = x > width / 2;
  return markup`${across('mark-own', x)}
    ${label(x, 14, `the limit: ${rateWords(tolerable)}`, isRight ? 'end' : 'start', 'label own')}`;
}
