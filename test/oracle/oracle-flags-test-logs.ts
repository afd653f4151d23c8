import { type FlagsOptions, flagsOracle, type OracleFlags } from './oracle-flags.ts';
import type { OracleOptions } from './oracle-log.ts';
import { read } from './oracle-test-logs.ts';

/** A search of a test; what is left out is the same in all of them. */
export interface TestSearch {
  at?: string;
  user?: string;
  agency?: string;
  plate?: string;
  number?: string;
  reason?: string;
  networks?: string;
  from?: string;
  type?: string;
}

const HEADER =
  'Timestamp|User|Agency|Plate|Case Number|Reason|Network Count|Date From|Search Type|ID';

/** Unexplained: a vague reason and no case number. */
export function unexplained(count: number, each: TestSearch = {}): TestSearch[] {
  return Array.from({ length: count }, () => ({ reason: 'investigation', number: '', ...each }));
}

export function explained(count: number, each: TestSearch = {}): TestSearch[] {
  return unexplained(count, { number: '26-01628', ...each });
}

export function notJudged(count: number, each: TestSearch = {}): TestSearch[] {
  return unexplained(count, { number: 'REDACTED', ...each });
}

/** The searches one after the other on so many days apart. */
export function daysApart(searches: TestSearch[], days: number): TestSearch[] {
  return searches.map((each, i) => ({ ...each, at: dayAt(i * days) }));
}

/** A time of day so many days after January 1, 2025. */
export function dayAt(days: number, clock = '10:00:00'): string {
  const date = new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10);
  return `${date} ${clock}`;
}

/** So many seconds after ten o'clock on January 1, 2025. */
export function secondsAt(seconds: number): string {
  const at = new Date(Date.UTC(2025, 0, 1, 10) + seconds * 1000).toISOString();
  return `${at.slice(0, 10)} ${at.slice(11, 19)}`;
}

export function logText(searches: TestSearch[]): string {
  const rows = searches.map((each, i) => {
    const { at = dayAt(0), user = 'kim', agency = '', plate = '7ABC123' } = each;
    const { number = '', reason = '', networks = '', from = '', type = '' } = each;
    return [at, user, agency, plate, number, reason, networks, from, type, `id-${i}`].join('|');
  });
  return [HEADER, ...rows].join('\n');
}

/** What the oracle says of such a log. */
export function flagsOf(
  searches: TestSearch[],
  options: FlagsOptions = {},
  log: OracleOptions = {},
): OracleFlags {
  return flagsOracle(read(logText(searches), log), options);
}

/** The flags of one rule. */
export function flagsBy(rule: string, searches: TestSearch[], options: FlagsOptions = {}) {
  return flagsOf(searches, options).flags.filter((flag) => flag.rule === rule);
}
