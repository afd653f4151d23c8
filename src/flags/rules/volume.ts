import { NO_DAY } from '../../search.ts';
import { NumberCounts } from '../../tables/number-counts.ts';
import { isOfPerson, noMore } from '../counting/evidence.ts';
import { NumberPlaces } from '../counting/number-places.ts';
import { flagRule } from '../flag-rule.ts';
import { agencyOf } from '../seen/names.ts';

const DAY_MS = 86_400_000;
const MONTHS = 12;

/** The scale by which a median of deviations is that of a normal distribution: 1.4826, in ten-thousandths. */
const SCALE = 14_826;

/** Gives the month of a day: 12 times the year and the month from 0 on. */
class MonthOfDay {
  #day = NO_DAY;
  #month = 0;

  of(day: number): number {
    if (day !== this.#day) {
      const date = new Date(day * DAY_MS);
      this.#day = day;
      this.#month = date.getUTCFullYear() * MONTHS + date.getUTCMonth();
    }
    return this.#month;
  }
}

/** Users with far more searches than the others of their agency in a month. */
export const volume = flagRule({
  name: 'volume',
  words: {
    label: "Far more searches than the agency's others that month",
    meaning: ({ users, times, deviations, atLeast }) =>
      `in one month ${atLeast} searches or more, over ${times} times the median of the agency's users and over that median by more than ${deviations} × 1.4826 times the median absolute deviation; in agencies of ${users} users or more that month.`,
    reason: 'Two users made 1,500 to 1,600 searches where their colleagues made 300 to 400.',
    trap: 'An analyst, a dispatcher or a crime center who searches for others: look at what the job is.',
  },
  subject: ['user', 'month'],
  parameters: { users: 10, times: 3, deviations: 5, atLeast: 50 },
  needs: { fields: ['user', 'searchedAt'], unfiltered: true },
  count: (limits, given) => {
    const months = new MonthOfDay();
    /** By month the searches of each user. */
    const counts = new Map<number, NumberCounts>();
    let last = { month: -1, users: new NumberCounts() };
    const countsIn = (month: number): NumberCounts => {
      if (last.month === month) return last.users;
      const users = counts.get(month) ?? new NumberCounts();
      counts.set(month, users);
      last = { month, users };
      return users;
    };
    return {
      add: (seen) => {
        const { days } = seen.searches.searchedAt;
        for (let i = 0; i < seen.searches.count; i++) {
          if (days[i] === NO_DAY || !isOfPerson(seen, i)) continue;
          countsIn(months.of(days[i]!)).add(seen.users[i]!);
        }
      },
      state: () => [...counts].map(([month, users]) => [month, users.counts()] as const),
      merge: (state: readonly (readonly [number, ReadonlyMap<number, number>])[], { people }) => {
        for (const [month, users] of state) {
          const own = countsIn(month);
          for (const [user, searches] of users) own.add(people[user]!, searches);
        }
      },
      found: () => {
        const compared = [...counts].flatMap(([month, users]) =>
          byAgency(users.counts(), given.people.texts())
            .filter((group) => group.length >= limits.users)
            .map((group) => ({ month, group })),
        );
        return {
          subjects: compared.reduce((sum, { group }) => sum + group.length, 0),
          candidates: compared.flatMap(({ month, group }) => outstanding(month, group, limits)),
        };
      },
    };
  },
  cite: (candidates) => {
    const places = new Map(candidates.map(({ user, month }, i) => [`${user} ${month}`, i]));
    const users = new NumberPlaces([...new Set(candidates.map(({ user }) => user))]);
    const months = new MonthOfDay();
    return (seen, i) => {
      const user = seen.users[i]!;
      const day = seen.searches.searchedAt.days[i]!;
      if (users.of(user) < 0 || day === NO_DAY || seen.byProgram[i] === 1) return -1;
      return places.get(`${user} ${months.of(day)}`) ?? -1;
    };
  },
  evidence: ({ month, median, mad, users }) =>
    noMore(() => ({
      conditions: ['volume'],
      parts: { median, mad, users },
      subject: { month: monthText(month) },
    })),
});

interface Counted {
  readonly user: number;
  readonly searches: number;
}

/** The users of each agency. */
function byAgency(users: ReadonlyMap<number, number>, names: readonly string[]): Counted[][] {
  const groups = new Map<string, Counted[]>();
  for (const [user, searches] of users) {
    const agency = agencyOf(names[user]!);
    const group = groups.get(agency) ?? [];
    groups.set(agency, group);
    group.push({ user, searches });
  }
  return [...groups.values()];
}

interface Limits {
  readonly times: number;
  readonly deviations: number;
  readonly atLeast: number;
}

/** Who stands out of a group, in whole numbers: twice the median, four times the deviation. */
function outstanding(month: number, group: readonly Counted[], limits: Limits) {
  const twice = twiceMedian(group.map(({ searches }) => searches));
  const fourfold = twiceMedian(group.map(({ searches }) => Math.abs(2 * searches - twice)));
  return group
    .filter(
      ({ searches }) =>
        searches >= limits.atLeast &&
        2 * searches > limits.times * twice &&
        40_000 * searches > 20_000 * twice + limits.deviations * SCALE * fourfold,
    )
    .map(({ user }) => ({
      ...{ user, month, median: twice / 2, mad: fourfold / 4, users: group.length },
    }));
}

function twiceMedian(numbers: number[]): number {
  const sorted = numbers.sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? 2 * sorted[half]! : sorted[half - 1]! + sorted[half]!;
}

function monthText(month: number): string {
  const number = String((month % MONTHS) + 1).padStart(2, '0');
  return `${Math.floor(month / MONTHS)}-${number}`;
}
