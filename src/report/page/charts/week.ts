import type { ActivityResult } from '../../../contract/report.ts';
import { type Markup, markup } from '../../html-escape.ts';
import { thousands } from '../../words.ts';
import type { Drawing, Frame } from '../blocks.ts';
import { bar, label, widthOf } from './svg.ts';

const STEPS = 5;
const TOP = 22;
const LEFT = 40;

/** The hour of the week with the most searches; the first of several. */
export function busiest(week: ActivityResult['week']): {
  day: string;
  hour: number;
  searches: number;
} {
  const all = week.flatMap(({ day, hours }) =>
    hours.map((searches, hour) => ({ day, hour, searches })),
  );
  const first = { day: '', hour: 0, searches: 0 };
  return all.reduce((most, each) => (each.searches > most.searches ? each : most), first);
}

/** Whether each hour has room for its number. */
export function hoursFit(width: number, most: number): boolean {
  return (width - LEFT) / 24 >= widthOf(thousands(most)) * 0.75 + 3;
}

/** Hours of the week as a grid: the more searches, the stronger the tone; with numbers, where they fit. */
export function weekGrid({ width }: Frame, week: ActivityResult['week']): Drawing {
  const most = busiest(week).searches;
  const isNumbered = hoursFit(width, most);
  const step = (width - LEFT) / 24;
  const row = Math.min(Math.max(step, 18), 24);
  const every = step >= 20 ? 3 : 6;
  const hours = Array.from({ length: 24 / every }, (_, at) =>
    label(LEFT + step * at * every, 14, `${String(at * every).padStart(2, '0')}:00`),
  );
  const days = week.map(({ day, hours: counts }, index) => {
    const y = TOP + row * index;
    const cells = counts.map((searches, hour) => {
      const strength = tone(searches, most);
      const x = LEFT + step * hour;
      const cell = bar(`tone${strength}`, x, y, step - 1.5, row - 1.5);
      if (searches === 0 || !isNumbered) return cell;
      const [middle, base] = [x + (step - 1.5) / 2, y + row / 2 + 3];
      return markup`${cell}${label(middle, base, thousands(searches), 'middle', `label cell on${strength}`)}`;
    });
    return markup`${label(0, y + row / 2 + 3, day.slice(0, 3))}${cells}`;
  });
  const legendTop = TOP + row * 7 + 16;
  return {
    height: legendTop + 34,
    body: markup`${hours}${days}${toneLegend(most, legendTop, width)}`,
  };
}

/** 0 for no search, else 1 to STEPS by the share of the busiest hour. */
function tone(searches: number, most: number): number {
  return searches === 0 ? 0 : Math.min(STEPS, Math.ceil((searches / most) * STEPS));
}

function toneLegend(most: number, top: number, width: number): Markup[] {
  const bounds = Array.from({ length: STEPS + 1 }, (_, at) => Math.floor((most * at) / STEPS));
  const texts = bounds.map((bound, at) => {
    if (at === 0) return 'none';
    const from = (bounds[at - 1] ?? 0) + 1;
    return from >= bound ? thousands(bound) : `${thousands(from)}–${thousands(bound)}`;
  });
  const step = Math.min((width - LEFT) / (STEPS + 1), 96);
  return texts.flatMap((text, at) => {
    // A step that no whole number falls into has no sample.
    if (at > 0 && bounds[at] === bounds[at - 1]) return [];
    const x = LEFT + step * at;
    return [
      bar(`tone${at}`, x, top, step - 6, 10),
      label(x, top + 26, text, 'start', 'label small'),
    ];
  });
}
