/** What the lowest bits of a plate's hash tell here: whether a pair has a judged search, an explained one, a user. */
const JUDGED = 1;
const EXPLAINED = 2;
const NAMED = 4;
const BITS = JUDGED | EXPLAINED | NAMED;

/** The plates of pairs stand in so many lots, by the highest bits of their hashes: each is small enough for the cache. */
const LOTS = 256;
const LOT_SHIFT = 24;
const LEAST = 64;

/** A plate by its hash, without the lowest bits. */
export interface PlateOfUsers {
  readonly low: number;
  readonly high: number;
  readonly users: number;
}

/** What is told of a pair's searches. */
interface PairOfPlate {
  readonly low: number;
  readonly high: number;
  readonly judged: number;
  readonly explained: number;
  readonly isNamed: boolean;
}

/** The low half of a plate's hash as plates are known here. */
export function plateLow(low: number): number {
  return (low & ~BITS) >>> 0;
}

/** Puts the pairs of each plate together, each of another user: 8 bytes a pair, while it is done. */
export class PlateUsers {
  readonly #lots: (Uint32Array | undefined)[] = [];
  readonly #ends = new Int32Array(LOTS);

  add({ low, high, judged, explained, isNamed }: PairOfPlate): void {
    const lot = high >>> LOT_SHIFT;
    const end = this.#ends[lot]!;
    let hashes = this.#lots[lot];
    if (hashes === undefined || end === hashes.length) hashes = this.#larger(lot, hashes);
    const bits = (judged > 0 ? JUDGED : 0) | (explained > 0 ? EXPLAINED : 0);
    hashes[end] = (low & ~BITS) | bits | (isNamed ? NAMED : 0);
    hashes[end + 1] = high;
    this.#ends[lot] = end + 2;
  }

  /** How many plates there are, and those of so many users or more, with a judged search and none explained. */
  found(least: number): { subjects: number; candidates: PlateOfUsers[] } {
    const candidates: PlateOfUsers[] = [];
    let subjects = 0;
    for (let lot = 0; lot < LOTS; lot++) {
      const hashes = this.#lots[lot];
      if (hashes === undefined) continue;
      const end = this.#ends[lot]!;
      new BigUint64Array(hashes.buffer, 0, end / 2).sort();
      subjects += platesOf(hashes.subarray(0, end), least, candidates);
    }
    return { subjects, candidates };
  }

  #larger(lot: number, before: Uint32Array | undefined): Uint32Array {
    const more = new Uint32Array(Math.max(LEAST, 2 * (before?.length ?? 0)));
    if (before !== undefined) more.set(before);
    this.#lots[lot] = more;
    return more;
  }
}

/** Counts the plates of sorted hashes, and adds those that may be flagged. */
function platesOf(hashes: Uint32Array, least: number, candidates: PlateOfUsers[]): number {
  let plates = 0;
  for (let from = 0, to = 0; from < hashes.length; from = to) {
    const low = hashes[from]! & ~BITS;
    const high = hashes[from + 1]!;
    let bits = 0;
    let users = 0;
    for (; to < hashes.length; to += 2) {
      if ((hashes[to]! & ~BITS) !== low || hashes[to + 1] !== high) break;
      bits |= hashes[to]!;
      if ((hashes[to]! & NAMED) !== 0) users++;
    }
    plates++;
    const isFlagged = users >= least && (bits & (JUDGED | EXPLAINED)) === JUDGED;
    if (isFlagged) candidates.push({ low: low >>> 0, high, users });
  }
  return plates;
}
