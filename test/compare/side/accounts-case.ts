import { expect } from 'vitest';
import {
  type AccountsAsked,
  accountsOracle,
  type OracleAccounts,
} from '../../oracle/accounts/accounts.ts';
import { KINDS } from '../../oracle/accounts/accounts-kinds.ts';
import type { OracleLog } from '../../oracle/oracle-log.ts';
import { byCodePoint } from '../../oracle/oracle-refusal.ts';
import { dayText } from '../../oracle/oracle-zone.ts';
import { personKey } from '../../oracle/side/person-key.ts';
import { expectSame } from '../expect-same.ts';
import { orRefused, readFiltered } from '../left-by-filters.ts';
import type { RandomAccounts } from './random-accounts.ts';
import { programResult, type SideFile, type SideRun, sideText, sorted } from './side-run.ts';

/** What the program says, as far as the contract says how. */
export interface ShownAccounts
  extends Omit<OracleAccounts, 'safeguards' | 'list' | 'unknownStatus'> {
  safeguards: {
    safeguard: string;
    outcome: string;
    of: number | null;
    exceptions: number | null;
    untold: number | null;
    needs: unknown[];
  }[];
  list: {
    kind: string;
    user: string | null;
    name: string | null;
    date: string | null;
    days: number | null;
    rows: number[];
  }[];
}

/** The case as it is typed. */
export function accountsRun(random: RandomAccounts): SideRun {
  const files: SideFile[] = [];
  const given = (option: string, name: string, text: string | undefined): string[] => {
    if (text === undefined) return [];
    files.push({ name, text });
    return option === '' ? [name] : [option, name];
  };
  const argv = [
    ...given('--accounts', 'accounts.csv', random.accounts.text),
    ...given('--people', 'people.csv', random.people?.text),
    ...given('--training', 'training.csv', random.training?.text),
    ...given('--events', 'events.csv', random.events ?? undefined),
    ...(random.course === undefined || random.training === null ? [] : ['--course', random.course]),
    ...(random.dormant === undefined ? [] : ['--dormant', random.dormant]),
    ...(random.titles === undefined ? [] : ['--titles', random.titles.join(',')]),
    ...(random.asOf === undefined ? [] : ['--as-of', dayText(random.asOf)]),
    ...(random.allowBadRows ? ['--allow-bad-rows'] : []),
    ...(random.zone === undefined ? [] : ['--tz', random.zone]),
    ...(random.agency === undefined ? [] : ['--agency', random.agency]),
    ...given('', 'log.csv', random.log ?? undefined),
  ];
  return { command: 'accounts', argv, files };
}

export function oracleAccounts(random: RandomAccounts): OracleAccounts | 'refused' {
  const { accounts, people, training, events, log, agency, ...options } = random;
  return orRefused(() => {
    const asked: AccountsAsked = {
      ...options,
      accounts: accounts.text,
      ...(people && { people: people.text }),
      ...(training && { training: training.text }),
      ...(events !== null && { events: [{ name: 'events.csv', text: events }] }),
      ...(log !== null && { log: logOf(log, random) }),
    };
    return accountsOracle(asked);
  });
}

let last: { key: string; log: OracleLog } | undefined;

/** A log is read once for all cases that differ in what stands beside it. */
function logOf(text: string, { zone, agency }: RandomAccounts): OracleLog {
  const key = JSON.stringify([text, zone, agency]);
  if (last?.key !== key) {
    const options = {
      ...(zone !== undefined && { timeZone: zone }),
      ...(agency !== undefined && { agencies: [agency] }),
    };
    last = { key, log: readFiltered([{ name: 'log.csv', bytes: Buffer.from(text) }], options) };
  }
  return last.log;
}

type Line = ShownAccounts['list'][number];

/**
 * An exception by what the contract says of it. Whether a name that the table of accounts lacks is
 * taken from elsewhere, and which date an account has that was never used, it does not say.
 */
function compared({ kind, user, name, date, days, rows }: Line, oracle: OracleAccounts) {
  const cited = [...rows].sort((a, b) => a - b);
  const own = oracle.list.find((line) => {
    return line.kind === kind && line.rows.join() === cited.join();
  });
  const text = (cell: string | null): string => (cell ?? '').replace(/\s+/g, ' ').trim();
  // Nor under which of its spellings a user of the log is shown.
  if (kind === 'unknownUser') return { kind, user: personKey(user ?? ''), date, days };
  return {
    kind,
    rows: cited,
    ...(own?.user !== null && { user: text(user) }),
    ...(own?.name !== null && { name: text(name) }),
    ...(own?.open === undefined && { date, days }),
  };
}

