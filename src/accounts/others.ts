import type { AccountException } from '../contract/systems/accounts.ts';
import { dateOf } from './dates.ts';
import type { Evidence } from './evidence.ts';
import type { Person } from './person.ts';

/** Users of the log that meet no account; null where nobody can tell. */
export function unknownUser({ log }: Evidence): AccountException[] | null {
  if (log === null) return null;
  return log.unknown.map(({ user, days }) => ({
    kind: 'unknownUser',
    user,
    name: null,
    date: days[0] === undefined ? null : dateOf(days[0]),
    days: null,
    rows: [],
  }));
}

/** Longer after a separation a name is late on the personnel list. */
const LATE = 14;

/** People who came onto the personnel list late; null where nobody can tell. */
export function listedLate(
  people: readonly Person[],
  { has }: Evidence,
): AccountException[] | null {
  const needed = ['people', 'people.separatedAt', 'people.listedAt'] as const;
  if (!needed.every(has)) {
    return null;
  }
  return people.flatMap(({ separatedAt, listedAt, user, name, rows }): AccountException[] => {
    if (separatedAt === null || listedAt === null || listedAt - separatedAt <= LATE) return [];
    const days = listedAt - separatedAt;
    return [
      {
        kind: 'listedLate',
        ...{ user: user || null, name: name || null, date: dateOf(listedAt), days },
        rows: [...rows],
      },
    ];
  });
}
