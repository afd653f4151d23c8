import type { Kernel } from '../../kernel.ts';
import type { Cell } from '../../search.ts';
import { BatchTimes } from './batch-times.ts';
import { FilledCells } from './filled-cells.ts';
import { NumberedTexts } from './numbered-texts.ts';
import type { Row } from './row.ts';
import type { HashedColumns } from './told.ts';

/** Of how many columns the texts can be numbered. */
export const TEXT_SLOTS = 8;

/** Numbers of a row: where its cells begin, how many they are, its start, its end, its line. */
const NUMBERS = 5;

/** What is said of rows that are broken, and of short ones that were filled up. */
const BROKEN = 1;
const FILLED_UP = 2;

/**
 * The rows of one window of a scanner, as they stand in the memory of its kernel. They are looked at
 * twice, because whether a search is a duplicate is told for a whole chunk at once, in the order of
 * the chunks, while several chunks may be looked at side by side.
 */
export class RowBatch {
  count = 0;
  /** How many of them have line ends enough in their quotes to hold rows of their own. */
  tall = 0;
  /** How many quotes open behind spaces, where those belong to no cell. */
  spaced = 0;
  /** How many rows may be of another form than the scanner was told. */
  contrary = 0;
  bytes: Buffer = Buffer.alloc(0);
  /** Of each cell where it starts and ends in `bytes` (quotes left out), its Quoting, its hash. */
  starts = new Int32Array(0);
  ends = new Int32Array(0);
  quoting = new Uint8Array(0);
  hashes = new Int32Array(0);
  /** Of each row what it is known by, as far as the kernel tells, the hash of that in two halves; and one of its other cells. */
  knownBy = new Uint8Array(0);
  identities = new Uint32Array(0);
  rests = new Uint32Array(0);
  /** Of each row 1 where a cell of it may be ruined or rewritten by a spreadsheet, else 0. */
  odds = new Uint8Array(0);
  /** Of each row, once it was hashed, how it is like nearly all others: bits of ROW_FORMS. */
  forms = new Uint8Array(0);

