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
import { RowText } from './row-text.ts';
import { StoredCells } from './stored-cells.ts';
import { dayText, timestampText, uuidText } from './value-texts.ts';

/** Up to so many rows a row group is unpacked at once; of larger ones so many rows are. */
const WHOLE_GROUP = 160_000;
const SLICE = 65_536;

/** The library fails at a block of nothing, such as a page without values. */
function lz4Block(packed: Uint8Array, length: number): Uint8Array {
  return length === 0 ? new Uint8Array(0) : compressors.LZ4_RAW!(packed, length);
}

const UNPACKED: Compressors = {
  ...compressors,
  LZ4: (packed, length) => {
    try {
      return compressors.LZ4!(packed, length);
    } catch {
      // It tries the frames of Hadoop first, and takes some blocks without frames for broken ones.
      return lz4Block(packed, length);
    }
  },
  LZ4_RAW: lz4Block,
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
  // What its footer says may be anything, until it has been looked at.
  const { metadata, columns } = await orBroken(file, async () => {
    const known = await parquetMetadataAsync(bytes, { geoparquet: false });
    checkReadable(file, known);
    return { metadata: known, columns: parquetColumns(file, known, parquetSchema(known)) };
  });
  if (columns.length === 0) throw new CannotBeDone(`${file} has no columns: export the log again`);
  const cells = new StoredCells();
  const parsers = storing(cells);
  const scan = await orBroken(file, () =>
    parquetScan({ file: bytes, metadata, compressors: UNPACKED, utf8: false, parsers }),
  );
  const rows = Number(metadata.num_rows);
  let given = 0;
  async function* chunks(): AsyncGenerator<Buffer> {
    const text = new RowText(columns, cells, citations);
    const ready = (): Buffer => {
      const chunk = text.take();
      if (chunk === null) throw broken(file, 'it holds bytes that are no text in UTF-8');
      return chunk;
    };
    text.addHeader();
    for (const { rowStart, rowEnd } of slices(scan.ranges)) {
      cells.clear();
      const values = await orBroken(file, () => slice(scan, columns, rowStart, rowEnd));
      for (let row = 0; row < rowEnd - rowStart; row++) {
        addRow(file, text, values, row);
        if (text.isEnough) yield ready();
      }
      given = rowEnd;
    }
    if (given !== rows) throw broken(file, 'it has fewer rows than it says');
    yield ready();
  }
  return { chunks, share: () => (rows === 0 ? 1 : given / rows) };
}

/** Adds a row, whose values may be of other types than its columns say. */
function addRow(file: string, text: RowText, values: readonly Values[], row: number): void {
  try {
    text.add(values, row);
  } catch (error) {
    throw asBroken(file, error);
  }
}

/** What the library makes of values of some types: texts that are stored, of which it gets the numbers. */
function storing(cells: StoredCells) {
  const bytes = (text: Uint8Array | undefined) => text && cells.add(text);
  const ascii = (text: string): number => cells.add(Buffer.from(text, 'latin1'));
  return {
    stringFromBytes: bytes,
    jsonFromBytes: bytes,
    uuidFromBytes: (uuid: Uint8Array | undefined) => uuid && ascii(uuidText(uuid)),
    dateFromDays: (days: number) => ascii(dayText(days)),
    timestampFromMilliseconds: (ms: bigint) => ascii(timestampText(Number(ms) * 1000)),
    timestampFromMicroseconds: (micros: bigint) => ascii(timestampText(Number(micros))),
    timestampFromNanoseconds: (nanos: bigint) => ascii(timestampText(Number(nanos / 1000n))),
  };
}

function asyncBuffer(access: RandomAccess): AsyncBuffer {
  const { size } = access;
  const bytes = async (start: number, end: number): Promise<ArrayBuffer> => {
    if (!(start >= 0 && start <= end && end <= size)) throw new Error('it is cut short');
    const { buffer, byteOffset, length } = await access.read(start, end - start);
    if (length !== end - start) throw new Error('it is cut short');
    const isWhole = byteOffset === 0 && length === buffer.byteLength;
    // Buffers of ours are of no shared memory.
    return (isWhole ? buffer : buffer.slice(byteOffset, byteOffset + length)) as ArrayBuffer;
  };
  return {
    byteLength: size,
    slice: (start, end = size) => {
      const read = bytes(start, end);
      // The library reads ahead, and leaves what it reads where something else is wrong.
      read.catch(() => {});
      return read;
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
      if (known.num_values !== group.num_rows && known.path_in_schema.length === 1) {
        throw broken(file, 'a column has not the rows of its row group');
      }
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
    throw asBroken(file, error);
  }
}

function asBroken(file: string, error: unknown): CannotBeDone {
  if (error instanceof CannotBeDone) return error;
  return broken(file, error instanceof Error ? error.message : String(error));
}

function broken(file: string, what: string): CannotBeDone {
  return new CannotBeDone(
    `${file} is a broken Parquet file (${what}): copy it again, or write it again`,
  );
}
