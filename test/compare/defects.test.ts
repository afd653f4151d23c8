import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { writeAnew } from '../cli/folder.ts';
import { agesOracle, type OracleAges } from '../oracle/oracle-ages.ts';
import {
  type OracleFile,
  type OracleLog,
  type OracleOptions,
  type OraclePopulation,
  OracleRefusal,
  readOracle,
} from '../oracle/oracle-log.ts';
import { type OracleValidate, validateOracle } from '../oracle/oracle-validate.ts';
import { AS_IT_CAME, TIMES } from '../random-runs.ts';
import { runMain } from '../run-main.ts';
import { caseText } from './case-text.ts';
import { DEFECTS, type Defect, logsWith, type Share } from './random-defects.ts';
import { logArgv } from './random-options.ts';

/* Logs of every layout with one defect each: it is said, and nothing moves that it does not touch. */

const folder = mkdtempSync(join(tmpdir(), 'alpr-audit-defects-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Read {
  files: OracleFile[];
  options: OracleOptions;
}

interface Document {
  inputs: OracleLog['inputs'];
  population: OraclePopulation;
  warnings: { code: string }[];
  inspect: Pick<OracleLog, 'files' | 'fields'>;
  validate: Omit<OracleValidate, 'groups'>;
  ages: OracleAges;
}

/** What a command of the program says of logs; null where it refuses them. */
async function documentOf(command: string, { files, options }: Read): Promise<Document | null> {
  for (const { name, bytes } of files) writeAnew(join(folder, name), bytes);
  const argv = [command, '--json', ...logArgv(options), ...files.map(({ name }) => name)];
  const run = await runMain(argv, { cwd: folder });
  if (run.code !== 0) expect(run.code, run.stderr).toBe(2);
  return run.code === 0 ? (JSON.parse(run.stdout) as Document) : null;
}

/** The numbers of a log, in the parts that a defect may move. */
interface Measured {
  codes: string[];
  population: OraclePopulation;
  shares: ReturnType<typeof sharesOf>;
}

function sharesOf({
  population,
  validate,
  ages,
}: Pick<Document, 'population' | 'validate' | 'ages'>) {
  const { judgeable, inadequate, bothBlank, caseNumber, reason } = validate;
  const { ranged, setAside, byMeasure } = ages;
  return {
    searches: population.searches,
    users: population.users,
    caseNumber: caseNumber.classes,
    reason: reason.classes,
    judged: [judgeable, inadequate, bothBlank.count],
    ages: { ranged, setAside, byMeasure },
  };
}

async function byProgram(read: Read): Promise<Measured | null> {
  const [validated, aged] = [await documentOf('validate', read), await documentOf('ages', read)];
  expect(aged === null).toBe(validated === null);
  if (validated === null || aged === null) return null;
  const codes = validated.warnings.map(({ code }) => code);
  expect(aged.warnings.map(({ code }) => code)).toEqual(codes);
  const { population } = validated;
  return { codes, population, shares: sharesOf({ ...validated, ages: aged.ages }) };
}

function byOracle({ files, options }: Read): (Measured & { log: OracleLog }) | null {
  try {
    const log = readOracle(files, options);
    const { population } = log;
    const [validate, ages] = [validateOracle(log, {}), agesOracle(log, {})];
    const codes = log.warnings.map(({ code }) => code);
    return { log, codes, population, shares: sharesOf({ population, validate, ages }) };
  } catch (error) {
    if (error instanceof OracleRefusal) return null;
    throw error;
  }
}

function sum(counts: object): number {
  return Object.values(counts).reduce((total: number, count: number) => total + count, 0);
}

function expectToAddUp({ population, shares }: Measured, text: string): void {
  const { rows, searches, duplicates, malformed, outsidePeriod, filteredOut } = population;
  expect(rows, text).toBe(searches + duplicates + malformed + outsidePeriod + filteredOut);
  const { caseNumber, reason, ages } = shares;
  const placed = { ranged: ages.ranged, ...ages.setAside };
  expect([caseNumber, reason, placed].map(sum), text).toEqual([searches, searches, searches]);
  expect(sum(ages.byMeasure.oldest), text).toBe(ages.ranged);
}

function withoutMoved({ shares }: Measured, moved: readonly Share[]) {
  const names: readonly string[] = moved;
  return Object.fromEntries(Object.entries(shares).filter(([name]) => !names.includes(name)));
}

/** That a defect is said, and that nothing moves but what it touches. */
function expectToBeSaid(
  { code, moves = [] }: Defect,
  given: Measured | null,
  clean: Measured | null,
  text: string,
): void {
  expect(given === null, text).toBe(code === 'refused');
  if (given === null) return;
  expectToAddUp(given, text);
  if (clean === null) throw new Error(`the log without the defect is refused: ${text}`);
  const said =
    code === null ? given.codes : [given, clean].map(({ codes }) => codes.includes(code));
  const right = code === null ? clean.codes : [true, false];
  expect(said, `${given.codes.join(' ')}\n${text}`).toEqual(right);
  if (moves !== 'all') {
    expect(withoutMoved(given, moves), text).toEqual(withoutMoved(clean, moves));
  }
}

/** That both say the same, in what a JSON document has of both. */
async function expectToAgree(read: Read, given: Measured | null, text: string): Promise<void> {
  const oracle = byOracle(read);
  expect(given === null, text).toBe(oracle === null);
  const inspected = await documentOf('inspect', read);
  if (given === null || oracle === null || inspected === null) return;
  const { log } = oracle;
  const sorted = (codes: string[]): string[] =>
    codes.filter((code) => code !== 'regime-change').sort();
  const columnsOf = ({ columns, unmatched }: OracleLog['files'][0]) => ({ columns, unmatched });
  expect({ ...given, codes: sorted(given.codes) }, text).toEqual({
    codes: sorted(oracle.codes),
    population: log.population,
    shares: oracle.shares,
  });
  expect(inspected.inputs, text).toMatchObject(log.inputs);
  expect(inspected.inspect.files.map(columnsOf), text).toEqual(log.files.map(columnsOf));
  expect(inspected.inspect.fields, text).toEqual(log.fields);
}

function textOf({ files, options }: Read): string {
  return caseText({ files, options: { log: options, ages: {} } });
}

describe('a defect of a log is said, and moves no share that it does not touch', () => {
  const each = DEFECTS.map((defect) => [defect.name, defect] as const);

  it.each(each)('by the oracle: %s', (_, defect) => {
    const property = fc.property(logsWith(defect), (logs) =>
      expectToBeSaid(defect, byOracle(logs), byOracle(logs.like), textOf(logs)),
    );
    fc.assert(property, { ...AS_IT_CAME, numRuns: TIMES });
  });

  it.each(each)('by the program, as by the oracle: %s', async (_, defect) => {
    const property = fc.asyncProperty(logsWith(defect), async (logs) => {
      const text = textOf(logs);
      const given = await byProgram(logs);
      expectToBeSaid(defect, given, await byProgram(logs.like), text);
      await expectToAgree(logs, given, text);
    });
    await fc.assert(property, { ...AS_IT_CAME, numRuns: 2 * TIMES });
  });
});
