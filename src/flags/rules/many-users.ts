import { noMore } from '../counting/evidence.ts';
import { PlatePlaces } from '../counting/plate-places.ts';
import { PlateUsers, plateLow } from '../counting/plate-users.ts';
import { flagRule } from '../flag-rule.ts';
import { PLATE } from '../seen/flag-searches.ts';

/** One plate, many users. */
export const manyUsers = flagRule({
  name: 'manyUsers',
  words: {
    label: 'One plate, many users, nothing explained',
    meaning: ({ users }) =>
      `${users} users or more searched one plate, and no search is explained.`,
    reason:
      "A plate that half a station looks up and nobody gives a case for: a neighbor's, a reporter's, a colleague's, a celebrity's car.",
    trap: 'A wanted car that was read out at briefing; a plate that is typed in training.',
  },
  subject: ['plate'],
  parameters: { users: 5 },
  needs: { fields: ['user', 'plate'], judged: true },
  count: ({ users }, given) => {
    const pairs = given.pairs();
    const plates = new PlateUsers();
    pairs.show((pair) => plates.add(pair));
    return {
      add: () => {},
      state: () => null,
      merge: () => {},
      found: () => {
        pairs.visit();
        return plates.found(users);
      },
    };
  },
  cite: (candidates) => {
    const places = new PlatePlaces(candidates.map((plate) => ({ ...plate, user: -1 })));
    return (seen, i) => {
      if (seen.byProgram[i] === 1) return -1;
      seen.hashPlate(i);
      const { plateKeys } = seen;
      const place = places.find(plateLow(plateKeys[2 * i]!), plateKeys[2 * i + 1]!, -1);
      return place >= 0 && seen.plate(i) === PLATE.value ? place : -1;
    };
  },
  evidence: ({ users }) => noMore(() => ({ conditions: ['users'], parts: { users } })),
});
