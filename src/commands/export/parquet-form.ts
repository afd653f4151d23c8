import { gzipSync } from 'node:zlib';
import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { EXPORT_COLUMNS, type ExportColumn, kindOf } from '../../export/columns.ts';
import type { ExportedRows, Written } from '../../export/exported-rows.ts';
import type { OutputFile } from '../../run/outputs.ts';
import type { SecondTally } from '../../run/second-tally.ts';
import { TOOL } from '../../version.ts';

type Value = string | number | null;

/** How a Parquet file holds values: as they are. */
export const PARQUET_WRITTEN: Written<Value> = {
  text: (text) => text,
  number: (number) => number,
  nothing: null,
};

/** The rows of a row group: so many stay in memory. */
const GROUP = 20_000;

const ROOT: SchemaElement = { name: 'schema', num_children: EXPORT_COLUMNS.length };

function elementOf(name: ExportColumn): SchemaElement {
  const shared = { name, repetition_type: 'OPTIONAL' } as const;
  if (kindOf(name) === 'number') return { ...shared, type: 'INT32' };
  const logical = { converted_type: 'UTF8', logical_type: { type: 'STRING' } } as const;
  return { ...shared, type: 'BYTE_ARRAY', ...logical };
}

/** Writes rows into a Parquet file, a row group at a time, while the logs are read. */
export function parquetTally(rows: ExportedRows<Value>, file: OutputFile): SecondTally {
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({
    ...{ writer, schema: [ROOT, ...EXPORT_COLUMNS.map(elementOf)] },
    // Packed by Node itself, a third smaller than with the library's own snappy in the same time.
    codec: 'GZIP',
    compressors: { GZIP: (bytes) => gzipSync(bytes, { level: 1 }) },
    createdBy: `${TOOL.name} ${TOOL.version}`,
  });
  let columns: Value[][] = EXPORT_COLUMNS.map(() => []);
  const written = (): void => {
    file.write(new Uint8Array(writer.buffer.slice(0, writer.index)));
    writer.index = 0;
  };
  const group = (): void => {
    const columnData = EXPORT_COLUMNS.map((name, i) => ({ name, data: columns[i]! }));
    parquet.write({ columnData, rowGroupSize: columns[0]!.length });
    columns = EXPORT_COLUMNS.map(() => []);
    written();
  };
  const add = (row: readonly Value[]): void => {
    for (let i = 0; i < row.length; i++) columns[i]!.push(row[i]!);
  };
  return {
    addAll: (searches) => rows.visit(searches, add),
    flush: async () => {
      if (columns[0]!.length >= GROUP) group();
    },
    end: async () => {
      if (columns[0]!.length > 0) group();
      parquet.finish();
      written();
    },
  };
}
