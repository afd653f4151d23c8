import { type Io, type NewFile, newFile, newFolder } from '../io.ts';
import { sayWritten, type Verdict } from './written.ts';

/** A file that appears together with the others of its run. */
export interface OutputFile {
  write(content: string | Uint8Array): void;
  /** Drops what was written: the file begins anew. */
  restart(): void;
}

/** Takes an output to where it goes: text, or the bytes of a file. */
export type Write = (content: string | Uint8Array) => Promise<void>;

/**
 * All new files of a run, and the one place that puts them where they belong or takes them away: all
 * of them appear when the run has ended well, else none, nor the folder that was made for them.
 */
export class Outputs {
  readonly #io: Io;
  readonly #force: boolean;
  readonly #taken: string[] = [];
  readonly #files: Restartable[] = [];
  readonly #names: string[] = [];
  readonly #folders: { discard(): void }[] = [];

  /** @param force whether files of the same names may be replaced */
  constructor(io: Io, force: boolean) {
    this.#io = io;
    this.#force = force;
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
    const taken = [...this.#taken, ...others];
    const file = new Restartable(() => newFile(this.#io, name, this.#force, taken));
    this.#files.push(file);
    this.#names.push(name);
    this.#taken.push(name);
    return file;
  }

  /**
   * Makes a folder where there is none, for files that are opened after it.
   * @throws CannotBeDone when it cannot be made
   */
  openFolder(name: string): void {
    this.#folders.push(newFolder(this.#io, name));
  }

  /**
   * Where an output goes: to a file, or to standard output without a name and with `-`.
   * @throws CannotBeDone as `open`
   */
  destination(name: string | undefined): Write {
    if (name === undefined || name === '-') return toStandardOutput(this.#io);
    const file = this.open(name);
    return async (content) => file.write(content);
  }

  /** The files that were begun, and how large they are. */
  get sizes(): { readonly name: string; readonly bytes: number }[] {
    return this.#files.map(({ bytes }, i) => ({ name: this.#names[i]!, bytes }));
  }

  /** Puts all files in their places. @throws CannotBeDone when one cannot be: then none is there */
  commit(): void {
    const placed: Restartable[] = [];
    try {
      for (const file of this.#files) {
        file.commit();
        placed.push(file);
      }
    } catch (error) {
      for (const file of placed) file.takeBack();
      throw error;
    }
  }

  /** Takes away what was written; nothing after `commit`. */
  discard(): void {
    for (const file of this.#files) file.discard();
    for (const folder of this.#folders) folder.discard();
  }
}

/** Standard output as where an output goes; only a name can ask for a file of bytes. */
export function toStandardOutput({ stdout }: Pick<Io, 'stdout'>): Write {
  return (content) => stdout.write(typeof content === 'string' ? content : '');
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

  commit(): void {
    this.#file.commit();
  }

  takeBack(): void {
    this.#file.takeBack();
  }

  discard(): void {
    this.#file.discard();
  }
}

/** Does some work: its new files appear when it has ended well, and none of them when it throws. */
export async function withOutputs<Ended>(
  io: Io,
  { force }: { readonly force?: true },
  work: (outputs: Outputs) => Promise<Ended>,
): Promise<Ended> {
  const outputs = new Outputs(io, force === true);
  try {
    const ended = await work(outputs);
    outputs.commit();
    return ended;
  } finally {
    outputs.discard();
  }
}

/**
 * Writes an output that is there as a whole, and says so where it is a file.
 * @param reads files that are read: the output must not be one of them
 * @param verdict how the threshold came out that was asked for
 * @throws CannotBeDone when the file exists and --force was not given
 */
export async function writeOutput(
  io: Io,
  raw: { readonly output?: string; readonly force?: true; readonly quiet?: true },
  reads: readonly string[],
  content: string | Uint8Array,
  verdict: Verdict | null = null,
): Promise<void> {
  const sizes = await withOutputs(io, raw, async (outputs) => {
    outputs.spare(reads);
    await outputs.destination(raw.output)(content);
    return outputs.sizes;
  });
  if (raw.quiet !== true) await sayWritten(io, sizes, [verdict]);
}
