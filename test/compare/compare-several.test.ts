import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { AS_IT_CAME, IS_USUAL_SEED, TIMES } from '../random-runs.ts';
import { agree, comparedCases } from './compare-case.ts';
import { largeLogs, type RandomCase, severalSmallLogs } from './random-logs.ts';
import type { SampleAccount } from './sample-case.ts';

const folder = mkdtempSync(join(tmpdir(), 'alpr-audit-compare-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Compares so many cases; returns the draws among them, those that are refused too. */
async function compared(logs: fc.Arbitrary<RandomCase>, runs: number) {
  const draws: (SampleAccount | 'refused')[] = [];
  const property = fc.asyncProperty(comparedCases(logs), async (random) => {
    const { sample } = await agree(random, folder);
    if (sample !== undefined) draws.push(sample);
  });
  await fc.assert(property, { ...AS_IT_CAME, numRuns: runs * TIMES });
  return draws;
}

describe('the program and its slow oracle agree', () => {
  it('on several small logs, of which most are drawn from: by strata, as a census, with spares', async () => {
    const draws = await compared(severalSmallLogs, 170);
    const drawn = draws.filter((draw) => draw !== 'refused');
    const counts = {
      drawn: drawn.length,
      stratified: drawn.filter(({ sample }) => sample.design.strata.length > 1).length,
      census: drawn.filter(({ sample }) => sample.design.census).length,
      partly: drawn.filter(({ sample }) => !sample.design.census).length,
      spares: drawn.filter(({ sample }) => sample.drawn.some(({ role }) => role === 'spare'))
        .length,
      auditors: drawn.filter(({ sample }) => sample.independence.some((own) => own.drawn > 0))
        .length,
    };
    if (!IS_USUAL_SEED) return;
    expect(counts.drawn).toBeGreaterThan(draws.length / 2);
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(5);
  });

  it('on large logs', async () => {
    await compared(largeLogs, 20);
  });
});
