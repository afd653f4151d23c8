import type { Cell, Cells, TextBytes } from '../../search.ts';
import { FOLD, TextHash } from '../../tables/text-hash.ts';
import { NO_TEXT, UNTOLD } from '../../tables/text-start.ts';
import type { FieldReader } from '../field-reader.ts';
import { caseKey } from '../reading/words.ts';
import { PlainNumbers } from './plain-numbers.ts';

/** What case numbers are hashed with. */
const SEED = 13;
const HYPHEN = 0x2d;

/** What is known of a case number: nothing yet, or whether it is plain. */
const IS = { unknown: 0, other: 1, plain: 2 } as const;

/** What is asked of cells here. */
type CaseCells = Pick<Cells, 'textAt' | 'textBytes'>;

/**
 * The case numbers of searches side by side whose bytes show that they are ok, of whatever reason and
 * plate they stand beside; and hashes of all by their keys. No text is made of a number that is plain.
 */
export class PlainCases {
  /** The hash that was made last. */
  readonly hash: { readonly low: number; readonly high: number };
  readonly #hasher = new TextHash();
  readonly #reader: FieldReader;
  readonly #numbers: PlainNumbers;
  #known = new Uint8Array(0);
  #cells!: CaseCells;
  #plates!: Pick<Cells, 'startOf'>;

  constructor(reader: FieldReader) {
    this.#reader = reader;
    this.#numbers = new PlainNumbers((text) => reader.plainNumber(text));
    this.hash = this.#hasher;
  }

  /** Turns to so many other searches. */
  begin(cells: CaseCells, plates: Pick<Cells, 'startOf'>, count: number): void {
    this.#cells = cells;
    this.#plates = plates;
    if (count > this.#known.length) this.#known = new Uint8Array(2 * count);
    this.#known.fill(IS.unknown, 0, count);
  }

  /** Whether the case number of search i is of a plain form, and not the plate. */
  isPlain(i: number): boolean {
    const known = this.#known[i]!;
    if (known !== IS.unknown) return known === IS.plain;
    const isPlain = this.#reader.readsPlain && this.#look(i);
    this.#known[i] = isPlain ? IS.plain : IS.other;
    return isPlain;
  }

  isBlank(i: number): boolean {
    const text = this.#cells.textBytes(i);
    return text !== null && text.start === text.end;
  }

  /** Hashes the key of a number that was read. */
  hashRead(cell: Cell): void {
    this.#hasher.take(this.#reader.caseNumber(cell).key, SEED);
  }

  /** Hashes the key of the case number of search i, whatever it reads as. */
  hashOf(i: number): void {
    const text = this.#cells.textBytes(i);
    if (text !== null && isFoldable(text)) {
      this.#hasher.takeAscii(text.bytes, text.start, text.end, SEED, FOLD);
    } else this.#hasher.take(caseKey(this.#cells.textAt(i)), SEED);
  }

  #look(i: number): boolean {
    const text = this.#cells.textBytes(i);
    const form = text === null ? null : this.#numbers.formOf(text);
    if (form === null) return false;
    const start = this.#plates.startOf(i);
    return start === NO_TEXT || (start !== UNTOLD && start !== form.reading.plateStart);
  }
}

/** Whether a text is letters, digits and hyphens of ASCII: its key is the same in small letters. */
function isFoldable({ bytes, start, end }: TextBytes): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    const small = byte | 0x20;
    const isDigit = byte >= 0x30 && byte <= 0x39;
    if (byte !== HYPHEN && !isDigit && (small < 0x61 || small > 0x7a)) return false;
  }
  return true;
}
