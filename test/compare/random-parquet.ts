import fc from 'fast-check';
import type { CompressionCodec, Encoding, SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { CellKind } from './random-cells.ts';
import { cellOf } from './random-cells.ts';
import { type RandomTable, randomTable } from './random-layouts.ts';

/** A random log in columns that have types, and the text that each value is to have. */
export interface ParquetLog {
  readonly bytes: Uint8Array;
  /** The names of the columns, then the rows. */
  readonly texts: readonly (readonly string[])[];
}

interface Value {
  readonly stored: unknown;
  readonly text: string;
}

/** How a column stores its values. */
interface ColumnType {
  readonly element: Omit<SchemaElement, 'name' | 'repetition_type'>;
  readonly encodings: readonly Encoding[];
  readonly value: fc.Arbitrary<Value>;
}

const TEXT_ENCODINGS: Encoding[] = [
  'PLAIN',
  'RLE_DICTIONARY',
  'DELTA_LENGTH_BYTE_ARRAY',
  'DELTA_BYTE_ARRAY',
];
const WHOLE_ENCODINGS: Encoding[] = ['PLAIN', 'RLE_DICTIONARY', 'DELTA_BINARY_PACKED'];
const REAL_ENCODINGS: Encoding[] = ['PLAIN', 'RLE_DICTIONARY', 'BYTE_STREAM_SPLIT'];

function texts(kind: CellKind, form: RandomTable['form']): ColumnType {
  const logical = { converted_type: 'UTF8', logical_type: { type: 'STRING' } } as const;
  const value = cellOf(kind, form)
    .map((text) => Buffer.from(text).toString())
    .map((text) => ({ stored: text, text }));
  return { element: { type: 'BYTE_ARRAY', ...logical }, encodings: TEXT_ENCODINGS, value };
}

const WHOLE: ColumnType[] = [
  {
    element: { type: 'INT32' },
    encodings: WHOLE_ENCODINGS,
    value: fc.integer({ min: -9, max: 9999 }).map((stored) => ({ stored, text: String(stored) })),
  },
  {
    element: { type: 'INT64' },
    encodings: WHOLE_ENCODINGS,
    value: fc
      .oneof(fc.bigInt({ min: -9n, max: 10n ** 13n }), fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }))
      .map((stored) => ({ stored, text: String(stored) })),
  },
];

const REAL: ColumnType = {
  element: { type: 'DOUBLE' },
  encodings: REAL_ENCODINGS,
  value: fc
    .oneof(fc.nat(500), fc.double({ min: 0, max: 1e6, noNaN: true }))
    .map((stored) => ({ stored, text: String(stored) })),
};

const UUID: ColumnType = {
  element: { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16, logical_type: { type: 'UUID' } },
  encodings: ['PLAIN', 'RLE_DICTIONARY', 'BYTE_STREAM_SPLIT'],
  value: fc.uuid().map((text) => ({ stored: text, text })),
};

/** Milliseconds of a day of 2025, or of the years around 1970; most of them whole minutes. */
const moment = fc.oneof(
  fc.integer({ min: 29_000_000, max: 29_400_000 }).map((minute) => minute * 60_000),
  fc.integer({ min: 1_735_000_000_000, max: 1_766_000_000_000 }),
  fc.integer({ min: -9_000_000_000, max: 9_000_000_000 }),
);
const UNITS = { MILLIS: 1n, MICROS: 1000n, NANOS: 1_000_000n };

function timestamps(unit: keyof typeof UNITS, isUtc: boolean): ColumnType {
  const value = fc.tuple(moment, fc.nat(999)).map(([ms, micros]) => {
    const more = unit === 'MILLIS' ? 0 : micros;
    const stored = BigInt(ms) * UNITS[unit] + (BigInt(more) * UNITS[unit]) / 1000n;
    const iso = new Date(ms).toISOString();
    const fraction = `${iso.slice(20, 23)}${String(more).padStart(3, '0')}`.replace(/0+$/, '');
    const clock = `${iso.slice(0, 10)} ${iso.slice(11, 19)}${fraction && `.${fraction}`}`;
    return { stored, text: clock + (isUtc ? '+00' : '') };
  });
  const logical = { type: 'TIMESTAMP', unit, isAdjustedToUTC: isUtc } as const;
  return {
    element: { type: 'INT64', logical_type: logical },
    encodings: WHOLE_ENCODINGS,
    value,
  };
}

