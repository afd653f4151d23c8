import { isOfPerson } from '../counting/evidence.ts';
import { NumberPlaces } from '../counting/number-places.ts';
import { Stretches } from '../counting/stretches.ts';
import {
  hasTimeOfDay,
  slotLength,
  TimesOfUsers,
  type UserTimesState,
} from '../counting/user-times.ts';
import { flagRule } from '../flag-rule.ts';
import type { FlagSearches } from '../seen/flag-searches.ts';

const HOUR_MS = 3_600_000;

/** Slots of time in which a user may never have rested, from the first to the last. */
interface Busy {
  readonly user: number;
  readonly first: number;
  readonly last: number;
  readonly areInstants: boolean;
}

/** An account that is used around the clock. */
export const aroundTheClock = flagRule({
  name: 'aroundTheClock',
  words: {
    label: 'An account used around the clock',
    meaning: ({ gapHours, hours }) =>
      `searches of one user less than ${gapHours} hours apart, over ${hours} hours or more: an account that several may use, or one person in a long case.`,
    reason: "A federal agent searched on a detective's login, which the detective used, too.",
    trap: 'A manhunt or a kidnapping that kept one person awake; an account that a desk shares by policy.',
  },
  subject: ['user'],
  parameters: { gapHours: 5, hours: 36 },
  needs: { fields: ['user', 'searchedAt'], timeOfDay: true },
  count: ({ gapHours, hours }) => {
    const gap = gapHours * HOUR_MS;
    const users = new TimesOfUsers(gap);
    return {
      add: (seen) => {
        for (let i = 0; i < seen.searches.count; i++) {
          if (isOfPerson(seen, i) && hasTimeOfDay(seen, i)) users.add(seen.users[i]!, seen, i);
        }
      },
      state: () => users.state(),
      merge: (state: UserTimesState, { people }) => users.merge(state, people),
      found: () => {
        const candidates: Busy[] = [];
        users.visit((user, first, last, areInstants) => {
          const most = (last - first + 1) * slotLength(gap);
          if (most >= hours * HOUR_MS) candidates.push({ user, first, last, areInstants });
        });
        return { subjects: users.size, candidates };
      },
    };
  },
  cite: (candidates, { gapHours }) => {
    const users = new Map<number, { busy: Busy; place: number }[]>();
    for (const [place, busy] of candidates.entries()) {
      const own = users.get(busy.user);
      if (own === undefined) users.set(busy.user, [{ busy, place }]);
      else own.push({ busy, place });
    }
    const length = slotLength(gapHours * HOUR_MS);
    const places = new NumberPlaces([...users.keys()]);
    const all = [...users.values()];
    // Most searches of a user stand behind the last that began before the search before.
    const before = new Int32Array(all.length);
    return (seen, i) => {
      const place = places.of(seen.users[i]!);
      if (place < 0 || seen.byProgram[i] === 1 || !hasTimeOfDay(seen, i)) return -1;
      const own = all[place]!;
      const slot = Math.floor(timeOf(seen, i, own[0]!.busy.areInstants) / length);
      let at = before[place]!;
      if (!isLastBegun(own, at, slot)) {
        at = Math.max(0, lastBegun(own, slot));
        before[place] = at;
      }
      const { busy, place: candidate } = own[at]!;
      return slot >= busy.first && slot <= busy.last ? candidate : -1;
    };
  },
  evidence: ({ areInstants }, { gapHours, hours }, _, most) =>
    new Stretches(gapHours * HOUR_MS, hours * HOUR_MS, most, (seen, i) =>
      timeOf(seen, i, areInstants),
    ),
});

function timeOf({ searches: { searchedAt } }: FlagSearches, i: number, isInstant: boolean): number {
  return (isInstant ? searchedAt.instants : searchedAt.locals)[i]!;
}

interface Begun {
  readonly busy: Busy;
}

function isLastBegun(all: readonly Begun[], at: number, slot: number): boolean {
  const next = all[at + 1];
  return all[at]!.busy.first <= slot && (next === undefined || next.busy.first > slot);
}

/** The place of the last that begins no later than a slot, of some in their order; −1 for none. */
function lastBegun(all: readonly Begun[], slot: number): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (all[middle]!.busy.first > slot) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}
