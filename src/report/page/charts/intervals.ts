import { type Markup, markup } from '../../html-escape.ts';
import { rateWords } from '../../words.ts';
import type { Drawing, Frame } from '../blocks.ts';
import { at, fitted, label, line, roundTicks } from './svg.ts';

/** A rate with its exact limits, all as fractions. */
export interface Interval {
  readonly name: string;
  readonly rate: number | null;
  readonly lower: number;
  readonly upper: number;
  /** The one-sided upper limit. */
  readonly atMost: number;
}

const ROW = 44;
const TOP = 20;
/** How far down the name of a row reaches. */
const NAME = 20;

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
  const base = TOP + ROW * intervals.length + 4;
  // The lines stand beside the ranges and not behind the names.
  const across = (style: string, at: number): Markup[] =>
    intervals.map((_, row) =>
      line(
        style,
        at,
        TOP + ROW * row + NAME,
        at,
        row === intervals.length - 1 ? base : TOP + ROW * (row + 1),
      ),
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
      ${intervals.map((each, index) => intervalRow(each, TOP + ROW * index, x, width))}`,
  };
}

function intervalRow(
  { name, rate, lower, upper, atMost }: Interval,
  top: number,
  x: (rate: number) => number,
  width: number,
): Markup {
  const y = top + 32;
  const limit = x(atMost);
  return markup`${label(14, top + 16, fitted(name, width - 40), 'start', 'label name halo')}
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
