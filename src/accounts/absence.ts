import { dayBefore } from '../ages/edges.ts';
import type { Period } from '../ages/period.ts';
import type { LogEvidence } from './log-evidence.ts';

/** Two neighboring dates of use that are a period or more apart. */
export interface Absence {
  readonly last: number;
  readonly next: number;
}

/** The least days of each unit: fewer are no absence, and need no calendar. */
const LEAST_DAYS: Readonly<Record<string, number>> = { d: 1, mo: 28, y: 365 };

/** Whether a date lies a period or more before another. */
export function isApart(last: number, next: number, period: Period): boolean {
  if (next - last < (LEAST_DAYS[period.unit] ?? 1) * period.amount) return false;
  return last <= dayBefore(next, period);
}

/** The absences that dates of use show; a gap that holds a hole of the log is none of the person's. */
export function absencesOf(
  days: readonly number[],
  period: Period,
  { holes }: Pick<LogEvidence, 'holes'>,
): Absence[] {
  const absences: Absence[] = [];
  for (let i = 1; i < days.length; i++) {
    const [last, next] = [days[i - 1]!, days[i]!];
    if (!isApart(last, next, period)) continue;
    const isOfLog = holes.some(([from, to]) => from >= last && to <= next);
    if (!isOfLog) absences.push({ last, next });
  }
  return absences;
}
