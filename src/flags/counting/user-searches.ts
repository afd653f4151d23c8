import type { FlagCiter, FlagCount, FlagParts, Given } from '../flag-rule.ts';
import type { FlagSearches } from '../seen/flag-searches.ts';
import { isPoor } from '../seen/shares.ts';
import { isOfPerson, noMore } from './evidence.ts';
import { JudgedCounts } from './judged-counts.ts';
import { NumberPlaces } from './number-places.ts';
import { NumberSet } from './number-set.ts';

/** How a search counts for a rule: not at all, as one looked at, or as one of those that are flagged. */
export const LOOKED_AT = { no: 0, yes: 1, counted: 2 } as const;

/**
 * The count of a rule by which a user is flagged for so many searches of a kind, few of them explained.
 * @param kindOf one of LOOKED_AT; users with a search that is looked at are the rule's subjects
 */
export function countOfUsers(
  least: number,
  given: Given,
  kindOf: (seen: FlagSearches, i: number) => number,
): FlagCount<number> {
  const counts = new JudgedCounts();
  const subjects = new NumberSet();
  return {
    add: (seen) => {
      for (let i = 0; i < seen.searches.count; i++) {
        if (!isOfPerson(seen, i)) continue;
        const kind = kindOf(seen, i);
        if (kind === LOOKED_AT.no) continue;
        const user = seen.users[i]!;
        subjects.add(user);
        if (kind === LOOKED_AT.counted) counts.add(user, seen.explained(i));
      }
    },
    state: () => ({ counts: counts.state(), subjects: subjects.numbers() }),
    merge: (state: { counts: Float64Array; subjects: number[] }, { people }) => {
      counts.merge(state.counts, people);
      for (const user of state.subjects) subjects.add(people[user]!);
    },
    found: () => ({
      subjects: subjects.size,
      candidates: counts.where(
        (user) =>
          counts.searches(user) >= least &&
          isPoor(counts.judged(user), counts.explained(user), given.poorShare),
      ),
    }),
  };
}

/** Finds the searches of such a rule's users. */
export function citerOfUsers(
  users: readonly number[],
  kindOf: (seen: FlagSearches, i: number) => number,
): FlagCiter {
  const places = new NumberPlaces(users);
  return (seen, i) => {
    const place = places.of(seen.users[i]!);
    if (place < 0 || seen.byProgram[i] === 1) return -1;
    return kindOf(seen, i) === LOOKED_AT.counted ? place : -1;
  };
}

/** Evidence of a rule whose only condition is a number of searches. */
export function manySearches(parts: FlagParts) {
  return noMore(() => ({ conditions: ['searches'], parts }));
}
