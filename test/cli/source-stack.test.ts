import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sourceStack } from '../../src/source-stack.ts';
import { PROGRAM, run } from './built.ts';
import { folderWith, ROOT, SMALL_LOG } from './folder.ts';

/* A bug's stack under --debug names files of src, though what runs is the built program. */

/** Loaded before the program: its standard output is broken in a way that nobody thought of. */
const BROKEN = `process.stdout.write = () => { throw new TypeError('a bug of the test'); };`;

const OUTPUT = readFileSync(join(ROOT, 'src/world/process-output.ts'), 'utf8').split('\n');
const WRITE = 1 + OUTPUT.findIndex((line) => line.includes('stream.write(text, end)'));

async function bug(...more: string[]) {
  const cwd = folderWith({ 'log.csv': SMALL_LOG, 'broken.mjs': BROKEN });
  const preload = pathToFileURL(join(cwd, 'broken.mjs')).href;
  const argv = ['--import', preload, PROGRAM, 'ages', 'log.csv', ...more];
  return await run(process.execPath, argv, { cwd });
}

describe('a bug in the built program', () => {
  it('shows where it is in src with --debug', async () => {
    const { code, stderr } = await bug('--debug');
    expect(code).toBe(3);
    // Before it stands what --debug tells of the reading.
    const [, said, error, ...stack] = stderr.split('\n');
    expect(said).toContain('a bug in alpr-audit: a bug of the test');
    expect(error).toBe('TypeError: a bug of the test');
    const source = pathToFileURL(join(ROOT, 'src')).href;
    expect(stack[1]).toMatch(
      new RegExp(`^    at ${source}/world/process-output\\.ts:${WRITE}:\\d+$`),
    );
    expect(stack.join('\n')).toMatch(/\/src\/commands\/[\w/-]+\.ts:\d+:\d+/);
    expect(stack.join('\n')).not.toContain('/dist/');
  });

  it('says one line without', async () => {
    const { code, stderr } = await bug();
    expect(code).toBe(3);
    expect(stderr).toMatch(/^alpr-audit: a bug in [^\n]+\n$/);
  });
});

describe('a stack', () => {
  const map = {
    version: 3,
    sources: ['../src/a b.ts'],
    names: [],
    // The first column of the second line is that of the fourth line of the source.
    mappings: ';AAGA',
  };
  const cwd = folderWith({ 'dist/a.js.map': JSON.stringify(map), 'dist/b.js.map': 'broken' });
  const io = { cwd } as Parameters<typeof sourceStack>[0];
  const place = (name: string): string => pathToFileURL(join(cwd, name)).href;

  it.each([
    [`at f (${place('dist/a.js')}:2:1)`, `at f (${place('src/a b.ts')}:4:1)`],
    [`at f (${join(cwd, 'dist/a.js')}:2:1)`, `at f (${place('src/a b.ts')}:4:1)`],
    [`at ${place('dist/a.js')}:2:1`, `at ${place('src/a b.ts')}:4:1`],
    [`at ${place('dist/a.js')}:1:1`, undefined],
    [`at f (${place('dist/b.js')}:2:1)`, undefined],
    [`at f (${place('dist/c.js')}:2:1)`, undefined],
    ['at new Promise (<anonymous>)', undefined],
    ['at node:internal/process/task_queues:95:5', undefined],
  ])('with %s names the source, where a map knows it', (line, expected) => {
    expect(sourceStack(io, `E: x\n    ${line}\n`)).toBe(`E: x\n    ${expected ?? line}\n`);
  });
});
