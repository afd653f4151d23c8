/** Slots that stand in one number, a bit each. */
const BITS = 32;
const WORD_SHIFT = 5;
/** So many of a user's words there is room for at first. */
const LEAST = 4;
const NO_WORD = -1;

/** The slots of users, as another thread is told of them. */
export interface UserSlotsState {
  /** Of each user, by its number, where its words end. */
  readonly ends: Uint32Array;
  /** Which slots are taken, 32 a word, and behind them which word it is. */
  readonly words: Uint32Array;
}

/**
 * In which slots of time each user has searches, in 8 bytes for 32 slots that lie side by side, where
 * one is taken. The word that a user's last search was in stands beside those of all others: most
 * searches are in it.
 */
export class UserSlots {
  /** Of each user, by its number, that word and which of its slots are taken. */
  #open = new Int32Array(64).fill(NO_WORD);
  #bits = new Uint32Array(64);
  readonly #closed: (Words | undefined)[] = [];

  /** @param slot a whole number from 0 on, below 2^31 */
  add(user: number, slot: number): void {
    const word = slot >>> WORD_SHIFT;
    if (user >= this.#open.length) this.#makeRoom(user);
    if (this.#open[user] !== word) {
      this.#close(user);
      this.#open[user] = word;
    }
    this.#bits[user]! |= 1 << (slot & (BITS - 1));
  }

  /** Takes all slots of a user of other searches. */
  addAll(user: number, words: Uint32Array): void {
    if (user >= this.#open.length) this.#makeRoom(user);
    for (let at = 0; at < words.length; at += 2) {
      if (this.#open[user] !== words[at + 1]) {
        this.#close(user);
        this.#open[user] = words[at + 1]!;
      }
      this.#bits[user]! |= words[at]!;
    }
  }

  /** The words of a user in their order, each once. */
  of(user: number): Uint32Array {
    // Most users of a log that names a million of them search once: they have no words of their own.
    if (this.#closed[user] === undefined) {
      const word = this.#open[user] ?? NO_WORD;
      return word === NO_WORD ? NOTHING : Uint32Array.of(this.#bits[user]!, word);
    }
    this.#close(user);
    return this.#closed[user].all();
  }

  state(users: number): UserSlotsState {
    const ends = new Uint32Array(users);
    let end = 0;
    for (let user = 0; user < users; user++) {
      end += this.of(user).length;
      ends[user] = end;
    }
    const words = new Uint32Array(end);
    for (let user = 0; user < users; user++) words.set(this.of(user), ends[user - 1] ?? 0);
    return { ends, words };
  }

  #close(user: number): void {
    const word = this.#open[user] ?? NO_WORD;
    if (word === NO_WORD) return;
    this.#wordsOf(user).add(word, this.#bits[user]!);
    this.#open[user] = NO_WORD;
    this.#bits[user] = 0;
  }

  #wordsOf(user: number): Words {
    const known = this.#closed[user];
    if (known !== undefined) return known;
    const words = new Words();
    this.#closed[user] = words;
    return words;
  }

  #makeRoom(user: number): void {
    const open = new Int32Array(2 * user).fill(NO_WORD);
    open.set(this.#open);
    this.#open = open;
    const bits = new Uint32Array(2 * user);
    bits.set(this.#bits);
    this.#bits = bits;
  }
}

const NOTHING = new Uint32Array(0);

/** The words of one user, in whatever order they come. */
class Words {
  #words = new Uint32Array(2 * LEAST);
  #end = 0;
  #isInOrder = true;

  add(word: number, bits: number): void {
    if (this.#end === this.#words.length) this.#makeRoom();
    const last = this.#end === 0 ? NO_WORD : this.#words[this.#end - 1]!;
    if (last === word) {
      this.#words[this.#end - 2]! |= bits;
      return;
    }
    if (last > word) this.#isInOrder = false;
    this.#words[this.#end++] = bits;
    this.#words[this.#end++] = word;
  }

  all(): Uint32Array {
    this.#order();
    return this.#words.subarray(0, this.#end);
  }

  #makeRoom(): void {
    this.#order();
    if (2 * this.#end <= this.#words.length) return;
    const more = new Uint32Array(2 * this.#words.length);
    more.set(this.#words);
    this.#words = more;
  }

  /** Puts them in order, and those that are the same together. */
  #order(): void {
    if (this.#isInOrder) return;
    const words = this.#words;
    // As numbers of 64 bits the words stand in front of their bits.
    new BigUint64Array(words.buffer, 0, this.#end / 2).sort();
    let to = 0;
    for (let at = 2; at < this.#end; at += 2) {
      if (words[at + 1] === words[to + 1]) words[to]! |= words[at]!;
      else {
        to += 2;
        words[to] = words[at]!;
        words[to + 1] = words[at + 1]!;
      }
    }
    this.#end = to + 2;
    this.#isInOrder = true;
  }
}

/**
 * Visits the runs of slots that are taken, from the first to the last of each.
 * @param reach how far two neighbors of a run may be apart at the most
 */
export function visitRuns(
  words: Uint32Array,
  reach: number,
  visit: (first: number, last: number) => void,
): void {
  let first = Number.NaN;
  let last = Number.NaN;
  for (let at = 0; at < words.length; at += 2) {
    for (let bits = words[at]!; bits !== 0; bits &= bits - 1) {
      const slot = BITS * words[at + 1]! + (BITS - 1 - Math.clz32(bits & -bits));
      if (!(slot - last <= reach)) {
        if (!Number.isNaN(first)) visit(first, last);
        first = slot;
      }
      last = slot;
    }
  }
  if (!Number.isNaN(first)) visit(first, last);
}
