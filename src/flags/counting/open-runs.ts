import { TimeRuns } from './time-runs.ts';

/**
 * Times of users in runs. Of each user the run that was added to last stands beside those of all others:
 * most times are of it, and looking for a user's own runs costs more than all else.
 */
export class OpenRuns {
  readonly #gap: number;
  /** Of each user, by its number, the first time and the last of that run; NaN for none. */
  #ends = new Float64Array(128).fill(Number.NaN);
  readonly #closed: (TimeRuns | undefined)[] = [];

  /** @param gap milliseconds from which on two neighbors are of two runs */
  constructor(gap: number) {
    this.#gap = gap;
  }

  add(user: number, time: number): void {
    const at = 2 * user;
    if (at >= this.#ends.length) this.#makeRoom(at);
    const ends = this.#ends;
    const from = ends[at]!;
    const to = ends[at + 1]!;
    if (time >= from && time < to + this.#gap) {
      if (time > to) ends[at + 1] = time;
      return;
    }
    this.#close(user);
    this.#ends[at] = time;
    this.#ends[at + 1] = time;
  }

  /** Adds runs by their ends, in their order. */
  addAll(user: number, ends: Float64Array): void {
    if (ends.length > 0) this.#runsOf(user).addAll(ends);
  }

  /** Of each run of a user its first time and its last, in their order. */
  endsOf(user: number): Float64Array {
    this.#close(user);
    return this.#closed[user]?.ends ?? NOTHING;
  }

  #close(user: number): void {
    const at = 2 * user;
    const from = this.#ends[at] ?? Number.NaN;
    if (Number.isNaN(from)) return;
    this.#runsOf(user).addRun(from, this.#ends[at + 1]!);
    this.#ends[at] = Number.NaN;
  }

  #runsOf(user: number): TimeRuns {
    const known = this.#closed[user];
    if (known !== undefined) return known;
    const runs = new TimeRuns(this.#gap);
    this.#closed[user] = runs;
    return runs;
  }

  #makeRoom(at: number): void {
    const more = new Float64Array(2 * at).fill(Number.NaN);
    more.set(this.#ends);
    this.#ends = more;
  }
}

const NOTHING = new Float64Array(0);
