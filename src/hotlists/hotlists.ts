import type { HotlistFinding, HotlistsResult } from '../contract/systems/hotlists.ts';
import { tableOf } from '../keyed.ts';
import { byCodePoint } from '../search.ts';

/** Hot lists that are kept past their retention (product.md, section 14). */

/** A hot list as an inventory has it. */
export interface KeptList {
  readonly name: string;
  readonly source: string;
  /** The day number of its load; null where there is none. */
  readonly loaded: number | null;
  readonly records: number | null;
  readonly isInactive: boolean;
  readonly line: number;
}

/** The calendar that ages are reckoned by; days are day numbers. */
export interface RetentionCalendar {
  readonly asOf: number;
  /** What was loaded before this day is past retention. */
  readonly firstKept: number;
  readonly yearsBefore: (day: number, years: number) => number;
  readonly dateOf: (day: number) => string;
}

export interface HotlistsOptions {
  readonly calendar: RetentionCalendar;
  readonly retention: string;
  /** Columns that the inventory lacks. */
  readonly absent: HotlistsResult['cannotTell'];
}

/** In the order in which they are asked and listed. */
const FINDINGS = [
  ...(['inactivePastRetention', 'activePastRetention', 'noDate', 'empty'] as const),
] satisfies HotlistFinding[];

/** @param lists what was loaded after the day that stands for today has not been */
export function hotlistsResult(
  lists: readonly KeptList[],
  { calendar, retention, absent }: HotlistsOptions,
): HotlistsResult {
  const there = lists.filter(({ loaded }) => loaded === null || loaded <= calendar.asOf);
  const found = there.flatMap((list) => {
    const finding = findingOf(list, calendar);
    return finding === null ? [] : [{ finding, ...shown(list, finding, calendar) }];
  });
  return {
    asOf: calendar.dateOf(calendar.asOf),
    retention,
    lists: there.length,
    records: absent.includes('records')
      ? null
      : there.reduce((sum, { records }) => sum + (records ?? 0), 0),
    cannotTell: [...absent],
    findings: tableOf(FINDINGS, (kind) => found.filter(({ finding }) => finding === kind).length),
    list: FINDINGS.flatMap((kind) => found.filter(({ finding }) => finding === kind)),
    oldestBySource: oldestBySource(there, calendar),
    entries: null,
  };
}

function findingOf(list: KeptList, { firstKept }: RetentionCalendar): HotlistFinding | null {
  const { loaded, records, isInactive } = list;
  // Nothing is kept in it, however old it is.
  if (records === 0) return 'empty';
  if (loaded === null) return 'noDate';
  if (loaded >= firstKept) return null;
  return isInactive ? 'inactivePastRetention' : 'activePastRetention';
}

function shown(
  { name, source, loaded, records, line }: KeptList,
  finding: HotlistFinding,
  calendar: RetentionCalendar,
): Omit<HotlistsResult['list'][number], 'finding'> {
  const isPast = finding === 'inactivePastRetention' || finding === 'activePastRetention';
  const { asOf, firstKept, dateOf } = calendar;
  return {
    ...{ name, source, loadedAt: loaded === null ? null : dateOf(loaded), records, line },
    years: loaded === null ? null : wholeYears(loaded, asOf, calendar),
    yearsOver: loaded === null || !isPast ? null : wholeYears(loaded, firstKept, calendar),
  };
}

/** How many whole years lie between two days. */
function wholeYears(from: number, to: number, { yearsBefore }: RetentionCalendar): number {
  let years = 0;
  while (from <= yearsBefore(to, years + 1)) years += 1;
  return years;
}

function oldestBySource(
  lists: readonly KeptList[],
  { dateOf }: RetentionCalendar,
): HotlistsResult['oldestBySource'] {
  const oldest = new Map<string, { name: string; loaded: number }>();
  for (const { source, name, loaded } of lists) {
    const before = oldest.get(source);
    if (loaded !== null && (before === undefined || loaded < before.loaded)) {
      oldest.set(source, { name, loaded });
    }
  }
  return [...oldest]
    .map(([source, { name, loaded }]) => ({ source, name, loadedAt: dateOf(loaded) }))
    .sort((a, b) => byCodePoint(a.source, b.source));
}
