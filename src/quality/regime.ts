import type { Warning } from '../contract/document.ts';
import type { Search } from '../search.ts';
import type { ClassOptions } from './case-number-class.ts';
import { ReasonClasses } from './reason-classes.ts';

const DAY_MS = 86_400_000;
const LEAST_REASONS = 50;

interface Month {
  /** Reasons that are neither withheld nor absent. */
  judgeable: number;
  /** Of these, blank, placeholder or vague ones. */
  empty: number;
}

/**
 * Looks for a month in which the form changed: between adjacent calendar months with 50 or more
 * judgeable reasons each, the share of blank, placeholder or vague ones moves by over 30 points.
 */
export class RegimeTally {
  readonly #classes: ReasonClasses;
  readonly #months = new Map<number, Month>();
  #lastDay = Number.NaN;
  #lastMonth: Month | undefined;

  constructor(options: ClassOptions) {
    this.#classes = new ReasonClasses(options);
  }

  add(search: Search): void {
    const { searchedAt } = search;
    if (searchedAt.kind === 'unreadable') return;
    const { state } = search.cell('reason');
    if (state === 'withheld' || state === 'absent') return;
    const month = this.#monthOf(searchedAt.day);
    month.judgeable++;
    if (this.#classes.saysNothing(search)) month.empty++;
  }

  warnings(): Warning[] {
    return [...this.#months.keys()]
      .sort((a, b) => a - b)
      .flatMap((number) => {
        const before = this.#months.get(number - 1);
        const month = this.#months.get(number)!;
        if (!before || !hasChanged(before, month)) return [];
        const message =
          `reasons that are blank, placeholders or vague went from ${percent(before)} in ` +
          `${monthText(number - 1)} to ${percent(month)} in ${monthText(number)}: the form probably changed`;
        return [{ code: 'regime-change' as const, message }];
      });
  }

  #monthOf(day: number): Month {
    if (day === this.#lastDay) return this.#lastMonth!;
    const date = new Date(day * DAY_MS);
    const number = date.getUTCFullYear() * 12 + date.getUTCMonth();
    let month = this.#months.get(number);
    if (month === undefined) {
      month = { judgeable: 0, empty: 0 };
      this.#months.set(number, month);
    }
    this.#lastDay = day;
    this.#lastMonth = month;
    return month;
  }
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

function monthText(number: number): string {
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
}
