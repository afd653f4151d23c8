import {
  elapsed,
  isInstant,
  type Moments,
  type Searches,
  WINDOW_STATUSES,
  type Windows,
} from '../search.ts';
import type { ImageAge } from './edges.ts';

const DAY_MS = 86_400_000;
const BOTH = WINDOW_STATUSES.indexOf('both');

/** The ages of the oldest and newest image that a search with a range asked for, and of the midpoint. */
export class ImageAges {
  readonly oldest: ImageAge = { searchDay: 0, imageDay: 0, ms: 0 };
  readonly newest: ImageAge = { searchDay: 0, imageDay: 0, ms: 0 };
  readonly midpoint: ImageAge = { searchDay: 0, imageDay: 0, ms: 0 };

  /** Measures the oldest image of search i alone. */
  measureOldest({ searchedAt: t }: Searches, { starts }: Windows, i: number): void {
    const sinceStart = elapsed(starts, t, i);
    const start = sinceStart < 0 ? t : starts;
    setAge(this.oldest, t, i, start.days[i]!, Math.max(0, sinceStart));
  }

  /** Measures search i, not set aside. An end after the search counts as the search, a start too. */
  measure(searches: Searches, { statuses, starts, ends }: Windows, i: number): void {
    const { searchedAt: t } = searches;
    const sinceStart = elapsed(starts, t, i);
    const sinceEnd = statuses[i] === BOTH ? elapsed(ends, t, i) : -1;
    const start = sinceStart < 0 ? t : starts;
    const end = sinceEnd < 0 ? t : ends;
    setAge(this.oldest, t, i, start.days[i]!, Math.max(0, sinceStart));
    setAge(this.newest, t, i, end.days[i]!, Math.max(0, sinceEnd));
    if (isInstant(t, i) && isInstant(start, i) && isInstant(end, i)) {
      const middle = Math.floor((start.instants[i]! + end.instants[i]!) / 2);
      setAge(this.midpoint, t, i, searches.dayOf(middle), t.instants[i]! - middle);
    } else {
      const middle = Math.floor((start.locals[i]! + end.locals[i]!) / 2);
      setAge(this.midpoint, t, i, Math.floor(middle / DAY_MS), t.locals[i]! - middle);
    }
  }
}

function setAge(age: ImageAge, t: Moments, i: number, imageDay: number, ms: number): void {
  age.searchDay = t.days[i]!;
  age.imageDay = imageDay;
  age.ms = ms;
}
