import { describe, expect, it } from 'vitest';
import { withRun } from '../../src/run/run.ts';
import type { Search } from '../../src/search.ts';
import { folderWith } from '../cli/folder.ts';
import { worldOf } from '../run-main.ts';

const ROWS = 3600;

const LONG = 'case '.repeat(110);

function logOf(rows: number): string {
  const searches = Array.from(
    { length: rows },
    (_, at) => `s-${at},2025-03-01 09:30:00,user${at % 7},${LONG} ${at}`,
  );
  return ['Search ID,Search Time,User,Reason', ...searches].join('\n');
}

/** Over 2 MB: several chunks. */
const LOG = logOf(ROWS);
/** For what is decided before the second reading. */
const SMALL = logOf(20);

/** As a pipe gives it. */
async function* pieces(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

/** Reads a log twice; how many searches each reading saw, and the code that the run ended with. */
async function readTwice(name: string, doneAfter: number, { log = LOG, twice = true } = {}) {
  const cwd = folderWith({ 'log.csv': log });
  const io = { ...worldOf({ cwd }).io, stdin: pieces(Buffer.from(log)) };
  const raw = { color: false, progress: false };
  let seen = 0;
  let ended = 0;
  const second = {
    add: (_: Search) => {
      seen++;
    },
    end: async () => {
      ended++;
    },
    get isDone() {
      return seen >= doneAfter;
    },
  };
  const first = await withRun({ io, names: [name], raw }, async (run) => {
    const logs = await run.read({ of: 'inspect', told: {} }, { twice });
    await run.readAgain(logs, second);
    return logs.population.searches;
  });
  return { first, seen, ended };
}

describe.each(['log.csv', '-'])('a second reading of %s', (name) => {
  it('sees every search again', async () => {
    const all = { first: ROWS, seen: ROWS, ended: 1 };
    expect(await readTwice(name, Number.POSITIVE_INFINITY)).toEqual(all);
  });

  it('ends behind the chunk in which it has all that it looks for', async () => {
    const { first, seen, ended } = await readTwice(name, 10);
    expect([first, ended]).toEqual([ROWS, 1]);
    expect(seen).toBeGreaterThanOrEqual(10);
    expect(seen).toBeLessThan(ROWS / 2);
  });

  it('is none where nothing is looked for', async () => {
    const none = { first: 20, seen: 0, ended: 1 };
    expect(await readTwice(name, 0, { log: SMALL })).toEqual(none);
  });

  it('is a bug where the first reading was not told of it', async () => {
    const asked = { log: SMALL, twice: false };
    await expect(readTwice(name, 10, asked)).rejects.toThrow(TypeError);
  });
});
