import type { Day } from '../side/side-dates.ts';
import type { Joined, LogJoin } from './accounts-joins.ts';
import type { Account, Person } from './accounts-tables.ts';
import type { Trained } from './accounts-training.ts';

/** The kinds of exceptions, in the order of the contract. */
export const KINDS = [
  'unapproved',
  'titleNotAllowed',
  'untrained',
  'trainedAfterAccess',
  'notRetrained',
  'dormant',
  'separatedActive',
  'disabledLate',
  'searchAfterSeparation',
  'searchAfterDisabled',
  'unknownUser',
  'noPerson',
  'severalAccounts',
  'sharedName',
  'listedLate',
] as const;

export type Kind = (typeof KINDS)[number];

/** One exception as the document lists it. */
export interface Exception {
  kind: Kind;
  user: string | null;
  name: string | null;
  date: Day;
  days: number | null;
  rows: number[];
  /** What the contract does not say of this exception: not compared. */
  open?: ('user' | 'name' | 'date' | 'days' | 'rows')[];
  /** The account, where it is one of an account. */
  account?: Account;
}

/** What one kind found; null where it could not be checked. */
export type Check = { exceptions: Exception[]; untold: Account[] } | null;

/** All that the kinds look at. What is null was not given, or has no such column. */
export interface Evidence {
  asOf: number;
  accounts: Account[];
  has: { approvedBy: boolean; disabledAt: boolean; lastLoginAt: boolean };
  people: Person[] | null;
  hasPeople: { title: boolean; separatedAt: boolean; listedAt: boolean };
  personOf: (account: Account) => Joined;
  titles: string[] | null;
  trained: Map<Account, Trained> | null;
  log: LogJoin | null;
  /** The latest date by which something was so long ago that an account is dormant, or was absent. */
  dormantBefore: (day: number) => number;
}

export function of(
  kind: Kind,
  account: Account,
  date: Day = account.createdAt,
  days: number | null = null,
): Exception {
  const { user, name, lines } = account;
  return { kind, user, name, date, days, rows: lines, account };
}

/** A check of accounts: what each comes to is an exception, untold, or nothing to say. */
export function each(
  accounts: Account[],
  judge: (account: Account) => Exception | 'untold' | null,
): Check {
  const judged = accounts.map((account) => ({ account, what: judge(account) }));
  return {
    exceptions: judged.flatMap(({ what }) => (what === 'untold' || what === null ? [] : [what])),
    untold: judged.filter(({ what }) => what === 'untold').map(({ account }) => account),
  };
}

export function unapproved({ accounts, has }: Evidence): Check {
  if (!has.approvedBy) return null;
  return each(accounts, (account) =>
    account.active && !account.approved ? of('unapproved', account) : null,
  );
}

export function titleNotAllowed(evidence: Evidence): Check {
  const { accounts, people, hasPeople, titles, personOf } = evidence;
  if (people === null || !hasPeople.title || titles === null) return null;
  const allowed = titles.map((title) => title.trim().toLowerCase());
  return each(accounts, (account) => {
    if (!account.active) return null;
    const person = personOf(account);
    if (typeof person === 'string' || person.title === null) return 'untold';
    const isAllowed = allowed.includes(person.title.trim().toLowerCase());
    return isAllowed ? null : of('titleNotAllowed', account);
  });
}

export function untrained({ accounts, trained }: Evidence): Check {
  if (trained === null) return null;
  return each(accounts, (account) => {
    const { sure = [], perhaps = [] } = trained.get(account) ?? {};
    if (!account.active || sure.length > 0) return null;
    return perhaps.length > 0 ? 'untold' : of('untrained', account);
  });
}

export function trainedAfterAccess({ accounts, trained, log }: Evidence): Check {
  if (trained === null || log === null) return null;
  return each(accounts, (account) => {
    const { sure = [], perhaps = [] } = trained.get(account) ?? {};
    const [first] = sure;
    // An account without any training is untrained, and nothing else.
    if (first === undefined) return perhaps.length > 0 ? 'untold' : null;
    if (log.untold.has(account)) return 'untold';
    const [search] = log.daysOf.get(account) ?? [];
    if (search !== undefined && search < first) {
      if (perhaps.some((day) => day <= search)) return 'untold';
      return of('trainedAfterAccess', account, search, first - search);
    }
    const [logStart] = log.days;
    const { createdAt } = account;
    const isCovered = createdAt !== null && logStart !== undefined && logStart <= createdAt;
    return isCovered ? null : 'untold';
  });
}

/** Two neighboring dates of use, as far apart as an absence is. */
export interface Absence {
  from: number;
  to: number;
}

export function absencesOf(account: Account, log: LogJoin, evidence: Evidence): Absence[] {
  const days = log.daysOf.get(account) ?? [];
  return days.slice(1).flatMap((to, i) => {
    const from = days[i] ?? to;
    const isLong = from <= evidence.dormantBefore(to);
    return isLong && !isHoleOfLog(from, to, log) ? [{ from, to }] : [];
  });
}

/** Nobody searched for over seven days, all of them in the gap. */
function isHoleOfLog(from: number, to: number, { days }: LogJoin): boolean {
  return days.slice(1).some((later, i) => {
    const earlier = days[i] ?? later;
    return earlier >= from && later <= to && later - earlier > 7;
  });
}

export function notRetrained(evidence: Evidence): Check {
  const { accounts, trained, log } = evidence;
  if (trained === null || log === null) return null;
  return each(accounts, (account) => {
    if (log.untold.has(account)) return 'untold';
    const { sure = [], perhaps = [] } = trained.get(account) ?? {};
    const without = (days: number[]): Absence[] =>
      absencesOf(account, log, evidence).filter(
        ({ from, to }) => !days.some((day) => day >= from && day <= to),
      );
    const sureGaps = without([...sure, ...perhaps]);
    const longest = sureGaps.sort((a, b) => b.to - b.from - (a.to - a.from))[0];
    if (longest !== undefined) {
      return of('notRetrained', account, longest.to, longest.to - longest.from);
    }
    return without(sure).length > 0 ? 'untold' : null;
  });
}

export function dormant({ accounts, asOf, has, log, dormantBefore }: Evidence): Check {
  const limit = dormantBefore(asOf);
  const [logStart] = log?.days ?? [];
  const isLogLongEnough = logStart !== undefined && logStart <= limit;
  const isKnown = has.lastLoginAt || isLogLongEnough;
  if (!has.lastLoginAt && log === null) return null;
  return each(accounts, (account) => {
    if (!account.active) return null;
    const login = account.lastLoginAt;
    const happened = login !== null && login <= asOf ? login : null;
    const uses = [happened, ...(log?.daysOf.get(account) ?? [])].filter((day) => day !== null);
    const last = Math.max(...uses);
    if (uses.length > 0 && last > limit) return null;
    // A later login is the only one that the table has: it does not tell of those before as-of.
    if (login !== null && login > asOf) return 'untold';
    // A log that does not reach back that far shows who uses an account, and not who does not.
    if (!isKnown || log?.untold.has(account)) return 'untold';
    if (uses.length > 0) return of('dormant', account, last, asOf - last);
    if (account.createdAt === null) return 'untold';
    if (account.createdAt > limit) return null;
    return { ...of('dormant', account, null, null), open: ['date', 'days'] };
  });
}
