import { calendarWords } from '../calendar-words.ts';
import type { Warning } from '../contract/document.ts';
import { byCodePoint, NO_DAY, type Searches } from '../search.ts';
import { addCounts } from '../tables/add-counts.ts';
import type { FieldReader } from './field-reader.ts';

const DAY_MS = 86_400_000;
const LEAST_REASONS = 50;

type Month = {
  /** Reasons that are neither withheld, damaged nor absent. */
  judgeable: number;
  /** Of these, blank, placeholder or vague ones. */
  empty: number;
};

/**
 * Looks for a month in which a log's form changed: between adjacent calendar months with 50 or more
 * judgeable reasons each, the share of blank, placeholder or vague ones moves by over 30 points.
 */
export class RegimeTally {
  readonly #reader: FieldReader;
  /** By log, because two logs with other users have other habits; then by month. */
  readonly #logs = new Map<string, Map<number, Month>>();
  #lastFile = '';
  #lastDay = Number.NaN;
  #lastMonth: Month | undefined;

  /** @param reader shared with the analysis beside it, so that no reason is looked at twice */
  constructor(reader: FieldReader) {
    this.#reader = reader;
  }

  addAll(searches: Searches): void {
    const { count, file } = searches;
    const { days } = searches.searchedAt;
    const reader = this.#reader;
    const reasons = searches.cells('reason');
    const caseNumbers = searches.cells('caseNumber');
    const plates = searches.cells('plate');
    for (let i = 0; i < count; i++) {
      const day = days[i]!;
      if (day === NO_DAY) continue;
      const reason = reader.reason(reasons.at(i));
      if (!reason.judgeable) continue;
      const month = this.#monthOf(file, day);
      month.judgeable++;
      if (reader.saysNothing(reason, caseNumbers, plates, i)) month.empty++;
    }
  }

  /** What another thread can be told. */
  state(): ReadonlyMap<string, ReadonlyMap<number, Month>> {
    return this.#logs;
  }

  merge(state: ReturnType<RegimeTally['state']>): void {
    addCounts(this.state(), state);
  }

  warnings(): Warning[] {
    // Logs are read in the code-point order of their names.
    return [...this.#logs]
      .sort(([a], [b]) => byCodePoint(a, b))
      .flatMap(([file, months]) => logWarnings(file, months));
  }

  #monthOf(file: string, day: number): Month {
    if (day === this.#lastDay && file === this.#lastFile) return this.#lastMonth!;
    const months = this.#logs.get(file) ?? new Map<number, Month>();
    this.#logs.set(file, months);
    const date = new Date(day * DAY_MS);
    const number = date.getUTCFullYear() * 12 + date.getUTCMonth();
    const month = months.get(number) ?? { judgeable: 0, empty: 0 };
    months.set(number, month);
    this.#lastDay = day;
    this.#lastFile = file;
    this.#lastMonth = month;
    return month;
  }
}

function logWarnings(file: string, months: ReadonlyMap<number, Month>): Warning[] {
  return [...months.keys()]
    .sort((a, b) => a - b)
    .flatMap((number) => {
      const before = months.get(number - 1);
      const month = months.get(number)!;
      if (!before || !hasChanged(before, month)) return [];
      const message =
        `${file}: reasons that are blank, placeholders or vague went from ${percent(before)} in ` +
        `${monthWords(number - 1)} to ${percent(month)} in ${monthWords(number)}: the form probably changed`;
      return [{ code: 'regime-change' as const, message }];
    });
}

function hasChanged(before: Month, month: Month): boolean {
  if (before.judgeable < LEAST_REASONS || month.judgeable < LEAST_REASONS) return false;
  // |a/b − c/d| > 3/10, in whole numbers.
  const difference = Math.abs(before.empty * month.judgeable - month.empty * before.judgeable);
  return 10 * difference > 3 * before.judgeable * month.judgeable;
}

function percent({ empty, judgeable }: Month): string {
  return `${Math.round((100 * empty) / judgeable)} percent`;
}

function monthWords(number: number): string {
  return calendarWords(`${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`);
}
