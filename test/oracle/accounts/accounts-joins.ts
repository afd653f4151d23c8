import type { OracleLog } from '../oracle-log.ts';
import { byCodePoint } from '../oracle-refusal.ts';
import { trim } from '../oracle-white-space.ts';
import { personKey } from '../side/person-key.ts';
import type { Account, AccountsFound, Keyed, Person } from './accounts-tables.ts';

/** A key that met two, and the lines of those in the table in which it met them. */
export interface AmbiguousKey {
  table: 'accounts' | 'people';
  key: string;
  rows: number[];
}

/** Whom two keys meet: the first that meets somebody decides. */
export interface Met<T> {
  key: string;
  found: T[];
}

export function meet<T extends Keyed>(users: string[], names: string[], all: T[]): Met<T> | null {
  for (const key of users) {
    const found = all.filter((each) => each.users.includes(key));
    if (found.length > 0) return { key, found };
  }
  // An account of several rows may have several names: whose it is, they have to agree.
  const found = all.filter((each) => names.some((key) => each.names.includes(key)));
  const key = names.find((each) => found.some((one) => one.names.includes(each)));
  return key === undefined ? null : { key, found };
}

/** An account's person: one, none, or nobody, because its key meets several. */
export type Joined = Person | 'nobody' | 'ambiguous';

export function personOf(account: Keyed, people: Person[]): Joined {
  const met = meet(account.users, account.names, people);
  if (met === null) return 'nobody';
  return met.found.length > 1 ? 'ambiguous' : (met.found[0] ?? 'nobody');
}

/** One user of the log, under all spellings of one key. */
export interface LogUser {
  key: string;
  /** The smallest spelling by code point. */
  spelling: string;
  /** The days of the user's searches up to as-of, ascending; a search without a date is in none. */
  days: number[];
}

export interface LogSide {
  users: LogUser[];
  /** The days on which anybody searched, ascending. */
  days: number[];
}

export function logSide(log: OracleLog, asOf: number): LogSide {
  const known = log.searches.filter(({ day }) => day === null || day <= asOf);
  const days = known.map(({ day }) => day).filter((day) => day !== null);
  const named = known.flatMap(({ cells, states, day }) => {
    const key = states.user === 'value' ? personKey(cells.user) : null;
    return key === null ? [] : [{ key, spelling: trim(cells.user ?? ''), day }];
  });
  const users = unique(named.map(({ key }) => key)).map((key) => {
    const own = named.filter((each) => each.key === key);
    const [spelling = ''] = own.map((each) => each.spelling).sort(byCodePoint);
    const ownDays = own.map(({ day }) => day).filter((day) => day !== null);
    return { key, spelling, days: ascending(ownDays) };
  });
  return { users, days: ascending(days) };
}

function unique(keys: string[]): string[] {
  return [...new Set(keys)];
}

function ascending(days: number[]): number[] {
  return [...new Set(days)].sort((a, b) => a - b);
}

/** What the log says of the accounts. */
export interface LogJoin extends LogSide {
  unknown: LogUser[];
  /** The days of each account's searches; of an account that shares a log user, what is sure. */
  daysOf: Map<Account, number[]>;
  /** Accounts of which a user of the log met two. */
  untold: Set<Account>;
  ambiguous: AmbiguousKey[];
}

/** Null where fewer than half of the log's users meet an account: their names are of another kind. */
export function joinLog(side: LogSide, { accounts, disagreeing }: AccountsFound): LogJoin | null {
  const join: LogJoin = {
    ...side,
    unknown: [],
    daysOf: new Map(accounts.map((account) => [account, []])),
    untold: new Set(),
    ambiguous: [],
  };
  const isAccount = (each: Keyed): each is Account => accounts.some((one) => one === each);
  for (const user of side.users) {
    const met = meet<Keyed>([user.key], [user.key], [...accounts, ...disagreeing]);
    if (met === null) {
      join.unknown.push(user);
      continue;
    }
    const met1 = met.found.filter(isAccount);
    if (met.found.length > 1) {
      for (const account of met1) join.untold.add(account);
      join.ambiguous.push({ table: 'accounts', key: met.key, rows: linesOf(met.found) });
    } else {
      for (const account of met1) {
        const days = [...(join.daysOf.get(account) ?? []), ...user.days];
        join.daysOf.set(account, ascending(days));
      }
    }
  }
  const met = side.users.length - join.unknown.length;
  return side.users.length === 0 || met * 2 < side.users.length ? null : join;
}

export function linesOf(found: Keyed[]): number[] {
  return found.flatMap(({ lines }) => lines).sort((a, b) => a - b);
}

/** The keys of accounts that met two people, and users whose rows disagree. */
export function ambiguousKeys(found: AccountsFound, people: Person[] | null): AmbiguousKey[] {
  const ofUsers = found.disagreeing.flatMap(({ users, lines }): AmbiguousKey[] =>
    users.map((key) => ({ table: 'accounts', key, rows: lines })),
  );
  const ofPeople = found.accounts.flatMap(({ users, names }): AmbiguousKey[] => {
    const met = meet(users, names, people ?? []);
    if (met === null || met.found.length < 2) return [];
    return [{ table: 'people', key: met.key, rows: linesOf(met.found) }];
  });
  return [...ofUsers, ...ofPeople];
}
