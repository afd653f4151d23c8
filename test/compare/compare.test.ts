import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { AS_IT_CAME, TIMES } from '../random-runs.ts';
import { agree, oracleAccount } from './compare-case.ts';
import { oneSmallLog, type RandomCase } from './random-logs.ts';

const folder = mkdtempSync(join(tmpdir(), 'alpr-audit-compare-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function agreed(random: RandomCase): Promise<void> {
  await agree(random, folder);
}

describe('the program and its slow oracle agree', () => {
  it('on one small log', async () => {
    await fc.assert(fc.asyncProperty(oneSmallLog, agreed), {
      ...AS_IT_CAME,
      numRuns: 2000 * TIMES,
    });
  });

  it('on an export that was cut at 10,000 rows', async () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => {
      return `r${i % 9000},u${(i % 9000) % 7},2025-06-10 10:00\n`;
    });
    const bytes = Buffer.from(`ID,User,Timestamp\n${rows.join('')}`);
    const random = { files: [{ name: '-', bytes }], options: { log: {}, ages: {} } };
    expect(oracleAccount(random).inspect).toMatchObject({ warnings: ['row-cap'] });
    await agreed(random);
  });
});
