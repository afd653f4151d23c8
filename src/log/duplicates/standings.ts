/** Numbers of a search before the hashes of its row: the two halves of the hash of its identity. */
const IDENTITY = 2;

/** How a search stands to those before it, in bits. */
export const STANDING = {
  /** The same search was there. */
  repeat: 1,
  /** The same row was there, and both are kept. */
  identicalRow: 2,
  /** It was first seen in an earlier file. */
  seenEarlier: 4,
  /** The same row was there, in an earlier sheet of the same workbook. */
  seenInSheet: 16,
  /** By its id it is a repeat, and its other cells differ. */
  conflicting: 8,
} as const;

/** What a search is known by: an id; all of its cells; a bare number and its time. */
export const KNOWN_BY = { id: 0, row: 1, number: 2 } as const;

/** The searches `from` to `to` of a batch stand in one sheet of a workbook; sheets count from 0. */
export interface SheetSearches {
  readonly sheet: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The searches of one batch as far as duplicates are concerned: the hash of each identity, the
 * hashes of the row's other cells, and then how the search stands to those before it. In memory that
 * threads can share.
 */
export class Standings {
  count = 0;
  /** Of each search the low and the high half of the identity's hash; a hash of the row a set of headers. */
  readonly hashes: Uint32Array;
  /** One of KNOWN_BY. */
  readonly knownBy: Uint8Array;
  /** Bits of STANDING. */
  readonly bits: Uint8Array;
  /** Which occurrence of its identity it is, among those that are kept; from 1. */
  readonly occurrences: Uint32Array;
  /** Numbers that a search has in `hashes`. */
  readonly stride: number;
  readonly capacity: number;
  readonly sets: number;

  /**
   * @param memory `Standings.size` bytes
   * @param capacity how many searches fit in
   * @param sets how many sets of headers the files have
   */
  constructor(memory: ArrayBufferLike, capacity: number, sets: number) {
    this.stride = IDENTITY + sets;
    this.capacity = capacity;
    this.sets = sets;
    const words = capacity * this.stride;
    this.hashes = new Uint32Array(memory, 0, words);
    this.occurrences = new Uint32Array(memory, 4 * words, capacity);
    this.knownBy = new Uint8Array(memory, 4 * (words + capacity), capacity);
    this.bits = new Uint8Array(memory, 4 * (words + capacity) + capacity, capacity);
  }

  /** Bytes of memory that so many searches take. */
  static size(capacity: number, sets: number): number {
    return capacity * (4 * (IDENTITY + sets) + 4 + 2);
  }
}
