import { ACTIVE_WORDS, NOT_ACTIVE_WORDS } from '../contract/systems/account-kinds.ts';
import { folded } from '../search.ts';
import { personKey } from '../side-tables/person-key.ts';
import { type Keys, keysOfCells } from './keys.ts';
import type { AccountRow } from './rows.ts';

/** An account: the rows of one user, where they agree. */
export interface Account {
  readonly rows: readonly number[];
  /** As the table has them; '' for none. */
  readonly user: string;
  readonly name: string;
  readonly keys: Keys;
  /** Whether rows of its user disagree: then it is ambiguous, and nothing is said of it. */
  readonly disagrees: boolean;
  readonly active: boolean;
  /** A word of its status that is neither active nor not; '' for none. */
  readonly unknownStatus: string;
  readonly createdAt: number | null;
  readonly lastLoginAt: number | null;
  readonly disabledAt: number | null;
  readonly approval: 'given' | 'none' | 'unknown';
}

/** Days that an event log knows of an account. */
export interface KnownDays {
  readonly createdAt: number | null;
  readonly disabledAt: number | null;
}

/** The accounts in the rows of a table, those created after `asOf` among them. */
export function accountsOf(
  rows: readonly AccountRow[],
  asOf: number,
  known: (accounts: readonly Keys[]) => (account: Keys) => KnownDays,
): Account[] {
  const byUser = new Map<string, AccountRow[]>();
  const groups: AccountRow[][] = [];
  for (const row of rows) {
    const key = personKey(row.user);
    const there = key === '' ? undefined : byUser.get(key);
    if (there !== undefined) {
      there.push(row);
      continue;
    }
    const group = [row];
    groups.push(group);
    if (key !== '') byUser.set(key, group);
  }
  const keys = groups.map((group) =>
    keysOfCells(
      [group[0]!.user],
      group.map(({ name }) => name),
    ),
  );
  const knownOf = known(keys);
  return groups.map((group, place) => accountOf(group, keys[place]!, asOf, knownOf(keys[place]!)));
}

function accountOf(
  rows: readonly AccountRow[],
  keys: Keys,
  asOf: number,
  known: KnownDays,
): Account {
  const first = rows[0]!;
  const createdAt = first.createdAt ?? known.createdAt;
  const disabledAt = first.disabledAt ?? known.disabledAt;
  const status = statusOf(first.status);
  return {
    rows: rows.map(({ row }) => row),
    user: first.user,
    name: rows.map(({ name }) => name).find((name) => name !== '') ?? '',
    keys,
    disagrees: rows.some((row) => !agree(row, first)),
    active: isActive(status, disabledAt, asOf),
    unknownStatus: status === 'unknown' ? first.status : '',
    createdAt,
    lastLoginAt: first.lastLoginAt,
    disabledAt,
    approval: approvalOf(rows),
  };
}

function agree(a: AccountRow, b: AccountRow): boolean {
  return (
    folded(a.status) === folded(b.status) &&
    a.createdAt === b.createdAt &&
    a.lastLoginAt === b.lastLoginAt &&
    a.disabledAt === b.disabledAt
  );
}

type Status = 'active' | 'notActive' | 'unknown' | 'none';

const ACTIVE: ReadonlySet<string> = new Set(ACTIVE_WORDS);
const NOT_ACTIVE: ReadonlySet<string> = new Set(NOT_ACTIVE_WORDS);

function statusOf(text: string): Status {
  const word = folded(text);
  if (word === '') return 'none';
  if (ACTIVE.has(word)) return 'active';
  return NOT_ACTIVE.has(word) ? 'notActive' : 'unknown';
}

/**
 * Whether an account is active: a disabling after `asOf` has not happened, whatever the status, which is
 * of the day of the export; else the status says it, and without one that says it the disabling.
 */
function isActive(status: Status, disabledAt: number | null, asOf: number): boolean {
  if (disabledAt !== null && disabledAt > asOf) return true;
  if (status === 'active') return true;
  return status !== 'notActive' && disabledAt === null;
}

function approvalOf(rows: readonly AccountRow[]): Account['approval'] {
  if (rows.some(({ approvedBy }) => approvedBy !== null && approvedBy !== '')) return 'given';
  return rows.some(({ approvedBy }) => approvedBy === null) ? 'unknown' : 'none';
}
