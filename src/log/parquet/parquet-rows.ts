import { isUtf8 } from 'node:buffer';
import { gunzipSync } from 'node:zlib';
import {
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  type ParquetScan,
  parquetMetadataAsync,
  parquetScan,
  parquetSchema,
} from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { CannotBeDone } from '../../errors.ts';
import type { SheetCitations } from '../rows/citations.ts';
import type { RandomAccess } from '../workbook/zip.ts';
import { type ParquetColumn, parquetColumns, type Value } from './parquet-columns.ts';
import { csvBytes, csvCell, dayText, timestampText } from './value-texts.ts';

/** How much text is gathered before it is given out. */
const CHUNK_CHARACTERS = 256 * 1024;
/** Up to so many rows a row group is unpacked at once; of larger ones so many rows are. */
const WHOLE_GROUP = 160_000;
const SLICE = 65_536;

const UNPACKED: Compressors = {
  ...compressors,
  GZIP: (packed, length) => gunzipSync(packed, { maxOutputLength: Math.max(1, length) }),
};

/** A Parquet file, open for reading, once. */
export interface ParquetRows {
  /** The rows as CSV in UTF-8, the names of the columns first. @throws CannotBeDone */
  chunks(): AsyncGenerator<Buffer>;
  /** The part of its rows that were given so far. */
  share(): number;
}

/** @throws CannotBeDone where it is none, is broken, or holds what no log does */
export async function openParquet(
  file: string,
  access: RandomAccess,
  citations: SheetCitations,
): Promise<ParquetRows> {
  const bytes = asyncBuffer(access);
  const metadata = await orBroken(file, () => parquetMetadataAsync(bytes, { geoparquet: false }));
  checkReadable(file, metadata);
  const columns = parquetColumns(file, metadata, parquetSchema(metadata));
  if (columns.length === 0) throw new CannotBeDone(`${file} has no columns: export the log again`);
  const scan = await orBroken(file, () =>
    parquetScan({ file: bytes, metadata, compressors: UNPACKED, utf8: false, parsers: PARSERS }),
  );
  const rows = Number(metadata.num_rows);
  let given = 0;
  async function* chunks(): AsyncGenerator<Buffer> {
    const text = new RowText(file, columns, citations);
    for (const { rowStart, rowEnd } of slices(scan.ranges)) {
      const values = await orBroken(file, () => slice(scan, columns, rowStart, rowEnd));
      for (let row = 0; row < rowEnd - rowStart; row++) {
        text.add(values, row);
        if (text.isEnough) yield text.take();
      }
      given = rowEnd;
    }
    if (given !== rows) throw broken(file, 'it has fewer rows than it says');
    yield text.take();
  }
  return { chunks, share: () => (rows === 0 ? 1 : given / rows) };
}

/** What the library gives values of some types as. */
const PARSERS = {
  stringFromBytes: (bytes: Uint8Array) => bytes && csvBytes(bytes),
  jsonFromBytes: (bytes: Uint8Array) => bytes && csvBytes(bytes),
  dateFromDays: (days: number) => dayText(days),
  timestampFromMilliseconds: (ms: bigint) => timestampText(Number(ms) * 1000),
  timestampFromMicroseconds: (micros: bigint) => timestampText(Number(micros)),
  timestampFromNanoseconds: (nanos: bigint) => timestampText(Number(nanos / 1000n)),
};

function asyncBuffer(access: RandomAccess): AsyncBuffer {
  return {
    byteLength: access.size,
    slice: async (start, end = access.size) => {
      const { buffer, byteOffset, length } = await access.read(start, end - start);
      if (length !== end - start) throw new Error('it is cut short');
      const isWhole = byteOffset === 0 && length === buffer.byteLength;
      // Buffers of ours are of no shared memory.
      return (isWhole ? buffer : buffer.slice(byteOffset, byteOffset + length)) as ArrayBuffer;
    },
  };
}

