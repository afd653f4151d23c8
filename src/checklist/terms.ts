import type { ChecklistState } from '../contract/checklist/checklists.ts';
import type { ChecklistElement, ChecklistResult } from '../contract/checklist/document.ts';

/** The dates of contracts: terms that are old, and contracts that have expired. */

export interface TodayOptions {
  /** The day that stands for today, as a day number; null where none is known. */
  readonly asOf: number | null;
  /** Terms of before this day are old. */
  readonly firstCurrent: number | null;
  readonly dateOf: (day: number) => string;
}

const DAY_MS = 86_400_000;

/** What dates mean on the day that stands for today. */
export class Today {
  readonly asOf: number | null;
  readonly dateOf: (day: number) => string;
  readonly #firstCurrent: number | null;

  constructor({ asOf, firstCurrent, dateOf }: TodayOptions) {
    this.asOf = asOf;
    this.dateOf = dateOf;
    this.#firstCurrent = firstCurrent;
  }

  /** What follows from a date that was given as the answer; undefined where nothing does. */
  answerOf(element: string, value: string | null): ChecklistState | undefined {
    if (value === null) return undefined;
    if (element === 'inForceUntil') return this.isExpired(value) ? 'notMet' : 'met';
    if (element !== 'termsUpdated') return undefined;
    // What is dated after today has not happened.
    if (this.asOf !== null && dayOf(value) > this.asOf) return 'open';
    return this.isOld(value) ? 'notMet' : 'met';
  }

  /** Whether terms of that date are older than they may be. */
  isOld(date: string): boolean | null {
    return this.#firstCurrent === null ? null : dayOf(date) < this.#firstCurrent;
  }

  /** On its last day a contract is in force. */
  isExpired(date: string): boolean | null {
    return this.asOf === null ? null : dayOf(date) < this.asOf;
  }
}

/** The day number of a date `YYYY-MM-DD` of any year. */
function dayOf(date: string): number {
  return Date.parse(date) / DAY_MS;
}

/** The dates of each agency's contract; none where the checklist is of something else. */
export function termsOf(
  elements: readonly ChecklistElement[],
  agencies: readonly string[],
  today: Today,
): ChecklistResult['terms'] {
  const answersTo = (element: string): ChecklistElement['answers'] | undefined =>
    elements.find((each) => each.element === element)?.answers;
  const updates = answersTo('termsUpdated');
  const ends = answersTo('inForceUntil');
  if (updates === undefined || ends === undefined) return [];
  return agencies.map((agency, at) => {
    const updated = updates[at]?.value ?? null;
    const expires = ends[at]?.value ?? null;
    return {
      ...{ agency, updated, old: updated === null ? null : today.isOld(updated) },
      ...{ expires, expired: expires === null ? null : today.isExpired(expires) },
    };
  });
}
