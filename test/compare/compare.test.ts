import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { caseText, oracleAccount, programAccount } from './compare-case.ts';
import { largeCases, type RandomCase, smallCases } from './random-logs.ts';

/** Other cases than those of every day: COMPARE_SEED=7 COMPARE_RUNS=20000 npx vitest run … */
const seed = Number(process.env.COMPARE_SEED ?? 2019118);
const runs = Number(process.env.COMPARE_RUNS ?? 4000);

const folder = mkdtempSync(join(tmpdir(), 'alpr-audit-compare-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function agree(random: RandomCase): Promise<void> {
  const program = await programAccount(random, folder);
  expect(program, caseText(random)).toEqual(oracleAccount(random));
}

describe('the program and its slow oracle agree', () => {
  it.each([
    ['small logs', smallCases, runs],
    ['large logs', largeCases, Math.ceil(runs / 20)],
  ])(
    'on %s',
    async (_, cases, numRuns) => {
      await fc.assert(fc.asyncProperty(cases, agree), { seed, numRuns });
    },
    600_000,
  );
});
