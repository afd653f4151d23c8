import { isOfPerson, noMore } from '../counting/evidence.ts';
import { MOST_SPAN } from '../counting/pair-numbers.ts';
import { PlatePlaces } from '../counting/plate-places.ts';
import { flagRule } from '../flag-rule.ts';
import { PLATE } from '../seen/flag-searches.ts';
import { isNoneExplained, isPoor, type Share } from '../seen/shares.ts';

type Limits = {
  readonly searches: number;
  readonly dates: number;
  readonly days: number;
  readonly spanSearches: number;
};

interface Counted {
  readonly searches: number;
  readonly judged: number;
  readonly explained: number;
  /** Different dates, and days from the first to the last. */
  readonly dates: number;
  readonly span: number;
}

/** More dates than these, the first reading does not tell apart. */
const MOST_DATES = 3;

/** One user, one plate, again and again. */
export const repeatPlate = flagRule({
  name: 'repeatPlate',
  words: {
    label: 'One user, one plate, again and again',
    meaning: ({ searches, dates, days, spanSearches }) =>
      `one user searched one plate: ${searches} times or more, few of them explained (count); or on ${dates} dates or more, none explained (days); or ${spanSearches} times or more over ${days} days or more, few explained (span).`,
    reason:
      'Officers looked up former partners 55 to 228 times over months, always with the same word as the reason. Nobody saw it until a victim asked.',
    trap: "A fleet car, the agency's own test plate, a long case whose number was never typed. The state of the plate is not looked at: two cars may share a number.",
  },
  subject: ['user', 'plate'],
  parameters: { searches: 10, dates: 3, days: 30, spanSearches: 6 },
  needs: { fields: ['user', 'plate'], judged: true },
  count: (limits, given) => {
    const pairs = given.pairs();
    const least = {
      ...limits,
      dates: Math.min(limits.dates, MOST_DATES),
      days: Math.min(limits.days, MOST_SPAN),
    };
    const candidates: { user: number; low: number; high: number }[] = [];
    let subjects = 0;
    pairs.show((pair) => {
      if (!pair.isNamed) return;
      subjects++;
      if (!mayHold(pair, least) || conditionsOf(pair, least, given.poorShare).length === 0) return;
      candidates.push({ user: pair.user, low: pair.low, high: pair.high });
    });
    return {
      // The pairs are counted for all rules that ask for them.
      add: () => {},
      state: () => null,
      merge: () => {},
      found: () => {
        pairs.visit();
        return { subjects, candidates };
      },
    };
  },
  cite: (candidates) => {
    const places = new PlatePlaces(candidates);
    return (seen, i) => {
      if (!isOfPerson(seen, i)) return -1;
      seen.hashPlate(i);
      const { plateKeys } = seen;
      const place = places.find(plateKeys[2 * i]!, plateKeys[2 * i + 1]!, seen.users[i]!);
      return place >= 0 && seen.plate(i) === PLATE.value ? place : -1;
    };
  },
  evidence: (_, limits, { poorShare }) =>
    noMore((detail) => {
      const days = [...detail.days].sort((a, b) => a - b);
      const span = days.length === 0 ? 0 : days.at(-1)! - days[0]!;
      const { searches, judged, explained } = detail;
      const counted = { searches, judged, explained, dates: days.length, span };
      const conditions = conditionsOf(counted, limits, poorShare);
      return conditions.length === 0 ? null : { conditions, parts: { days: span } };
    }),
});

/** Whether a pair has enough searches or dates for any condition: nearly none has. */
function mayHold({ searches, dates }: Counted, limits: Limits): boolean {
  return searches >= Math.min(limits.searches, limits.spanSearches) || dates >= limits.dates;
}

function conditionsOf(
  { searches, judged, explained, dates, span }: Counted,
  limits: Limits,
  poor: Share,
): string[] {
  const hasFew = isPoor(judged, explained, poor);
  const conditions: string[] = [];
  if (searches >= limits.searches && hasFew) conditions.push('count');
  if (dates >= limits.dates && isNoneExplained(judged, explained)) conditions.push('days');
  if (searches >= limits.spanSearches && span >= limits.days && hasFew) conditions.push('span');
  return conditions;
}
