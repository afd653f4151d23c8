import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { AS_IT_CAME, TIMES } from '../random-runs.ts';
import { largeLogs, oneSmallLog, severalSmallLogs } from './random-logs.ts';
import { agreeOnExtension, agreeOnSample, oracleAccount, sampleCases } from './sample-case.ts';

const folder = mkdtempSync(join(tmpdir(), 'alpr-audit-sample-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the random draws', () => {
  it('are mostly drawn: some by strata, some as a census, some with spares', () => {
    const cases = fc.sample(sampleCases(severalSmallLogs), { numRuns: 300 });
    const drawn = cases.map(oracleAccount).filter((account) => account !== 'refused');
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
    expect(counts.drawn).toBeGreaterThan(150);
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(5);
  });
});

describe('sample and its slow oracle agree', () => {
  it.each([
    ['one small log', oneSmallLog, 800],
    ['several small logs', severalSmallLogs, 300],
    ['large logs', largeLogs, 40],
  ])('on the draw from %s', async (_, logs, runs) => {
    await fc.assert(
      fc.asyncProperty(sampleCases(logs), (random) => agreeOnSample(random, folder)),
      { ...AS_IT_CAME, numRuns: runs * TIMES },
    );
  });

  it.each([
    ['one small log', oneSmallLog, 100],
    ['several small logs', severalSmallLogs, 50],
  ])('on the manifest and the extension of a draw from %s', async (_, logs, runs) => {
    await fc.assert(
      fc.asyncProperty(sampleCases(logs), (random) => agreeOnExtension(random, folder)),
      { ...AS_IT_CAME, numRuns: runs * TIMES },
    );
  });
});
