import type { Kernel } from '../kernel.ts';
import type { Cell } from '../search.ts';
import type { Row } from './row.ts';
import type { TimeReading } from './time.ts';
import { kindNumber, setReading } from './time.ts';

/** Of how many columns the texts can be numbered. */
export const NUMBERED = 8;

/** Numbers of a row: where its cells begin, how many they are, its start, its end, its line. */
const NUMBERS = 5;

/**
 * The rows of one window of a scanner, as they stand in the memory of its kernel. They are looked at
 * twice, because whether a search is a duplicate is told for a whole chunk at once, in the order of
 * the chunks, while several chunks may be looked at side by side.
 */
export class RowBatch {
  count = 0;
  bytes: Buffer = Buffer.alloc(0);
  /** Of each cell where it starts and ends in `bytes` (quotes left out), its Quoting, its hash. */
  starts = new Int32Array(0);
  ends = new Int32Array(0);
  quoting = new Uint8Array(0);
  hashes = new Int32Array(0);
  /** Of each row the hash of its UUID in two halves, 0 where its id is none; and one of its other cells. */
  identities = new Uint32Array(0);
  rests = new Uint32Array(0);

  /**
   * Of each row its times, as readings have them, in three places: that of row i in a place at
   * `place * count + i`. The columns of times are read when they are asked for.
   */
  timeKinds = new Uint8Array(0);
  times = new Float64Array(0);

  readonly #kernel: Kernel;
  #rows = new Int32Array(0);
  #broken = new Uint8Array(0);
  readonly #isTimeRead = [false, false, false];
  #numbers = new Uint32Array(0);
  #heads = new Uint32Array(0);
  #seeded = new Int32Array(0);
  /** The state that the heads of these rows were computed under; undefined where they were not yet. */
  #headsUnder: Int32Array | undefined;
  /** What `hash` was told of the rows. */
  #width = 0;
  #idColumn = -1;
  readonly #texts = Array.from({ length: NUMBERED }, () => new NumberedTexts());

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
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
    this.rests = new Uint32Array(buffer, at(kernel.rests));
    this.#rows = new Int32Array(buffer, at(kernel.rows));
    this.#broken = new Uint8Array(buffer, at(kernel.broken));
    this.times = new Float64Array(buffer, at(kernel.times));
    this.timeKinds = new Uint8Array(buffer, at(kernel.kinds));
    this.#numbers = new Uint32Array(buffer, at(kernel.numbers));
    this.#heads = new Uint32Array(buffer, at(kernel.heads));
    this.#seeded = new Int32Array(buffer, at(kernel.SEEDED), 8);
  }

  /** Says that rows were found, and how many: what was known of those before is not of these. */
  begin(count: number): void {
    this.count = count;
    for (const texts of this.#texts) texts.isOfThese = false;
    this.#isTimeRead.fill(false);
  }

  /** Whether a row has as many cells as the header, and is not broken. */
  fits(number: number, width: number): boolean {
    return this.#rows[NUMBERS * number + 1] === width && this.#broken[number] === 0;
  }

  /** The line that a row starts in, as the scanner counts. */
  lineOf(number: number): number {
    return this.#rows[NUMBERS * number + 4]!;
  }

  /** Hashes the cells of every row that is as wide as the header, and what it is known by. */
  hash(width: number, idColumn: number): void {
    this.#kernel.hashRows(width, idColumn);
    this.#width = width;
    this.#idColumn = idColumn;
    this.#headsUnder = undefined;
  }

  /**
   * By row number the heads of tickets: the first six digits, as a number, of the ticket of a row's
   * UUID as it stands; NO_HEAD where a row is known by anything else, and of rows that are no
   * searches. They are computed once for the rows that were hashed last, and are good until others
   * are found.
   * @param seeded the eight words of SHA-256 behind the 64 digits of the seed's hash; not changed later
   */
  ticketHeads(seeded: Int32Array): Uint32Array {
    if (this.#headsUnder !== seeded) {
      this.#seeded.set(seeded);
      this.#kernel.ticketHeads(this.#width, this.#idColumn);
      this.#headsUnder = seeded;
    }
    return this.#heads;
  }

  /**
   * What was made of the same text of a column before; undefined where nothing was kept.
   * @param place in which of NUMBERED places the column's texts are kept
   */
  made(row: CurrentRow, column: number, width: number, place: number): Cell | undefined {
    const { made } = this.texts(column, width, place);
    return made[this.#numbers[place * this.count + row.number]!];
  }

  /** The same for all rows: the texts of a column by their numbers, and the numbers of the rows. */
  texts(column: number, width: number, place: number): NumberedTexts {
    const texts = this.#texts[place]!;
    if (texts.isOfThese) return texts;
    if (this.#kernel.intern(column, width, place) !== 0) texts.made = [];
    texts.isOfThese = true;
    texts.numbers = this.#numbers;
    texts.from = place * this.count;
    return texts;
  }

  /** Keeps what was made of a text; where it has no number, nothing is kept. */
  keepMade(row: CurrentRow, place: number, cell: Cell): void {
    const number = this.#numbers[place * this.count + row.number]!;
    if (number > 0) this.#texts[place]!.made[number] = cell;
  }

  /** Reads the times of a column in all rows, into one of three places, if they were not. */
  readTimes(column: number, place: number, dayFirst: boolean): void {
    if (this.#isTimeRead[place]) return;
    this.#kernel.readTimes(column, place, dayFirst);
    this.#isTimeRead[place] = true;
  }

  /** Sets a reading to the time of a row that stands in a place. */
  time(number: number, place: number, reading: TimeReading): void {
    const at = place * this.count + number;
    setReading(reading, this.timeKinds[at]!, this.times[at]!);
  }

  /** Keeps a time of a row that was read otherwise. */
  keepTime(number: number, place: number, reading: TimeReading): void {
    const at = place * this.count + number;
    this.timeKinds[at] = kindNumber(reading);
    this.times[at] = reading.ms;
  }

  /**
   * Moves the current row to a row of the batch.
   * @param lines what to add to the line that the scanner counted
   */
  show(number: number, row: CurrentRow, lines: number): void {
    if (row.batch !== this || row.bytes !== this.bytes) {
      row.batch = this;
      row.bytes = this.bytes;
      row.starts = this.starts;
      row.ends = this.ends;
      row.quoting = this.quoting;
      row.hashes = this.hashes;
    }
    const rows = this.#rows;
    const at = NUMBERS * number;
    row.number = number;
    row.first = rows[at]!;
    row.cells = rows[at + 1]!;
    row.rowStart = rows[at + 2]!;
    row.rowEnd = rows[at + 3]!;
    row.line = rows[at + 4]! + lines;
    row.broken = this.#broken[number] === 1;
  }
}

/** What was made of the texts of one column, by their numbers in the kernel's table. */
export class NumberedTexts {
  made: (Cell | undefined)[] = [];
  /** The number of the text of row i stands at `from + i`; 0 for one that has none. */
  numbers = new Uint32Array(0);
  from = 0;
  /** Whether the texts of the rows that were found last have their numbers. */
  isOfThese = false;
}

/** The row that everybody looks at: moved from one row of a batch to the next. */
export class CurrentRow implements Row {
  batch: RowBatch | undefined;
  number = 0;
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
