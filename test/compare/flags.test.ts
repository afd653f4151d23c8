import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/commands/index.ts';
import type { OracleFlags } from '../oracle/oracle-flags.ts';
import { AS_IT_CAME, TIMES } from '../random-runs.ts';
import { agreeOnFlags, flagsCaseText } from './flags-case.ts';
import { caseSeeds, type FlagsCase, flagsCase, otherCases } from './flags-logs.ts';

const folder = mkdtempSync(join(tmpdir(), 'alpr-audit-flags-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Cases = [name: string, cases: fc.Arbitrary<FlagsCase>, runs: number];

const PLANTED: Cases[] = [
  ['small logs with small thresholds', caseSeeds(true, 40).map(flagsCase), 400],
  ['logs that reach the default thresholds', caseSeeds(false, 60).map(flagsCase), 200],
];

const OTHERS: Cases[] = [
  ['small logs of any layout', otherCases(1, 25), 300],
  ['logs with the same cells again and again', otherCases(60, 200), 40],
];

function shown(random: FlagsCase): FlagsCase {
  return { ...random, [fc.toStringMethod]: () => `\n${flagsCaseText(random)}\n` } as FlagsCase;
}

async function compared([, cases, runs]: Cases): Promise<(OracleFlags | 'refused')[]> {
  const results: (OracleFlags | 'refused')[] = [];
  const property = fc.asyncProperty(cases.map(shown), async (random) => {
    results.push(await agreeOnFlags(random, folder));
  });
  await fc.assert(property, { ...AS_IT_CAME, numRuns: runs * TIMES });
  return results;
}

/** Most cases are read, and each rule flags in some of them and runs in vain in others. */
function expectAllRules(results: (OracleFlags | 'refused')[]): void {
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

// Until the program has the command there is nothing to compare with.
const hasCommand = COMMANDS.some(({ name }) => name === 'flags');

describe.skipIf(!hasCommand)('flags and its slow oracle agree', () => {
  it.each(PLANTED)('on %s, in which every rule flags and misses', async (...cases) => {
    expectAllRules(await compared(cases));
  });

  it.each(OTHERS)('on %s', async (...cases) => {
    await compared(cases);
  });
});
