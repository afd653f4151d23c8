import type { Account } from './account.ts';
import type { Ambiguities } from './ambiguities.ts';
import { KeyIndex, keysOfCells } from './keys.ts';
import type { Person } from './person.ts';
import type { TrainingRow } from './rows.ts';

/** The trainings of one who was trained: a person, or an account that is joined to none. */
export interface Trained {
  /** Dates, ascending. */
  readonly days: readonly number[];
  /** Dates of trainings of this one or of another: a name of the register meets both. */
  readonly perhaps: readonly number[];
}

type Subject = Account | Person;

const NONE: Trained = { days: [], perhaps: [] };

/**
 * Joins trainings to people, and to accounts that are joined to nobody. A person is found by the keys of
 * their accounts, too.
 */
export class Trainings {
  readonly #index = new KeyIndex<Subject>();
  readonly #trained = new Map<Subject, { days: number[]; perhaps: number[] }>();

  /** @param personOf whose account it is; null where it is joined to nobody */
  constructor(
    people: readonly Person[],
    accounts: readonly Account[],
    personOf: (account: Account) => Person | null,
  ) {
    for (const person of people) this.#index.add(person, person.keys);
    for (const account of accounts) this.#index.add(personOf(account) ?? account, account.keys);
  }

  /** Takes in the rows that count: held by `asOf` and, where one is asked for, of a course. */
  addAll(rows: readonly TrainingRow[], asOf: number, ambiguities: Ambiguities): void {
    const ambiguous = new Map<string, number[]>();
    for (const { day, user, name, row } of rows) {
      if (day === null || day > asOf) continue;
      const met = this.#index.meet(keysOfCells([user], [name]));
      if (met === undefined) continue;
      const isTold = met.things.length === 1;
      for (const subject of met.things) this.#of(subject)[isTold ? 'days' : 'perhaps'].push(day);
      if (!isTold) ambiguous.set(met.key, [...(ambiguous.get(met.key) ?? []), row]);
    }
    for (const [key, own] of ambiguous) ambiguities.add('training', key, own);
    for (const { days, perhaps } of this.#trained.values()) {
      days.sort((a, b) => a - b);
      perhaps.sort((a, b) => a - b);
    }
  }

  of(subject: Subject): Trained {
    return this.#trained.get(subject) ?? NONE;
  }

  #of(subject: Subject): { days: number[]; perhaps: number[] } {
    const there = this.#trained.get(subject);
    if (there !== undefined) return there;
    const made = { days: [], perhaps: [] };
    this.#trained.set(subject, made);
    return made;
  }
}
