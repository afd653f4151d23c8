import { type Io, type NewFile, newFile, newFolder } from '../io.ts';

/** A file that appears together with the others of its run. */
export interface OutputFile {
  write(content: string | Uint8Array): void;
  /** Drops what was written: the file begins anew. */
  restart(): void;
}

/** Takes a text to where the output goes. */
export type Write = (text: string) => Promise<void>;

/**
 * All new files of a run, and the one place that puts them where they belong or takes them away: all
 * of them appear when the run has ended well, else none, nor the folder that was made for them.
 */
export class Outputs {
  readonly #io: Io;
  readonly #force: boolean;
  readonly #taken: string[] = [];
  readonly #files: Restartable[] = [];
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
    if (name === undefined || name === '-') return (text) => this.#io.stdout.write(text);
    const file = this.open(name);
    return async (text) => file.write(text);
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

/** A new file that can be begun anew. */
class Restartable implements OutputFile {
  readonly #make: () => NewFile;
  #file: NewFile;

  constructor(make: () => NewFile) {
    this.#make = make;
    this.#file = make();
  }

  write(content: string | Uint8Array): void {
    this.#file.write(content);
  }

  restart(): void {
    this.#file.discard();
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
 * Writes an output that is there as a whole.
 * @param reads files that are read: the output must not be one of them
 * @throws CannotBeDone when the file exists and --force was not given
 */
export async function writeOutput(
  io: Io,
  raw: { readonly output?: string; readonly force?: true },
  reads: readonly string[],
  text: string,
): Promise<void> {
  await withOutputs(io, raw, async (outputs) => {
    outputs.spare(reads);
    await outputs.destination(raw.output)(text);
  });
}
