import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { main } from '../../src/main.ts';
import { folderWith, ROOT } from '../cli/folder.ts';
import { oneSmallLog, severalSmallLogs } from '../compare/random-logs.ts';
import { agesArgv, logArgv } from '../compare/random-options.ts';
import { runMain, type World } from '../run-main.ts';
import { commandsOf, FIXTURES, scenarios, transcript } from './transcript.ts';
import { writes } from './writing-scenario.ts';

/*
 * Whatever the number of threads, and wherever the logs are cut for them, the output is the same to
 * the byte. Threads run the built program.
 */

const READING = ['inspect', 'validate', 'ages', 'sample', 'report'];
let program: typeof main;

beforeAll(async () => {
  ({ main: program } = (await import(join(ROOT, 'dist/main.js'))) as { main: typeof main });
});

/** A world with several threads, for which logs are cut every few bytes. */
function threads(chunkBytes: number, jobs: number): World {
  return { main: program, cores: jobs, env: { ALPR_AUDIT_CHUNK_BYTES: String(chunkBytes) } };
}

/** Scenarios that write nothing: their commands need no copy of the folder. */
const reading = scenarios().filter((each) => !commandsOf(each).some(({ argv }) => writes(argv)));

describe.each(reading)('scenario %s, by two threads', (scenario) => {
  const commands = commandsOf(scenario).filter(({ argv }) => READING.includes(argv[0] ?? ''));

  it.each(commands)('$file: $line', async (command) => {
    const run = await runMain(command.argv, { cwd: join(FIXTURES, scenario), ...threads(700, 2) });
    const text = transcript(command.line, { ...run, written: [] });
    expect(text).toBe(readFileSync(join(FIXTURES, scenario, 'expected', command.file), 'utf8'));
  });
});

describe('random logs', () => {
  it.each([
    ['one', oneSmallLog],
    ['several', severalSmallLogs],
  ])('%s, cut anywhere', async (_, logs) => {
    const chunk = fc.integer({ min: 1, max: 300 });
    await fc.assert(
      fc.asyncProperty(logs, chunk, async (random, chunkBytes) => {
        const files = Object.fromEntries(random.files.map(({ name, bytes }) => [name, bytes]));
        const names = Object.keys(files).filter((name) => name !== '-');
        fc.pre(names.length === random.files.length);
        const cwd = folderWith(files);
        const options = [...logArgv(random.options.log), ...names];
        for (const argv of [
          ['ages', '--json', ...agesArgv(random.options.ages), ...options],
          ['validate', '--json', '--by=user', ...options],
          ['sample', '--json', '--size=3', '--by=agency', '--seed=1', ...options],
        ]) {
          const alone = await runMain(argv, { cwd });
          expect(await runMain(argv, { cwd, ...threads(chunkBytes, 2) })).toEqual(alone);
        }
      }),
      { numRuns: 15 },
    );
  });
});
