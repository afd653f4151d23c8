/** How many counters there are at least for many searches, and for few, as powers of two. */
const LEAST_SLOTS = 1 << 18;
const FEW_SLOTS = 1 << 12;
/**
 * So many searches a counter, and there are too few. What was counted before counters became more stands in
 * each of them, and the parts of threads add up: of two a counter, one in sixteen seemed crowded.
 */
const CROWD = 1;
const MOST = 0xffff;

/** Counters as another thread is told of them. */
export interface CrowdedTimesState {
  readonly counts: Uint16Array;
  readonly added: number;
}

/**
 * Where many searches of one user may lie within a stretch of time, at the cost of a counter or two for
 * each: each stands for one stretch of one user, and of others that happen to share it. Two
 * neighboring stretches hold every window of their length, so where few are counted in both together,
 * no window has many; where many are, whoever reads again looks closely.
 */
export class CrowdedTimes {
  readonly #stretch: number;
  #counts = new Uint16Array(0);
  #added = 0;
  /** The first few users and their times, which are counted where they stay the only ones. */
  readonly #few: number[] = [];

  /** @param stretch milliseconds */
  constructor(stretch: number) {
    this.#stretch = stretch;
  }

  /** @param user a hash of the user */
  add(user: number, time: number): void {
    if (this.#counts.length === 0) {
      this.#few.push(user, time);
      if (this.#few.length > 2 * FEW_SLOTS) this.#count(LEAST_SLOTS);
      return;
    }
    if (this.#added++ >= CROWD * this.#counts.length) this.#grow(2 * this.#counts.length);
    const counts = this.#counts;
    const slot = slotOf(user, time, this.#stretch, counts.length);
    if (counts[slot]! < MOST) counts[slot]!++;
  }

  /** What another thread can be told. */
  state(): CrowdedTimesState {
    this.#count(FEW_SLOTS);
    return { counts: this.#counts, added: this.#added };
  }

  merge({ counts, added }: CrowdedTimesState): void {
    if (counts.length === 0) return;
    this.#count(FEW_SLOTS);
    this.#added += added;
    this.#grow(counts.length);
    const own = this.#counts;
    // A smaller part of counters stands for each of its repetitions in more.
    for (let slot = 0; slot < own.length; slot++) {
      own[slot] = Math.min(MOST, own[slot]! + counts[slot & (counts.length - 1)]!);
    }
  }

  /** The counters that, with a neighbor, hold so many or more, in their order; and how many there are. */
  crowded(least: number): { readonly slots: readonly number[]; readonly of: number } {
    this.#count(FEW_SLOTS);
    const counts = this.#counts;
    const last = counts.length - 1;
    const slots: number[] = [];
    const enough = Math.min(least, MOST);
    for (let slot = 0; slot <= last; slot++) {
      const count = counts[slot]!;
      if (count === 0) continue;
      const besides = Math.max(counts[(slot - 1) & last]!, counts[(slot + 1) & last]!);
      if (count + besides >= enough) slots.push(slot);
    }
    return { slots, of: counts.length };
  }

  /** Counts the first few with so many counters, where they have none yet. */
  #count(slots: number): void {
    if (this.#few.length === 0) return;
    const few = this.#few.splice(0);
    this.#grow(slots);
    for (let i = 0; i < few.length; i += 2) this.add(few[i]!, few[i + 1]!);
  }

  /** Makes more counters, each with what was counted for all that it now stands beside. */
  #grow(length: number): void {
    const before = this.#counts;
    if (before.length >= length) return;
    this.#counts = new Uint16Array(length);
    if (before.length === 0) return;
    for (let at = 0; at < this.#counts.length; at += before.length) this.#counts.set(before, at);
  }
}

/**
 * The counter of a user at a time; that of the next stretch of time is the next.
 * @param user a hash
 * @param slots how many counters there are, a power of two
 */
export function slotOf(user: number, time: number, stretch: number, slots: number): number {
  return (user + Math.floor(time / stretch)) & (slots - 1);
}
