import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, it } from 'vitest';
import { AS_IT_CAME, TIMES } from '../random-runs.ts';
import { agree } from './compare-case.ts';
import { largeLogs, type RandomCase, severalSmallLogs } from './random-logs.ts';

const folder = mkdtempSync(join(tmpdir(), 'alpr-audit-compare-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function agreed(random: RandomCase): Promise<void> {
  await agree(random, folder);
}

describe('the program and its slow oracle agree', () => {
  it.each([
    ['several small logs', severalSmallLogs, 1000],
    ['large logs', largeLogs, 100],
  ])('on %s', async (_, logs, runs) => {
    await fc.assert(fc.asyncProperty(logs, agreed), { ...AS_IT_CAME, numRuns: runs * TIMES });
  });
});
