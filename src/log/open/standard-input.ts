import { CannotBeDone } from '../../errors.ts';

/** So much of it is kept: what is longer is read once. */
const KEPT_BYTES = 64 * 1024 * 1024;

/**
 * Standard input, which comes once: its beginning is kept in memory, and never in a temporary file, so
 * that a log that ends in it can be read from its start again.
 */
export class StandardInput {
  readonly #pieces: AsyncIterator<Uint8Array>;
  readonly #most: number;
  /** What was kept, and whether that is all that came. */
  readonly #kept: Uint8Array[] = [];
  #isWhole = true;
  #bytes = 0;
  #isEnded = false;

  /** @param most how many bytes are kept; Infinity where another reading follows */
  constructor(stream: AsyncIterable<Uint8Array>, most = KEPT_BYTES) {
    this.#pieces = stream[Symbol.asyncIterator]();
    this.#most = most;
  }

  /** Whether it can be read from its start, as far as it came. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** Whether it has at least so many bytes; reads ahead to find out. */
  async isLong(bytes: number): Promise<boolean> {
    while (this.#bytes < bytes && !this.#isEnded) await this.#more();
    return this.#bytes >= bytes;
  }

  /**
   * All of it, from its start on.
   * @throws CannotBeDone where that is not kept any more
   */
  async *chunks(): AsyncGenerator<Uint8Array> {
    if (!this.#isWhole) {
      throw new CannotBeDone(
        '-: what its rows show has to be looked at from its start again, and standard input of more than ' +
          `${KEPT_BYTES / 1024 / 1024} MiB is not kept: give the log as a file, or --jobs 1`,
      );
    }
    for (let next = 0; ; ) {
      if (next === this.#kept.length && !(await this.#more())) return;
      const piece = this.#kept[next]!;
      if (this.#bytes <= this.#most) next++;
      else {
        this.#isWhole = false;
        this.#kept.splice(0, next + 1);
        next = 0;
      }
      yield piece;
    }
  }

  /** Lets go of what was not read. */
  async leave(): Promise<void> {
    if (!this.#isEnded) await this.#pieces.return?.();
  }

  /** Reads a piece more; whether there was one. */
  async #more(): Promise<boolean> {
    const { value, done } = await this.#pieces.next();
    if (done) {
      this.#isEnded = true;
      return false;
    }
    this.#bytes += value.length;
    // Whoever gives the pieces may use their memory again.
    this.#kept.push(Uint8Array.from(value));
    return true;
  }
}
