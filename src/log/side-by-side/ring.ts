/**
 * The text of a log that only main can unpack or decode, on its way to the threads that read it: a
 * window of it in shared memory, which goes on as they do.
 */

/** How much of the text stands in it at once. */
export const RING_BYTES = 48 * 1024 * 1024;

/**
 * How far behind the start of a chunk its bytes are asked for at the most. Threads are a few chunks
 * ahead of main, and what they ask for must fit in beside those, or all would wait for each other.
 */
export const RING_REACH = RING_BYTES / 2;

/** What main and its threads share. */
export interface RingMemory {
  readonly bytes: SharedArrayBuffer;
  /** How many bytes came, twice; and one more where no others will. */
  readonly came: SharedArrayBuffer;
}

/** @param size how many bytes stand in it at once */
export function newRing(size = RING_BYTES): RingMemory {
  return { bytes: new SharedArrayBuffer(size), came: new SharedArrayBuffer(8) };
}

const STOPPED = -1n;

/** Main's end: puts the text in. */
export class RingWriter {
  readonly #bytes: Uint8Array;
  readonly #came: BigInt64Array;
  #written = 0;
  /** From which byte on the text is still asked for. */
  #kept = 0;
  #goOn: () => void = () => {};

  constructor({ bytes, came }: RingMemory) {
    this.#bytes = new Uint8Array(bytes);
    this.#came = new BigInt64Array(came);
  }

  /** Puts a piece in; waits while there is no room for it. */
  async push(piece: Uint8Array): Promise<void> {
    for (let from = 0; from < piece.length; ) {
      const room = this.#bytes.length - (this.#written - this.#kept);
      if (room === 0) {
        await new Promise<void>((goOn) => {
          this.#goOn = goOn;
        });
        if (Atomics.load(this.#came, 0) === STOPPED) return;
        continue;
      }
      const at = this.#written % this.#bytes.length;
      const count = Math.min(room, piece.length - from, this.#bytes.length - at);
      this.#bytes.set(piece.subarray(from, from + count), at);
      from += count;
      this.#written += count;
      this.#say(2n * BigInt(this.#written));
    }
  }

  /** Says that nothing follows. */
  end(): void {
    this.#say(2n * BigInt(this.#written) + 1n);
  }

  /** Says that nobody asks for what stands before a byte any more. */
  release(to: number): void {
    this.#kept = Math.max(this.#kept, Math.min(to, this.#written));
    this.#goOn();
  }

  /** Says that all is over, to those who wait, too. */
  stop(): void {
    this.#say(STOPPED);
    this.#goOn();
  }

  #say(came: bigint): void {
    if (Atomics.load(this.#came, 0) === STOPPED) return;
    Atomics.store(this.#came, 0, came);
    Atomics.notify(this.#came, 0);
  }
}

/** Main stopped the reading. */
export class RingStopped extends Error {
  override readonly name = 'RingStopped';
}

/** A thread's end: takes the text out. */
export class RingReader {
  readonly #bytes: Uint8Array;
  readonly #came: BigInt64Array;

  constructor({ bytes, came }: RingMemory) {
    this.#bytes = new Uint8Array(bytes);
    this.#came = new BigInt64Array(came);
  }

  /**
   * Waits until so many bytes of the text came, or all; returns how many that are, at the most so many.
   * @throws RingStopped
   */
  waitFor(wanted: number): number {
    for (;;) {
      const came = Atomics.load(this.#came, 0);
      if (came === STOPPED) throw new RingStopped();
      const bytes = Number(came >> 1n);
      if (bytes >= wanted || (came & 1n) === 1n) return Math.min(bytes, wanted);
      Atomics.wait(this.#came, 0, came);
    }
  }

  /** Copies the text from a byte on that came. */
  copy(from: number, into: Uint8Array): void {
    for (let done = 0; done < into.length; ) {
      const at = (from + done) % this.#bytes.length;
      const count = Math.min(into.length - done, this.#bytes.length - at);
      into.set(this.#bytes.subarray(at, at + count), done);
      done += count;
    }
  }
}