function common(shown: ShownAccounts | OracleAccounts, oracle: OracleAccounts) {
  const checked = new Map(
    oracle.safeguards.map((line) => [line.safeguard as string, line.checked]),
  );
  const ofOthers = shown.list.filter(({ kind }) => kind !== 'severalAccounts');
  // Whether several accounts of one are one exception or several, the contract does not say.
  const isOrNot = (n: number | null): boolean | null => (n === null ? null : n > 0);
  const unsaid = {
    // Whether one that was disabled on a day unknown is untold though it never searched, it does not say either.
    searchAfterDisabled: shown.untold.searchAfterDisabled !== null,
  };
  const hasLags = oracle.exceptions.separatedActive !== null;
  return {
    asOf: shown.asOf,
    accounts: shown.accounts,
    logJoined: shown.logJoined === true,
    safeguards: shown.safeguards.map(({ safeguard, outcome, of, exceptions, untold }) => ({
      safeguard,
      outcome,
      ...(checked.get(safeguard) === true && { of, exceptions, untold }),
    })),
    exceptions: {
      ...shown.exceptions,
      severalAccounts: isOrNot(shown.exceptions.severalAccounts),
    },
    untold: { ...shown.untold, ...unsaid },
    list: sorted(ofOthers.map((line) => compared(line, oracle))),
    ...(hasLags && { lags: shown.lags }),
  };
}

/** Fails where the program and the oracle differ; returns the program's result. */
export async function agreeOnAccounts(random: RandomAccounts, folder: string): Promise<void> {
  const run = accountsRun(random);
  const text = (): string => sideText(run);
  const program = await programResult<ShownAccounts>(run, folder);
  const oracle = oracleAccounts(random);
  if (program === 'refused' || oracle === 'refused') {
    expectSame(program, oracle, text);
    return;
  }
  expectSame(common(program.result, oracle), common(oracle, oracle), text);
  expect(program.codes.includes('unknown-status'), text()).toBe(oracle.unknownStatus);
  expectInOrder(program.result.list, text);
  expectNeeds(program.result, oracle, text);
  expectAmbiguous(program.result, oracle, text);
}

/** Kinds as listed, then users by code point; where nobody is named, no order is said. */
function expectInOrder(list: Line[], text: () => string): void {
  const kinds: readonly string[] = KINDS;
  const place = ({ kind }: Line): number => kinds.indexOf(kind);
  for (const [at, line] of list.entries()) {
    const before = list[at - 1];
    if (before === undefined) continue;
    const byUser = before.user && line.user ? byCodePoint(before.user, line.user) : 0;
    expect(place(before) - place(line) || byUser, text()).toBeLessThanOrEqual(0);
  }
}

/** A safeguard that was not checked says what would tell. */
function expectNeeds(shown: ShownAccounts, oracle: OracleAccounts, text: () => string): void {
  for (const { safeguard, outcome, needs } of shown.safeguards) {
    const line = oracle.safeguards.find((each) => each.safeguard === safeguard);
    if (line?.checked === false && outcome === 'cannotTell') {
      expect(needs.length, `${safeguard}: ${text()}`).toBeGreaterThan(0);
    }
  }
}

/** Each key that met two is listed. Keys that nobody asked for may be. */
function expectAmbiguous(shown: ShownAccounts, oracle: OracleAccounts, text: () => string): void {
  const line = ({ table, key, rows }: OracleAccounts['ambiguous'][number]): string =>
    `${table} ${key} ${[...rows].sort((a, b) => a - b).join()}`;
  expect(shown.ambiguous.map(line), text()).toEqual(
    expect.arrayContaining(oracle.ambiguous.map(line)),
  );
}

export async function programAccounts(
  random: RandomAccounts,
  folder: string,
): Promise<ShownAccounts | 'refused'> {
  const program = await programResult<ShownAccounts>(accountsRun(random), folder);
  return program === 'refused' ? program : program.result;
}

/** The safeguards that a document says are met. */
export function metIn(result: OracleAccounts | ShownAccounts | 'refused'): string[] {
  if (result === 'refused') return [];
  const met = result.safeguards.filter(({ outcome }) => outcome === 'met');
  return met.map(({ safeguard }) => safeguard);
}
