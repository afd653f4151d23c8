import { mergeState } from '../../tables/merge-state.ts';
import { citerOfUsers, countOfUsers, LOOKED_AT } from '../counting/user-searches.ts';
import { type Evidence, flagRule, type Settled } from '../flag-rule.ts';
import type { FlagDetail } from '../seen/flag-detail.ts';
import type { FlagSearches } from '../seen/flag-searches.ts';
import { hasNetworks, networksOf } from '../seen/networks.ts';

function kindAt(networks: number, least: number): number {
  if (networks < 0) return LOOKED_AT.no;
  return networks >= least ? LOOKED_AT.counted : LOOKED_AT.yes;
}

/** Searches through the cameras of half the country, without a case. */
export const wideReach = flagRule({
  name: 'wideReach',
  words: {
    label: 'Searches across very many networks',
    meaning: ({ searches, networks }) =>
      `${searches} searches of a user or more through ${networks} networks or more, few of them explained. Where over half of the counts reach so many, it is the agency's setting, and the rule does not run.`,
    reason:
      'One plate looked for in three states without a case; two searches through 6,809 networks for a woman who had an abortion.',
    trap: 'A vendor that searches everywhere unless the user says otherwise.',
  },
  subject: ['user'],
  parameters: { searches: 10, networks: 1000 },
  needs: { fields: ['user', 'networks'], judged: true },
  count: ({ searches, networks: least }, given) => {
    const reach = { counts: 0, wide: 0 };
    const users = countOfUsers(searches, given, (seen, i) => {
      return kindAt(networksOf(seen, i), least);
    });
    return {
      add: (seen) => {
        if (!hasNetworks(seen)) return;
        for (let i = 0; i < seen.searches.count; i++) {
          const networks = seen.byProgram[i] === 0 ? networksOf(seen, i) : -1;
          if (networks >= 0) reach.counts++;
          if (networks >= least) reach.wide++;
        }
        users.add(seen);
      },
      state: () => ({ reach, users: users.state() }),
      merge: (state: { reach: typeof reach; users: unknown }, numbers) => {
        reach.counts += state.reach.counts;
        reach.wide += state.reach.wide;
        mergeState(users, state.users, numbers);
      },
      found: () => ({
        ...users.found(),
        why: 2 * reach.wide > reach.counts ? ('reach' as const) : null,
      }),
    };
  },
  cite: (users, { networks: least }) =>
    citerOfUsers(users, (seen, i) => kindAt(networksOf(seen, i), least)),
  evidence: () => new Largest(),
});

/** The most networks of the searches. */
class Largest implements Evidence {
  #largest = 0;

  add(seen: FlagSearches, i: number): void {
    this.merge(networksOf(seen, i));
  }

  state(): number {
    return this.#largest;
  }

  merge(largest: number): void {
    this.#largest = Math.max(this.#largest, largest);
  }

  settle(detail: FlagDetail): Settled[] {
    return [{ conditions: ['searches'], parts: { largest: this.#largest }, detail }];
  }
}
