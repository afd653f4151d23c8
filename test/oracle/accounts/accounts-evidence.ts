import { textState } from '../oracle-cells.ts';
import { type OracleLog, OracleRefusal } from '../oracle-log.ts';
import { dayMonthsBefore, readPeriod } from '../oracle-period.ts';
import { fold } from '../oracle-refusal.ts';
import { readSideTable, type SideTable } from '../side/side-table.ts';
import { userEvidence } from './accounts-events.ts';
import { joinLog, logSide, personOf } from './accounts-joins.ts';
import type { Evidence } from './accounts-kinds.ts';
import * as tables from './accounts-tables.ts';
import { type Trained, type TrainingAsked, trainingsOf } from './accounts-training.ts';

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

export interface Gathered {
  evidence: Evidence;
  found: tables.AccountsFound;
}

interface Tables {
  accounts: SideTable;
  people: SideTable | null;
  training: SideTable | null;
}

/** What all files together say, before anything is judged. */
export function gather(asked: AccountsAsked): Gathered {
  refuseSeveralAgencies(asked.log);
  const asOf = asked.asOf ?? latestDay(asked.log);
  const zone = asked.zone ?? asked.log?.zone ?? 'UTC';
  const read = tablesOf(asked, zone);
  refuseCourseNowhere(asked.course, read.training);
  const events = asked.events ?? [];
  const known = userEvidence(events, read.accounts, zone, asOf);
  const found = tables.accountsOf(read.accounts.rows, asOf, known);
  const people = read.people === null ? null : tables.peopleOf(read.people.rows, asOf);
  const joined = new Map(found.accounts.map((each) => [each, personOf(each, people ?? [])]));
  const whose: Evidence['personOf'] = (account) => joined.get(account) ?? 'nobody';
  const log = asked.log === undefined ? null : joinLog(logSide(asked.log, asOf), found);
  const { course } = asked;
  const join = { course, asOf, accounts: found.accounts, people: people ?? [], personOf: whose };
  const evidence: Evidence = {
    asOf,
    accounts: found.accounts,
    has: columnsOf(read.accounts, found.accounts, events.length > 0),
    people,
    hasPeople: {
      title: read.people?.fields.has('title') ?? false,
      separatedAt: read.people?.fields.has('separatedAt') ?? false,
      listedAt: read.people?.fields.has('listedAt') ?? false,
    },
    personOf: whose,
    titles: asked.titles ?? null,
    trained: trainedOf(read.training, join),
    log,
    dormantBefore: before(asked.dormant ?? '90d'),
  };
  return { evidence, found };
}

function tablesOf(
  { accounts, people, training, allowBadRows = false }: AccountsAsked,
  zone: string,
): Tables {
  const rules = { zone, allowBadRows };
  return {
    accounts: readSideTable(accounts, tables.ACCOUNTS, rules),
    people: people === undefined ? null : readSideTable(people, tables.PEOPLE, rules),
    training: training === undefined ? null : readSideTable(training, tables.TRAINING, rules),
  };
}

/** Null where there is no table, or none that tells the course asked for. */
function trainedOf(
  training: SideTable | null,
  asked: Omit<TrainingAsked, 'training'>,
): Map<tables.Account, Trained> | null {
  const isTold = asked.course === undefined || training?.fields.has('course') === true;
  return training === null || !isTold ? null : trainingsOf({ ...asked, training });
}

function columnsOf(
  table: SideTable,
  accounts: tables.Account[],
  hasEvents: boolean,
): Evidence['has'] {
  return {
    approvedBy: table.fields.has('approvedBy'),
    disabledAt: table.fields.has('disabledAt') || hasEvents,
    lastLoginAt: accounts.some(({ lastLoginAt }) => lastLoginAt !== null),
  };
}

const MASKS = ['withheld', 'damaged'];

function refuseSeveralAgencies(log: OracleLog | undefined): void {
  const named = (log?.searches ?? []).filter(({ states }) => states.agency === 'value');
  const names = named.map(({ cells }) => cells.agency ?? '');
  // What was withheld or ruined is no agency.
  const agencies = new Set(
    names.filter((name) => !MASKS.includes(textState(name, 'generic'))).map(fold),
  );
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
