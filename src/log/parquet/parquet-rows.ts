import { gunzipSync } from 'node:zlib';
import {
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  parquetSchema,
  type RowGroup,
} from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { CannotBeDone } from '../../errors.ts';
import { quoted } from '../../quoted.ts';
import type { SheetCitations } from '../rows/citations.ts';
import type { RandomAccess } from '../workbook/zip.ts';
import { ColumnPages } from './column-pages.ts';
import { Damaged, orDamaged } from './damaged.ts';
import { type ParquetColumn, parquetColumns } from './parquet-columns.ts';
import { RowText } from './row-text.ts';
import { structEnd } from './thrift-form.ts';

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
  /** Whether a cell of those that were given so far holds line ends. */
  hasLineEnds(): boolean;
  /** The part of its rows that were given so far. */
  share(): number;
}

/** @throws CannotBeDone where it is none, is broken, or holds what no log does */
export async function openParquet(
  file: string,
  access: RandomAccess,
  citations: SheetCitations,
): Promise<ParquetRows> {
  const { metadata, columns } = await orBroken(file, () => readFooter(file, access));
  if (columns.length === 0) throw new CannotBeDone(`${file} has no columns: export the log again`);
  const rows = Number(metadata.num_rows);
  let given = 0;
  const text = new RowText(citations);
  async function* chunks(): AsyncGenerator<Buffer> {
    const ready = (): Buffer => {
      const chunk = text.take();
      if (chunk === null) throw broken(file, 'it holds bytes that are no text in UTF-8');
      return chunk;
    };
    text.addHeader(columns.map(({ name }) => name));
    for (const group of metadata.row_groups) {
      let left = Number(group.num_rows);
      const pages = await orBroken(file, () =>
        orDamaged('its footer', async () => pagesOf(group, columns, access, given + 1)),
      );
      while (left > 0) {
        const most = await orBroken(file, () => someReady(pages, left));
        const added = text.add(pages, most);
        left -= added;
        given += added;
        if (text.isEnough) yield ready();
      }
    }
    if (given !== rows) throw broken(file, 'it has fewer rows than it says');
    yield ready();
  }
  return {
    chunks,
    hasLineEnds: () => text.hasLineEnds,
    share: () => (rows === 0 ? 1 : given / rows),
  };
}

/** What a file holds. What its footer says may be anything, until it has been looked at. */
function readFooter(file: string, access: RandomAccess) {
  return orDamaged('its footer', async () => {
    await checkFooter(access);
    const metadata = await parquetMetadataAsync(asyncBuffer(access), { geoparquet: false });
    checkReadable(file, metadata);
    return { metadata, columns: parquetColumns(file, parquetSchema(metadata)) };
  });
}

/** The pages of all columns of a row group. */
function pagesOf(
  group: RowGroup,
  columns: readonly ParquetColumn[],
  access: RandomAccess,
  firstRow: number,
): ColumnPages[] {
  const rows = Number(group.num_rows);
  return columns.map((column) => {
    const chunk = group.columns.find((each) => each.meta_data?.path_in_schema[0] === column.name);
    const known = chunk?.meta_data;
    if (known === undefined) throw new Damaged(`it has no pages of column ${quoted(column.name)}`);
    if (chunk?.file_path) throw new Damaged('its columns are in other files');
    return new ColumnPages({ column, known, rows, firstRow, compressors: UNPACKED }, access);
  });
}

/** Has a row of each column ready: how many, up to so many, are. */
async function someReady(pages: readonly ColumnPages[], most: number): Promise<number> {
  let rows = most;
  for (const page of pages) {
    if (page.left === 0) await page.next();
    rows = Math.min(rows, page.left);
  }
  return rows;
}

function asyncBuffer(access: RandomAccess): AsyncBuffer {
  const { size } = access;
  const bytes = async (start: number, end: number): Promise<ArrayBuffer> => {
    if (!(start >= 0 && start <= end && end <= size)) throw new Damaged('it is cut short');
    const { buffer, byteOffset, length } = await access.read(start, end - start);
    if (length !== end - start) throw new Damaged('it is cut short');
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

/** Looks at what the library would read. @throws Damaged */
async function checkFooter(access: RandomAccess): Promise<void> {
  // Four bytes start a file and four end it, behind the length of the footer.
  const { size } = access;
  const ends = size < 12 ? Buffer.alloc(0) : await access.read(size - 8, 8);
  if (ends.length < 8 || ends.toString('latin1', 4) !== 'PAR1') {
    throw new Damaged('it is not at the end of the file, which is cut short');
  }
  const length = ends.readUInt32LE(0);
  if (length > size - 12) throw new Damaged('it says that it is longer than the file');
  if (structEnd(await access.read(size - 8 - length, length), 0) > length)
    throw new Damaged('it is cut short');
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
        throw new Damaged('a column has not the rows of its row group');
      }
      if (codec === undefined) throw new Damaged('a column is packed as no column is');
      if (codec !== 'UNCOMPRESSED' && UNPACKED[codec] === undefined) {
        throw new CannotBeDone(
          `${file}: its columns are compressed with ${codec}, which is not read: write it with zstd, snappy or gzip`,
        );
      }
    }
  }
  if (counted !== rows) throw new Damaged('its row groups have not the rows that it says');
}

async function orBroken<Made>(file: string, make: () => Promise<Made>): Promise<Made> {
  try {
    return await make();
  } catch (error) {
    throw error instanceof Damaged ? broken(file, error.message) : error;
  }
}

function broken(file: string, what: string): CannotBeDone {
  return new CannotBeDone(
    `${file} is a broken Parquet file (${what}): copy it again, or write it again`,
  );
}
