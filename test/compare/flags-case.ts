import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
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

/** A rule's result as the document has it. */
type ShownRule = Omit<OracleRuleResult, 'whyAny'>;

/** The document of the program, as far as the contract says it. */
interface Document {
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
  mixed: boolean;
  code: number;
}

export function oracleFlags({ files, log, flags }: FlagsCase): OracleFlags | 'refused' {
  try {
    return flagsOracle(readFiltered(files, log), flags);
  } catch (error) {
    if (error instanceof OracleRefusal) return 'refused';
    throw error;
  }
}

function oracleAccount(random: FlagsCase): Account | 'refused' {
  const result = oracleFlags(random);
  if (result === 'refused') return result;
  const { listed, mixed, rules, ...flags } = result;
  return {
    flags: {
      ...flags,
      rules: rules.map((rule) => asComparable(rule, rule)),
      flags: flags.flags.map((flag) => comparableFlag(flag, flag)),
      sampling: rounded(flags.sampling),
    },
    listed: random.list === null ? null : inOrder(listed),
    mixed,
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
    times: [firstSearch, lastSearch],
    parts: Object.fromEntries(names.map((name) => [name, parts[name]])),
    rows: rows.map(({ file, line, id }) => ({ file, line, id })),
  };
}

function rounded(sampling: OracleFlags['sampling']): unknown {
  const { hidden, size, population, chance } = sampling;
  return { hidden, size, population, chance: chance === null ? null : chance.toPrecision(12) };
}

function inOrder(listed: Listed[]): Listed[] {
  const key = ({ rule, file, line }: Listed): string =>
    [rule, file, String(line).padStart(9, '0')].join('\u0000');
  return [...listed].sort((a, b) => byCodePoint(key(a), key(b)));
}

const CONFIG = 'case.config.json';

/** The files of a case, written, and what is typed. */
function typed({ files, log, flags, failOnAny, list }: FlagsCase, folder: string): string[] {
  for (const { name, bytes } of files) writeAnew(join(folder, name), bytes);
  const file = (option: string, name: string, content: string | Uint8Array | undefined) => {
    if (content === undefined) return [];
    writeAnew(join(folder, name), content);
    return [option, name];
  };
  const config = flagsConfig(flags);
  return [
    ...logArgv(log),
    ...flagsArgv(flags),
    ...file('--config', CONFIG, config === null ? undefined : JSON.stringify(config)),
    ...file('--shared-with', 'list.txt', flags.sharedWith),
    ...file('--watch', 'watch.txt', flags.watch),
    ...file('--watch-key-file', 'watch.key', flags.watchKey),
    ...(failOnAny ? ['--fail-on', 'any'] : []),
    ...(list === null ? [] : ['--list', list]),
    ...files.map(({ name }) => name),
  ];
}

async function programAccount(random: FlagsCase, folder: string): Promise<Account | 'refused'> {
  const run = await runMain(['flags', '--json', ...typed(random, folder)], { cwd: folder });
  if (run.code === 2) return 'refused';
  expect(run.code, run.stderr).toBeLessThan(2);
  const document = JSON.parse(run.stdout) as Document;
  const oracle = oracleFlags(random);
  const expected = oracle === 'refused' ? null : oracle;
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
    mixed: document.warnings.some(({ code }) => code === 'mixed-logs'),
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

/** Fails where the two accounts differ; returns the oracle's. */
export async function agreeOnFlags(random: FlagsCase, folder: string): Promise<void> {
  const program = await programAccount(random, folder);
  expectSame(program, oracleAccount(random), () => flagsCaseText(random));
}

export function flagsCaseText({ files, log, flags, failOnAny, list }: FlagsCase): string {
  const shown = files.map(({ name, bytes }) => `${name}:\n${Buffer.from(bytes).toString()}`);
  return [...shown, JSON.stringify({ log, flags, failOnAny, list })].join('\n');
}
