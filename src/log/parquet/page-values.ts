import type { parquetHeader } from 'hyparquet/src/column.js';
import { decompressPage, readDataPage, readDataPageV2 } from 'hyparquet/src/datapage.js';
import { readRleBitPackedHybrid } from 'hyparquet/src/encoding.js';
import { viewOf } from './bytes-view.ts';

export type PageHeader = ReturnType<typeof parquetHeader>;
/** What the library has to know of a column. */
export type Decoder = Parameters<typeof readDataPage>[2];

/** A data page of a column that holds no lists, with its values still as they are encoded. */
export interface DataPage {
  readonly rows: number;
  readonly encoding: string;
  /** Its bytes, and where its values start in them. */
  readonly bytes: Uint8Array;
  readonly at: number;
  /** Of each row 1 where it has a value; null where all have one. */
  readonly levels: Uint8Array | null;
  /** How many have one. */
  readonly values: number;
  /** Its values as the library decodes them, whatever their encoding. */
  decoded(): ArrayLike<unknown>;
}

/**
 * A page of data.
 * @param hasLevels whether rows may have no value
 * @param most how many rows it may have
 */
export function dataPage(
  header: PageHeader,
  packed: Uint8Array,
  decoder: Decoder,
  hasLevels: boolean,
  most: number,
): DataPage {
  const first = header.data_page_header;
  const second = header.data_page_header_v2;
  const rows = first?.num_values ?? second?.num_values ?? -1;
  if (!(rows >= 0 && rows <= most)) throw new Error('a page has other rows than its row group');
  if (first !== undefined) {
    const bytes = unpacked(packed, header.uncompressed_page_size, decoder);
    const { levels, at } = levelsOf(bytes, rows, hasLevels, undefined);
    const decoded = () => readDataPage(bytes, first, decoder).dataPage;
    const values = valuesOf(levels, rows);
    return { rows, encoding: first.encoding, bytes, at, ...allOr(levels, values, rows), decoded };
  }
  if (second === undefined) throw new Error('a page has no header');
  const { repetition_levels_byte_length: before, definition_levels_byte_length: length } = second;
  const { levels } = levelsOf(packed.subarray(before), rows, hasLevels, length);
  const rest = packed.subarray(before + length);
  const size = header.uncompressed_page_size - before - length;
  const bytes = second.is_compressed === false ? rest : unpacked(rest, size, decoder);
  const values = valuesOf(levels, rows);
  const decoded = () => readDataPageV2(packed, header, decoder).dataPage;
  return { rows, encoding: second.encoding, bytes, at: 0, ...allOr(levels, values, rows), decoded };
}

export function unpacked(packed: Uint8Array, size: number, decoder: Decoder): Uint8Array {
  return decompressPage(packed, size, decoder.codec, decoder.compressors);
}

/**
 * Which rows have values, and where these levels end.
 * @param length of their bytes; undefined where it stands before them
 */
function levelsOf(bytes: Uint8Array, rows: number, hasLevels: boolean, length: number | undefined) {
  if (!hasLevels) return { levels: null, at: 0 };
  const levels = new Uint8Array(rows);
  const reader = { view: viewOf(bytes), offset: 0 };
  readRleBitPackedHybrid(reader, 1, levels, length);
  return { levels, at: reader.offset };
}

function valuesOf(levels: Uint8Array | null, rows: number): number {
  if (levels === null) return rows;
  let values = 0;
  for (let i = 0; i < rows; i++) values += levels[i]!;
  return values;
}

function allOr(levels: Uint8Array | null, values: number, rows: number) {
  return { levels: values === rows ? null : levels, values };
}

/** Numbers of rows, one page's after another's. */
export class Numbers {
  #numbers = new Int32Array(0);

  of(rows: number): Int32Array {
    if (this.#numbers.length < rows) this.#numbers = new Int32Array(rows);
    return this.#numbers.subarray(0, rows);
  }
}

/** The numbers that stand in place of values, of each row; −1 where it has none. */
export function numbersIn(page: DataPage, known: number, into: Numbers): Int32Array {
  const { bytes, at, rows, levels, values } = page;
  const numbers = into.of(rows);
  const width = values === 0 ? 0 : bytes[at];
  if (width === undefined || width > 31) throw new Error('a page is cut short');
  if (width > 0) {
    const reader = { view: viewOf(bytes), offset: at + 1 };
    readRleBitPackedHybrid(reader, width, numbers.subarray(0, values), bytes.length - at - 1);
  } else numbers.fill(0);
  for (let i = 0; i < values; i++) {
    if (numbers[i]! >>> 0 >= known) throw new Error('a dictionary is cut short');
  }
  return spread(numbers, levels, values);
}

let counted = new Int32Array(0);

/** The values of a page one after the other: their numbers. */
export function numbersOf({ rows, levels, values }: DataPage): Int32Array {
  if (counted.length < rows) counted = Int32Array.from({ length: rows }, (_, i) => i);
  if (levels === null) return counted.subarray(0, rows);
  return spread(counted.slice(0, rows), levels, values);
}

/** Puts numbers of values to the rows that have one, from the last on: none goes over one that is to be moved. */
function spread(numbers: Int32Array, levels: Uint8Array | null, values: number): Int32Array {
  if (levels === null) return numbers;
  let value = values;
  for (let row = numbers.length - 1; row >= 0; row--) {
    numbers[row] = levels[row] === 1 ? numbers[--value]! : -1;
  }
  return numbers;
}
