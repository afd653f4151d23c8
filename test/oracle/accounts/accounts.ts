import { type OracleLog, OracleRefusal } from '../oracle-log.ts';
import { dayMonthsBefore, readPeriod } from '../oracle-period.ts';
import { byCodePoint, fold } from '../oracle-refusal.ts';
import { dayText } from '../oracle-zone.ts';
import { readSideTable, type SideRules, type SideTable } from '../side/side-table.ts';
import { userEvidence } from './accounts-events.ts';
import { type AmbiguousKey, ambiguousKeys, joinLog, logSide, personOf } from './accounts-joins.ts';
import * as kinds from './accounts-kinds.ts';
import * as leaving from './accounts-leaving.ts';
import * as names from './accounts-names.ts';
import { type SafeguardLine, safeguardsOf } from './accounts-safeguards.ts';
import * as tables from './accounts-tables.ts';
import { trainingsOf } from './accounts-training.ts';

/** The tables as the texts of their files, and what was asked for. */
export interface AccountsAsked {
  accounts: string;
  people?: string;
  training?: string;
  /** Flock event logs. */
  events?: { name: string; text: string }[];
  log?: OracleLog;
  course?: string;
  dormant?: string;
  titles?: string[];
  asOf?: number;
  zone?: string;
  allowBadRows?: boolean;
}

export interface OracleAccounts {
  asOf: string;
  accounts: { rows: number; accounts: number; active: number };
  logJoined: boolean | null;
  safeguards: SafeguardLine[];
  exceptions: Record<kinds.Kind, number | null>;
  untold: Record<kinds.Kind, number | null>;
  list: (Omit<kinds.Exception, 'date' | 'account'> & { date: string | null })[];
  lags: leaving.Lags;
  ambiguous: AmbiguousKey[];
  unknownStatus: boolean;
}

export type Checks = Record<kinds.Kind, kinds.Check>;

export function accountsOracle(asked: AccountsAsked): OracleAccounts {
  const rules: SideRules = {
    zone: asked.zone ?? asked.log?.zone ?? 'UTC',
    allowBadRows: asked.allowBadRows ?? false,
  };
  refuseSeveralAgencies(asked.log);
  const asOf = asked.asOf ?? latestDay(asked.log);
  const table = readSideTable(asked.accounts, tables.ACCOUNTS, rules);
  const peopleTable = asked.people ? readSideTable(asked.people, tables.PEOPLE, rules) : null;
  const training = asked.training ? readSideTable(asked.training, tables.TRAINING, rules) : null;
  refuseCourseNowhere(asked.course, training);
  const evidenceOf = userEvidence(asked.events ?? [], table, rules.zone ?? 'UTC');
  const found = tables.accountsOf(table.rows, asOf, evidenceOf);
  const people = peopleTable === null ? null : tables.peopleOf(peopleTable.rows, asOf);
  const log = asked.log === undefined ? null : joinLog(logSide(asked.log, asOf), found);
  const joined = new Map(found.accounts.map((each) => [each, personOf(each, people ?? [])]));
  const personOfAccount = (account: tables.Account) => joined.get(account) ?? 'nobody';
  const courseTold = asked.course === undefined || training?.fields.has('course') === true;
  const evidence: kinds.Evidence = {
    asOf,
    accounts: found.accounts,
    has: columnsOf(table, found.accounts, (asked.events ?? []).length > 0),
    people,
    hasPeople: {
      title: peopleTable?.fields.has('title') ?? false,
      separatedAt: peopleTable?.fields.has('separatedAt') ?? false,
      listedAt: peopleTable?.fields.has('listedAt') ?? false,
    },
    personOf: personOfAccount,
    titles: asked.titles ?? null,
    trained:
      training === null || !courseTold
        ? null
        : trainingsOf({
            training,
            course: asked.course,
            asOf,
            accounts: found.accounts,
            people: people ?? [],
            personOf: personOfAccount,
          }),
    log,
    dormantBefore: before(asked.dormant ?? '90d'),
  };
  const checks = checksOf(evidence);
  return {
    asOf: dayText(asOf),
    accounts: {
      rows: found.rows,
      accounts: found.accounts.length,
      active: found.accounts.filter(({ active }) => active).length,
    },
    logJoined: asked.log === undefined ? null : log !== null,
    safeguards: safeguardsOf(checks, evidence),
    exceptions: counts(checks, ({ exceptions }) => exceptions.length),
    untold: counts(checks, ({ untold }) => untold.length),
    list: listOf(checks),
    lags: leaving.lagsOf(evidence),
    ambiguous: uniqueKeys([...ambiguousKeys(found, people), ...(log?.ambiguous ?? [])]),
    unknownStatus: found.unknownStatus,
  };
}

