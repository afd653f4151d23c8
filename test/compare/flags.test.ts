import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { OracleFlags } from '../oracle/oracle-flags.ts';
import { AS_IT_CAME, IS_USUAL_SEED, SEED, TIMES } from '../random-runs.ts';
import { BLOCKS } from './flags-blocks.ts';
import { agreeOnFlags, flagsCaseText } from './flags-case.ts';
import { caseSeeds, type FlagsCase, flagsCase, otherCases } from './flags-logs.ts';

const folder = mkdtempSync(join(tmpdir(), 'alpr-audit-flags-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Cases = readonly [cases: fc.Arbitrary<FlagsCase>, runs: number, seed?: number];

/** So many cases of each block: by chance some would be planted twice as often as others. */
const ofEachBlock = (small: boolean, background: number, runs: number): Cases[] =>
  Object.keys(BLOCKS).map((block, i) => [
    caseSeeds(block, small, background).map(flagsCase),
    runs,
    // What stands beside the blocks is to be another for each.
    SEED + i,
  ]);

const PLANTED: [name: string, cases: Cases[]][] = [
  ['small logs with small thresholds', ofEachBlock(true, 25, 8)],
  ['logs that reach the default thresholds', ofEachBlock(false, 30, 8)],
];

const OTHERS: [name: string, cases: Cases][] = [
  ['small logs of any layout', [otherCases(1, 25), 50]],
  ['logs with the same cells again and again', [otherCases(60, 200), 8]],
];

function shown(random: FlagsCase): FlagsCase {
  return { ...random, [fc.toStringMethod]: () => `\n${flagsCaseText(random)}\n` } as FlagsCase;
}

async function compared([cases, runs, seed = SEED]: Cases): Promise<(OracleFlags | 'refused')[]> {
  const results: (OracleFlags | 'refused')[] = [];
  const property = fc.asyncProperty(cases.map(shown), async (random) => {
    results.push(await agreeOnFlags(random, folder));
  });
  await fc.assert(property, { ...AS_IT_CAME, seed, numRuns: runs * TIMES });
  return results;
}

/** Most cases are read, and each rule flags in some of them and runs in vain in others. */
function expectAllRules(results: (OracleFlags | 'refused')[]): void {
  if (!IS_USUAL_SEED) return;
  const read = results.filter((result) => result !== 'refused');
  expect(read.length).toBeGreaterThan(results.length / 2);
  const all = read.flatMap(({ rules }) => rules.filter(({ ran }) => ran));
  const names = [...new Set(all.map(({ rule }) => rule))];
  expect(names.length).toBeGreaterThan(20);
  for (const name of names) {
    const flags = all.filter(({ rule }) => rule === name).map((rule) => rule.flags > 0);
    expect(flags, name).toContain(true);
    expect(flags, name).toContain(false);
  }
}

describe('flags and its slow oracle agree', () => {
  it.each(PLANTED)('on %s, in which every rule flags and misses', async (_, blocks) => {
    const results: (OracleFlags | 'refused')[] = [];
    for (const cases of blocks) results.push(...(await compared(cases)));
    expectAllRules(results);
  });

  it.each(OTHERS)('on %s', async (_, cases) => {
    await compared(cases);
  });
});
