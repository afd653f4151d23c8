import { type Search, trimmed } from '../../search.ts';
import { Sha256 } from '../../tables/sha256.ts';
import type { Columns } from '../header/columns.ts';
import { type ByteRange, bareCell, unescapedCell } from '../rows/cell-bytes.ts';
import type { CurrentRow } from '../rows/row-batch.ts';
import { TOLD } from '../rows/told.ts';

const UNIT_SEPARATOR = 0x1f;
const AT = 0x40;
const HASH = 0x23;
const ZERO = 0x30;

/**
 * What the current row is known by, of the three the first that it has: its id, where that is a value
 * and not the UUID of zeros; a bare row number with the time of the search as written; the SHA-256 of its cells.
 */
export class RowIdentity {
  /** Whether the row is known by all of its cells. */
  byRow = false;
  /** The trimmed id. */
  readonly id: ByteRange = { bytes: new Uint8Array(0), start: 0, end: 0 };
  /** What tells bare row numbers apart: the trimmed time of the search. */
  at: ByteRange | undefined;

  /** Which occurrence of its identity it is, among those that are kept; from 1. */
  #occurrence = 1;
  #isRead = false;
  readonly #search: Pick<Search, 'cell'>;
  readonly #row: CurrentRow;
  readonly #idColumn: number;
  readonly #width: number;
  readonly #sha = new Sha256();
  #text: Uint8Array = new Uint8Array(256);
  readonly #range: ByteRange = { bytes: this.#text, start: 0, end: 0 };

  constructor(search: Pick<Search, 'cell'>, row: CurrentRow, columns: Columns) {
    this.#search = search;
    this.#row = row;
    this.#idColumn = columns.idColumn;
    this.#width = columns.width;
  }

  /** Looks at the scanner's current row. */
  moveToRow(): void {
    this.#isRead = true;
    this.#occurrence = 1;
    this.at = undefined;
    this.byRow = !this.#isById();
  }

  /**
   * Says that the row is another, and which occurrence of its identity; what it is known by is looked
   * for when somebody asks.
   */
  unread(occurrence: number): void {
    this.#isRead = false;
    this.#occurrence = occurrence;
  }

  /** The identity in UTF-8, as it is printed and drawn by. Good until the next call. */
  bytes(): ByteRange {
    const occurrence = this.#occurrence;
    if (!this.#isRead) {
      this.moveToRow();
      this.#occurrence = occurrence;
    }
    const { id, at } = this;
    if (!this.byRow && at === undefined && occurrence === 1) return id;
    const range = this.#range;
    range.end = 0;
    if (this.byRow) this.#add(Buffer.from(this.#rowHash()));
    else this.#add(id.bytes.subarray(id.start, id.end));
    if (!this.byRow && at) {
      this.#add([AT]);
      this.#add(at.bytes.subarray(at.start, at.end));
    }
    if (occurrence > 1) {
      this.#add([HASH]);
      this.#add(Buffer.from(String(occurrence)));
    }
    return range;
  }

  #isById(): boolean {
    if (this.#idColumn < 0) return false;
    const { id } = this;
    const row = this.#row;
    if (row.batch!.knownBy[row.index] === TOLD.id) {
      // It is a value as it stands: nothing to trim, and nothing more to ask.
      const column = row.first + this.#idColumn;
      id.bytes = row.bytes;
      id.start = row.starts[column]!;
      id.end = row.ends[column]!;
      return true;
    }
    const { bytes, start, end } = bareCell(row, this.#idColumn);
    id.bytes = bytes;
    id.start = start;
    id.end = end;
    if (isZeroUuid(id) || this.#search.cell('searchId').state !== 'value') return false;
    if (bareNumber(id) < 0) return true;
    const at = Buffer.from(trimmed(this.#search.cell('searchedAt').text));
    this.at = { bytes: at, start: 0, end: at.length };
    return at.length > 0;
  }

  /** hex(SHA-256(cells joined by U+001F)), the cells untrimmed, as many as the header has. */
  #rowHash(): string {
    const sha = this.#sha;
    sha.resume();
    for (let cell = 0; cell < this.#width; cell++) {
      if (cell > 0) sha.updateByte(UNIT_SEPARATOR);
      const { bytes, start, end } = unescapedCell(this.#row, cell);
      sha.update(bytes, start, end);
    }
    sha.finish();
    return sha.hex();
  }

  #add(piece: ArrayLike<number>): void {
    const range = this.#range;
    const end = range.end + piece.length;
    if (end > this.#text.length) {
      const larger = new Uint8Array(2 * end);
      larger.set(this.#text);
      this.#text = larger;
      range.bytes = larger;
    }
    this.#text.set(piece, range.end);
    range.end = end;
  }
}

/** The UUID that stands for none, with its hyphens and braces or without. */
const ZERO_UUID = /^\{?0{8}(-?)(?:0{4}\1){3}0{12}\}?$/;

/** Whether an id is the UUID that stands for none. */
function isZeroUuid({ bytes, start, end }: ByteRange): boolean {
  const length = end - start;
  if (length < 32 || length > 38 || bytes[end - 2] !== ZERO) return false;
  return ZERO_UUID.test(Buffer.from(bytes.subarray(start, end)).toString('latin1'));
}

/** An id that is a bare number of nine digits or fewer, which may be a row number; −1 for any other. */
export function bareNumber({ bytes, start, end }: ByteRange): number {
  if (end === start || end - start > 9) return -1;
  let number = 0;
  for (let p = start; p < end; p++) {
    const digit = bytes[p]! - ZERO;
    if (digit < 0 || digit > 9) return -1;
    number = 10 * number + digit;
  }
  return number;
}
