import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, it } from 'vitest';
import { AS_IT_CAME, TIMES } from '../random-runs.ts';
import { oneSmallLog, severalSmallLogs } from './random-logs.ts';
import { agreeOnExtension, sampleCases } from './sample-case.ts';

const folder = mkdtempSync(join(tmpdir(), 'alpr-audit-sample-'));
afterAll(() => rmSync(folder, { recursive: true }));

/* The draw itself is compared in compare.test.ts and compare-several.test.ts. */
describe('sample and its slow oracle agree', () => {
  it.each([
    ['one small log', oneSmallLog, 30],
    ['several small logs', severalSmallLogs, 20],
  ])('on the manifest and the extension of a draw from %s', async (_, logs, runs) => {
    await fc.assert(
      fc.asyncProperty(sampleCases(logs), (random) => agreeOnExtension(random, folder)),
      { ...AS_IT_CAME, numRuns: runs * TIMES },
    );
  });
});
