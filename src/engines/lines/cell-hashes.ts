import { sharedText } from '../../kernel.ts';
import { comparedHeaders } from '../../log/duplicates/header-sets.ts';
import type { Columns } from '../../log/header/columns.ts';
import { bareCell } from '../../log/rows/cell-bytes.ts';
import { DOUBLED_QUOTES } from '../../log/rows/row.ts';
import type { CurrentRow } from '../../log/rows/row-batch.ts';
import { TextHash } from '../../tables/text-hash.ts';
import type { HiddenCells } from './hidden-cells.ts';
import type { LineBytes } from './line-bytes.ts';

/** Characters that a cell's hash has: 24 bits. */
export const HASH_LENGTH = 4;

const DIGITS = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');
const NO_CELL = '....';
const SPACE = 0x20;
const LAST = 0x7e;
const EQUALS = 0x3d;
const APOSTROPHE = 0x27;

/**
 * Hashes of a row's trimmed cells, each with its header, so that two rows with one id can be compared
 * under the headers that both their logs have. The id itself has none.
 */
export class CellHashes {
  readonly #text = sharedText();
  /** By which two logs with the same headers know one another. */
  readonly #headers: string;
  /** Of each column a number that its header goes into; undefined for the id. */
  readonly #seeds: readonly (number | undefined)[];
  readonly #names: readonly (string | null)[];
  readonly #hidden: HiddenCells | undefined;

  /** @param hidden makes the hashes, where they are not to tell the cells */
  constructor(columns: Columns, hidden?: HiddenCells) {
    this.#hidden = hidden;
    this.#names = comparedHeaders(columns);
    const hasher = new TextHash();
    this.#seeds = this.#names.map((header) => {
      if (header === null) return undefined;
      hasher.take(header, 0);
      return hasher.low;
    });
    hasher.take([columns.idColumn, ...columns.names].join('\u001f'), 0);
    this.#headers = `${hasher.low.toString(36)}${hasher.high.toString(36)}.`;
  }

  /** Writes that of the headers, a full stop, and of each cell HASH_LENGTH characters. */
  write(row: CurrentRow, into: LineBytes): void {
    into.ascii(this.#headers);
    const seeds = this.#seeds;
    for (let column = 0; column < seeds.length; column++) {
      const seed = seeds[column];
      if (seed === undefined) into.ascii(NO_CELL);
      else writeHash(mixed(seed ^ this.#hashOf(row, column)), into);
    }
  }

  /** The kernel's hash of a cell without white space and a guard: of most cells it has been made. */
  #hashOf(row: CurrentRow, column: number): number {
    if (this.#hidden) {
      const { bytes, start, end } = bareCell(row, column);
      const text = Buffer.from(bytes.subarray(start, end)).toString('utf8');
      return this.#hidden.hash(`column ${this.#names[column]}`, text);
    }
    const { bytes, starts, ends, quoting, hashes } = row;
    const at = row.first + column;
    const start = starts[at]!;
    const end = ends[at]!;
    const isBare = start === end || (isVisible(bytes[start]!) && isVisible(bytes[end - 1]!));
    if (isBare && quoting[at] !== DOUBLED_QUOTES) return hashes[at]!;
    const text = this.#text;
    text.clear();
    text.add(bareCell(row, column));
    return text.kernel.quickHash(text.start, text.end);
  }
}

function isVisible(byte: number): boolean {
  return byte > SPACE && byte <= LAST && byte !== EQUALS && byte !== APOSTROPHE;
}

function mixed(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function writeHash(hash: number, into: LineBytes): void {
  for (let shift = 0; shift < 24; shift += 6) into.byte(DIGITS[(hash >>> shift) & 63]!);
}

/** Which of a row's cells another row has under the same header: a digit for each, 1 where it has. */
export function cellsAlike(own: string, other: string): string {
  const others = new Set<string>();
  for (let at = 0; at < other.length; at += HASH_LENGTH) {
    others.add(other.slice(at, at + HASH_LENGTH));
  }
  let alike = '';
  for (let at = 0; at < own.length; at += HASH_LENGTH) {
    alike += others.has(own.slice(at, at + HASH_LENGTH)) ? '1' : '0';
  }
  return alike;
}

/** Whether two rows differ under headers that both logs have. @param alike of the first row (`cellsAlike`) */
export function differ(alike: string, own: Columns, other: Columns): boolean {
  const others = new Set(comparedHeaders(other));
  return comparedHeaders(own).some(
    (header, column) => header !== null && others.has(header) && alike[column] !== '1',
  );
}
