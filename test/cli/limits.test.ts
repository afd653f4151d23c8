import { execFileSync } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { outOfMemory } from '../../src/errors.ts';
import { wholeFile } from '../../src/world/whole-file.ts';
import { runMain } from '../run-main.ts';
import { FIXTURES, folderWith, SMALL_LOG } from './folder.ts';

const LOG = join(FIXTURES, 'layouts', 'flock-audit.csv');

it('says before memory ends how many rows filled it, and what to do', async () => {
  const env = { ALPR_AUDIT_HEAP_BYTES: '1000' };
  const { code, stdout, stderr } = await runMain(['validate', LOG], { env });
  expect(stderr).toMatch(
    /^alpr-audit: \d+ rows fill the memory for objects [^\n]+--max-old-\S+\n$/,
  );
  expect([code, stdout]).toEqual([2, '']);
});

/** What the machine itself says, asked for more than there is. */
function failureOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('there was room');
}

it.each([
  ['a text', () => 'x'.repeat(2 ** 29).padEnd(2 ** 30)],
  ['a list', () => new Array(2 ** 32)],
  ['an array', () => new Float64Array(2 ** 53 - 1)],
])('an end of memory is one line: %s', (_, work) => {
  expect(outOfMemory(failureOf(work))).toMatch(/give fewer logs at once/);
});

it.each([
  ['a recursion', new RangeError('Maximum call stack size exceeded')],
  ['a length below 0', new RangeError('Invalid typed array length: -5')],
  ['anything else', new TypeError('Invalid string length')],
])('%s is a bug, and no end of memory', (_, error) => {
  expect(outOfMemory(error)).toBeUndefined();
});

it.each([
  ['--config', ''],
  ['--cases', ''],
  ['--findings', ''],
])('%s without a name is said', async (option, name) => {
  const { code, stderr } = await runMain(['validate', LOG, option, name]);
  expect(stderr).toMatch(/^alpr-audit: [^\n]*name[^\n]*\n$/);
  expect(stderr).not.toMatch(/folder/);
  expect(code).toBe(2);
});

it('a log without a name is said', async () => {
  const { code, stderr } = await runMain(['validate', '']);
  expect([code, stderr]).toEqual([2, 'alpr-audit: a log has no name: give one, or leave it out\n']);
});

it.skipIf(process.platform === 'win32')(
  'a pipe that nobody writes to is not waited for',
  async () => {
    const cwd = folderWith({ 'log.csv': SMALL_LOG });
    execFileSync('mkfifo', [join(cwd, 'pipe')]);
    for (const option of ['--config', '--cases']) {
      const { code, stderr } = await runMain(['validate', 'log.csv', option, 'pipe'], { cwd });
      expect(stderr).toBe(
        'alpr-audit: pipe is a pipe, and nobody writes to it: start what writes first, or name a file\n',
      );
      expect(code).toBe(2);
    }
  },
);

it.skipIf(process.platform === 'win32')(
  'a pipe is measured by what came of it, and a file by what it has',
  () => {
    const cwd = folderWith({ file: 'eleven more' });
    execFileSync('mkfifo', [join(cwd, 'pipe')]);
    // Somebody who writes and goes on to: what is too much is said at once.
    const writer = openSync(join(cwd, 'pipe'), 'r+');
    writeSync(writer, 'eleven more');
    const read = (name: string, most: number) => () =>
      wholeFile(name, join(cwd, name), { most, instead: 'give less' }).toString();
    expect(read('pipe', 10)).toThrow('pipe has over the 10 bytes that can be read: give less');
    closeSync(writer);
    expect(read('file', 10)).toThrow('file has 11 bytes, over the 10 that can be read: give less');
    expect(read('file', 11)()).toBe('eleven more');
  },
);
