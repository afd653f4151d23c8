import { elapsed, type Moment, type Search } from '../search.ts';
import type { ImageAge } from './edges.ts';

const DAY_MS = 86_400_000;

/** The ages of the oldest and newest image that a search with a range asked for, and of the midpoint. */
export class ImageAges {
  readonly oldest: ImageAge = { searchDay: 0, imageDay: 0, ms: 0 };
  readonly newest: ImageAge = { searchDay: 0, imageDay: 0, ms: 0 };
  readonly midpoint: ImageAge = { searchDay: 0, imageDay: 0, ms: 0 };

  /** Measures a search that is not set aside. An end after the search counts as the search, a start too. */
  measure(search: Search): void {
    const { searchedAt: t, window } = search;
    const a = window.start;
    const b = window.status === 'both' ? window.end : t;
    const start = elapsed(a, t) < 0 ? t : a;
    const end = elapsed(b, t) < 0 ? t : b;
    setAge(this.oldest, t, start.day, elapsed(start, t));
    setAge(this.newest, t, end.day, elapsed(end, t));
    if (t.kind === 'instant' && start.kind === 'instant' && end.kind === 'instant') {
      const middle = Math.floor((start.instant + end.instant) / 2);
      setAge(this.midpoint, t, search.dayOf(middle), t.instant - middle);
    } else {
      const middle = Math.floor((start.local + end.local) / 2);
      setAge(this.midpoint, t, Math.floor(middle / DAY_MS), t.local - middle);
    }
  }
}

function setAge(age: ImageAge, t: Moment, imageDay: number, ms: number): void {
  age.searchDay = t.day;
  age.imageDay = imageDay;
  age.ms = ms;
}
