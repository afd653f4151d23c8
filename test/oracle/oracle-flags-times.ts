import {
  distinct,
  type FlagContext,
  type Found,
  grouped,
  hasTimeOfDay,
  inOrderOfTime,
  isPoor,
  NEEDS,
  type OracleRule,
  subjectOf,
} from './oracle-flags-rule.ts';
import type { FlagSearch } from './oracle-flags-searches.ts';
import { compare, plus, type Rational, rational, times, toNumber } from './oracle-rational.ts';
import { dayText } from './oracle-zone.ts';

type Timed = ReturnType<typeof inOrderOfTime>;

const byUser = ({ user }: FlagSearch): string | null => user;

/** Each user's searches that have a time of day, in its order. */
function timedByUser(searches: FlagSearch[]): Timed[] {
  return grouped(searches.filter(hasTimeOfDay), byUser).map(inOrderOfTime);
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const burst: OracleRule = {
  name: 'burst',
  parameters: ({ parameters }) => parameters.burst,
  aboutPeople: true,
  needsJudged: true,
  needs: [NEEDS.user, NEEDS.plate, NEEDS.timeOfDay],
  subjects: (searches) =>
    distinct(searches.filter((each) => hasTimeOfDay(each) && each.plate !== null).map(byUser)),
  find: (searches, context) =>
    timedByUser(searches).flatMap((timed) => {
      const withPlate = timed.filter(({ each }) => each.plate !== null);
      return burstsOf(withPlate, context).flatMap(({ members, plates }): Found[] => {
        const flagged = members.map(({ each }) => each);
        if (!isPoor(flagged, context)) return [];
        const seconds = Math.floor(lengthOf(members) / SECOND);
        const subject = subjectOf(flagged, ['user', 'agency']);
        return [{ subject, searches: flagged, parts: { plates, seconds } }];
      });
    }),
};

interface Burst {
  members: Timed;
  /** The most different plates of a window. */
  plates: number;
}

/** Windows with enough different plates; those that share a search are one. */
function burstsOf(timed: Timed, { parameters }: FlagContext): Burst[] {
  const limits = parameters.burst;
  const bursts: Burst[] = [];
  timed.forEach((first, index) => {
    const window = timed.slice(index).filter(({ at }) => at - first.at <= limits.seconds * SECOND);
    const plates = distinct(window.map(({ each }) => each.plate));
    if (plates < limits.plates) return;
    const before = bursts.at(-1);
    if (before?.members.some((member) => window.includes(member))) {
      before.members.push(...window.filter((member) => !before.members.includes(member)));
      before.plates = Math.max(before.plates, plates);
    } else {
      bursts.push({ members: window, plates });
    }
  });
  return bursts;
}

function lengthOf(timed: Timed): number {
  return (timed.at(-1)?.at ?? 0) - (timed[0]?.at ?? 0);
}

const aroundTheClock: OracleRule = {
  name: 'aroundTheClock',
  parameters: ({ parameters }) => parameters.aroundTheClock,
  aboutPeople: true,
  needsJudged: false,
  needs: [NEEDS.user, NEEDS.timeOfDay],
  subjects: (searches) => distinct(searches.filter(hasTimeOfDay).map(byUser)),
  find: (searches, { parameters }) => {
    const limits = parameters.aroundTheClock;
    return timedByUser(searches).flatMap((timed) =>
      chainsOf(timed, limits.gapHours * HOUR)
        .filter((chain) => lengthOf(chain) >= limits.hours * HOUR)
        .map((chain) => {
          const flagged = chain.map(({ each }) => each);
          const gaps = chain.slice(1).map(({ at }, i) => at - (chain[i]?.at ?? at));
          const parts = {
            hours: Math.floor(lengthOf(chain) / HOUR),
            gapMinutes: Math.floor(Math.max(...gaps) / MINUTE),
          };
          return { subject: subjectOf(flagged, ['user', 'agency']), searches: flagged, parts };
        }),
    );
  },
};

/** Searches of which each is less than a gap after the one before it. */
function chainsOf(timed: Timed, gap: number): Timed[] {
  const chains: Timed[] = [];
  for (const one of timed) {
    const last = chains.at(-1)?.at(-1);
    if (last !== undefined && one.at - last.at < gap) chains.at(-1)?.push(one);
    else chains.push([one]);
  }
  return chains;
}

const volume: OracleRule = {
  name: 'volume',
  parameters: ({ parameters }) => parameters.volume,
  aboutPeople: true,
  needsJudged: false,
  needs: [NEEDS.user, NEEDS.date],
  otherwiseNot: (_, { filtered }) => (filtered ? 'filtered' : null),
  subjects: (searches, context) =>
    comparedMonths(searches, context).reduce((sum, users) => sum + users.length, 0),
  find: (searches, context) =>
    comparedMonths(searches, context).flatMap((users) => {
      const counts = users.map((own) => rational(own.length));
      const middle = median(counts);
      const mad = median(counts.map((count) => distance(count, middle)));
      const limits = context.parameters.volume;
      const spread = times(times(rational(limits.deviations), rational(14826, 10000)), mad);
      return users
        .filter(
          (own) =>
            own.length >= limits.atLeast &&
            compare(rational(own.length), times(rational(limits.times), middle)) > 0 &&
            compare(rational(own.length), plus(middle, spread)) > 0,
        )
        .map((own) => {
          const subject = { ...subjectOf(own, ['user', 'agency']), month: monthOf(own[0]) ?? '' };
          const parts = { median: toNumber(middle), mad: toNumber(mad), users: users.length };
          return { subject, searches: own, parts };
        });
    }),
};

/** The searches of each user of an agency in a month in which enough users searched. */
function comparedMonths(searches: FlagSearch[], { parameters }: FlagContext): FlagSearch[][][] {
  const months = grouped(searches, (each) => {
    const month = monthOf(each);
    return month === null || each.user === null ? null : JSON.stringify([each.agency, month]);
  });
  return months
    .map((month) => grouped(month, byUser))
    .filter((users) => users.length >= parameters.volume.users);
}

function monthOf(each: FlagSearch | undefined): string | null {
  const day = each?.moment?.day;
  return day === undefined ? null : dayText(day).slice(0, 7);
}

export function median(values: Rational[]): Rational {
  const sorted = [...values].sort(compare);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? rational(0);
  if (sorted.length % 2 === 1) return upper;
  return times(plus(sorted[half - 1] ?? rational(0), upper), rational(1, 2));
}

function distance(a: Rational, b: Rational): Rational {
  return compare(a, b) >= 0 ? plus(a, negative(b)) : plus(b, negative(a));
}

function negative(a: Rational): Rational {
  return { over: -a.over, under: a.under };
}

export const TIME_RULES = { burst, aroundTheClock, volume };
