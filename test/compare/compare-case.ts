import { join } from 'node:path';
import fc from 'fast-check';
import { writeAnew } from '../cli/folder.ts';
import { agesOracle, type OracleAges, type OracleToday } from '../oracle/oracle-ages.ts';
import type { SampleOptions } from '../oracle/oracle-draw.ts';
import type { OracleLog } from '../oracle/oracle-log.ts';
import { type Run, runMain, type World } from '../run-main.ts';
import { caseText } from './case-text.ts';
import { expectSame } from './expect-same.ts';
import { orRefused, readFiltered } from './left-by-filters.ts';
import type { RandomCase } from './random-logs.ts';
import { agesArgv, logArgv } from './random-options.ts';
import { accountOfSample, oracleSample, type SampleAccount } from './sample-case.ts';
import { randomSample, sampleArgv } from './sample-options.ts';

/*
 * What is compared where. `ages` reads every log: inputs, population and warnings are compared for it.
 * Of every second log `inspect` adds what only it says, columns and how the fields are filled, and of
 * every third `sample` a draw, so that no log is read by all of them. The oracle reads each log once.
 * What `validate` says is compared on logs with texts of their own (validate-logs.ts), and how a draw
 * is extended in sample.test.ts.
 */

/** Random logs, and what is asked of them beside `ages`. */
export interface ComparedCase {
  logs: RandomCase;
  beside: 'inspect' | 'sample' | null;
  sample: SampleOptions;
}

export function comparedCases(logs: fc.Arbitrary<RandomCase>): fc.Arbitrary<ComparedCase> {
  const beside = fc.constantFrom('inspect', 'inspect', 'inspect', 'sample', 'sample', null);
  return fc
    .record({ logs, beside, sample: randomSample })
    .map((random) => ({ ...random, [fc.toStringMethod]: () => `\n${comparedText(random)}\n` }));
}

/** Logs of which `inspect` is asked too. */
export function withInspect(logs: RandomCase): ComparedCase {
  return { logs, beside: 'inspect', sample: { size: { from: 'size', size: 1 }, seed: '1' } };
}

function comparedText({ logs, beside, sample }: ComparedCase): string {
  const asked = beside === 'sample' ? `\n${JSON.stringify(sampleArgv(sample))}` : '';
  return `${caseText(logs)}${asked}`;
}

/** What one side makes of a case, in a form that both sides can have. */
export interface Account {
  ages: unknown;
  inspect?: unknown;
  sample?: SampleAccount | 'refused';
}

interface Document {
  inputs: OracleLog['inputs'];
  population: unknown;
  warnings: { code: string }[];
  inspect?: { files: { columns: unknown; unmatched: unknown }[]; fields: unknown };
  ages?: Omit<OracleAges, 'today'> & { today?: ProgramToday };
}

/** Today's caps as the program has them: with the names of states, and what each cap rests on. */
interface ProgramToday extends Omit<OracleToday, 'withoutCap'> {
  withoutCap: { state: string }[];
}

function commonAges({ today, ...ages }: NonNullable<Document['ages']>): OracleAges {
  if (today === undefined) return ages;
  const caps = today.caps.map(({ state, sure, period, fully, partly, notAtAll }) => {
    return { state, sure, period, fully, partly, notAtAll };
  });
  const withoutCap = today.withoutCap.map(({ state }) => state).sort();
  caps.sort((a, b) => (a.state < b.state ? -1 : 1));
  return { ...ages, today: { caps, withoutCap, noneFound: today.noneFound } };
}

/** What both commands say of the logs. */
function logAccount(document: Document) {
  return {
    inputs: document.inputs.map(({ file, layout, encoding, delimiter, rows }) => {
      return { file, layout, encoding, delimiter, rows };
    }),
    population: document.population,
    warnings: document.warnings
      .map(({ code }) => code)
      .filter((code) => code !== 'regime-change')
      .sort(),
  };
}

/** The program's account; `folder` is where the files are put. */
export async function programAccount(random: ComparedCase, folder: string): Promise<Account> {
  const { files, options } = random.logs;
  let stdin: Uint8Array = new Uint8Array(0);
  for (const { name, bytes } of files) {
    if (name === '-') stdin = bytes;
    else writeAnew(join(folder, name), bytes);
  }
  const argv = [...logArgv(options.log), ...files.map(({ name }) => name)];
  const world = { cwd: folder, stdin };
  const aged = await runMain(['ages', '--json', ...agesArgv(options.ages), ...argv], world);
  return {
    ages: accountOf(aged, (document) => ({
      ...logAccount(document),
      ages: document.ages && commonAges(document.ages),
    })),
    ...(await programBeside(random, argv, world)),
  };
}

async function programBeside(
  { beside, sample }: ComparedCase,
  argv: string[],
  world: World,
): Promise<Omit<Account, 'ages'>> {
  if (beside === null) return {};
  if (beside === 'sample') {
    const drawn = await runMain(['sample', '--json', ...sampleArgv(sample), ...argv], world);
    return { sample: accountOfSample(drawn) };
  }
  const inspected = await runMain(['inspect', '--json', ...argv], world);
  return {
    inspect: accountOf(inspected, (document) => ({
      ...logAccount(document),
      files: document.inspect?.files.map(({ columns, unmatched }) => ({ columns, unmatched })),
      fields: document.inspect?.fields,
    })),
  };
}

function accountOf(run: Run, account: (document: Document) => unknown): unknown {
  if (run.code === 2) return 'refused';
  if (run.code !== 0) return run;
  return account(JSON.parse(run.stdout) as Document);
}

export function oracleAccount({ logs, beside, sample }: ComparedCase): Account {
  const { files, options } = logs;
  const log = orRefused(() => readFiltered(files, options.log));
  if (log === 'refused') return { ages: log, ...(beside && { [beside]: log }) };
  const account = logAccount(documentOf(log));
  const ages = orRefused(() => {
    const ages = agesOracle(log, options.ages);
    // The one warning of the command and not of the logs.
    const isMany = ages.groups.some(({ groups }) => groups !== undefined);
    const warnings = [...account.warnings, ...(isMany ? ['many-groups'] : [])].sort();
    return { ...account, warnings, ages };
  });
  if (beside === 'sample') return { ages, sample: oracleSample(log, sample) };
  const inspected = log.files.map(({ columns, unmatched }) => ({ columns, unmatched }));
  const inspect = { ...account, files: inspected, fields: log.fields };
  return beside === 'inspect' ? { ages, inspect } : { ages };
}

function documentOf({ inputs, population, warnings }: OracleLog): Document {
  return { inputs, population, warnings };
}

/** Fails where the two accounts differ in anything; returns the oracle's. */
export async function agree(random: ComparedCase, folder: string): Promise<Account> {
  const program = await programAccount(random, folder);
  const oracle = oracleAccount(random);
  expectSame(program, oracle, () => comparedText(random));
  return oracle;
}
