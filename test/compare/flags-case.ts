import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
import { formulaSafe, visible } from '../../src/report/escape.ts';
import { writeAnew } from '../cli/folder.ts';
import { flagsOracle, type OracleFlags, type OracleRuleResult } from '../oracle/oracle-flags.ts';
import type { OracleFlag } from '../oracle/oracle-flags-written.ts';
import { OracleRefusal } from '../oracle/oracle-log.ts';
import { byCodePoint } from '../oracle/oracle-refusal.ts';
import { runMain } from '../run-main.ts';
import { expectSame } from './expect-same.ts';
import type { FlagsCase } from './flags-logs.ts';
import { flagsArgv, flagsConfig } from './flags-options.ts';
import { readFiltered } from './left-by-filters.ts';
import { logArgv } from './random-options.ts';
import { wholeMatch } from './validate-case.ts';

/** A rule's result as the document has it. */
type ShownRule = Omit<OracleRuleResult, 'whyAny'>;

/** The document of the program, as far as the contract says it. */
interface Document {
  settings: { poor: number | string };
  warnings: { code: string }[];
  flags: Omit<OracleFlags, 'rules' | 'listed' | 'mixed'> & { rules: ShownRule[] };
}

interface Listed {
  rule: string;
  file: string;
  line: number;
  id: string;
}

interface Account {
  flags: unknown;
  listed: Listed[] | null;
  mixed: boolean | null;
  poor: number;
  code: number;
}

export function oracleFlags({ files, log, flags, patterns }: FlagsCase): OracleFlags | 'refused' {
  const filtered = [log.users, log.agencies].some((names) => names !== undefined);
  const options = { ...flags, filtered, ...(patterns && { patterns: patterns.map(wholeMatch) }) };
  try {
    return flagsOracle(readFiltered(files, log), options);
  } catch (error) {
    if (error instanceof OracleRefusal) return 'refused';
    throw error;
  }
}

function oracleAccount(random: FlagsCase, result: OracleFlags): Account {
  const { listed, mixed, rules, ...flags } = result;
  return {
    flags: {
      ...flags,
      rules: rules.map((rule) => asComparable(rule, rule)),
      flags: flags.flags.map((flag) => comparableFlag(flag, flag)),
      sampling: rounded(flags.sampling),
    },
    listed: random.list === null ? null : inOrder(asShown(listed, random.list)),
    mixed: isTold(random) ? mixed : null,
    poor: Number(random.flags.poor ?? '0.25'),
    code: random.failOnAny && flags.flags.length > 0 ? 1 : 0,
  };
}

/** Of a rule that did not run only that is compared, and any reason that holds will do. */
function asComparable(rule: ShownRule, { whyAny, parameters }: OracleRuleResult): unknown {
  if (!rule.ran) {
    const accepted = whyAny.map(plainWhy).includes(plainWhy(rule.why ?? ''));
    return { rule: rule.rule, ran: rule.ran, why: accepted ? 'a reason that holds' : rule.why };
  }
  const shown = Object.keys(parameters).map((name) => [name, rule.parameters[name]]);
  const { rule: name, ran, why, subjects, flags, searches } = rule;
  return { rule: name, ran, why, subjects, flags, searches, parameters: Object.fromEntries(shown) };
}

/** A range stands in one column or in two: how the field is called is not compared. */
function plainWhy(why: string): string {
  return why
    .toLowerCase()
    .replace(/window(start|end)?/, 'range')
    .replace(/[^a-z]/g, '');
}

/** A time without its zone; a date alone as its 00:00. */
function readingOf(time: string | null): string | null {
  const [, date, clock = 'T00:00:00'] = /^(.{10})(T[\d:.]+)?/.exec(time ?? '') ?? [];
  return date === undefined ? null : date + clock;
}

/** Conditions are said of `repeatPlate`; keys that the contract does not have are left out. */
function comparableFlag(flag: OracleFlag, expected: OracleFlag | undefined): unknown {
  const { conditions, parts, rows, ...others } = flag;
  const { subject, searches, judged, explained, dates, firstSearch, lastSearch } = others;
  const names = Object.keys(expected?.parts ?? parts);
  return {
    rule: flag.rule,
    subject,
    conditions: flag.rule === 'repeatPlate' ? conditions : null,
    counts: [searches, judged, explained, dates],
    // Of times that are equal as readings either may stand.
    times: [firstSearch, lastSearch].map(readingOf),
    parts: Object.fromEntries(names.map((name) => [name, parts[name]])),
    rows: rows.map(({ file, line, id }) => ({ file, line, id })),
  };
}

