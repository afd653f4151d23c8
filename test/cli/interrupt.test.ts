import { execFileSync, spawn } from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import threads, { type WorkerOptions } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { worldOf } from '../run-main.ts';
import { PROGRAM } from './built.ts';
import { folderWith, namesIn, ROOT, SMALL_LOG } from './folder.ts';

/* Whatever a command waits for, an interrupt ends it, and nothing of it is left. */

/** Something that never comes, and tells that it is waited for. */
function never(asked: () => void): Promise<never> {
  asked();
  return new Promise(() => {});
}

/** Runs a command in a world where something never comes, and interrupts it when that is waited for. */
async function stuck(argv: readonly string[], on: 'stdin' | 'stdout', first = '') {
  const cwd = folderWith({ 'log.csv': SMALL_LOG });
  const controller = new AbortController();
  const { io, said } = worldOf({ cwd, signal: controller.signal });
  const wait = () => never(() => setImmediate(() => controller.abort()));
  const stdin = (async function* () {
    if (first !== '') yield Buffer.from(first);
    yield await wait();
  })();
  const stdout = { ...io.stdout, write: wait };
  const code = await main(argv, { ...io, ...(on === 'stdin' ? { stdin } : { stdout }) });
  await turn();
  return { code, said, names: namesIn(cwd) };
}

const AUDIT = ['--size', '2', '--seed', '12345678901234567890', '-o', 'new/audit'];

describe('a command that waits', () => {
  it.each<[string[], string]>([
    [['ages', '-', '-o', 'out', '--rejects', 'rejects'], ''],
    [['validate', '-', '--findings', 'f.csv'], SMALL_LOG],
    [['flags', '-', '--list', 'list.csv'], SMALL_LOG],
    [['report', '-', '-o', 'report.html'], SMALL_LOG],
    [['sample', '-', ...AUDIT], SMALL_LOG],
    [['accounts', 'log.csv', '--accounts', '-', '-o', 'out'], 'user\n'],
    [['sharing', '-', '-o', 'out'], 'agency\n'],
    [['events', '-', '-o', 'out'], ''],
    [['hotlists', '-', '--retention', '2y', '--as-of', '2026-01-01', '-o', 'out'], ''],
  ])('for standard input: %j', async (argv, first) => {
    expect(await stuck(argv, 'stdin', first)).toEqual({
      ...{ code: 130, said: { stdout: '', stderr: '' } },
      names: ['log.csv'],
    });
  });

  it.each([
    ['ages', 'log.csv', '--quiet'],
    ['validate', 'log.csv', '--quiet', '--format', 'ndjson'],
    ['size', '--population', '100', '--tolerable', '10'],
    ['--help'],
    ['--version'],
  ])('for the reader of its output: %s', async (...argv) => {
    const { code, names } = await stuck(argv, 'stdout');
    expect([code, names]).toEqual([130, ['log.csv']]);
  });

  it('for a computation', async () => {
    const { main: program } = (await import(join(ROOT, 'dist/main.js'))) as { main: typeof main };
    const { Worker } = threads;
    const controller = new AbortController();
    class Interrupting extends Worker {
      constructor(script: URL, options: WorkerOptions) {
        super(script, options);
        setImmediate(() => controller.abort());
      }
    }
    Object.assign(threads, { Worker: Interrupting });
    syncBuiltinESMExports();
    const cwd = folderWith();
    const { io, said } = worldOf({ cwd, signal: controller.signal });
    const argv = ['size', '--confidence', '99', '--tolerable', '5.01', '--expected', '5'];
    try {
      expect(await program([...argv, '-o', 'out'], io)).toBe(130);
    } finally {
      Object.assign(threads, { Worker });
      syncBuiltinESMExports();
    }
    expect([said, namesIn(cwd)]).toEqual([{ stdout: '', stderr: '' }, []]);
  });

  it('is over when it is', async () => {
    const cwd = folderWith({ 'log.csv': SMALL_LOG });
    const controller = new AbortController();
    const { io } = worldOf({ cwd, signal: controller.signal });
    expect(await main(['ages', 'log.csv', '-o', 'out'], io)).toBe(0);
    controller.abort();
    await turn();
    expect(namesIn(cwd)).toEqual(['log.csv', 'out']);
  });
});

describe.skipIf(process.platform === 'win32')('the program', () => {
  it('ends though Node waits for a named pipe that nobody writes to', async () => {
    const cwd = folderWith();
    execFileSync('mkfifo', [join(cwd, 'pipe')]);
    const child = spawn(process.execPath, [PROGRAM, 'ages', 'pipe', '-o', 'out'], { cwd });
    const ended = new Promise((done) => child.on('close', (code, signal) => done([code, signal])));
    while (namesIn(cwd).length < 2 && child.exitCode === null) await turn();
    child.kill('SIGTERM');
    // A shell has exit code 130 for it.
    expect(await ended).toEqual([null, 'SIGINT']);
    expect(namesIn(cwd)).toEqual(['pipe']);
  });
});
