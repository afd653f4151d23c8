import { Hasher, hash32 } from '../tables/hash.ts';
import { trimmed, unescapedCell } from './cell-bytes.ts';
import type { Entries } from './entries.ts';
import type { FileHeaders, HeaderSets } from './header-sets.ts';
import type { RowIdentity } from './identity.ts';
import { IN_QUOTES, type Row } from './row.ts';
import type { CurrentRow } from './row-batch.ts';

/** What tells the two kinds of identity apart. */
const SEED = { id: 1, row: 2 } as const;

/** Hashes what a file's searches are known by, for the table of duplicates. */
export class IdentityHasher {
  readonly #hasher = new Hasher();
  readonly #file: FileHeaders;
  readonly #sets: number;
  /** The columns of the file, its id aside. */
  readonly #cells: readonly number[];

  constructor(headers: HeaderSets, fileNumber: number) {
    const file = headers.files[fileNumber]!;
    this.#file = file;
    this.#sets = headers.count;
    this.#cells = file.shared[file.set]!;
  }

  /** Adds the entry of a search to those of its batch, and makes the hashes of its cells. */
  add(known: RowIdentity, row: CurrentRow, entries: Entries): void {
    const number = entries.count++;
    const hasher = this.#hasher;
    const { hashes } = entries;
    const at = number * entries.stride;
    entries.byRow[number] = known.byRow ? 1 : 0;
    const rest = this.#hashCells(row);
    if (known.byRow) this.#hashRow(row);
    else {
      const { id, at: time } = known;
      hasher.reset(SEED.id);
      hasher.add(id.bytes, id.start, id.end);
      if (time) hasher.add(time.bytes, time.start, time.end);
      hasher.finish();
      if (this.#sets === 1) hashes[at + 2] = rest;
      else
        for (let set = 0; set < this.#sets; set++) hashes[at + 2 + set] = this.#sumHash(row, set);
    }
    hashes[at] = hasher.low;
    hashes[at + 1] = hasher.high;
  }

  /** All cells, untrimmed. */
  #hashRow(row: Row): void {
    const hasher = this.#hasher;
    hasher.reset(SEED.row);
    for (let cell = 0; cell < this.#file.columns.width; cell++) {
      const { bytes, start, end } = unescapedCell(row, cell);
      hasher.add(bytes, start, end);
    }
    hasher.finish();
  }

  /**
   * Hashes each cell besides the id as it stands, for those who look its text up; returns a hash of
   * them all, trimmed and without quotes. Nearly every cell is that already: each shows by its ends
   * whether it is, and one sign tells of all.
   */
  #hashCells(row: CurrentRow): number {
    const { bytes, first, starts, ends, quoting, hashes } = row;
    let rest = 0;
    let odd = 0;
    for (const index of this.#cells) {
      const at = first + index;
      const start = starts[at]!;
      const end = ends[at]!;
      const hash = hash32(bytes, start, end, 0);
      hashes[at] = hash;
      rest = mixed(rest, hash);
      if (start < end) odd |= oddness(bytes[start]!) | oddness(bytes[end - 1]!);
      odd |= IN_QUOTES - quoting[at]!;
    }
    return odd < 0 ? this.#trimmedHash(row) : rest >>> 0;
  }

  #trimmedHash(row: CurrentRow): number {
    let rest = 0;
    for (const index of this.#cells) {
      const { bytes, start, end } = trimmed(unescapedCell(row, index));
      rest = mixed(rest, hash32(bytes, start, end, 0));
    }
    return rest >>> 0;
  }

  /** The same of the cells shared with a set of headers: cells go with their header, whatever the column. */
  #sumHash(row: Row, set: number): number {
    const { names } = this.#file.columns;
    let sum = 0;
    for (const index of this.#file.shared[set]!) {
      const { bytes, start, end } = trimmed(unescapedCell(row, index));
      sum = (sum + hash32(bytes, start, end, nameHash(names[index]!))) | 0;
    }
    return sum >>> 0;
  }
}

const nameHashes = new Map<string, number>();

function nameHash(name: string): number {
  let hash = nameHashes.get(name);
  if (hash === undefined) {
    const bytes = Buffer.from(name);
    hash = hash32(bytes, 0, bytes.length, 1);
    nameHashes.set(name, hash);
  }
  return hash;
}

function mixed(rest: number, hash: number): number {
  return Math.imul(((rest << 15) | (rest >>> 17)) ^ hash, 0x9e3779b1);
}

/** Negative for a byte that is white space, or may belong to it: not from ! to DEL. */
function oddness(byte: number): number {
  return (byte - 0x21) | (0x7f - byte);
}
