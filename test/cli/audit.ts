import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Manifest } from '../../src/contract/manifest.ts';
import type { VerifyResult } from '../../src/contract/verify.ts';
import { type Run, runMain, type World } from '../run-main.ts';
import { type LogRow, logText } from '../sampling/drawn-logs.ts';

/** Audit folders made and changed for the tests of `sample -o`, `--extend` and `verify`. */

export const SEED = '08772473296991897540';

/** Searches from the first of January on, one a day; three users, two agencies. */
export function searches(count: number): LogRow[] {
  return Array.from({ length: count }, (_, at) => ({
    number: at + 1,
    user: ['b.corick', 'k.marund', 'j.ramirez'][at % 3]!,
    agency: at % 4 === 0 ? 'South SO' : 'North PD',
    day: at + 1,
    reason: `burglary ${at + 1}`,
  }));
}

export const LOG = logText('ids', searches(60));

/** Runs `sample`, which must succeed. */
export async function drew(cwd: string, log: string, ...argv: string[]): Promise<Run> {
  const run = await runMain(['sample', log, ...argv], { cwd });
  // What was written is said, and nothing else.
  expect({ code: run.code, stderr: run.stderr.replace(/^Wrote .+\n$/, '') }).toEqual({
    ...{ code: 0, stderr: '' },
  });
  return run;
}

/** Runs a command that must refuse, in one line; gives that line. */
export async function refused(argv: readonly string[], world: World): Promise<string> {
  const { code, stdout, stderr } = await runMain(argv, world);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^alpr-audit: [^\n]+\n$/);
  expect(stderr).not.toContain('\u001b');
  return stderr.trimEnd();
}

export function manifestOf(cwd: string, folder: string): Manifest {
  return JSON.parse(readFileSync(join(cwd, folder, 'manifest.json'), 'utf8'));
}

/** Draws of some roles as a manifest has them: number and identity. */
export function drawnOf({ drawn }: Manifest, ...roles: string[]): string[] {
  return drawn.filter(({ role }) => roles.includes(role)).map(({ draw, id }) => `${draw} ${id}`);
}

/** Changes a manifest by what a hand with an editor could do. */
export function editManifest(
  cwd: string,
  folder: string,
  edit: (manifest: Manifest) => void,
): void {
  const manifest = manifestOf(cwd, folder);
  edit(manifest);
  writeFileSync(join(cwd, folder, 'manifest.json'), JSON.stringify(manifest));
}

/** Changes a text file; the change must be one. */
export function editText(cwd: string, name: string, edit: (text: string) => string): void {
  const path = join(cwd, name);
  const before = readFileSync(path, 'utf8');
  const after = edit(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}

/** Runs `verify --json` and gives what it found. */
export async function verified(
  cwd: string,
  folder: string,
  ...argv: string[]
): Promise<VerifyResult & { code: number }> {
  const run = await runMain(['verify', `${folder}/manifest.json`, '--json', ...argv], { cwd });
  expect(run.stderr).toBe('');
  const { verify } = JSON.parse(run.stdout);
  expect(run.code).toBe(verify.same ? 0 : 1);
  return { ...verify, code: run.code };
}
