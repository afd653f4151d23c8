import { isOfPerson } from '../counting/evidence.ts';
import { hasTimeOfDay, RunsOfUsers } from '../counting/user-times.ts';
import { type Evidence, flagRule, type Settled } from '../flag-rule.ts';
import type { FlagDetail } from '../seen/flag-detail.ts';
import type { FlagSearches } from '../seen/flag-searches.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A stretch of time in which a user never rested. */
interface Stretch {
  readonly user: number;
  readonly from: number;
  readonly to: number;
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
    const users = new RunsOfUsers(gapHours * HOUR_MS);
    return {
      add: (seen) => {
        for (let i = 0; i < seen.searches.count; i++) {
          if (isOfPerson(seen, i) && hasTimeOfDay(seen, i)) users.add(seen.users[i]!, seen, i);
        }
      },
      state: () => users.state(),
      merge: (state: ReturnType<RunsOfUsers['state']>, { people }) => users.merge(state, people),
      found: () => {
        const candidates: Stretch[] = [];
        users.visit((user, from, to, areInstants) => {
          if (to - from >= hours * HOUR_MS) candidates.push({ user, from, to, areInstants });
        });
        return { subjects: users.size, candidates };
      },
    };
  },
  cite: (candidates) => {
    const users = new Map<number, { stretch: Stretch; place: number }[]>();
    for (const [place, stretch] of candidates.entries()) {
      const own = users.get(stretch.user);
      if (own === undefined) users.set(stretch.user, [{ stretch, place }]);
      else own.push({ stretch, place });
    }
    return (seen, i) => {
      const own = users.get(seen.users[i]!);
      if (own === undefined || seen.byProgram[i] === 1 || !hasTimeOfDay(seen, i)) return -1;
      for (const { stretch, place } of own) {
        const time = timeOf(seen, i, stretch.areInstants);
        if (time >= stretch.from && time <= stretch.to) return place;
      }
      return -1;
    };
  },
  evidence: (stretch) => new Gaps(stretch),
});

function timeOf({ searches: { searchedAt } }: FlagSearches, i: number, isInstant: boolean): number {
  return (isInstant ? searchedAt.instants : searchedAt.locals)[i]!;
}

/** All times of a stretch, for the longest gap between two neighbors. */
class Gaps implements Evidence {
  readonly #stretch: Stretch;
  readonly #times: number[] = [];

  constructor(stretch: Stretch) {
    this.#stretch = stretch;
  }

  add(seen: FlagSearches, i: number): void {
    this.#times.push(timeOf(seen, i, this.#stretch.areInstants));
  }

  state(): number[] {
    return this.#times;
  }

  merge(times: readonly number[]): void {
    for (const time of times) this.#times.push(time);
  }

  settle(detail: FlagDetail): Settled[] {
    const { from, to } = this.#stretch;
    const times = Float64Array.from(this.#times).sort();
    let longest = 0;
    for (let i = 1; i < times.length; i++) longest = Math.max(longest, times[i]! - times[i - 1]!);
    const parts = {
      hours: Math.floor((to - from) / HOUR_MS),
      gapMinutes: Math.floor(longest / MINUTE_MS),
    };
    return [{ conditions: ['hours'], parts, detail }];
  }
}
