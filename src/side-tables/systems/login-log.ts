import { ANY_LAYOUT } from '../../log/header/header-names.ts';
import { networkAddress } from '../../network-address.ts';
import type { Field } from '../../search.ts';
import type { TableDescription } from '../columns.ts';

/** A log of network addresses: no public example of any vendor's exists. */

export type LoginField = 'at' | 'user' | 'ip' | 'result';

/** The names that a search log, which may have addresses, has for a field; the best known first. */
function ofSearches(field: Field): string[] {
  const own = [...ANY_LAYOUT].filter(([, known]) => known.field === field);
  return own.sort(([, a], [, b]) => a.rank - b.rank).map(([name]) => name);
}

export const LOGIN_LOG: TableDescription<LoginField> = {
  columns: [
    {
      field: 'at',
      names: [
        ...['login time', 'login date', 'login date/time', 'logged in at', 'logon time'],
        ...['sign in time', 'session start', 'event time'],
        ...ofSearches('searchedAt'),
        ...['time', 'date'],
      ],
      isTime: true,
    },
    {
      field: 'user',
      names: [...ofSearches('user'), 'account'],
    },
    {
      field: 'ip',
      names: [
        ...ofSearches('ipAddress'),
        ...['client ip', 'remote ip', 'source address', 'remote address', 'address'],
      ],
      problem: (cell) =>
        cell === '' || NOTHING.test(cell) || networkAddress(cell) !== undefined
          ? undefined
          : 'is no IPv4 or IPv6 address: correct it, or leave it empty',
    },
    {
      field: 'result',
      names: ['login result', 'login status', 'status', 'outcome', 'success', 'failure reason'],
    },
  ],
  needed: [['ip'], ['user', 'at']],
  filled: [['ip', 'user', 'at']],
  missing:
    'has no columns of network addresses and of users or times: head them "ip", "user" and "at", or name them with --map',
  incomplete: 'bad',
};

/** What an address cell holds that has none. */
const NOTHING = /^(?:-+|n\/?a|none|null|unknown|localhost|\*{3,}|redacted)$/i;
