import type { SchemaElement } from 'hyparquet';
import { EXPORT_COLUMNS, type ExportColumn, kindOf } from '../../../export/columns.ts';
import { ExportedColumns, type Redacting } from '../../../export/exported-columns.ts';
import { IsoTimes } from '../../../export/iso-times.ts';
import { NumberColumn } from '../../../export/pages/number-column.ts';
import { TextColumn } from '../../../export/pages/text-column.ts';
import type { FieldReader } from '../../../quality/field-reader.ts';
import type { OutputFile } from '../../../run/outputs.ts';
import type { Searches } from '../../../search.ts';
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
export class ParquetRows {
  readonly #columns: ExportedColumns<NumberColumn | TextColumn>;
  readonly #sinks: readonly (NumberColumn | TextColumn)[];
  readonly #parquet: ParquetFile;

  constructor(
    { reader, redacting }: { readonly reader: FieldReader; readonly redacting: Redacting | null },
    file: OutputFile,
  ) {
    const isoTimes = new IsoTimes();
    const columns = new ExportedColumns<NumberColumn | TextColumn>(
      (column, shown) =>
        kindOf(column) === 'number'
          ? new NumberColumn()
          : new TextColumn(isoTimes, shown, redacting === null),
      reader,
      redacting,
    );
    this.#columns = columns;
    this.#sinks = EXPORT_COLUMNS.map((column) => columns.sinks[column]);
    const schema = [ROOT, ...EXPORT_COLUMNS.map(elementOf)];
    this.#parquet = new ParquetFile(schema, (bytes) => file.write(bytes));
  }

  addAll(searches: Searches): void {
    this.#columns.addAll(searches);
  }

  async flush(): Promise<void> {
    if (this.#sinks[0]!.rows >= GROUP) await this.#addGroup();
  }

  async end(): Promise<void> {
    if (this.#sinks[0]!.rows > 0) await this.#addGroup();
    await this.#parquet.end(`${TOOL.name} ${TOOL.version}`);
  }

  /** Writes nothing more, what is being packed neither. */
  drop(): void {
    this.#parquet.drop();
  }

  async #addGroup(): Promise<void> {
    await this.#parquet.add(this.#sinks.map((sink) => sink.encoded()));
  }
}
