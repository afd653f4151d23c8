import { resolve } from 'node:path';
import { CannotBeDone, Interrupted, unlessInterrupted } from '../errors.ts';
import type { Io } from '../world/io.ts';
import { type NewFile, newFile } from '../world/new-files.ts';
import { NewFolder } from '../world/new-folder.ts';
import { type Content, textOf, type Write, writesPieces } from './writing.ts';
import { sayWritten, type Verdict } from './written.ts';

/** A file that appears together with the others of its run. */
export interface OutputFile {
  write(content: string | Uint8Array): void;
  /** Drops what was written: the file begins anew. */
  restart(): void;
}

/** So much of a text waits in memory for the files of its run: what is longer is a list, and goes on its way. */
const MOST_UNSAID = 16 * 1024 * 1024;

/**
 * All new files of a run, and the one place that puts them where they belong or takes them away: all
 * of them appear when the run has ended well, else none, nor the folder that was made for them.
 */
export class Outputs {
  readonly #io: Io;
  readonly #force: boolean;
  readonly #isPrivate: boolean;
  readonly #taken: string[] = [];
  readonly #files: Restartable[] = [];
  readonly #names: string[] = [];
  readonly #folders: NewFolder[] = [];
  /** What standard output is told when the files that it tells of are there. */
  readonly #unsaid: string[] = [];
  #unsaidLength = 0;
  #isOver = false;

  /**
   * @param force whether files of the same names may be replaced
   * @param isPrivate whether they may hold what logs hold: only their owner may read them then
   */
  constructor(io: Io, force: boolean, isPrivate: boolean) {
    this.#io = io;
    this.#force = force;
    this.#isPrivate = isPrivate;
  }

  /** Names files that are read: none of them is written over. */
  spare(names: readonly string[]): void {
    this.#taken.push(...names);
  }