  readonly times: BatchTimes;
  readonly #kernel: Kernel;
  #rows = new Int32Array(0);
  #broken = new Uint8Array(0);
  #numbers = new Uint32Array(0);
  #heads = new Uint32Array(0);
  #seeded = new Int32Array(0);
  /** The state that the heads of these rows were computed under; undefined where they were not yet. */
  #headsUnder: Int32Array | undefined;
  /** How wide the header of the rows is. */
  #width = 0;
  /** The line behind the rows. */
  #nextLine = 1;
  readonly #texts = Array.from({ length: TEXT_SLOTS }, () => new NumberedTexts());

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    this.times = new BatchTimes(kernel);
    this.look();
  }

  /** Looks where things stand, after the kernel's memory was laid out. */
  look(): void {
    const kernel = this.#kernel;
    const { buffer } = kernel.memory;
    const at = ({ value }: { value: number }) => value;
    this.bytes = Buffer.from(buffer);
    this.starts = new Int32Array(buffer, at(kernel.starts));
    this.ends = new Int32Array(buffer, at(kernel.ends));
    this.hashes = new Int32Array(buffer, at(kernel.hashes));
    this.quoting = new Uint8Array(buffer, at(kernel.quoting));
    this.identities = new Uint32Array(buffer, at(kernel.identities));
    this.knownBy = new Uint8Array(buffer, at(kernel.knownBy));
    this.rests = new Uint32Array(buffer, at(kernel.rests));
    this.odds = new Uint8Array(buffer, at(kernel.odds));
    this.forms = new Uint8Array(buffer, at(kernel.forms));
    this.#rows = new Int32Array(buffer, at(kernel.rows));
    this.#broken = new Uint8Array(buffer, at(kernel.broken));
    this.times.look();
    this.#numbers = new Uint32Array(buffer, at(kernel.numbers));
    this.#heads = new Uint32Array(buffer, at(kernel.heads));
    this.#seeded = new Int32Array(buffer, at(kernel.SEEDED), 8);
  }

  /** Says that rows were found: what was known of those before is not of these. */
  begin(): void {
    const { count, tall, spaced, contrary, nextLine } = this.#kernel;
    this.count = count.value;
    this.tall = tall.value;
    this.spaced = spaced.value;
    this.contrary = contrary.value;
    this.#nextLine = nextLine.value;
    for (const texts of this.#texts) texts.isOfThese = false;
    this.times.begin(this.count);
  }

  /** The line that a row starts in, as the scanner counts. */
  lineOf(row: number): number {
    return this.#rows[NUMBERS * row + 4]!;
  }

  /** How many line ends stand in the quotes of a row. */
  lineEndsIn(row: number): number {
    const next = row + 1 < this.count ? this.lineOf(row + 1) : this.#nextLine;
    return next - this.lineOf(row) - 1;
  }

  /** Whether a row has fewer cells than the header, and was filled up. */
  isFilledUp(row: number): boolean {
    return this.#broken[row] === FILLED_UP;
  }

  /** Where a row's first cell stands in `starts` and the like. */
  firstCell(row: number): number {
    return this.#rows[NUMBERS * row]!;
  }

  /** How many cells a row has. */
  cellsIn(row: number): number {
    return this.#rows[NUMBERS * row + 1]!;
  }

  /** Whether text follows a closing quote of a row. */
  isBroken(row: number): boolean {
    return this.#broken[row] === BROKEN;
  }

  /**
   * Looks which cells are not blank; rows that are hashed later are looked at before.
   * @param isBeside of each row whether it says nothing of the columns
   */
  seeFilled(width: number, isBeside: Uint8Array): FilledCells {
    this.odds.set(isBeside);
    this.#kernel.seeFilled(width);
    return new FilledCells(this.rests, this.hashes.subarray(0, width));
  }

  /** Hashes the cells of every row that is as wide as the header, and what it is known by. */
  hash({ width, id, time, caseNumber, placeholder }: HashedColumns): void {
    this.#kernel.setKnown(width, id, time, placeholder);
    this.#kernel.hashRows(width, id, caseNumber);
    this.#width = width;
    this.#headsUnder = undefined;
  }

  /**
   * By row the heads of tickets: the first six digits, as a number, of the ticket of what a row is
   * known by; NO_HEAD where the kernel does not tell, and of rows that are no searches. They are computed once for the rows that were hashed last, and are good until others
   * are found.
   * @param seeded the eight words of SHA-256 behind the 64 digits of the seed's hash; not changed later
   */
  ticketHeads(seeded: Int32Array): Uint32Array {
    if (this.#headsUnder !== seeded) {
      this.#seeded.set(seeded);
      this.#kernel.ticketHeads(this.#width);
      this.#headsUnder = seeded;
    }
    return this.#heads;
  }

  /**
   * What was made of the same text of a column before; undefined where nothing was kept.
   * @param slot in which of TEXT_SLOTS slots the column's texts are kept
   */
  made(row: CurrentRow, column: number, width: number, slot: number): Cell | undefined {
    const { made } = this.texts(column, width, slot);
    return made[this.#numbers[slot * this.count + row.index]!];
  }

  /** What was made of the texts of a column, by their numbers, and the numbers of all rows. */
  texts(column: number, width: number, slot: number): NumberedTexts {
    const texts = this.#texts[slot]!;
    if (texts.isOfThese) return texts;
    if (this.#kernel.intern(column, width, slot) !== 0) texts.forget();
    texts.isOfThese = true;
    texts.numbers = this.#numbers;
    texts.from = slot * this.count;
    return texts;
  }

  /** Keeps what was made of a text; where it has no number, nothing is kept. */
  keepMade(row: CurrentRow, slot: number, cell: Cell): void {
    const number = this.#numbers[slot * this.count + row.index]!;
    if (number > 0) this.#texts[slot]!.made[number] = cell;
  }

  /**
   * Moves the current row to a row of the batch.
   * @param lines what to add to the line that the scanner counted
   */
  show(index: number, row: CurrentRow, lines: number): void {
    if (row.batch !== this || row.bytes !== this.bytes) {
      row.batch = this;
      row.bytes = this.bytes;
      row.starts = this.starts;
      row.ends = this.ends;
      row.quoting = this.quoting;
      row.hashes = this.hashes;
    }
    const rows = this.#rows;
    const at = NUMBERS * index;
    row.index = index;
    row.first = rows[at]!;
    row.cells = rows[at + 1]!;
    row.rowStart = rows[at + 2]!;
    row.rowEnd = rows[at + 3]!;
    row.line = rows[at + 4]! + lines;
    row.broken = this.isBroken(index);
  }
}

/** The row that everybody looks at: moved from one row of a batch to the next. */
export class CurrentRow implements Row {
  batch: RowBatch | undefined;
  /** Which row of its batch it is. */
  index = 0;
  bytes: Buffer = Buffer.alloc(0);
  cells = 0;
  first = 0;
  starts = new Int32Array(0);
  ends = new Int32Array(0);
  quoting = new Uint8Array(0);
  /** A hash of each cell's bytes as they stand (`hashes[first + cell]`), once they were made. */
  hashes = new Int32Array(0);
  rowStart = 0;
  rowEnd = 0;
  line = 0;
  broken = false;
}