const DATE: ColumnType = {
  element: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
  encodings: WHOLE_ENCODINGS,
  value: fc.integer({ min: 20_000, max: 20_300 }).map((stored) => ({
    ...{ stored, text: new Date(stored * 86_400_000).toISOString().slice(0, 10) },
  })),
};

const TIME: ColumnType = {
  element: { type: 'INT32', converted_type: 'TIME_MILLIS' },
  encodings: WHOLE_ENCODINGS,
  value: fc.nat(86_399_999).map((stored) => {
    const clock = new Date(stored).toISOString().slice(11, 23);
    return { stored, text: clock.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '') };
  }),
};

const INSTANTS = (['MILLIS', 'MICROS', 'NANOS'] as const).map((unit) => timestamps(unit, true));
const READINGS = (['MILLIS', 'MICROS', 'NANOS'] as const).map((unit) => timestamps(unit, false));

/** What a column may store that holds so much. */
function typesOf(kind: CellKind, form: RandomTable['form']): ColumnType[] {
  const text = texts(kind, form);
  if (kind === 'searchedAt') return [text, ...INSTANTS, ...READINGS];
  if (kind === 'rangeStart' || kind === 'rangeEnd') return [text, DATE, ...INSTANTS, ...READINGS];
  if (kind === 'date') return [text, DATE];
  if (kind === 'timeOfDay') return [text, TIME];
  if (kind === 'number' || kind === 'anyId') return [text, ...WHOLE];
  if (kind === 'count' || kind === 'viewed') return [text, ...WHOLE, REAL];
  if (kind === 'uuid') return [text, UUID];
  return [text];
}

interface RandomColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly encoding: Encoding;
  readonly values: readonly (Value | null)[];
}

function columnsOf({ columns, form }: RandomTable, rows: number): fc.Arbitrary<RandomColumn[]> {
  const named = columns.filter(
    ({ header }, i) => header !== '' && columns.findIndex((each) => each.header === header) === i,
  );
  return fc.tuple(
    ...named.map(({ header, kind }) =>
      fc.constantFrom(...typesOf(kind, form)).chain((type) =>
        fc.record({
          name: fc.constant(header),
          type: fc.constant(type),
          encoding: fc.constantFrom(...type.encodings),
          values: fc.array(fc.option(type.value, { freq: 9 }), {
            minLength: rows,
            maxLength: rows,
          }),
        }),
      ),
    ),
  );
}

const CODECS: CompressionCodec[] = ['UNCOMPRESSED', 'SNAPPY'];

/** Logs of every layout, in row groups and pages of any size. */
export const parquetLogs: fc.Arbitrary<ParquetLog> = fc
  .record({ table: randomTable, rows: fc.integer({ min: 1, max: 25 }) })
  .chain(({ table, rows }) =>
    fc.record({
      columns: columnsOf(table, rows),
      rowGroupSize: fc.constantFrom(1000, 1000, 7),
      pageSize: fc.constantFrom(1_000_000, 60),
      codec: fc.constantFrom(...CODECS),
    }),
  )
  .map(({ columns, rowGroupSize, pageSize, codec }) => {
    const repetition_type = 'OPTIONAL';
    const elements = columns.map(({ name, type }) => ({ ...type.element, name, repetition_type }));
    const writer = new ByteWriter();
    const schema = [{ name: 'log', num_children: columns.length }, ...elements] as SchemaElement[];
    const parquet = new ParquetWriter({ writer, schema, codec, statistics: false });
    const columnData = columns.map(({ name, encoding, values }) => ({
      ...{ name, encoding, data: values.map((value) => value?.stored ?? null) },
    }));
    parquet.write({ columnData, rowGroupSize, pageSize });
    parquet.finish();
    const rows = columns[0]?.values.map((_, row) =>
      columns.map(({ values }) => values[row]?.text ?? ''),
    );
    const bytes = new Uint8Array(writer.getBuffer());
    return { bytes, texts: [columns.map(({ name }) => name), ...(rows ?? [])] };
  });
