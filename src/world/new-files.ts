import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { devNull } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { CannotBeDone } from '../errors.ts';
import type { Io } from './io.ts';

/** A file in the making: it appears whole under its name, or not at all. */
export interface NewFile {
  write(content: string | Uint8Array): void;
  /**
   * Puts the file in its place.
   * @param keepsOld whether the one that it replaces is kept until `finish`, for `takeBack`
   */
  commit(keepsOld: boolean): void;
  /** Lets go of what it replaced. */
  finish(): void;
  /** Removes what was written; nothing after `commit`. */
  discard(): void;
  /** Takes the file out of its place again, and gives back the one that it replaced. */
  takeBack(): void;
}

/** What decides where a new file stands, and who may read it. */
export interface NewFileOptions {
  /** Whether a file of that name may be replaced. */
  readonly force: boolean;
  /** Names of files that are read, or written otherwise: it must not be one of them. */
  readonly taken: readonly string[];
  /** Whether it may hold what logs hold: then only its owner may read it. */
  readonly isPrivate: boolean;
  /** The folder in the making that it is put in its place with, if any. */
  readonly within?: string | undefined;
}

/** What is written there is nowhere. */
const NOWHERE: NewFile = {
  write: () => {},
  commit: () => {},
  finish: () => {},
  discard: () => {},
  takeBack: () => {},
};

/**
 * Starts a file beside its place.
 * @throws CannotBeDone when the file exists, is an input or no file, or cannot be written
 */
export function newFile(
  io: Io,
  name: string,
  { force, taken, isPrivate, within }: NewFileOptions,
): NewFile {
  if (name === '') throw new CannotBeDone('an output has no name: give one, or leave it out');
  const path = resolve(io.cwd, name);
  if (path === devNull) return NOWHERE;
  const real = realPath(path);
  if (taken.some((other) => realPath(resolve(io.cwd, other)) === real)) {
    throw new CannotBeDone(`${name} is one of the other files of this command: give another name`);
  }
  replaced(name, path, force);
  const temporary =
    within === undefined ? join(dirname(path), partName(path)) : join(within, basename(path));
  let handle: number | undefined = guarded(name, () =>
    openSync(temporary, 'wx', isPrivate ? 0o600 : 0o666),
  );
  const close = (): void => {
    if (handle !== undefined) closeSync(handle);
    handle = undefined;
  };
  const place = new Place(name, path, force);
  return {
    write: (content) => {
      guarded(name, () => writeFileSync(handle!, content));
    },
    commit: (keepsOld) => {
      guarded(name, () => fsyncSync(handle!));
      guarded(name, close);
      place.take(temporary, within === undefined, keepsOld);
    },
    finish: () => place.finish(),
    discard: () => {
      quietly(close);
      if (!place.isTaken) quietly(() => rmSync(temporary, { force: true }));
    },
    takeBack: () => {
      if (within === undefined) place.giveBack();
    },
  };
}

/** Where a new file goes, and the one that stood there. */
class Place {
  isTaken = false;
  readonly #name: string;
  readonly #path: string;
  readonly #force: boolean;
  #isNew = true;
  /** Another name of the one that stood there. */
  #kept: string | undefined;

  constructor(name: string, path: string, force: boolean) {
    this.#name = name;
    this.#path = path;
    this.#force = force;
  }

  /** @param isMoved whether the new file is moved there by itself; else a folder takes it along */
  take(temporary: string, isMoved: boolean, keepsOld: boolean): void {
    const path = this.#path;
    // Somebody may have put something there meanwhile.
    const old = replaced(this.#name, path, this.#force);
    this.#isNew = old === undefined;
    guarded(this.#name, () => {
      if (old !== undefined) likeOld(temporary, old);
      if (!isMoved) return;
      if (old !== undefined && keepsOld) this.#kept = keptBeside(path);
      renameWithRetries(temporary, path);
    });
    this.isTaken = true;
  }

  /** Lets go of what stood there. */
  finish(): void {
    const kept = this.#kept;
    this.#kept = undefined;
    if (kept !== undefined) quietly(() => rmSync(kept, { force: true }));
  }

  giveBack(): void {
    // To rename a file to another name of its own does nothing, and leaves both.
    const kept = this.#kept;
    if (!this.isTaken) this.finish();
    else if (kept !== undefined) quietly(() => renameWithRetries(kept, this.#path));
    else if (this.#isNew) rmSync(this.#path, { force: true });
  }
}

/**
 * The file that is replaced, if there is one.
 * @throws CannotBeDone where it must not be, or is no file: what is no file would be gone, too
 */
function replaced(name: string, path: string, force: boolean): Stats | undefined {
  const old = guarded(name, () => lstatSync(path, { throwIfNoEntry: false }));
  if (old === undefined) return undefined;
  if (old.isDirectory()) throw new CannotBeDone(`${name} cannot be written: it is a folder`);
  if (!old.isFile()) {
    const what = old.isSymbolicLink() ? 'a link' : 'a pipe or a device';
    throw new CannotBeDone(`${name} is ${what}, and only files are written: give another name`);
  }
  if (!force) {
    throw new CannotBeDone(`${name} exists: give another name, or --force to replace it`);
  }
  return old;
}

/** Gives what replaces a file or a folder its mode, and its owner and group where that may be done. */
export function likeOld(path: string, { mode, uid, gid }: Stats): void {
  const mine = lstatSync(path);
  let kept = mode & 0o7777;
  if (mine.uid !== uid || mine.gid !== gid) {
    try {
      chownSync(path, uid, gid);
    } catch {
      // What its group might do, another group may not.
      kept &= 0o7707;
    }
  }
  chmodSync(path, kept);
}

/** What stands under a path under another name, too; returns that. */
function keptBeside(path: string): string {
  const kept = join(dirname(path), partName(path, 'old'));
  try {
    linkSync(path, kept);
  } catch {
    // Not every disk has two names for a file.
    copyFileSync(path, kept, constants.COPYFILE_EXCL);
  }
  return kept;
}

/** A name for what is in the making, beside its place. */
export function partName(path: string, ending = 'part'): string {
  return `.${basename(path).slice(0, 40)}.${randomBytes(6).toString('hex')}.${ending}`;
}

/** Where a path leads, links followed as far as it exists. */
function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}

/** @throws CannotBeDone, naming what cannot be written, where it cannot */
export function guarded<T>(name: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    if (error instanceof CannotBeDone) throw error;
    const what = error instanceof Error ? error.message : String(error);
    throw new CannotBeDone(`${name} cannot be written: ${what}`);
  }
}

/** Does what may fail where something else did before, which is what is told. */
export function quietly(act: () => void): void {
  try {
    act();
  } catch {
    // Nothing more can be done.
  }
}

const RETRIES = 5;

/** Renames; a virus scanner on Windows may hold a new file for a moment. */
export function renameWithRetries(from: string, to: string): void {
  for (let attempt = 1; ; attempt++) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (attempt === RETRIES || !['EPERM', 'EACCES', 'EBUSY'].includes(code)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50 * attempt);
    }
  }
}
