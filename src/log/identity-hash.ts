import { Hasher, hash32 } from '../tables/hash.ts';
import { trimmed, unescapedCell } from './cell-bytes.ts';
import type { Entries } from './entries.ts';
import type { FileHeaders, HeaderSets } from './header-sets.ts';
import type { RowIdentity } from './identity.ts';
import { DOUBLED_QUOTES, type Row } from './row.ts';
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

  /** Hashes each cell besides the id for those who look its text up; returns a hash of them all, trimmed. */
  #hashCells(row: CurrentRow): number {
    const { bytes, first, starts, ends, quoting, hashes } = row;
    let rest = 0;
    for (const index of this.#cells) {
      const at = first + index;
      const start = starts[at]!;
      const end = ends[at]!;
      let hash = hash32(bytes, start, end, 0);
      hashes[at] = hash;
      // Nearly every cell is as it stands: nothing to trim, no doubled quotes.
      if (
        start < end &&
        (quoting[at] === DOUBLED_QUOTES || !isPlain(bytes[start]!) || !isPlain(bytes[end - 1]!))
      ) {
        const cell = trimmed(unescapedCell(row, index));
        hash = hash32(cell.bytes, cell.start, cell.end, 0);
      }
      rest = Math.imul(((rest << 15) | (rest >>> 17)) ^ hash, 0x9e3779b1);
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

/** Whether a byte is an ASCII character that is no white space. */
function isPlain(byte: number): boolean {
  return byte > 0x20 && byte < 0x80;
}
