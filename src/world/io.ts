import { constants as buffer, isUtf8 } from 'node:buffer';
import { randomInt } from 'node:crypto';
import { existsSync, fstatSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { CannotBeDone } from '../errors.ts';
import { type Output, processOutput } from './process-output.ts';
import { type Asks, asks } from './terminal.ts';
import { type ReadLimit, tooLarge, wholeFile } from './whole-file.ts';

/** What the program is given of the world around it: nothing else touches the process. */
export interface Io extends Asks {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds of a clock that only goes forward: for progress, never for a result. */
  readonly clock: () => number;
  /** The version of the time-zone data, such as 2025c; null where it is not known. */
  readonly zoneData: string | null;
  /** How many threads can run at once. */
  readonly cores: number;
  /** The time of day, for the date of a manifest. */
  readonly now: () => Date;
  /** Random decimal digits from the operating system, for a seed that nobody gave. */
  readonly randomDigits: (count: number) => string;
  /** Aborted when the user interrupts (Ctrl-C). */
  readonly signal: AbortSignal;
  /** Whether `--debug` was given: commands then tell what they decided. */
  readonly debug?: boolean;
  /** The config, where a library's caller gives it: no file is looked for. */
  readonly config?: object;
}

/** The running process as Io. */
export function processIo(process: NodeJS.Process): Io {
  const controller = new AbortController();
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const interrupt = (): void => {
    // The next one ends the process as it ends any other.
    for (const signal of signals) process.off(signal, interrupt);
    controller.abort();
    process.stdin.destroy();
  };
  for (const signal of signals) process.on(signal, interrupt);
  return {
    ...machineOf(process),
    stdin: { [Symbol.asyncIterator]: () => stdinOf(process) },
    stdout: processOutput(process.stdout),
    stderr: processOutput(process.stderr),
    env: process.env,
    signal: controller.signal,
    ...asks(process, () => controller.abort()),
  };
}

/** @throws CannotBeDone where it is a folder, which Node reads as if it were empty */
function stdinOf(process: NodeJS.Process): AsyncIterator<Uint8Array> {
  if (fstatSync(process.stdin.fd).isDirectory()) {
    throw new CannotBeDone('standard input is a folder: pipe a log into the command, or name it');
  }
  return process.stdin[Symbol.asyncIterator]();
}

/** What is of the machine, and not of who runs the program: the same for a library's caller. */
export function machineOf(process: NodeJS.Process) {
  return {
    cwd: process.cwd(),
    clock: () => performance.now(),
    zoneData: process.versions.tz ?? null,
    cores: availableParallelism(),
    now: () => new Date(),
    randomDigits: (count) => Array.from({ length: count }, () => randomInt(10)).join(''),
  } satisfies Partial<Io>;
}

/** @throws CannotBeDone for an option that is given nothing: it would be the working directory */
function checkName(name: string): void {
  if (name === '') throw new CannotBeDone('a file has no name: give one, or leave its option out');
}

/** More bytes than a text of as many characters as there can be may have, as Node reads them at once. */
const OF_TEXT: ReadLimit = { most: 2 ** 31 - 1, instead: 'give a smaller one' };

/** Reads a small file whole; undefined when it is not there. @throws CannotBeDone when it is none */
export function readSmallFile(io: Io, name: string): string | undefined {
  checkName(name);
  try {
    const bytes = wholeFile(name, resolve(io.cwd, name), OF_TEXT);
    if (!isUtf8(bytes)) throw new CannotBeDone(`${name} is not UTF-8: save it as UTF-8`);
    return bytes.toString('utf8');
  } catch (error) {
    if (error instanceof CannotBeDone) throw error;
    // Asked for only now, because a letter takes up to four bytes.
    if (codeOf(error) === 'ERR_STRING_TOO_LONG') {
      throw tooLarge(name, `over the ${buffer.MAX_STRING_LENGTH} characters`, OF_TEXT);
    }
    return notRead(name, error);
  }
}

/** Whether there is a file, or a folder, of that name. */
export function isThere(io: Io, name: string): boolean {
  return existsSync(resolve(io.cwd, name));
}

/**
 * Reads a file of bytes whole; undefined when it is not there.
 * @param limit the most bytes that such a file has
 * @throws CannotBeDone when it is larger, a folder, or cannot be read
 */
export function readBytes(io: Io, name: string, limit: ReadLimit): Uint8Array | undefined {
  checkName(name);
  try {
    return wholeFile(name, resolve(io.cwd, name), limit);
  } catch (error) {
    if (error instanceof CannotBeDone) throw error;
    return notRead(name, error);
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** Undefined for a file that is not there; throws CannotBeDone for any other reason. */
function notRead(name: string, error: unknown): undefined {
  const code = codeOf(error);
  if (code === 'ENOENT') return undefined;
  if (code === 'EISDIR') throw new CannotBeDone(`${name} is a folder: name a file`);
  const what = error instanceof Error ? error.message : String(error);
  throw new CannotBeDone(`${name} cannot be read: ${what}`);
}
