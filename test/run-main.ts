import { join } from 'node:path';
import type { main } from '../src/main.ts';
import type { Io } from '../src/world/io.ts';
import { ROOT } from './cli/folder.ts';

/**
 * The program as it was built: Node loads it as it is, where each module of src is transformed, and then
 * looks up every name that it imports whenever it is used. That took a fourth of the time of all runs.
 * While tests are watched it is that of src, so that it is known which of them a change concerns.
 */
const { main: program }: { main: typeof main } =
  process.env.VITEST_MODE === 'WATCH'
    ? await import('../src/main.ts')
    : await import(join(ROOT, 'dist/main.js'));

/** What a run of the program gave: one value to compare. */
export interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

/** The world that the program is given. */
export interface World {
  cwd?: string;
  stdin?: Uint8Array | string;
  /** Columns of the terminal; undefined for a pipe. */
  terminal?: number;
  env?: Record<string, string | undefined>;
  signal?: AbortSignal;
  /** The clock, in milliseconds: by default it stands still. */
  clock?: () => number;
  /** The program, where it is another than the built one. */
  main?: typeof main;
  /** Threads that can run at once: by default one. */
  cores?: number;
  /** The time of day: by default noon of 2 October 2026. */
  now?: () => Date;
  /** The version of the time-zone data: by default 2026a, whatever the machine has. */
  zoneData?: string | null;
  /** What answers a question; by default nobody does. */
  ask?: (question: string) => Promise<string>;
  /** The digits of a seed that nobody gave. */
  randomDigits?: (count: number) => string;
}

/** Runs `alpr-audit` in this process. */
export async function runMain(argv: readonly string[], world: World = {}): Promise<Run> {
  const { io, said } = worldOf(world);
  const code = await (world.main ?? program)(argv, io);
  return { code, ...said };
}

/** A world for the program, and what was said in it. */
export function worldOf(world: World): { io: Io; said: { stdout: string; stderr: string } } {
  const said = { stdout: '', stderr: '' };
  const { terminal, stdin = '' } = world;
  const output = (stream: 'stdout' | 'stderr') => ({
    write: async (text: string) => {
      said[stream] += text;
    },
    isTerminal: terminal !== undefined,
    columns: terminal ?? 80,
  });
  const io: Io = {
    stdin: (async function* () {
      const bytes = typeof stdin === 'string' ? Buffer.from(stdin) : stdin;
      if (bytes.length > 0) yield bytes;
    })(),
    stdout: output('stdout'),
    stderr: output('stderr'),
    ask: world.ask,
    cwd: world.cwd ?? process.cwd(),
    env: world.env ?? {},
    clock: world.clock ?? (() => 0),
    zoneData: world.zoneData === undefined ? '2026a' : world.zoneData,
    cores: world.cores ?? 1,
    now: world.now ?? (() => new Date('2026-10-02T12:00:00Z')),
    randomDigits: world.randomDigits ?? ((count) => '4815162342'.repeat(2).slice(0, count)),
    signal: world.signal ?? new AbortController().signal,
  };
  return { io, said };
}
