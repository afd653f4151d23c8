import { expect } from 'vitest';
import { dayText } from '../../oracle/oracle-zone.ts';
import { entityKey, taggedName } from '../../oracle/sharing/entity-name.ts';
import { type OracleSharing, sharingOracle } from '../../oracle/sharing/sharing.ts';
import { expectSame } from '../expect-same.ts';
import { orRefused, readFiltered } from '../left-by-filters.ts';
import type { RandomSharing } from './random-sharing.ts';
import { programResult, type SideFile, type SideRun, sideText, sorted } from './side-run.ts';

/** What the program says, as far as the contract says how; parts that were not asked for may be null. */
interface ShownSharing extends Omit<OracleSharing, 'untold'> {
  cannotTell: unknown[];
}

export function sharingRun(random: RandomSharing): SideRun {
  const files: SideFile[] = [{ name: 'list.csv', text: random.list.text }];
  const given = (option: string, name: string, text: string | undefined): string[] => {
    if (text === undefined) return [];
    files.push({ name, text });
    return [option, name];
  };
  const argv = [
    'list.csv',
    ...given('--before', 'before.csv', random.before?.text),
    ...given('--register', 'register.csv', random.register ?? undefined),
    ...given('--log', 'log.csv', random.log ?? undefined),
    ...(random.home === undefined ? [] : ['--home', random.home]),
    ...random.own.flatMap((own) => ['--own', own]),
    ...(needsDirection(random) ? ['--direction', random.direction] : []),
    ...(random.asOf === undefined ? [] : ['--as-of', dayText(random.asOf)]),
    ...(random.allowBadRows ? ['--allow-bad-rows'] : []),
  ];
  return { command: 'sharing', argv, files };
}

function needsDirection({ list, before }: RandomSharing): boolean {
  return list.form === 'plain' || before?.form === 'plain';
}

export function oracleSharing(random: RandomSharing): OracleSharing | 'refused' {
  const { list, before, register, log, home, own, asOf, allowBadRows } = random;
  return orRefused(() =>
    sharingOracle({
      list: list.text,
      own,
      allowBadRows,
      ...(before && { before: before.text }),
      ...(register !== null && { register }),
      ...(log !== null && {
        log: readFiltered([{ name: 'log.csv', bytes: Buffer.from(log) }], {}),
      }),
      ...(home !== undefined && { home }),
      ...(needsDirection(random) && { direction: random.direction }),
      ...(asOf !== undefined && { asOf }),
    }),
  );
}

/** A name by its words: which spelling is shown, with tags or without, is not said to the letter. */
function key(name: string): string {
  return entityKey(taggedName(name).bare);
}

type Row = Record<string, unknown>;

function byKey<T extends object>(list: T[]): unknown[] {
  const named = list.map((each) => {
    const entries = Object.entries(each as Row).map(([field, value]) => {
      const isName = ['name', 'from', 'to', 'agency'].includes(field) && typeof value === 'string';
      return [field, isName ? key(value) : value];
    });
    return Object.fromEntries(entries);
  });
  return sorted(named);
}

/** Names, of which a list may hold objects. */
function keys(list: (string | { name: string })[]): string[] {
  return list.map((each) => key(typeof each === 'string' ? each : each.name)).sort();
}

/** The columns of the register: of what it has no column for, nobody knows. */
function lacking(list: { name: string; line: number; lacks: string[] }[], told: string[]) {
  return list.flatMap(({ name, line, lacks }) => {
    const known = lacks.filter((field) => told.includes(field)).sort();
    return known.length === 0 ? [] : [{ name: key(name), line, lacks: known }];
  });
}

function changesOf(changes: NonNullable<OracleSharing['changes']>) {
  if (changes.outcome === 'cannotTell') return 'cannotTell';
  const { added, removed, renamed, reactivated, inactivated, directionChanged } = changes;
  return {
    added: keys(added),
    removed: keys(removed),
    renamed: byKey(renamed),
    reactivated: keys(reactivated),
    inactivated: keys(inactivated),
    directionChanged: sorted(
      directionChanged.map(({ name, from, to }) => ({ name: key(name), from, to })),
    ),
  };
}

function registerOf(register: NonNullable<OracleSharing['register']>, told: string[]) {
  return {
    withoutRecord: byKey(register.withoutRecord),
    withoutShare: byKey(register.withoutShare),
    expired: byKey(register.expired),
    incomplete: sorted(lacking(register.incomplete, told)),
  };
}

function logOf({ outcome, unlisted, neverSearched }: NonNullable<OracleSharing['log']>) {
  if (outcome === 'cannotTell') return outcome;
  return { unlisted: byKey(unlisted), neverSearched: keys(neverSearched) };
}

function common(shown: ShownSharing | OracleSharing, random: RandomSharing, oracle: OracleSharing) {
  const told = random.register === null ? [] : columnsOf(random.register);
  const { changes, register, log } = shown;
  return {
    asOf: shown.asOf,
    directions: [...shown.directions].sort(),
    entities: sorted(
      shown.entities.map(({ name, direction, state, marks }) => {
        return { name: key(name), direction, state, marks: [...marks].sort() };
      }),
    ),
    totals: shown.totals,
    ...(oracle.changes !== null && { changes: changes && changesOf(changes) }),
    ...(oracle.register !== null && { register: register && registerOf(register, told) }),
    ...(oracle.log !== null && { log: log && logOf(log) }),
  };
}

const NAMES: Record<string, string> = {
  'Date Decided': 'decidedAt',
  Approver: 'approvedBy',
  Purpose: 'purpose',
  MOU: 'agreement',
};

function columnsOf(register: string): string[] {
  const header = register.split('\n')[0] ?? '';
  return header.split(',').flatMap((name) => NAMES[name] ?? []);
}

export async function agreeOnSharing(random: RandomSharing, folder: string): Promise<void> {
  const run = sharingRun(random);
  const text = (): string => sideText(run);
  const program = await programResult<ShownSharing>(run, folder);
  const oracle = oracleSharing(random);
  if (program === 'refused' || oracle === 'refused') {
    expectSame(program, oracle, text);
    return;
  }
  const { result } = program;
  expectSame(common(result, random, oracle), common(oracle, random, oracle), text);
  // What the list does not tell of is said, never "none".
  if (oracle.untold.length > 0) expect(result.cannotTell.length, text()).toBeGreaterThan(0);
}