  /**
   * Starts a file beside its place.
   * @param others names of files that are started later: it must be none of them either
   * @throws CannotBeDone when it exists, is a file that is read or written otherwise, or cannot be written
   */
  open(name: string, others: readonly string[] = []): OutputFile {
    if (name === '-') {
      throw new CannotBeDone('“-” is standard output, and this goes to a file: give its name');
    }
    const path = resolve(this.#io.cwd, name);
    const within = this.#folders.find((folder) => folder.holds(path))?.part;
    const how = { force: this.#force, isPrivate: this.#isPrivate, within };
    const taken = [...this.#taken, ...others];
    const file = new Restartable(() => {
      this.#checkOpen();
      return newFile(this.#io, name, { ...how, taken });
    });
    this.#files.push(file);
    this.#names.push(name);
    this.#taken.push(name);
    return file;
  }

  /**
   * Makes a folder for files that are opened after it: they appear all at once.
   * @throws CannotBeDone when it cannot be made
   */
  openFolder(name: string): void {
    this.#checkOpen();
    this.#folders.push(new NewFolder(this.#io, name));
  }

  /**
   * Where an output goes: to a file, or to standard output without a name, with `-` and with the name
   * that some systems have for it.
   * @throws CannotBeDone as `open`
   */
  destination(name: string | undefined): Write {
    if (name === undefined || name === '-' || name === '/dev/stdout') {
      const { stdout } = this.#io;
      const isUnread = (): boolean => stdout.isClosed === true;
      return writesPieces(this.#io, (piece) => this.#say(textOf(piece)), isUnread);
    }
    return this.into(this.open(name));
  }

  /** What takes an output to a file that was begun. */
  into(file: OutputFile): Write {
    return writesPieces(this.#io, async (piece) => file.write(piece));
  }

  /** The files that were begun, and how large they are. */
  get sizes(): { readonly name: string; readonly bytes: number }[] {
    return this.#files.map(({ bytes }, i) => ({ name: this.#names[i]!, bytes }));
  }

  async #say(text: string): Promise<void> {
    this.#unsaid.push(text);
    this.#unsaidLength += text.length;
    const isAlone = this.#files.length + this.#folders.length === 0;
    if (isAlone || this.#unsaidLength > MOST_UNSAID) await this.sayAll();
  }

  /** Tells standard output all that it was not told yet. */
  async sayAll(): Promise<void> {
    for (const text of this.#unsaid.splice(0)) await this.#io.stdout.write(text);
  }

  /** Puts all files in their places. @throws CannotBeDone when one cannot be: then none is there */
  commit(): void {
    const all = [...this.#files, ...this.#folders];
    const placed: { takeBack(): void }[] = [];
    try {
      for (const each of all) {
        placed.push(each);
        each.commit(all.length > 1);
      }
    } catch (error) {
      for (const each of placed.toReversed()) each.takeBack();
      throw error;
    }
    for (const each of all) each.finish();
  }

  /** Work that was interrupted may go on for a moment: it begins no file any more. @throws Interrupted */
  #checkOpen(): void {
    if (this.#isOver) throw new Interrupted();
  }

  /** Takes away what was written; nothing after `commit`. */
  discard(): void {
    this.#isOver = true;
    for (const file of this.#files) file.discard();
    for (const folder of this.#folders) folder.discard();
  }
}

/** A new file that can be begun anew. */
class Restartable implements OutputFile {
  readonly #make: () => NewFile;
  #file: NewFile;
  bytes = 0;

  constructor(make: () => NewFile) {
    this.#make = make;
    this.#file = make();
  }

  write(content: string | Uint8Array): void {
    this.#file.write(content);
    this.bytes += Buffer.byteLength(content);
  }

  restart(): void {
    this.#file.discard();
    this.bytes = 0;
    this.#file = this.#make();
  }

  commit(keepsOld: boolean): void {
    this.#file.commit(keepsOld);
  }

  finish(): void {
    this.#file.finish();
  }

  takeBack(): void {
    this.#file.takeBack();
  }

  discard(): void {
    this.#file.discard();
  }
}

/**
 * Does some work: its new files appear when it has ended well, and none of them when it throws.
 * @param isPrivate whether they may hold what logs hold
 */
export async function withOutputs<Ended>(
  io: Io,
  { force }: { readonly force?: true },
  work: (outputs: Outputs) => Promise<Ended>,
  isPrivate = true,
): Promise<Ended> {
  const outputs = new Outputs(io, force === true, isPrivate);
  try {
    const ended = await unlessInterrupted(io.signal, work(outputs));
    if (io.signal.aborted) throw new Interrupted();
    outputs.commit();
    await outputs.sayAll();
    return ended;
  } finally {
    outputs.discard();
  }
}

/** What else there is to know of an output. */
interface Beside {
  /** How the threshold came out that was asked for. */
  readonly verdict?: Verdict | null;
  /** Whether it may hold what logs hold. */
  readonly isPrivate?: boolean;
  /** Says what there is to say beside it: nothing, where there cannot be such an output. */
  readonly say?: () => Promise<void>;
}

/**
 * Writes an output that is there as a whole, and says so where it is a file.
 * @param reads files that are read: the output must not be one of them
 * @throws CannotBeDone when the file exists and --force was not given
 */
export async function writeOutput(
  io: Io,
  raw: { readonly output?: string; readonly force?: true; readonly quiet?: true },
  reads: readonly string[],
  content: Content,
  { verdict = null, isPrivate = true, say }: Beside = {},
): Promise<void> {
  const write = async (outputs: Outputs): Promise<Outputs['sizes']> => {
    outputs.spare(reads);
    const output = outputs.destination(raw.output);
    if (raw.quiet !== true) await say?.();
    await output(content);
    return outputs.sizes;
  };
  const sizes = await withOutputs(io, raw, write, isPrivate);
  if (raw.quiet !== true) await sayWritten(io, sizes, [verdict]);
}
