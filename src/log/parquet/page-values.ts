import type { CompressionCodec, Compressors, ParquetType, SchemaElement } from 'hyparquet';
import type { parquetHeader } from 'hyparquet/src/column.js';
import { byteStreamSplit } from 'hyparquet/src/encoding.js';
import { viewOf } from './bytes-view.ts';
import { CUT_SHORT, Damaged } from './damaged.ts';
import { deltaNumbers, deltaTexts } from './delta-values.ts';
import { readRuns } from './runs.ts';

export type PageHeader = ReturnType<typeof parquetHeader>;
/** What has to be known of a column. */
export interface Decoder {
  readonly type: ParquetType | undefined;
  readonly element: SchemaElement;
  readonly codec: CompressionCodec;
  readonly compressors: Compressors;
}

/** The library makes no list of bytes that is longer. */
const LONGEST_PAGE = 2 ** 31 - 1;

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
  if (!(rows >= 0 && rows <= most)) throw new Damaged('a page has other rows than its row group');
  if (first !== undefined) {
    const bytes = unpacked(packed, header.uncompressed_page_size, decoder);
    const { levels, at } = levelsOf(bytes, rows, hasLevels, undefined);
    const values = valuesOf(levels, rows);
    return { rows, encoding: first.encoding, bytes, at, ...allOr(levels, values, rows) };
  }
  if (second === undefined) throw new Damaged('a page has no header');
  const { repetition_levels_byte_length: before, definition_levels_byte_length: length } = second;
  const { levels } = levelsOf(packed.subarray(before), rows, hasLevels, length);
  const rest = packed.subarray(before + length);
  const size = header.uncompressed_page_size - before - length;
  const bytes = second.is_compressed === false ? rest : unpacked(rest, size, decoder);
  const values = valuesOf(levels, rows);
  return { rows, encoding: second.encoding, bytes, at: 0, ...allOr(levels, values, rows) };
}

/** How many bytes a byte can become, of the codecs that have such a bound. */
const MOST_FROM_A_BYTE: Partial<Record<CompressionCodec, number>> = {
  SNAPPY: 64,
  LZ4: 256,
  LZ4_RAW: 256,
  GZIP: 1100,
};

/** What a page was before it was packed. @throws Damaged */
export function unpacked(packed: Uint8Array, size: number, decoder: Decoder): Uint8Array {
  const { codec, compressors } = decoder;
  const unpack = compressors[codec];
  const most = unpack === undefined ? packed.length : LONGEST_PAGE;
  const mostOfIt = packed.length * (MOST_FROM_A_BYTE[codec] ?? LONGEST_PAGE);
  if (!(size >= 0 && size <= most && size <= mostOfIt))
    throw new Damaged('a page has no such size');
  let page = packed;
  try {
    if (unpack !== undefined) page = unpack(packed, size);
  } catch {
    // Each of the libraries says so in words of its own.
  }
  if (page.length !== size || (unpack !== undefined && page === packed)) {
    throw new Damaged('a page cannot be unpacked');
  }
  return page;
}

/** The values of a page that is of no encoding that columns of texts mostly have. @throws Damaged */
export function otherValues(page: DataPage, { type, element }: Decoder): ArrayLike<unknown> {
  const { encoding, bytes, at, values } = page;
  if (encoding === 'RLE' && type === 'BOOLEAN') {
    const bits = new Uint8Array(values);
    if (values > 0) readRuns(bytes, at + 4, 1, bits);
    return Array.from(bits, (bit) => bit === 1);
  }
  if (encoding === 'DELTA_BINARY_PACKED') return deltaNumbers(bytes, at, values, type);
  if (encoding === 'DELTA_LENGTH_BYTE_ARRAY') return deltaTexts(bytes, at, values, false);
  if (encoding === 'DELTA_BYTE_ARRAY') return deltaTexts(bytes, at, values, true);
  if (encoding !== 'BYTE_STREAM_SPLIT') throw new Damaged('a page has an unknown encoding');
  const size = SIZES[type ?? ''] ?? element.type_length ?? 0;
  if (!(size > 0 && size * values <= bytes.length - at)) throw new Damaged(CUT_SHORT);
  return byteStreamSplit({ view: viewOf(bytes), offset: at }, values, type!, element.type_length);
}

const SIZES: Readonly<Record<string, number>> = { INT32: 4, FLOAT: 4, INT64: 8, DOUBLE: 8 };

/**
 * Which rows have values, and where these levels end.
 * @param length of their bytes; undefined where it stands before them
 */
function levelsOf(bytes: Uint8Array, rows: number, hasLevels: boolean, length: number | undefined) {
  if (!hasLevels) return { levels: null, at: 0 };
  const levels = new Uint8Array(rows);
  const at = length === undefined ? 4 : 0;
  if (bytes.length < at) throw new Damaged(CUT_SHORT);
  const end = at + (length ?? viewOf(bytes).getUint32(0, true));
  if (!(end >= at && end <= bytes.length)) throw new Damaged(CUT_SHORT);
  readRuns(bytes, at, 1, levels);
  return { levels, at: end };
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
  if (width === undefined || width > 31) throw new Damaged(CUT_SHORT);
  if (width > 0) {
    readRuns(bytes, at + 1, width, numbers.subarray(0, values));
  } else numbers.fill(0);
  for (let i = 0; i < values; i++) {
    if (numbers[i]! >>> 0 >= known) throw new Damaged('a dictionary is cut short');
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