function checkReadable(file: string, { row_groups: groups, num_rows: rows }: FileMetaData): void {
  let counted = 0n;
  for (const group of groups) {
    counted += group.num_rows;
    for (const { meta_data: known, crypto_metadata: secret } of group.columns) {
      if (secret !== undefined || known === undefined) {
        throw new CannotBeDone(`${file} is an encrypted Parquet file: write it without encryption`);
      }
      const { codec } = known;
      if (codec !== 'UNCOMPRESSED' && UNPACKED[codec] === undefined) {
        throw new CannotBeDone(
          `${file}: its columns are compressed with ${codec}, which is not read: write it with zstd, snappy or gzip`,
        );
      }
    }
  }
  if (counted !== rows) throw broken(file, 'its row groups have not the rows that it says');
}

function* slices(ranges: ParquetScan['ranges']) {
  for (const { rowStart, rowEnd } of ranges) {
    const step = rowEnd - rowStart > WHOLE_GROUP ? SLICE : WHOLE_GROUP;
    for (let at = rowStart; at < rowEnd; at += step) {
      yield { rowStart: at, rowEnd: Math.min(rowEnd, at + step) };
    }
  }
}

type Values = ArrayLike<Value>;

/** The values of all columns of some rows: one column after the other, so that one is unpacked at a time. */
async function slice(
  scan: ParquetScan,
  columns: readonly ParquetColumn[],
  rowStart: number,
  rowEnd: number,
): Promise<Values[]> {
  const all: Values[] = [];
  for (const { name } of columns) {
    const values: Values = await scan.readColumn({ column: name, rowStart, rowEnd });
    if (values.length !== rowEnd - rowStart) throw new Error(`column ${name} is cut short`);
    all.push(values);
  }
  return all;
}

/** Does what the library does, which says what is broken by failing somewhere. */
async function orBroken<Made>(file: string, make: () => Promise<Made>): Promise<Made> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof CannotBeDone) throw error;
    throw broken(file, error instanceof Error ? error.message : String(error));
  }
}

function broken(file: string, what: string): CannotBeDone {
  return new CannotBeDone(
    `${file} is a broken Parquet file (${what}): copy it again, or write it again`,
  );
}

const QUOTE = 0x22;
const LINE_ENDS = /\r\n?|\n/g;

/** Rows on their way to be one CSV text. */
class RowText {
  readonly #file: string;
  readonly #columns: readonly ParquetColumn[];
  readonly #citations: SheetCitations;
  #text = '';
  #line = 1;
  #row = 0;

  constructor(file: string, columns: readonly ParquetColumn[], citations: SheetCitations) {
    this.#file = file;
    this.#columns = columns;
    this.#citations = citations;
    for (const { name } of columns) {
      this.#addCell(this.#text === '' ? '' : ',', csvCell(Buffer.from(name).toString('latin1')));
    }
    this.#endRow();
  }

  get isEnough(): boolean {
    return this.#text.length >= CHUNK_CHARACTERS;
  }

  add(values: readonly Values[], row: number): void {
    for (let i = 0; i < values.length; i++) {
      const value = values[i]![row];
      const { text, behind } = this.#columns[i]!;
      const isNothing = value === undefined || value === null;
      const cell = isNothing ? '' : (typeof value === 'string' ? value : text(value)) + behind;
      this.#addCell(i === 0 ? '' : ',', cell);
    }
    this.#endRow();
  }

  #addCell(before: string, cell: string): void {
    if (cell.charCodeAt(0) === QUOTE) this.#line += cell.match(LINE_ENDS)?.length ?? 0;
    this.#text += before + cell;
  }

  #endRow(): void {
    this.#text += '\n';
    this.#line++;
    this.#row++;
    this.#citations.add(this.#line, this.#row);
  }

  /** The text that has come together. @throws CannotBeDone where it is not UTF-8 */
  take(): Buffer {
    const chunk = Buffer.from(this.#text, 'latin1');
    this.#text = '';
    if (!isUtf8(chunk)) throw broken(this.#file, 'it holds bytes that are no text in UTF-8');
    return chunk;
  }
}
