import type { Joined } from './accounts-joins.ts';
import { type Check, type Evidence, each, of } from './accounts-kinds.ts';
import type { Account, Person } from './accounts-tables.ts';

/** The person of an account who has left; untold where the account's key meets two. */
export function leaverOf(joined: Joined): Person | 'untold' | null {
  if (joined === 'ambiguous') return 'untold';
  return joined === 'nobody' || !joined.left ? null : joined;
}

export function leavingKnown({ people, hasPeople }: Evidence): boolean {
  return people !== null && hasPeople.separatedAt;
}

export function separatedActive(evidence: Evidence): Check {
  const { accounts, asOf, personOf } = evidence;
  if (!leavingKnown(evidence)) return null;
  return each(accounts, (account) => {
    const leaver = leaverOf(personOf(account));
    if (leaver === 'untold') return 'untold';
    if (!account.active || leaver === null || leaver.separatedAt === null) return null;
    return of('separatedActive', account, leaver.separatedAt, asOf - leaver.separatedAt);
  });
}

export function disabledLate(evidence: Evidence): Check {
  const { accounts, has, personOf } = evidence;
  if (!leavingKnown(evidence) || !has.disabledAt) return null;
  return each(accounts, (account) => {
    const leaver = leaverOf(personOf(account));
    if (leaver === 'untold') return 'untold';
    if (account.active || leaver === null) return null;
    if (account.disabledAt === null) return 'untold';
    const days = account.disabledAt - (leaver.separatedAt ?? account.disabledAt);
    return days >= 1 ? of('disabledLate', account, account.disabledAt, days) : null;
  });
}

export function searchAfterSeparation(evidence: Evidence): Check {
  const { accounts, log, personOf } = evidence;
  if (!leavingKnown(evidence) || log === null) return null;
  return each(accounts, (account) => {
    const leaver = leaverOf(personOf(account));
    if (leaver === null) return null;
    if (leaver === 'untold' || log.untold.has(account)) return 'untold';
    const after = daysAfter(log.daysOf.get(account) ?? [], leaver.separatedAt ?? 0);
    return after === null ? null : of('searchAfterSeparation', account, after.first, after.days);
  });
}

export function searchAfterDisabled(evidence: Evidence): Check {
  const { accounts, has, log } = evidence;
  if (log === null || !has.disabledAt) return null;
  return each(accounts, (account) => {
    if (account.active) return null;
    if (log.untold.has(account)) return 'untold';
    const days = log.daysOf.get(account) ?? [];
    if (account.disabledAt === null) return days.length > 0 ? 'untold' : null;
    const after = daysAfter(days, account.disabledAt);
    return after === null ? null : of('searchAfterDisabled', account, after.first, after.days);
  });
}

/** The first search on a later date, and the days from it to the last. */
function daysAfter(days: number[], day: number): { first: number; days: number } | null {
  const after = days.filter((each) => each > day);
  const [first] = after;
  return first === undefined ? null : { first, days: (after.at(-1) ?? first) - first };
}

/** How long it took to disable accounts, and to list people as separated. */
export interface Lags {
  disable: {
    n: number;
    median: number | null;
    largest: number | null;
    open: number;
    longestOpen: number | null;
  };
  list: { n: number; median: number | null; largest: number | null; open: number };
}

export function lagsOf(evidence: Evidence): Lags {
  const { accounts, asOf, people, personOf } = evidence;
  const ofLeavers = accounts.flatMap((account) => {
    const leaver = leaverOf(personOf(account));
    return leaver === null || leaver === 'untold' ? [] : [{ account, leaver }];
  });
  const since = (person: Person, day: number): number =>
    Math.max(0, day - (person.separatedAt ?? day));
  const open = ofLeavers.filter(({ account }) => account.active);
  const disabled = ofLeavers.flatMap(({ account, leaver }) =>
    account.active || account.disabledAt === null ? [] : [since(leaver, account.disabledAt)],
  );
  const gone = (people ?? []).filter(({ left }) => left);
  const isListed = ({ listedAt }: Person): boolean => listedAt !== null && listedAt <= asOf;
  const listed = gone.filter(isListed).map((person) => since(person, person.listedAt ?? 0));
  return {
    disable: {
      ...middleAndMost(disabled),
      open: open.length,
      longestOpen: most(open.map(({ leaver }) => since(leaver, asOf))),
    },
    list: { ...middleAndMost(listed), open: gone.length - listed.length },
  };
}

function middleAndMost(days: number[]): {
  n: number;
  median: number | null;
  largest: number | null;
} {
  const sorted = [...days].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  const median = low === undefined || high === undefined ? null : (low + high) / 2;
  return { n: days.length, median, largest: most(days) };
}

function most(days: number[]): number | null {
  return days.length === 0 ? null : Math.max(...days);
}

export function listedLate({ people, hasPeople, asOf }: Evidence): Check {
  if (people === null || !hasPeople.separatedAt || !hasPeople.listedAt) return null;
  const gone = people.filter(({ left }) => left);
  const late = gone.flatMap(({ user, name, separatedAt, listedAt, lines }) => {
    if (separatedAt === null || listedAt === null || listedAt > asOf) return [];
    const days = listedAt - separatedAt;
    if (days <= 14) return [];
    return [{ kind: 'listedLate' as const, user, name, date: listedAt, days, rows: lines }];
  });
  // Who is not on the list yet is open in the lags, and no exception.
  return { exceptions: late, untold: [] };
}

/** Every account of the people who left. */
export function accountsOfLeavers({ accounts, personOf }: Evidence): Account[] {
  return accounts.filter((account) => {
    const leaver = leaverOf(personOf(account));
    return leaver !== null && leaver !== 'untold';
  });
}
