import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { largeLog } from '../../fixtures/generate/large-log.ts';
import type { main } from '../../src/main.ts';
import { runProgram } from '../cli/built.ts';
import { FIXTURES, folderWith, ROOT } from '../cli/folder.ts';
import { keepThreads } from '../kept-threads.ts';
import { type Run, runMain } from '../run-main.ts';

keepThreads();

/* Who searched is the same, whatever the number of threads; and it is they who read. */

let program: typeof main;

beforeAll(async () => {
  ({ main: program } = (await import(join(ROOT, 'dist/main.js'))) as { main: typeof main });
});

const log = [...largeLog(1000, 'sharing')].join('');
const agencies = [
  ...new Set([...log.matchAll(/,([^,]*?) (PD|SO),/g)].map(([, a, b]) => `${a} ${b}`)),
];
const list = `Organization Name,Networks I'm Sharing\n${agencies
  .filter((_, i) => i % 2 === 0)
  .map((name) => `${name},x\n`)
  .join('')}`;

describe.each([
  ['sharing', ['sharing', 'list.csv', '--log', 'log.csv']],
  ['report', ['report', 'log.csv', '--sharing', 'list.csv', '--cite=0']],
])('%s', (_, argv) => {
  const cwd = folderWith({ 'log.csv': log, 'list.csv': list });
  let alone: Run;

  beforeAll(async () => {
    alone = await runMain([...argv, '--json'], { cwd });
    const document = JSON.parse(alone.stdout);
    expect((document.report ?? document).sharing.log.unlisted).not.toEqual([]);
  });

  it.each([1, 2, 4])('by %d threads', async (jobs) => {
    const { stdout, stderr } = await runMain(['--debug', ...argv, '--json'], {
      ...{ cwd, main: program, cores: jobs, env: { ALPR_AUDIT_CHUNK_BYTES: '7000' } },
    });
    expect(stdout).toBe(alone.stdout);
    const how = jobs === 1 ? 'by one thread: no more were asked for' : `by ${jobs} threads`;
    expect(stderr).toContain(`read ${how}`);
  });
});

it('a PDF is read by the built program as by the source', async () => {
  const cwd = join(FIXTURES, 'sharing');
  const argv = ['sharing', 'report-2025.pdf', '--json'];
  const { main: source } = await import('../../src/main.ts');
  const { code, stdout } = await runMain(argv, { cwd, main: program });
  expect(code).toBe(0);
  expect(stdout).toBe((await runMain(argv, { cwd, main: source })).stdout);
  expect(readFileSync(join(cwd, 'expected/17.txt'), 'utf8')).toContain(stdout);
});

it('a PDF whose table of contents is wrong is refused in one line, whatever the library leaves behind', async () => {
  const text = readFileSync(join(FIXTURES, 'sharing/report-2025.pdf'), 'latin1');
  const entries = [...text.matchAll(/^\d{10} 00000 n $/gm)];
  expect(entries.length).toBeGreaterThan(6);
  for (const { index } of entries) {
    const wrong = `${text.slice(0, index)}0000000011${text.slice(index + 10)}`;
    const cwd = folderWith({ 'list.pdf': Buffer.from(wrong, 'latin1') });
    const { code, stderr } = await runProgram(['sharing', 'list.pdf', '--json'], { cwd });
    expect([0, 2]).toContain(code);
    if (code === 2) expect(stderr).toMatch(/^alpr-audit: list\.pdf [^\n]*\n$/);
  }
});
