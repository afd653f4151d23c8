import { citerOfUsers, countOfUsers, LOOKED_AT } from '../counting/user-searches.ts';
import { type Evidence, flagRule, type Settled } from '../flag-rule.ts';
import type { FlagDetail } from '../seen/flag-detail.ts';
import { type FlagSearches, PLATE } from '../seen/flag-searches.ts';

function kindOf(seen: FlagSearches, i: number): number {
  const plate = seen.plate(i);
  return plate === PLATE.nothing || plate === PLATE.wildcard ? LOOKED_AT.counted : LOOKED_AT.yes;
}

/** Searches for no plate, or for many at once. */
export const withoutPlate = flagRule({
  name: 'withoutPlate',
  words: {
    label: 'Searches without a plate',
    meaning: ({ searches }) =>
      `${searches} searches of a user or more with no plate, a placeholder or a wildcard, few of them explained.`,
    reason: 'Fishing: everything that passed a place, or every plate that begins with two letters.',
    trap: 'A partial plate from a witness; searches by make, model and color, which have no plate to give.',
  },
  subject: ['user'],
  parameters: { searches: 20 },
  needs: { fields: ['user', 'plate'], judged: true },
  count: ({ searches }, given) => countOfUsers(searches, given, kindOf),
  cite: (users) => citerOfUsers(users, kindOf),
  evidence: () => new Wildcards(),
});

/** How many of the searches have a wildcard. */
class Wildcards implements Evidence {
  #wildcards = 0;

  add(seen: FlagSearches, i: number): void {
    if (seen.plate(i) === PLATE.wildcard) this.#wildcards++;
  }

  state(): number {
    return this.#wildcards;
  }

  merge(wildcards: number): void {
    this.#wildcards += wildcards;
  }

  settle(detail: FlagDetail): Settled[] {
    return [{ conditions: ['searches'], parts: { wildcards: this.#wildcards }, detail }];
  }
}