function checksOf(evidence: kinds.Evidence): Checks {
  return {
    unapproved: kinds.unapproved(evidence),
    titleNotAllowed: kinds.titleNotAllowed(evidence),
    untrained: kinds.untrained(evidence),
    trainedAfterAccess: kinds.trainedAfterAccess(evidence),
    notRetrained: kinds.notRetrained(evidence),
    dormant: kinds.dormant(evidence),
    separatedActive: leaving.separatedActive(evidence),
    disabledLate: leaving.disabledLate(evidence),
    searchAfterSeparation: leaving.searchAfterSeparation(evidence),
    searchAfterDisabled: leaving.searchAfterDisabled(evidence),
    unknownUser: names.unknownUser(evidence),
    noPerson: names.noPerson(evidence),
    severalAccounts: names.severalAccounts(evidence),
    sharedName: names.sharedName(evidence),
    listedLate: leaving.listedLate(evidence),
  };
}

function columnsOf(
  table: SideTable,
  accounts: tables.Account[],
  hasEvents: boolean,
): kinds.Evidence['has'] {
  return {
    approvedBy: table.fields.has('approvedBy'),
    disabledAt: table.fields.has('disabledAt') || hasEvents,
    lastLoginAt: accounts.some(({ lastLoginAt }) => lastLoginAt !== null),
  };
}

function refuseSeveralAgencies(log: OracleLog | undefined): void {
  const named = (log?.searches ?? []).filter(({ states }) => states.agency === 'value');
  const agencies = new Set(named.map(({ cells }) => fold(cells.agency ?? '')));
  if (agencies.size > 1) throw new OracleRefusal('a log of several agencies');
}

/** A filter that leaves nothing. */
function refuseCourseNowhere(course: string | undefined, training: SideTable | null): void {
  if (course === undefined || training === null || !training.fields.has('course')) return;
  if (!training.rows.some(({ cells }) => fold(cells.course ?? '') === fold(course))) {
    throw new OracleRefusal(`--course ${course}: no training is of it`);
  }
}

function latestDay(log: OracleLog | undefined): number {
  const days = (log?.searches ?? []).map(({ day }) => day).filter((day) => day !== null);
  if (days.length === 0) throw new OracleRefusal('--as-of must be given');
  return Math.max(...days);
}

/** The last day that is a period or longer before another. */
function before(period: string): (day: number) => number {
  const { count, unit } = readPeriod(period);
  if (unit === 'd') return (day) => day - count;
  if (unit === 'min' || unit === 'h') throw new OracleRefusal(`${period} is no number of days`);
  return (day) => dayMonthsBefore(day, unit === 'y' ? count * 12 : count);
}

function counts(
  checks: Checks,
  count: (check: NonNullable<kinds.Check>) => number,
): Record<kinds.Kind, number | null> {
  const lines = kinds.KINDS.map((kind) => {
    const check = checks[kind];
    return [kind, check === null ? null : count(check)];
  });
  return Object.fromEntries(lines) as Record<kinds.Kind, number | null>;
}

/** Kinds as listed, user, date. */
function listOf(checks: Checks): OracleAccounts['list'] {
  return kinds.KINDS.flatMap((kind) =>
    [...(checks[kind]?.exceptions ?? [])]
      .sort((a, b) => byCodePoint(a.user ?? '', b.user ?? '') || (a.date ?? 0) - (b.date ?? 0))
      .map(({ account: _, date, ...exception }) => {
        return { ...exception, date: date === null ? null : dayText(date) };
      }),
  );
}

function uniqueKeys(keys: AmbiguousKey[]): AmbiguousKey[] {
  const isFirst = (key: AmbiguousKey, at: number): boolean =>
    keys.findIndex((other) => other.table === key.table && other.key === key.key) === at;
  return keys.filter(isFirst);
}
