import { parquetMetadata, parquetReadObjects, type SchemaElement } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';

/*
 * A Parquet file as the CSV of the same table, by the plainest way that its library has: an object a row.
 * Values are written as DuckDB writes them, but for numbers, which are as short as they can be.
 */

const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of the table: the names of its columns, then a row each. */
export async function oracleParquet(bytes: Uint8Array): Promise<string> {
  const file = bytes.slice().buffer;
  const [root, ...columns] = parquetMetadata(file).schema;
  if (root?.num_children !== columns.length) throw new Error('a column has columns');
  // Times are asked for as they are stored: a Date has no microseconds.
  const parsers = {
    timestampFromMilliseconds: (stored: bigint) => stored * 1000n,
    timestampFromMicroseconds: (stored: bigint) => stored,
    timestampFromNanoseconds: (stored: bigint) => stored / 1000n,
    // A byte order mark within a cell is a part of it.
    stringFromBytes: (text: Uint8Array | undefined) => text && UTF8.decode(text),
    dateFromDays: (stored: number) => BigInt(stored),
  };
  const rows = await parquetReadObjects({ file, compressors, parsers });
  const lines = rows.map((row) => columns.map((column) => textOf(row[column.name], column)));
  return csvOf([columns.map(({ name }) => name), ...lines]);
}

/** Rows as CSV: quoted is what would not come back as it is. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(csvCell).join(',')}\n`).join('');
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function textOf(value: unknown, { logical_type: logical, converted_type: old }: SchemaElement) {
  if (value === null || value === undefined) return '';
  if (logical?.type === 'TIMESTAMP') {
    return timestamp(BigInt(String(value))) + (logical.isAdjustedToUTC ? '+00' : '');
  }
  if (old === 'TIMESTAMP_MILLIS' || old === 'TIMESTAMP_MICROS') {
    return `${timestamp(BigInt(String(value)))}+00`;
  }
  if (old === 'DATE') return timestamp(BigInt(String(value)) * DAY).slice(0, 10);
  if (old === 'TIME_MILLIS') return timestamp(BigInt(String(value)) * 1000n).slice(11);
  if (old === 'TIME_MICROS') return timestamp(BigInt(String(value))).slice(11);
  return String(value);
}

const DAY = 86_400_000_000n;

/** So many microseconds after 1970; of a fraction of a second no zeros at its end. */
function timestamp(micros: bigint): string {
  const fraction = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const iso = new Date(Number((micros - fraction) / 1000n)).toISOString();
  const text = iso.slice(0, 19).replace('T', ' ');
  const digits = String(fraction).padStart(6, '0').replace(/0+$/, '');
  return digits === '' ? text : `${text}.${digits}`;
}
