/**
 * Times, of which only is known where runs of them begin and end: within a run no two neighbors are
 * `gap` or more apart, and between two runs there is as much. The order in which they come, and in
 * how many parts, does not show. 16 bytes a run.
 */
export class TimeRuns {
  readonly #gap: number;
  /** Of each run its first time and its last, in their order. */
  #ends = new Float64Array(16);
  #count = 0;

  constructor(gap: number) {
    this.#gap = gap;
  }

  /** Of each run its first time and its last, in their order; what another thread can be told. */
  get ends(): Float64Array {
    return this.#ends.subarray(0, 2 * this.#count);
  }

  /** Adds times from one to another, that are a run by themselves. */
  addRun(from: number, to: number): void {
    const ends = this.#ends;
    const at = this.#isBehindAll(from) ? this.#count : this.#firstBehind(from - this.#gap);
    let end = at;
    let first = from;
    let last = to;
    for (; end < this.#count && ends[2 * end]! < to + this.#gap; end++) {
      first = Math.min(first, ends[2 * end]!);
      last = Math.max(last, ends[2 * end + 1]!);
    }
    this.#move(end, at + 1);
    this.#ends[2 * at] = first;
    this.#ends[2 * at + 1] = last;
  }

  /** Adds many runs by their ends, in their order: one after the other, each would move all behind it. */
  addAll(ends: Float64Array): void {
    const own = this.ends;
    const all = new Float64Array(own.length + ends.length);
    let end = 0;
    for (let a = 0, b = 0; a < own.length || b < ends.length; ) {
      const isOwn = b >= ends.length || (a < own.length && own[a]! <= ends[b]!);
      const from = isOwn ? own[a]! : ends[b]!;
      const to = isOwn ? own[a + 1]! : ends[b + 1]!;
      if (isOwn) a += 2;
      else b += 2;
      if (end > 0 && from < all[end - 1]! + this.#gap) {
        all[end - 1] = Math.max(all[end - 1]!, to);
      } else {
        all[end] = from;
        all[end + 1] = to;
        end += 2;
      }
    }
    this.#ends = all;
    this.#count = end / 2;
  }

  /** Whether a time is too late for all runs. */
  #isBehindAll(time: number): boolean {
    return this.#count > 0 && time >= this.#ends[2 * this.#count - 1]! + this.#gap;
  }

  /** Moves the runs from one place on to another place. */
  #move(from: number, to: number): void {
    const count = this.#count + to - from;
    if (2 * count > this.#ends.length) {
      const more = new Float64Array(4 * count);
      more.set(this.#ends);
      this.#ends = more;
    }
    if (from !== to) this.#ends.copyWithin(2 * to, 2 * from, 2 * this.#count);
    this.#count = count;
  }

  /** The place of the first run that ends behind a time. */
  #firstBehind(time: number): number {
    const ends = this.#ends;
    let low = 0;
    let high = this.#count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (ends[2 * middle + 1]! > time) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
