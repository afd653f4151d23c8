import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { AS_IT_CAME, TIMES } from '../random-runs.ts';
import { agree, comparedCases, withInspect } from './compare-case.ts';
import { oneSmallLog } from './random-logs.ts';

const folder = mkdtempSync(join(tmpdir(), 'alpr-audit-compare-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the program and its slow oracle agree', () => {
  it('on one small log', async () => {
    const property = fc.asyncProperty(comparedCases(oneSmallLog), async (random) => {
      await agree(random, folder);
    });
    await fc.assert(property, { ...AS_IT_CAME, numRuns: 330 * TIMES });
  });

  it('on an export that was cut at 10,000 rows', async () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => {
      return `r${i % 9000},u${(i % 9000) % 7},2025-06-10 10:00\n`;
    });
    const bytes = Buffer.from(`ID,User,Timestamp\n${rows.join('')}`);
    const logs = { files: [{ name: '-', bytes }], options: { log: {}, ages: {} } };
    const { inspect } = await agree(withInspect(logs), folder);
    expect(inspect).toMatchObject({ warnings: ['row-cap'] });
  });
});
