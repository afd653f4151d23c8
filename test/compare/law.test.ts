import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderWith, writeAnew } from '../cli/folder.ts';
import { completenessOracle, type OracleCompleteness } from '../oracle/laws/completeness.ts';
import { AS_IT_CAME, TIMES } from '../random-runs.ts';
import { runMain } from '../run-main.ts';
import { expectSame } from './expect-same.ts';
import { orRefused, readFiltered } from './left-by-filters.ts';
import { csv } from './side/side-run.ts';

const TIMES_OF_SEARCHES = [
  ...['2026-04-02 09:00:00', '2026-04-01 10:30:00', '2026-03-31 00:00:00', '2025-06-30 23:59:59'],
  ...['2025-07-01 00:00:00', '04/03/2026', '2026-04-04', '', 'n/a', '[REDACTED]', 'not a time'],
];
const WORDS = ['', 'n/a', '-', 'REDACTED', '#N/A', '(b)(7)(C)'];

const COLUMNS: [header: string, cells: string[]][] = [
  ['User', ['a.one', 'b.two', 'c.three']],
  ['Agency', ['Port Alder PD', 'Elm SO', 'Oak PD']],
  ['License Plate', ['7ABC123', '8XYZ9', '7ABC***']],
  ['State', ['CA', 'OR']],
  ['Date From', ['2026-03-01', '2026-03-02 10:00:00']],
  ['Date To', ['2026-04-01']],
  ['Reason', ['stolen vehicle', 'investigation', '.']],
  ['Offense', ['Larceny']],
];

interface RandomRecords {
  files: { name: string; bytes: Buffer }[];
  law: string;
}

/** Logs of some of the columns, the cells of which are values mostly. */
const log = fc
  .record({
    kept: fc.subarray(COLUMNS, { minLength: 4 }),
    dates: fc.constantFrom('mixed', 'mixed', 'alone'),
    rows: fc.array(fc.array(fc.nat(59), { minLength: 9, maxLength: 9 }), {
      minLength: 1,
      maxLength: 8,
    }),
  })
  .map(({ kept, dates, rows }) => {
    const times = dates === 'alone' ? ['2026-04-02', '2025-06-30'] : TIMES_OF_SEARCHES;
    const cells = rows.map((picks, row) => [
      ...[`id-${row}-x`, times[picks[0]! % times.length]!],
      ...kept.map(([, values], at) => {
        const pick = picks[at + 1]!;
        return pick % 3 === 0 ? WORDS[(pick / 3) % WORDS.length]! : values[pick % values.length]!;
      }),
    ]);
    const header = ['Search ID', 'Search Time', ...kept.map(([name]) => name)];
    return csv([header, ...cells]);
  });

const cases: fc.Arbitrary<RandomRecords> = fc
  .record({
    logs: fc.array(log, { minLength: 1, maxLength: 2 }),
    law: fc.constantFrom('CA', 'CA', 'ID', 'ID', 'OR', 'VA', 'TX'),
  })
  .map(({ logs, law }) => {
    const files = logs.map((text, at) => ({
      name: `${at === 0 ? 'b' : 'a'}.csv`,
      bytes: Buffer.from(text.replaceAll('id-', `id-${at}-`)),
    }));
    return Object.assign({ files, law }, { [fc.toStringMethod]: () => shown({ files, law }) });
  });

function shown({ files, law }: RandomRecords): string {
  return `\n${law}\n${files.map(({ name, bytes }) => `${name}: ${bytes}`).join('\n')}`;
}

async function programRecord({ files, law }: RandomRecords, folder: string) {
  for (const { name, bytes } of files) writeAnew(join(folder, name), bytes);
  const argv = ['validate', '--json', '--law', law, ...files.map(({ name }) => name)];
  const { code, stdout, stderr } = await runMain(argv, { cwd: folder });
  if (code === 2) return 'refused';
  expect(code, stderr).toBe(0);
  const { outcome, searches, beforeInForce, complete, lacking, untold, elements } =
    JSON.parse(stdout).validate.law;
  return {
    ...{ outcome, searches, beforeInForce, complete, lacking, untold },
    elements: (elements as Record<string, unknown>[]).map(({ needs: _, ...each }) => each),
  };
}

function oracleRecord({ files, law }: RandomRecords): OracleCompleteness | 'refused' {
  return orRefused(() => completenessOracle(readFiltered(files, {}), law));
}

describe('records under a law, and the slow oracle, agree', () => {
  it('on logs of some of the columns', async () => {
    const folder = folderWith();
    const property = fc.asyncProperty(cases, async (random) => {
      const program = await programRecord(random, folder);
      expectSame(program, oracleRecord(random), () => shown(random));
    });
    await fc.assert(property, { ...AS_IT_CAME, numRuns: 40 * TIMES });
  });

  it('hold every outcome of every element', () => {
    const seen = new Set<string>();
    for (const random of fc.sample(cases, { numRuns: 200, seed: 17 })) {
      const record = oracleRecord(random);
      if (record === 'refused') continue;
      for (const { element, outcome } of record.elements) seen.add(`${element} ${outcome}`);
    }
    const elements = ['date', 'time', 'plate', 'user', 'organization', 'purpose'];
    expect([...seen].sort()).toEqual(
      elements
        .flatMap((each) => ['met', 'notMet', 'cannotTell'].map((one) => `${each} ${one}`))
        .sort(),
    );
  });
});
