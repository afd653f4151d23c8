import type { CurvePoint } from '../contract/report.ts';

/** Each day is a point up to here; then the steps grow. */
const EVERY_DAY_UP_TO = 31;
const STEP = 1.03;
/** Days that people and laws speak of are points too. */
const ROUND_DAYS = [60, 90, 120, 150, 180, 270, 365, 540, 730, 900, 1095, 1460, 1825, 3650];

/**
 * How many searches a system serves that keeps images for so many whole calendar days: `fully` those
 * whose oldest image is within them, `partly` those whose newest image alone is. From one day to the
 * longest age, which serves all fully; nothing where there is no search.
 * @param oldest how many oldest images are so many days old
 * @param newest how many newest images are so many days old
 */
export function retentionCurve(
  oldest: ReadonlyMap<number, number>,
  newest: ReadonlyMap<number, number>,
): CurvePoint[] {
  if (oldest.size === 0) return [];
  const longest = Math.max(1, ...oldest.keys());
  const fully = runningCount(oldest);
  const any = runningCount(newest);
  return gridTo(longest).map((days) => {
    const served = fully(days);
    return { days, fully: served, partly: any(days) - served };
  });
}

/** The days of the points: whole, ascending, the last one the longest. */
function gridTo(longest: number): number[] {
  const grid: number[] = [];
  for (let days = 1; days < longest; ) {
    grid.push(days);
    days = days < EVERY_DAY_UP_TO ? days + 1 : Math.max(days + 1, Math.round(days * STEP));
  }
  const round = ROUND_DAYS.filter((days) => days < longest);
  return [...new Set([...grid, ...round, longest])].sort((a, b) => a - b);
}

/** How many are at most so many days old; asked for ascending days. */
function runningCount(counts: ReadonlyMap<number, number>): (days: number) => number {
  const sorted = [...counts].sort(([a], [b]) => a - b);
  let at = 0;
  let sum = 0;
  return (days) => {
    for (let next = sorted[at]; next !== undefined && next[0] <= days; next = sorted[at]) {
      sum += next[1];
      at++;
    }
    return sum;
  };
}
