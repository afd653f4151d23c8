import { trimmed } from '../../search.ts';
import { isOfPerson } from '../counting/evidence.ts';
import { citerOfUsers, countOfUsers, LOOKED_AT } from '../counting/user-searches.ts';
import { type Evidence, flagRule, type Settled } from '../flag-rule.ts';
import type { FlagDetail } from '../seen/flag-detail.ts';
import type { FlagSearches } from '../seen/flag-searches.ts';

const COUNT = /^(\d{1,15}|\d{1,3}(,\d{3}){1,4})$/;

/** How many networks search i looked through; −1 where the log does not say. */
function networksOf({ searches }: FlagSearches, i: number): number {
  if (searches.countsCameras) return -1;
  const { state, text } = searches.cells('networks').at(i);
  if (state !== 'value') return -1;
  const plain = trimmed(text);
  return COUNT.test(plain) ? Number(plain.replaceAll(',', '')) : -1;
}

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
        for (let i = 0; i < seen.searches.count; i++) {
          const networks = isOfPerson(seen, i) ? networksOf(seen, i) : -1;
          if (networks >= 0) reach.counts++;
          if (networks >= least) reach.wide++;
        }
        users.add(seen);
      },
      state: () => ({ reach, users: users.state() }),
      merge: (state: { reach: typeof reach; users: unknown }, numbers) => {
        reach.counts += state.reach.counts;
        reach.wide += state.reach.wide;
        users.merge(state.users as never, numbers);
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
