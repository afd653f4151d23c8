import { join } from 'node:path';
import { writeAnew } from '../cli/folder.ts';
import { agesOracle } from '../oracle/oracle-ages.ts';
import { type OracleLog, OracleRefusal } from '../oracle/oracle-log.ts';
import { type Run, runMain } from '../run-main.ts';
import { caseText } from './case-text.ts';
import { expectSame } from './expect-same.ts';
import { readFiltered } from './left-by-filters.ts';
import type { RandomCase } from './random-logs.ts';
import { agesArgv, logArgv } from './random-options.ts';

/** What one side makes of a case, in a form that both sides can have. */
export interface Account {
  inspect: unknown;
  ages: unknown;
}

interface Document {
  inputs: OracleLog['inputs'];
  population: unknown;
  warnings: { code: string }[];
  inspect?: { files: { columns: unknown; unmatched: unknown }[]; fields: unknown };
  ages?: unknown;
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
export async function programAccount(random: RandomCase, folder: string): Promise<Account> {
  const names = random.files.map(({ name }) => name);
  let stdin: Uint8Array = new Uint8Array(0);
  for (const { name, bytes } of random.files) {
    if (name === '-') stdin = bytes;
    else writeAnew(join(folder, name), bytes);
  }
  const options = logArgv(random.options.log);
  const world = { cwd: folder, stdin };
  const inspect = await runMain(['inspect', '--json', ...options, ...names], world);
  const agesOptions = [...options, ...agesArgv(random.options.ages)];
  const ages = await runMain(['ages', '--json', ...agesOptions, ...names], world);
  return {
    inspect: accountOf(inspect, (document) => ({
      ...logAccount(document),
      files: document.inspect?.files.map(({ columns, unmatched }) => ({ columns, unmatched })),
      fields: document.inspect?.fields,
    })),
    ages: accountOf(ages, (document) => ({ ...logAccount(document), ages: document.ages })),
  };
}

function accountOf(run: Run, account: (document: Document) => unknown): unknown {
  if (run.code === 2) return 'refused';
  if (run.code !== 0) return run;
  return account(JSON.parse(run.stdout) as Document);
}

export function oracleAccount({ files, options }: RandomCase): Account {
  const log = orRefused(() => readFiltered(files, options.log));
  if (typeof log === 'string') return { inspect: log, ages: log };
  const { fields } = log;
  const inspected = log.files.map(({ columns, unmatched }) => ({ columns, unmatched }));
  const ages = orRefused(() => agesOracle(log, options.ages));
  return {
    inspect: { ...logAccount(documentOf(log)), files: inspected, fields },
    ages: typeof ages === 'string' ? ages : { ...logAccount(documentOf(log)), ages },
  };
}

function documentOf({ inputs, population, warnings }: OracleLog): Document {
  return { inputs, population, warnings };
}

function orRefused<Result>(work: () => Result): Result | string {
  try {
    return work();
  } catch (error) {
    if (error instanceof OracleRefusal) return 'refused';
    throw error;
  }
}

/** Fails where the two accounts differ in anything. */
export async function agree(random: RandomCase, folder: string): Promise<void> {
  const program = await programAccount(random, folder);
  const oracle = oracleAccount(random);
  expectSame(program, oracle, () => caseText(random));
}
