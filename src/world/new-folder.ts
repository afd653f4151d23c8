import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { CannotBeDone } from '../errors.ts';
import type { Io } from './io.ts';
import { guarded, likeOld, partName, quietly, renameWithRetries } from './new-files.ts';

/**
 * A folder in the making: its files appear all at once, since it is made beside its place and then
 * renamed. Where a folder is there already, it goes on as it was until then, and what else stands in it
 * goes over into the new one. Only where it cannot be put aside (it is a mount, or the working folder)
 * are files put into it one after the other.
 */
export class NewFolder {
  readonly name: string;
  /** Where its files are written. */
  readonly part: string;
  readonly #path: string;
  readonly #place: string;
  readonly #isThere: boolean;
  /** Whether the folder that is there stays, and files are put into it. */
  readonly #stays: boolean;
  /** The first of the folders above it that were made for it. */
  readonly #made: string | undefined;
  readonly #undo: (() => void)[] = [];
  #ours: readonly string[] = [];
  #isPlaced = false;
  #aside: string | undefined;

  /** @throws CannotBeDone when it cannot be made, or is no folder */
  constructor(io: Io, name: string) {
    this.name = name;
    this.#path = resolve(io.cwd, name);
    this.#isThere = isFolder(name, this.#path);
    this.#place = this.#isThere ? realpathSync(this.#path) : this.#path;
    const above = dirname(this.#place);
    this.#made = guarded(name, () => mkdirSync(above, { recursive: true }));
    const mustStay = this.#isThere && (isWithin(io.cwd, this.#place) || isMount(this.#place));
    const beside = mustStay ? undefined : madeIn(above, this.#place);
    this.#stays = this.#isThere && beside === undefined;
    this.part = beside ?? guarded(name, () => made(this.#stays ? this.#place : above, this.#place));
  }

  /** Whether a file of that name stands in it. */
  holds(path: string): boolean {
    return dirname(path) === this.#path;
  }

  /** Puts it in its place. @throws CannotBeDone */
  commit(): void {
    guarded(this.name, () => {
      if (!this.#isThere) this.#rename(this.part, this.#place);
      else if (this.#stays || !this.#putAside()) this.#putInto();
    });
    this.#isPlaced = true;
  }

  /** Takes it out of its place again, and gives the old one back. */
  takeBack(): void {
    for (const undo of this.#undo.splice(0).toReversed()) quietly(undo);
    this.#isPlaced = false;
  }

  /** Takes away the old one, of which all is replaced or went over. */
  finish(): void {
    const aside = this.#aside;
    if (aside === undefined) return;
    quietly(() => {
      // What somebody put there in the meantime stays.
      for (const file of this.#ours) rmSync(join(aside, file), { force: true });
      rmdirSync(aside);
    });
  }

  /** Removes what was written; nothing after `commit`. */
  discard(): void {
    quietly(() => rmSync(this.part, { recursive: true, force: true }));
    const first = this.#made;
    if (first === undefined || this.#isPlaced) return;
    quietly(() => removeEmpty(dirname(this.#place), first));
  }

  /** The new one for the old, whose other files go over; false where it cannot be put aside. */
  #putAside(): boolean {
    const old = statSync(this.#place);
    const aside = join(dirname(this.#place), partName(this.#place, 'old'));
    this.#ours = readdirSync(this.part);
    try {
      likeOld(this.part, old);
      this.#rename(this.#place, aside);
    } catch {
      return false;
    }
    this.#rename(this.part, this.#place);
    for (const file of readdirSync(aside)) {
      if (!this.#ours.includes(file)) this.#rename(join(aside, file), join(this.#place, file));
    }
    this.#aside = aside;
    return true;
  }

  /** The new files into the folder that is there, those of the same names aside until all are. */
  #putInto(): void {
    for (const file of readdirSync(this.part)) {
      const to = join(this.#place, file);
      if (existsSync(to)) this.#rename(to, join(this.part, `${file}.old`));
      this.#rename(join(this.part, file), to);
    }
  }

  #rename(from: string, to: string): void {
    renameWithRetries(from, to);
    this.#undo.push(() => renameSync(to, from));
  }
}

/** @throws CannotBeDone where something else stands there */
function isFolder(name: string, path: string): boolean {
  if (name === '') throw new CannotBeDone('the folder has no name: give one');
  const there = guarded(name, () => statSync(path, { throwIfNoEntry: false }));
  if (there?.isDirectory()) return true;
  if (there !== undefined) {
    throw new CannotBeDone(`${name} is a file: give the name of a folder, there or not`);
  }
  if (guarded(name, () => lstatSync(path, { throwIfNoEntry: false })) === undefined) return false;
  throw new CannotBeDone(`${name} is a link to nothing: give the name of a folder, there or not`);
}

function isWithin(inner: string, outer: string): boolean {
  const way = relative(outer, realpathSync(inner));
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Whether a folder is the root of a disk, which cannot be put aside. */
function isMount(path: string): boolean {
  const above = dirname(path);
  return path === above || statSync(path).dev !== statSync(above).dev;
}

function made(above: string, place: string): string {
  const part = join(above, partName(place));
  mkdirSync(part, 0o700);
  return part;
}

/** A folder in the making beside its place; undefined where none can be made there. */
function madeIn(above: string, place: string): string | undefined {
  try {
    return made(above, place);
  } catch {
    return undefined;
  }
}

/** Removes folders that are empty, from one up to another. */
function removeEmpty(from: string, to: string): void {
  rmdirSync(from);
  if (from !== to) removeEmpty(dirname(from), to);
}
