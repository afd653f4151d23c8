import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/commands/index.ts';
import { AS_IT_CAME, TIMES } from '../random-runs.ts';
import { agreeOnFlags, flagsCaseText, oracleFlags } from './flags-case.ts';
import { type CaseSeed, caseSeeds, type FlagsCase, flagsCase, otherCases } from './flags-logs.ts';

const folder = mkdtempSync(join(tmpdir(), 'alpr-audit-flags-'));
afterAll(() => rmSync(folder, { recursive: true }));

const PLANTED: [name: string, seeds: fc.Arbitrary<CaseSeed>, runs: number][] = [
  ['small logs with small thresholds', caseSeeds(true, 40), 400],
  ['logs that reach the default thresholds', caseSeeds(false, 60), 200],
];

const CASES: [name: string, cases: fc.Arbitrary<FlagsCase>, runs: number][] = [
  ...PLANTED.map(([name, seeds, runs]): (typeof CASES)[number] => {
    return [name, seeds.map(flagsCase), runs];
  }),
  ['small logs of any layout', otherCases(1, 25), 300],
  ['logs with the same cells again and again', otherCases(60, 200), 40],
];

function shown(random: FlagsCase): FlagsCase {
  return { ...random, [fc.toStringMethod]: () => `\n${flagsCaseText(random)}\n` } as FlagsCase;
}

// Until the program has the command there is nothing to compare with.
const hasCommand = COMMANDS.some(({ name }) => name === 'flags');

describe.skipIf(!hasCommand)('flags and its slow oracle agree', () => {
  it.each(CASES)('on %s', async (_, cases, runs) => {
    await fc.assert(
      fc.asyncProperty(cases.map(shown), (random) => agreeOnFlags(random, folder)),
      { ...AS_IT_CAME, numRuns: runs * TIMES },
    );
  });
});

describe('the planted cases', () => {
  it.each(PLANTED)('are flagged by every rule, and missed: %s', (_, seeds, runs) => {
    const results = fc.sample(seeds, runs).map((seed) => oracleFlags(flagsCase(seed)));
    const read = results.filter((result) => result !== 'refused');
    expect(read.length).toBeGreaterThan(runs / 2);
    const rules = [...new Set(read.flatMap((each) => each.rules.map(({ rule }) => rule)))];
    const counts = rules.map((rule) => {
      const ran = read.flatMap((each) => each.rules.filter((one) => one.rule === rule && one.ran));
      const flagged = ran.filter(({ flags }) => flags > 0).length;
      return { rule, flagged, missed: ran.length - flagged };
    });
    expect(rules.length).toBeGreaterThan(20);
    for (const { rule, flagged, missed } of counts) {
      expect(flagged, rule).toBeGreaterThan(0);
      expect(missed, rule).toBeGreaterThan(0);
    }
  });
});
