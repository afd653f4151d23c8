import { NO_DAY, type Search } from '../search.ts';

const DAY_MS = 86_400_000;

/** The calendar day number of a search, or NO_DAY. */
export function searchDay({ searchedAt }: Search): number {
  return searchedAt.kind === 'unreadable' ? NO_DAY : searchedAt.day;
}

/** Gives days their calendar year; most searches of a log are made on the day of the one before. */
export class YearOfDay {
  #day = NO_DAY;
  #year = 0;

  /** @returns 0 for NO_DAY */
  of(day: number): number {
    if (day !== this.#day) {
      this.#day = day;
      this.#year = day === NO_DAY ? 0 : new Date(day * DAY_MS).getUTCFullYear();
    }
    return this.#year;
  }
}
