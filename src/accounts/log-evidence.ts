import { byCodePoint } from '../search.ts';
import { personKey } from '../side-tables/person-key.ts';
import type { Account } from './account.ts';
import type { Ambiguities } from './ambiguities.ts';
import type { KeyIndex } from './keys.ts';
import type { LogUse, UserUse } from './rows.ts';

/** What a log tells of accounts, its users joined to them. */
export interface LogEvidence {
  /** Dates with anybody's searches, up to the as-of date; ascending, at least one. */
  readonly days: readonly number[];
  /** Pairs of neighboring dates of these that are more than a week apart. */
  readonly holes: readonly (readonly [number, number])[];
  /** Dates of use by account, ascending; an account without a search has none. */
  readonly useOf: (account: Account) => readonly number[];
  /** Whether a user of the log meets this account and another: whose searches they are is not told. */
  readonly isAmbiguous: (account: Account) => boolean;
  /** Users that meet no account. */
  readonly unknown: readonly UserUse[];
}

/** The longest time without anybody's searches that is no hole of the log. */
const LONGEST_PAUSE = 7;

/** Whether the users of a log are named as accounts are, and then what it tells; null without a date. */
export interface JoinedLog {
  readonly isJoined: boolean;
  readonly evidence: LogEvidence | null;
  /** A user of the log that meets no account, where few meet one. */
  readonly stranger: string | null;
}

/** Joins the users of a log to accounts. What is dated after `asOf` has not happened. */
export function joinedLog(
  log: LogUse,
  accounts: KeyIndex<Account>,
  asOf: number,
  ambiguities: Ambiguities,
): JoinedLog {
  const days = upTo(log.days, asOf);
  const uses = new Map<Account, readonly number[]>();
  const ambiguous = new Set<Account>();
  const unknown: UserUse[] = [];
  const users = byKey(log.users, asOf);
  for (const [key, user] of users) {
    const met = accounts.meetEither([key]);
    if (met === undefined) unknown.push(user);
    else if (met.things.length > 1) {
      for (const account of met.things) ambiguous.add(account);
      ambiguities.add(
        'accounts',
        met.key,
        met.things.flatMap(({ rows }) => rows),
      );
    } else addDays(uses, met.things[0]!, user.days);
  }
  const isJoined = 2 * (users.size - unknown.length) >= users.size && users.size > 0;
  const evidence: LogEvidence = {
    days,
    holes: holesOf(days),
    useOf: (account) => uses.get(account) ?? [],
    isAmbiguous: (account) => ambiguous.has(account),
    unknown,
  };
  return {
    isJoined,
    evidence: isJoined && days.length > 0 ? evidence : null,
    stranger: isJoined ? null : (unknown[0]?.user ?? null),
  };
}

function upTo(days: readonly number[], asOf: number): number[] {
  return days.filter((day) => day <= asOf);
}

/** Users under one key are one; those who only searched later have not. */
function byKey(users: readonly UserUse[], asOf: number): Map<string, UserUse> {
  const keyed = new Map<string, UserUse>();
  for (const { user, days, undated } of users) {
    const own = upTo(days, asOf);
    const key = personKey(user);
    if ((own.length === 0 && undated === 0) || key === '') continue;
    const there = keyed.get(key);
    if (there === undefined) keyed.set(key, { user, days: own, undated });
    else {
      keyed.set(key, {
        user: byCodePoint(user, there.user) < 0 ? user : there.user,
        days: [...new Set([...there.days, ...own])].sort((a, b) => a - b),
        undated: there.undated + undated,
      });
    }
  }
  return keyed;
}

/** @param days of one of the account's names, ascending */
function addDays(
  uses: Map<Account, readonly number[]>,
  account: Account,
  days: readonly number[],
): void {
  const there = uses.get(account);
  if (there === undefined) uses.set(account, days);
  else
    uses.set(
      account,
      [...new Set([...there, ...days])].sort((a, b) => a - b),
    );
}

function holesOf(days: readonly number[]): (readonly [number, number])[] {
  const holes: (readonly [number, number])[] = [];
  for (let i = 1; i < days.length; i++) {
    if (days[i]! - days[i - 1]! > LONGEST_PAUSE) holes.push([days[i - 1]!, days[i]!]);
  }
  return holes;
}
