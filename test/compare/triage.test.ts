import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { it } from 'vitest';
import { caseText, oracleAccount, programAccount } from './compare-case.ts';
import { largeCases, smallCases } from './random-logs.ts';

function diff(a: unknown, b: unknown, path: string, out: string[]): void {
  if (isDeepStrictEqual(a, b)) return;
  if (a && b && typeof a === 'object' && typeof b === 'object' && Array.isArray(a) === Array.isArray(b) && (!Array.isArray(a) || a.length === (b as unknown[]).length)) {
    const x = a as Record<string, unknown>, y = b as Record<string, unknown>;
    for (const k of new Set([...Object.keys(x), ...Object.keys(y)])) diff(x[k], y[k], `${path}.${k}`, out);
    return;
  }
  out.push(`${path}: program ${JSON.stringify(a)?.slice(0, 300)} oracle ${JSON.stringify(b)?.slice(0, 300)}`);
}

it('triage', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'triage-'));
  const seed = Number(process.env.COMPARE_SEED ?? 1);
  const n = Number(process.env.COMPARE_RUNS ?? 500);
  const cases = process.env.LARGE ? largeCases : smallCases;
  let refused = 0; let differ = 0; const t0 = performance.now(); let tp = 0; let to = 0; let rows = 0;
  const lines: string[] = [];
  for (const c of fc.sample(cases, { seed, numRuns: n })) {
    const t1 = performance.now();
    const p = await programAccount(c, folder); const t2 = performance.now();
    let o; try { o = oracleAccount(c); } catch (e) { o = { inspect: String((e as Error).stack), ages: '' }; }
    to += performance.now() - t2; tp += t2 - t1;
    if (o.inspect === 'refused') refused++; else rows += (o.inspect as {population?: {rows: number}}).population?.rows ?? 0;
    const out: string[] = [];
    diff(JSON.parse(JSON.stringify(p)), JSON.parse(JSON.stringify(o)), '', out);
    if (out.length) { differ++; lines.push(`=====\n${out.slice(0, 12).join('\n')}\n${caseText(c).slice(0, 6000)}`); }
  }
  writeFileSync('/tmp/triage.txt', lines.join('\n'));
  console.log({ n, refused, differ, rows, total: performance.now() - t0, tp, to });
}, 600000);
