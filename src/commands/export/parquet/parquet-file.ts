import { promisify } from 'node:util';
import { constants, gzip, gzipSync, type ZlibOptions } from 'node:zlib';
import type { ColumnChunk, ColumnMetaData, RowGroup, SchemaElement } from 'hyparquet';
import { ByteWriter } from 'hyparquet-writer';
import { writePageHeader } from 'hyparquet-writer/src/datapage.js';
import { writeMetadata } from 'hyparquet-writer/src/metadata.js';
import type { EncodedColumn } from '../../../export/pages/column-rows.ts';

const gzipped = promisify(gzip) as (bytes: Uint8Array, options: ZlibOptions) => Promise<Buffer>;

/** Packs bytes; in one piece, for each piece comes back to this thread. */
function packed(bytes: Uint8Array, options: ZlibOptions): Promise<Buffer> {
  return gzipped(bytes, { ...options, chunkSize: bytes.length + ENDS });
}

/** What gzip adds at the most to what it cannot make smaller, but for five bytes each 16 KiB. */
const ENDS = 4096;

const MAGIC = 0x31524150;

/** Ids have nothing that comes again: looking for it takes three times as long as to code their digits shorter. */
const IN_SEARCH: ZlibOptions = { level: 1 };
const CODED_ONLY: ZlibOptions = { level: 1, strategy: constants.Z_HUFFMAN_ONLY };
/** So much of a column shows whether anything comes again in it. */
const SAMPLE_BYTES = 1 << 14;

/** A column of a row group, packed. */
interface PackedColumn extends EncodedColumn {
  readonly type: 'BYTE_ARRAY' | 'INT32';
  readonly name: string;
  readonly packedDictionary: Uint8Array | null;
  readonly packedBytes: Uint8Array;
}

/**
 * Writes a Parquet file a row group at a time. Pages are packed by threads of Node's own while the next
 * rows are read; what is written does not depend on which is packed first.
 */
export class ParquetFile {
  readonly #schema: SchemaElement[];
  readonly #write: (bytes: Uint8Array) => void;
  readonly #writer = new ByteWriter();
  readonly #groups: RowGroup[] = [];
  /** How each column is packed, once enough of it was seen. */
  readonly #ways: (ZlibOptions | undefined)[] = [];
  #rows = 0;
  #isDropped = false;
  #last: Promise<void> = Promise.resolve();

  /** @param schema the root and its columns, each optional */
  constructor(schema: SchemaElement[], write: (bytes: Uint8Array) => void) {
    this.#schema = schema;
    this.#write = write;
    this.#writer.appendUint32(MAGIC);
  }

  /** Takes in a row group; waits until the one before is written. */
  async add(columns: readonly EncodedColumn[]): Promise<void> {
    await this.#last;
    this.#last = this.#packed(columns).then((all) => this.#writeGroup(all));
    // Whoever waits for it is told what is wrong.
    this.#last.catch(() => {});
  }

  /** Writes nothing more. */
  drop(): void {
    this.#isDropped = true;
  }

  async end(createdBy: string): Promise<void> {
    await this.#last;
    const writer = this.#writer;
    const metadata = {
      ...{ version: 2, created_by: createdBy, schema: this.#schema, metadata_length: 0 },
      ...{ num_rows: BigInt(this.#rows), row_groups: this.#groups },
    };
    writeMetadata(writer, metadata);
    writer.appendUint32(MAGIC);
    this.#flush();
  }

  #packed(columns: readonly EncodedColumn[]): Promise<PackedColumn[]> {
    const known: { readonly bytes: Uint8Array; readonly packed: Promise<Uint8Array> }[] = [];
    return Promise.all(
      columns.map(async (column, i) => {
        const { dictionary, bytes } = column;
        const { type, name } = this.#schema[i + 1]!;
        const way = this.#wayOf(i, bytes);
        // The id of a search is mostly what it is known by: the same page twice.
        const same = known.find((each) => Buffer.compare(each.bytes, bytes) === 0);
        const packedPage = same?.packed ?? packed(bytes, way);
        known.push({ bytes, packed: packedPage });
        return {
          ...column,
          type: type === 'INT32' ? type : 'BYTE_ARRAY',
          name,
          packedDictionary: dictionary && (await packed(dictionary.bytes, IN_SEARCH)),
          packedBytes: await packedPage,
        };
      }),
    );
  }

  #wayOf(column: number, bytes: Uint8Array): ZlibOptions {
    const known = this.#ways[column];
    if (known !== undefined || bytes.length < SAMPLE_BYTES) return known ?? IN_SEARCH;
    const sample = bytes.subarray(0, SAMPLE_BYTES);
    const [searched, coded] = [IN_SEARCH, CODED_ONLY].map((way) => gzipSync(sample, way).length);
    const way = coded! <= 1.05 * searched! ? CODED_ONLY : IN_SEARCH;
    this.#ways[column] = way;
    return way;
  }

  #writeGroup(columns: readonly PackedColumn[]): void {
    const start = this.#writer.offset;
    const rows = columns[0]!.rows;
    const chunks = columns.map((column) => this.#writeColumn(column));
    const sizes = chunks.map(({ meta_data: known }) => known!.total_uncompressed_size);
    this.#groups.push({
      columns: chunks,
      total_byte_size: sizes.reduce((sum, size) => sum + size, 0n),
      num_rows: BigInt(rows),
      total_compressed_size: BigInt(this.#writer.offset - start),
    });
    this.#rows += rows;
    this.#flush();
  }

  #writeColumn(column: PackedColumn): ColumnChunk {
    const writer = this.#writer;
    const { dictionary, packedDictionary, encoding, levels, rows, nulls, name, type } = column;
    const start = writer.offset;
    if (dictionary !== null && packedDictionary !== null) {
      writePageHeader(writer, {
        type: 'DICTIONARY_PAGE',
        uncompressed_page_size: dictionary.bytes.length,
        compressed_page_size: packedDictionary.length,
        dictionary_page_header: { num_values: dictionary.count, encoding: 'PLAIN' },
      });
      writer.appendBytes(packedDictionary);
    }
    const page = writer.offset;
    writePageHeader(writer, {
      type: 'DATA_PAGE_V2',
      uncompressed_page_size: levels.length + column.bytes.length,
      compressed_page_size: levels.length + column.packedBytes.length,
      data_page_header_v2: {
        ...{ num_values: rows, num_nulls: nulls, num_rows: rows, encoding },
        definition_levels_byte_length: levels.length,
        repetition_levels_byte_length: 0,
        is_compressed: true,
      },
    });
    writer.appendBytes(levels);
    writer.appendBytes(column.packedBytes);
    const size = writer.offset - start;
    const unpacked =
      size +
      (column.bytes.length - column.packedBytes.length) +
      (dictionary === null ? 0 : dictionary.bytes.length - (packedDictionary?.length ?? 0));
    const known: ColumnMetaData = {
      ...{ type, path_in_schema: [name], codec: 'GZIP', num_values: BigInt(rows) },
      encodings: dictionary === null ? ['PLAIN'] : ['PLAIN', 'RLE_DICTIONARY'],
      total_uncompressed_size: BigInt(unpacked),
      total_compressed_size: BigInt(size),
      data_page_offset: BigInt(page),
      ...(dictionary === null ? {} : { dictionary_page_offset: BigInt(start) }),
      statistics: { null_count: BigInt(nulls) },
    };
    return { file_offset: BigInt(start), meta_data: known };
  }

  #flush(): void {
    const writer = this.#writer;
    if (!this.#isDropped) this.#write(new Uint8Array(writer.buffer.slice(0, writer.index)));
    writer.index = 0;
  }
}
