import type { SchemaElement } from 'hyparquet';
import { EXPORT_COLUMNS, type ExportColumn, kindOf } from '../../../export/columns.ts';
import { ExportedColumns, type Redacting } from '../../../export/exported-columns.ts';
import { IsoTimes } from '../../../export/iso-times.ts';
import { NumberColumn } from '../../../export/pages/number-column.ts';
import { TextColumn } from '../../../export/pages/text-column.ts';
import type { FieldReader } from '../../../quality/field-reader.ts';
import type { OutputFile } from '../../../run/outputs.ts';
import type { SecondTally } from '../../../run/second-tally.ts';
import { TOOL } from '../../../version.ts';
import { ParquetFile } from './parquet-file.ts';

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
export function parquetTally(
  { reader, redacting }: { readonly reader: FieldReader; readonly redacting: Redacting | null },
  file: OutputFile,
): SecondTally {
  const isoTimes = new IsoTimes();
  const columns = new ExportedColumns<NumberColumn | TextColumn>(
    (column, shown) =>
      kindOf(column) === 'number'
        ? new NumberColumn()
        : new TextColumn(isoTimes, shown, redacting === null),
    reader,
    redacting,
  );
  const sinks = EXPORT_COLUMNS.map((column) => columns.sinks[column]);
  const schema = [ROOT, ...EXPORT_COLUMNS.map(elementOf)];
  const parquet = new ParquetFile(schema, (bytes) => file.write(bytes));
  const group = () => parquet.add(sinks.map((sink) => sink.encoded()));
  return {
    addAll: (searches) => columns.addAll(searches),
    flush: async () => {
      if (sinks[0]!.rows >= GROUP) await group();
    },
    end: async () => {
      if (sinks[0]!.rows > 0) await group();
      await parquet.end(`${TOOL.name} ${TOOL.version}`);
    },
  };
}
