import type { FileMetaData, SchemaElement, SchemaTree } from 'hyparquet';
import { CannotBeDone } from '../../errors.ts';
import { quoted } from '../../quoted.ts';
import { dayText, decimalText, floatText, latin1, timeText } from './value-texts.ts';

/** One value of a column, as the library gives it. */
export type Value = unknown;

/** A column of a Parquet file, and how its values are written. */
export interface ParquetColumn {
  readonly name: string;
  /** The text of a value, a character a byte; null where values are numbers of stored texts. */
  readonly text: ((value: Value) => string) | null;
  /** What goes behind each text: the zone of instants. */
  readonly behind: string;
}

const PLAIN = 'SELECT the columns of the log out of it, each with one value';

/**
 * The columns of a file.
 * @param metadata what its footer says; decimals are told there to be given as they are stored
 * @throws CannotBeDone where a column holds what no cell of a log can
 */
export function parquetColumns(
  file: string,
  { schema }: FileMetaData,
  { children }: SchemaTree,
): ParquetColumn[] {
  const names = new Set<string>();
  return children.map((child) => {
    const { element } = child;
    const { name } = element;
    if (typeof name !== 'string') throw new TypeError('a column has no name');
    if (names.has(name)) {
      throw new CannotBeDone(`${file}: two columns are called ${quoted(name)}: rename one of them`);
    }
    names.add(name);
    const other = otherThanCells(child);
    if (other !== undefined) {
      throw new CannotBeDone(`${file}: column ${quoted(name)} holds ${other}: ${PLAIN}`);
    }
    return { name, ...writing(schema, element) };
  });
}

/** What a column holds that no cell of a log can. */
function otherThanCells({ element, children }: SchemaTree): string | undefined {
  const { converted_type: converted, logical_type: logical } = element;
  const kind = logical?.type ?? converted;
  if (kind === 'LIST' || element.repetition_type === 'REPEATED') return 'lists';
  if (kind === 'MAP' || kind === 'MAP_KEY_VALUE') return 'maps';
  if (kind === 'VARIANT') return 'variants';
  if (children.length > 0) return 'structs';
  if (kind === 'BSON' || kind === 'INTERVAL') return `values of the type ${kind}`;
  if (kind === 'GEOMETRY' || kind === 'GEOGRAPHY') return `values of the type ${kind}`;
  const isBinary = element.type === 'FIXED_LEN_BYTE_ARRAY';
  const isKnown = kind === 'UUID' || kind === 'FLOAT16' || kind === 'DECIMAL';
  return isBinary && !isKnown ? 'bytes that are no text' : undefined;
}

type Writing = Pick<ParquetColumn, 'text' | 'behind'>;

function writing(schema: SchemaElement[], element: SchemaElement): Writing {
  const { type, converted_type: converted, logical_type: logical, scale = 0 } = element;
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') {
    const digits = logical?.type === 'DECIMAL' ? logical.scale : scale;
    // Without its annotation the library gives what is stored, and not a number that may be another.
    const { converted_type: _, logical_type: __, ...stored } = element;
    schema[schema.indexOf(element)] = stored;
    return { text: (value) => decimalText(value, digits), behind: '' };
  }
  if (logical?.type === 'TIMESTAMP') return instants(logical.isAdjustedToUTC);
  if (type === 'INT96') return instants(true);
  if (converted === 'TIMESTAMP_MILLIS' || converted === 'TIMESTAMP_MICROS') return instants(true);
  const unit = logical?.type === 'TIME' ? logical.unit : TIME_UNITS[converted ?? ''];
  if (unit !== undefined) return { text: (value) => timeText(value, unit), behind: '' };
  if (isStored(element)) return { text: null, behind: '' };
  if (logical?.type === 'DATE') return { text: (value) => dayText(Number(value)), behind: '' };
  const isFloat = type === 'FLOAT';
  return { text: (value) => valueText(value, isFloat), behind: '' };
}

const TIME_UNITS: Readonly<Record<string, 'MILLIS' | 'MICROS'>> = {
  TIME_MILLIS: 'MILLIS',
  TIME_MICROS: 'MICROS',
};

/** Instants are stored as readings of UTC. */
function instants(isUtc: boolean): Writing {
  return { text: null, behind: isUtc ? '+00' : '' };
}

/** What the library gives texts for by their older names, and by their newer ones. */
const STORED: ReadonlySet<string | undefined> = new Set(['UTF8', 'JSON', 'DATE']);
const STORED_BY_LOGIC: ReadonlySet<string | undefined> = new Set(['STRING', 'UUID']);

/** Whether the library makes a text of each value, which is stored. */
function isStored({ converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return STORED.has(converted) || STORED_BY_LOGIC.has(logical?.type);
}

function valueText(value: Value, isFloat: boolean): string {
  if (value instanceof Uint8Array) return latin1(value);
  return typeof value === 'number' ? floatText(value, isFloat) : String(value);
}
