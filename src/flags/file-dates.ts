import { byCodePoint, NO_DAY } from '../search.ts';
import type { FlagSearches } from './seen/flag-searches.ts';

/** Of each log, by the folded name of an agency, the dates on which it has searches. */
export type DatesByFile = Map<string, Map<string, Set<number>>>;

/** On which dates each log has searches of each agency: to see whether two logs tell of the same. */
export class FileDates {
  readonly #files: DatesByFile = new Map();
  #lastFile = '';
  #lastCell: object | undefined;
  #lastDay = NO_DAY;

  add({ searches }: FlagSearches): void {
    const { count, searchedAt, file } = searches;
    const cells = searches.cells('agency');
    for (let i = 0; i < count; i++) {
      const day = searchedAt.days[i]!;
      const cell = cells.at(i);
      const isSame = day === this.#lastDay && cell === this.#lastCell && file === this.#lastFile;
      if (isSame || day === NO_DAY) continue;
      this.#lastFile = file;
      this.#lastCell = cell;
      this.#lastDay = day;
      if (cell.state === 'value') datesOf(this.#files, file, cell.folded).add(day);
    }
  }

  /** What another thread can be told. */
  state(): DatesByFile {
    return this.#files;
  }

  merge(files: DatesByFile): void {
    for (const [file, agencies] of files) {
      for (const [agency, days] of agencies) {
        const own = datesOf(this.#files, file, agency);
        for (const day of days) own.add(day);
      }
    }
  }
}

function datesOf(files: DatesByFile, file: string, agency: string): Set<number> {
  const agencies = files.get(file) ?? new Map<string, Set<number>>();
  files.set(file, agencies);
  const days = agencies.get(agency) ?? new Set<number>();
  agencies.set(agency, days);
  return days;
}

/** An agency of which two logs have searches on the same dates, and on how many. */
export interface SharedDates {
  readonly agency: string;
  readonly dates: number;
}

/** The agency with the most dates in both of two logs. */
export function mostSharedDates(
  a: ReadonlyMap<string, ReadonlySet<number>>,
  b: ReadonlyMap<string, ReadonlySet<number>>,
): SharedDates {
  let most: SharedDates = { agency: '', dates: 0 };
  for (const [agency, days] of a) {
    const others = b.get(agency);
    let dates = 0;
    for (const day of days) if (others?.has(day)) dates++;
    const isMore = dates === most.dates && dates > 0 && byCodePoint(agency, most.agency) < 0;
    if (dates > most.dates || isMore) most = { agency, dates };
  }
  return most;
}
