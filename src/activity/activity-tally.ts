import type { ActivityResult } from '../contract/report.ts';
import type { Search } from '../search.ts';
import { addCounts } from '../tables/add-counts.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Months without a search are listed too, up to this many in all: a misread year makes no long table. */
const LONGEST_RUN = 120;

export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

/**
 * How many searches were made when: by calendar month, and by hour of the week on the agency's
 * clock. A date alone has no hour and an unreadable time neither: both are counted and left out.
 */
export class ActivityTally {
  readonly #counts = {
    /** By hour of the week, Monday 00:00 first. */
    week: Array.from({ length: 7 * 24 }, () => 0),
    dateOnly: 0,
    undated: 0,
  };
  /** Searches a calendar day, by day number. */
  readonly #days = new Map<number, number>();

  add({ searchedAt }: Search): void {
    const counts = this.#counts;
    if (searchedAt.kind === 'unreadable') {
      counts.undated++;
      return;
    }
    const { day, local } = searchedAt;
    this.#days.set(day, (this.#days.get(day) ?? 0) + 1);
    if (searchedAt.kind === 'date') {
      counts.dateOnly++;
      return;
    }
    const hour = Math.floor((local - day * DAY_MS) / HOUR_MS);
    const at = weekday(day) * 24 + hour;
    counts.week[at] = (counts.week[at] ?? 0) + 1;
  }

  /** What another thread can be told. */
  state() {
    return { counts: this.#counts, days: this.#days };
  }

  merge(part: ReturnType<ActivityTally['state']>): void {
    addCounts(this.state(), part);
  }

  result(): ActivityResult {
    const { week, dateOnly, undated } = this.#counts;
    return {
      months: monthsOf(this.#days),
      week: WEEKDAYS.map((day, at) => ({ day, hours: week.slice(at * 24, at * 24 + 24) })),
      dateOnly,
      undated,
    };
  }
}

/** 0 for a Monday: day number 0, 1 January 1970, was a Thursday. */
function weekday(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

function monthsOf(days: ReadonlyMap<number, number>): ActivityResult['months'] {
  const months = new Map<number, number>();
  for (const [day, searches] of days) {
    const date = new Date(day * DAY_MS);
    const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
    months.set(month, (months.get(month) ?? 0) + searches);
  }
  const there = [...months.keys()].sort((a, b) => a - b);
  const [first, last] = [there[0], there.at(-1)];
  if (first === undefined || last === undefined) return [];
  const run = last - first + 1;
  const listed = run > LONGEST_RUN ? there : Array.from({ length: run }, (_, at) => first + at);
  return listed.map((month) => ({ month: monthText(month), searches: months.get(month) ?? 0 }));
}

function monthText(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}
