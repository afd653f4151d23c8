import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CannotBeDone } from '../../src/errors.ts';
import { sourceOpener } from '../../src/log/open/source.ts';
import { StandardInput } from '../../src/log/open/standard-input.ts';
import { folderWith, ROOT, SMALL_LOG } from '../cli/folder.ts';
import { keepThreads } from '../kept-threads.ts';
import { casesOf } from '../random-runs.ts';
import { runMain } from '../run-main.ts';
import { readTestLog } from './read-test-log.ts';

keepThreads();

const { main } = await import(join(ROOT, 'dist', 'main.js'));

/** Gives pieces in the same memory, as a stream may. */
async function* given(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  const memory = new Uint8Array(1000);
  for (const piece of pieces) {
    memory.fill(0);
    memory.set(piece);
    yield memory.subarray(0, piece.length);
  }
}

async function read(input: StandardInput, most = Number.POSITIVE_INFINITY): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of input.chunks()) {
    pieces.push(Buffer.from(piece));
    if (pieces.length === most) break;
  }
  return Buffer.concat(pieces);
}

describe('standard input', () => {
  it('is kept up to a size, and then read once, whole whatever was read ahead', async () => {
    const pieces = fc.array(fc.uint8Array({ minLength: 1, maxLength: 200 }), { maxLength: 8 });
    const check = async (
      all: Uint8Array[],
      most: number,
      ahead: number,
      first: number,
    ): Promise<void> => {
      const text = Buffer.concat(all);
      const input = new StandardInput(given(all), most);
      if (ahead > 0) {
        expect(await input.isLong(Math.min(ahead, most))).toBe(
          text.length >= Math.min(ahead, most),
        );
      }
      if (first > 0) await read(input, first);
      if (!input.isWhole) {
        expect(text.length).toBeGreaterThan(most);
        await expect(read(input)).rejects.toThrow(CannotBeDone);
        return;
      }
      expect((await read(input)).equals(text)).toBe(true);
      expect(input.isWhole).toBe(text.length <= most);
    };
    const size = fc.integer({ min: 1, max: 800 });
    const count = fc.integer({ min: 0, max: 9 });
    await fc.assert(fc.asyncProperty(pieces, size, fc.nat(800), count, check), casesOf(300));
  });

  it.each([
    ['plain', Buffer.from(SMALL_LOG)],
    ['gzipped', gzipSync(SMALL_LOG)],
  ])('is read by several threads, and counted as a file is: %s', async (_, stdin) => {
    const cwd = folderWith({ 'a.csv': stdin });
    const world = { cwd, stdin, main, cores: 2, env: { ALPR_AUDIT_CHUNK_BYTES: '60' } };
    const piped = await runMain(['ages', '-', '--json', '--debug'], world);
    const file = await runMain(['ages', 'a.csv', '--json'], world);
    expect(piped.stderr).toContain('read by 2 threads');
    expect(piped.stdout).toBe(file.stdout.replaceAll('"a.csv', '"-'));
  });

  it('that has to be read otherwise is refused with the line, kept or not', async () => {
    const asks =
      "import { parentPort } from 'node:worker_threads';\n" +
      "parentPort.postMessage({ kind: 'asks', because: 'otherDecisions', " +
      "shown: { log: 0, because: 'dayFirst', line: 7 } });";
    const cwd = folderWith({ 'thread.mjs': asks });
    const script = pathToFileURL(join(cwd, 'thread.mjs'));
    const readBy = (most: number) => {
      const input = new StandardInput(given([Buffer.from(SMALL_LOG), new Uint8Array()]), most);
      return readTestLog({ cwd, script, name: '-', open: sourceOpener(cwd, input) });
    };
    await expect(readBy(10)).rejects.toThrow(/^-: the date on line 7 is not as those/);
    // What a thread asks for is found out by one thread, where that can read it again.
    expect((await readBy(1000)).how).toEqual({ kind: 'alone', because: 'otherDecisions' });
  });

  it('whose threads stop for anything else says what to do', async () => {
    const asks =
      "import { parentPort } from 'node:worker_threads';\n" +
      "parentPort.postMessage({ kind: 'asks', because: 'problem' });";
    const cwd = folderWith({ 'thread.mjs': asks });
    const script = pathToFileURL(join(cwd, 'thread.mjs'));
    const input = new StandardInput(given([Buffer.from(SMALL_LOG)]), 10);
    const answer = readTestLog({ cwd, script, name: '-', open: sourceOpener(cwd, input) });
    await expect(answer).rejects.toThrow(/^-: .* give the log as a file, or --jobs 1$/);
  });
});
