import { citerOfUsers, countOfUsers, manySearches } from '../counting/user-searches.ts';
import { flagRule } from '../flag-rule.ts';
import type { FlagSearches } from '../seen/flag-searches.ts';

function kindOf(seen: FlagSearches, i: number): number {
  return seen.range(i);
}

/** Searches for images older than the agency keeps its own. */
export const oldImages = flagRule({
  name: 'oldImages',
  words: {
    label: 'Searches for images older than the retention',
    meaning: ({ searches }) =>
      `${searches} searches of a user or more whose range starts before the retention, few of them explained. A range is what was asked for, not what was found.`,
    reason:
      "Where somebody was, years back, in other agencies' images: the report found searches five years old, and nobody had looked.",
    trap: 'A preset of the screen that is longer than the retention; cold cases.',
  },
  subject: ['user'],
  parameters: { searches: 10, retention: '1y' },
  needs: { fields: ['user', 'windowStart'], judged: true },
  count: ({ searches }, given) => countOfUsers(searches, given, kindOf),
  cite: (users) => citerOfUsers(users, kindOf),
  evidence: (_, __, { retention }) => manySearches({ retention }),
});
