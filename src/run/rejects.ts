import { type Io, type NewFile, newFile } from '../io.ts';
import type { Reject } from '../log/log-options.ts';
import { visible } from '../report/escape.ts';

/**
 * The file of malformed rows: for each a line `# <file> line <n>: <what is wrong>`, and below it the
 * row verbatim.
 */
export class Rejects {
  readonly #make: () => NewFile | undefined;
  #file: NewFile | undefined;

  /** @param name undefined where nobody asked for the file */
  constructor(io: Io, name: string | undefined, force: boolean, inputs: readonly string[]) {
    this.#make = () => (name === undefined ? undefined : newFile(io, name, force, inputs));
    this.#file = this.#make();
  }

  /** Forgets what an earlier attempt at reading rejected. */
  restart(): void {
    this.#file?.discard();
    this.#file = this.#make();
  }

  add({ file, line, problem, row }: Reject): void {
    this.#file?.write(`# ${visible(file)} line ${line}: ${problem}\n${row}\n`);
  }

  commit(): void {
    this.#file?.commit();
  }

  discard(): void {
    this.#file?.discard();
  }
}