function rounded(sampling: OracleFlags['sampling']): unknown {
  const { hidden, size, population, chance } = sampling;
  return { hidden, size, population, chance: chance === null ? null : chance.toPrecision(12) };
}

/** In CSV texts are shown so that no line ends and no formula begins in them. */
function asShown(listed: Listed[], list: string): Listed[] {
  if (!list.endsWith('.csv')) return listed;
  const shown = (text: string) => visible(formulaSafe(text));
  return listed.map((each) => ({ ...each, id: shown(each.id), file: shown(each.file) }));
}

function inOrder(listed: Listed[]): Listed[] {
  const key = ({ rule, file, line }: Listed): string =>
    [rule, file, String(line).padStart(9, '0')].join('\u0000');
  return [...listed].sort((a, b) => byCodePoint(key(a), key(b)));
}

const CONFIG = 'case.config.json';

/** The files of a case, written, and what is typed. */
function typed({ files, log, flags, patterns, failOnAny, list }: FlagsCase, folder: string) {
  let stdin: Uint8Array = new Uint8Array(0);
  for (const { name, bytes } of files) {
    if (name === '-') stdin = bytes;
    else writeAnew(join(folder, name), bytes);
  }
  const file = (option: string, name: string, content: string | Uint8Array | undefined) => {
    if (content === undefined) return [];
    writeAnew(join(folder, name), content);
    return [option, name];
  };
  const config = { ...flagsConfig(flags), ...(patterns && { caseNumberPatterns: patterns }) };
  const hasConfig = Object.keys(config).length > 0;
  const argv = [
    ...logArgv(log),
    ...flagsArgv(flags),
    ...file('--config', CONFIG, hasConfig ? JSON.stringify(config) : undefined),
    ...file('--shared-with', 'list.txt', flags.sharedWith),
    ...file('--watch', 'watch.txt', flags.watch),
    ...file('--watch-key-file', 'watch.key', flags.watchKey),
    ...(failOnAny ? ['--fail-on', 'any'] : []),
    ...(list === null ? [] : ['--list', list]),
    ...files.map(({ name }) => name),
  ];
  return { argv, world: { cwd: folder, stdin } };
}

async function programAccount(
  random: FlagsCase,
  folder: string,
  expected: OracleFlags | null,
): Promise<Account | 'refused'> {
  const { argv, world } = typed(random, folder);
  const run = await runMain(['flags', '--json', ...argv], world);
  if (run.code === 2) return 'refused';
  expect(run.code, run.stderr).toBeLessThan(2);
  const document = JSON.parse(run.stdout) as Document;
  const { rules, flagged, undated, byProgram, sampling, flags } = document.flags;
  return {
    flags: {
      flagged,
      undated,
      byProgram,
      rules: rules.map((rule, i) => {
        const same = expected?.rules[i];
        return same === undefined ? rule : asComparable(rule, same);
      }),
      flags: flags.map((flag, i) => comparableFlag(flag, expected?.flags[i])),
      sampling: rounded(sampling),
    },
    listed: random.list === null ? null : inOrder(listedIn(join(folder, random.list))),
    mixed: isTold(random) ? document.warnings.some(({ code }) => code === 'mixed-logs') : null,
    poor: Number(document.settings.poor),
    code: run.code,
  };
}

/** The rows of `--list`, by the names that the contract gives its columns. */
function listedIn(path: string): Listed[] {
  const text = readFileSync(path, 'utf8');
  rmSync(path);
  const rows: Record<string, string>[] = path.endsWith('.csv')
    ? parse(text, { bom: true, columns: true })
    : text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Record<string, string>);
  return rows.map(({ rule = '', file = '', line = '', id = '' }) => {
    return { rule, file, line: Number(line), id };
  });
}

/** Of two logs the program knows whether they have an id in common; of three it is not told of which two. */
function isTold({ files }: FlagsCase): boolean {
  return files.length <= 2;
}

/** Fails where the two accounts differ; returns the oracle's. */
export async function agreeOnFlags(
  given: FlagsCase,
  folder: string,
): Promise<OracleFlags | 'refused'> {
  const random = isTold(given) ? given : { ...given, flags: { ...given.flags, allowMixed: true } };
  const result = oracleFlags(random);
  const oracle = result === 'refused' ? result : oracleAccount(random, result);
  const program = await programAccount(random, folder, result === 'refused' ? null : result);
  expectSame(program, oracle, () => flagsCaseText(random));
  return result;
}

export function flagsCaseText({ files, ...options }: FlagsCase): string {
  const shown = files.map(({ name, bytes }) => `${name}:\n${Buffer.from(bytes).toString()}`);
  return [...shown, JSON.stringify(options)].join('\n');
}
