/**
 * The texts of the logs, one behind the other, on their way from main, which reads, hashes, unpacks and
 * decodes them once, to the threads that look at their rows: a window of them in shared memory, which
 * goes on as the threads do.
 */

/** What main and its threads share. */
export interface RingMemory {
  readonly bytes: SharedArrayBuffer;
  /** A count that changes whenever the numbers do: who waits for one looks again. */
  readonly turns: SharedArrayBuffer;
  /** How many bytes came; and for each log where in them it ends, OPEN where that is not known yet. */
  readonly numbers: SharedArrayBuffer;
}

const OPEN = -1n;
/** In place of how many bytes came: main stopped the reading. */
const STOPPED = -1n;

/** @param size how many bytes stand in it at once */
export function newRing(size: number, logs: number): RingMemory {
  const numbers = new SharedArrayBuffer(8 * (1 + logs));
  new BigInt64Array(numbers).fill(OPEN, 1);
  return { bytes: new SharedArrayBuffer(size), turns: new SharedArrayBuffer(4), numbers };
}

const WORD_BYTES = 8;
/** So much stays in the processor's cache on its way. */
const PART_BYTES = 64 * 1024;

/**
 * Copies between memory that is shared and memory that is not. Shared bytes are copied word by word
 * where both places stand alike to words, else one by one, which takes four times as long: so they go by
 * way of a place that stands as the shared one does.
 */
class Copier {
  readonly #between = new Uint8Array(PART_BYTES + WORD_BYTES);

  /** @param place where in the shared memory they stand, or are to stand */
  copy(from: Uint8Array, into: Uint8Array, place: number): void {
    if ((from.byteOffset - into.byteOffset) % WORD_BYTES === 0) {
      into.set(from);
      return;
    }
    const first = place % WORD_BYTES;
    for (let at = 0; at < from.length; at += PART_BYTES) {
      const part = from.subarray(at, at + PART_BYTES);
      const between = this.#between.subarray(first, first + part.length);
      between.set(part);
      into.set(between, at);
    }
  }
}

/** Main's end: puts the texts in. */
export class RingWriter {
  readonly #bytes: Uint8Array;
  readonly #turns: Int32Array;
  readonly #numbers: BigInt64Array;
  readonly #copier = new Copier();
  #written = 0;
  /** The log that is put in. */
  #log = 0;
  /** Where each log that was begun starts. */
  readonly #starts = [0];
  /** From which byte on the texts are still asked for. */
  #kept = 0;
  #goOn: () => void = () => {};

  constructor({ bytes, turns, numbers }: RingMemory) {
    this.#bytes = new Uint8Array(bytes);
    this.#turns = new Int32Array(turns);
    this.#numbers = new BigInt64Array(numbers);
  }

  /** Puts a piece of a log in; waits while there is no room for it. */
  async push(piece: Uint8Array): Promise<void> {
    for (let from = 0; from < piece.length; ) {
      if (this.#isStopped) return;
      const room = this.#bytes.length - (this.#written - this.#kept);
      if (room === 0) {
        await new Promise<void>((goOn) => {
          this.#goOn = goOn;
        });
        continue;
      }
      const at = this.#written % this.#bytes.length;
      const count = Math.min(room, piece.length - from, this.#bytes.length - at);
      this.#copier.copy(
        piece.subarray(from, from + count),
        this.#bytes.subarray(at, at + count),
        at,
      );
      from += count;
      this.#written += count;
      this.#say(0, this.#written);
    }
  }

  /** Says that nothing of the log follows: what is put in next is the next log's. */
  endLog(): void {
    this.#starts.push(this.#written);
    this.#say(++this.#log, this.#written);
  }

  /** Says that nobody asks any more for what stands before a byte of a log. */
  release(log: number, to: number): void {
    const end = this.#starts[log + 1] ?? this.#written;
    this.#kept = Math.max(this.#kept, Math.min(this.#starts[log]! + to, end));
    this.#goOn();
  }

  /** Says that all is over, to those who wait, too. */
  stop(): void {
    this.#say(0, STOPPED);
    this.#goOn();
  }

  get #isStopped(): boolean {
    return Atomics.load(this.#numbers, 0) === STOPPED;
  }

  #say(place: number, number: number | bigint): void {
    if (this.#isStopped) return;
    Atomics.store(this.#numbers, place, BigInt(number));
    Atomics.add(this.#turns, 0, 1);
    Atomics.notify(this.#turns, 0);
  }
}

/** Main stopped the reading. */
export class RingStopped extends Error {
  override readonly name = 'RingStopped';
}

/** A thread's end: takes the texts out. */
export class RingReader {
  readonly #bytes: Uint8Array;
  readonly #turns: Int32Array;
  readonly #numbers: BigInt64Array;
  readonly #copier = new Copier();

  constructor({ bytes, turns, numbers }: RingMemory) {
    this.#bytes = new Uint8Array(bytes);
    this.#turns = new Int32Array(turns);
    this.#numbers = new BigInt64Array(numbers);
  }

  /**
   * Waits until so many bytes of a log came, or all; returns how many that are, at the most so many.
   * The logs before it must have ended.
   * @throws RingStopped
   */
  waitFor(log: number, wanted: number): number {
    const start = this.#start(log);
    for (;;) {
      const turn = Atomics.load(this.#turns, 0);
      // Before the end: where the log is still open behind it, all that came is of it.
      const came = Atomics.load(this.#numbers, 0);
      const end = Atomics.load(this.#numbers, 1 + log);
      if (came === STOPPED) throw new RingStopped();
      if (end !== OPEN) return Math.min(Number(end) - start, wanted);
      if (Number(came) - start >= wanted) return wanted;
      Atomics.wait(this.#turns, 0, turn);
    }
  }

  /** Copies the text of a log from a byte on that came. */
  copy(log: number, from: number, into: Uint8Array): void {
    const start = this.#start(log) + from;
    for (let done = 0; done < into.length; ) {
      const at = (start + done) % this.#bytes.length;
      const count = Math.min(into.length - done, this.#bytes.length - at);
      this.#copier.copy(
        this.#bytes.subarray(at, at + count),
        into.subarray(done, done + count),
        at,
      );
      done += count;
    }
  }

  #start(log: number): number {
    return log === 0 ? 0 : Number(Atomics.load(this.#numbers, log));
  }
}
