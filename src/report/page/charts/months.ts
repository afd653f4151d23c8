import { type Markup, markup, NOTHING } from '../../html-escape.ts';
import { thousands } from '../../words.ts';
import type { Drawing, Frame } from '../blocks.ts';
import { bar, hatching, label, line, roundTicks, widthOf } from './svg.ts';

/** One column of a chart: a month `2025-06`, or a year. */
export interface MonthColumn {
  readonly period: string;
  /** From the bottom up: what part of the column's height, in which style. */
  readonly parts: readonly { readonly size: number; readonly style: string }[];
  /** The month has searches, and what they say is not shown: its place stays, with a mark. */
  readonly withheld?: true;
}

/** What the columns measure. */
export interface Measure {
  /** The title of the axis. */
  readonly title: string;
  /** Whether the sizes are percents, and the axis ends at 100. */
  readonly percent: boolean;
}

const TOP = 30;
const PLOT = 170;
const BOTTOM = 40;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Whether each column has room for its number above it. */
export function numbersFit(width: number, columns: readonly MonthColumn[]): boolean {
  const widest = Math.max(0, ...totalsOf(columns).map((total) => widthOf(thousands(total))));
  return columns.length > 0 && (width - 60) / columns.length >= widest + 4;
}

function totalsOf(columns: readonly MonthColumn[]): number[] {
  return columns.map(({ parts }) => parts.reduce((sum, { size }) => sum + size, 0));
}

/** Columns over time with an axis of round numbers; counts stand above their columns, where they fit. */
export function monthColumns(
  { width, id }: Frame,
  columns: readonly MonthColumn[],
  { title, percent }: Measure,
): Drawing {
  const isHatched = columns.some(({ parts }) => parts.some(({ style }) => style === 'hatched'));
  const defs = isHatched ? markup`<defs>${hatching(`${id}-hatch`)}</defs>` : NOTHING;
  const totals = totalsOf(columns);
  const ticks = percent ? [0, 25, 50, 75, 100] : roundTicks(Math.max(0, ...totals));
  const most = ticks.at(-1) ?? 1;
  const texts = ticks.map((tick) => (percent ? `${tick}%` : thousands(tick)));
  const left = Math.max(...texts.map(widthOf)) + 8;
  const step = (width - left) / Math.max(columns.length, 1);
  const y = (value: number): number => TOP + PLOT * (1 - value / most);
  const axis = ticks.map(
    (tick, index) => markup`${line(tick === 0 ? 'axis' : 'grid', left, y(tick), width, y(tick))}
      ${label(left - 8, y(tick) + 4, texts[index] ?? '', 'end')}`,
  );
  const columnWidth = Math.min(step * 0.72, 46);
  const place: Place = { left, step, columnWidth, y, hatch: `url(#${id}-hatch)` };
  const numbers =
    percent || !numbersFit(width, columns)
      ? []
      : totals.map((total, at) =>
          label(left + step * (at + 0.5), y(total) - 5, thousands(total), 'middle', 'label small'),
        );
  return {
    height: TOP + PLOT + BOTTOM,
    body: markup`${defs}${label(0, 12, title)}${axis}${columns.flatMap((each, at) => oneColumn(each, at, place))}${numbers}${periodLabels(columns, left, step)}`,
  };
}

interface Place {
  readonly left: number;
  readonly step: number;
  readonly columnWidth: number;
  readonly y: (value: number) => number;
  readonly hatch: string;
}

function oneColumn(
  { parts, withheld }: MonthColumn,
  index: number,
  { left, step, columnWidth, y, hatch }: Place,
): Markup[] {
  const x = left + step * index + (step - columnWidth) / 2;
  if (withheld) {
    const middle = left + step * (index + 0.5);
    const [top, base] = [TOP, TOP + PLOT];
    return [line('mark', middle, top, middle, base)];
  }
  let below = 0;
  return parts.map(({ size, style }) => {
    const top = y(below + size);
    const height = y(below) - top;
    below += size;
    return bar(style, x, top, columnWidth, height, style === 'hatched' ? hatch : undefined);
  });
}

/** Months below the columns, as many as there is room for, and the year where one begins. */
function periodLabels(columns: readonly MonthColumn[], left: number, step: number): Markup[] {
  const every = [1, 2, 3, 4, 6, 12].find((each) => each * step >= 34) ?? 12;
  const base = TOP + PLOT;
  let shownYear = '';
  return columns.flatMap(({ period }, index) => {
    const [year = '', month] = period.split('-');
    const middle = left + step * (index + 0.5);
    if (month === undefined)
      return index % every === 0 ? [label(middle, base + 18, year, 'middle')] : [];
    const number = Number(month);
    if (every > 1 ? (number - 1) % every !== 0 : false) return [];
    const text = [label(middle, base + 18, MONTHS[number - 1] ?? '', 'middle')];
    if (year !== shownYear) text.push(label(middle, base + 34, year, 'middle', 'label strong'));
    shownYear = year;
    return text;
  });
}
