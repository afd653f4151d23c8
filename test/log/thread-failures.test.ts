import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CannotBeDone } from '../../src/errors.ts';
import { ThreadFailure } from '../../src/log/how-read.ts';
import { folderWith, SMALL_LOG } from '../cli/folder.ts';
import { readTestLog } from './read-test-log.ts';

/* A thread that fails is noticed, and what it failed at is kept: one thread never covers it up. */

/** A folder with a log, and a script for its threads. */
function world(log: string, script: string) {
  const cwd = folderWith({ 'a.csv': log, 'thread.mjs': script });
  return { cwd, script: pathToFileURL(join(cwd, 'thread.mjs')) };
}

const THROWS = "throw new Error('boom');";
const SAYS =
  "import { parentPort } from 'node:worker_threads';\n" +
  'const say = (said) => parentPort.postMessage(said);\n';

describe('a thread that fails, where one thread finds nothing wrong with the log', () => {
  it.each([
    ['that throws', THROWS, /boom/, /thread\.mjs/],
    ['that ends at once', '', /it ended before its work was done, with exit code 0/, /./],
    ['that exits', 'process.exit(7);', /with exit code 7/, /./],
    ['that cannot be loaded', 'this is no script', /Unexpected identifier/, /SyntaxError/],
    [
      'that says what it failed at',
      `${SAYS}say({ kind: 'failed', what: 'bang', stack: 'Error: bang at there' });`,
      /bang/,
      /bang at there/,
    ],
  ])('%s, is an error that is kept', async (_, text, message, stack) => {
    const failure = await readTestLog(world(SMALL_LOG, text)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ThreadFailure);
    expect(failure).toMatchObject({
      message: expect.stringMatching(message),
      stack: expect.stringMatching(stack),
    });
  });
});

describe('what is wrong with a log', () => {
  it('is the answer, when one thread finds it, whatever threads failed at', async () => {
    const log = 'Search ID,Search Time,User\n';
    const answer = readTestLog(world(log, THROWS));
    await expect(answer).rejects.toThrow(CannotBeDone);
    await expect(answer).rejects.toThrow('a.csv has a header and no rows');
  });

  it('or how it has to be read, a thread asks one thread alone, and no error is made of it', async () => {
    const asks = `${SAYS}say({ kind: 'asks', because: 'otherDecisions' });`;
    const { how, population } = await readTestLog(world(SMALL_LOG, asks));
    expect(how).toEqual({ kind: 'alone', because: 'otherDecisions' });
    expect(population.searches).toBe(4);
  });
});
