import type { ParquetType, SchemaElement } from 'hyparquet';
import { parseFloat16 } from 'hyparquet/src/convert.js';
import type { StoredCells } from './stored-cells.ts';
import {
  dayText,
  decimalText,
  floatText,
  timeText,
  writeTimestamp,
  writeUuid,
} from './value-texts.ts';

/**
 * A value as it is stored: numbers of 64 bits are numbers where these are exact, times of twelve bytes
 * are microseconds.
 */
export type Stored = number | bigint | boolean | Uint8Array;

/** Writes a value as the text of a cell. */
export type Write = (value: Stored, cells: StoredCells) => void;

/** What writes the values of a column; null where they are the bytes of texts. */
export function writerOf(element: SchemaElement): Write | null {
  const { type, converted_type: converted, logical_type: logical, scale = 0 } = element;
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') {
    const digits = logical?.type === 'DECIMAL' ? logical.scale : scale;
    return ascii((value) => decimalText(value, digits));
  }
  if (logical?.type === 'TIMESTAMP') {
    return instants(PER_MICRO[logical.unit], logical.isAdjustedToUTC);
  }
  if (type === 'INT96') return instants(PER_MICRO.MICROS, true);
  if (converted === 'TIMESTAMP_MILLIS') return instants(PER_MICRO.MILLIS, true);
  if (converted === 'TIMESTAMP_MICROS') return instants(PER_MICRO.MICROS, true);
  const unit = logical?.type === 'TIME' ? logical.unit : TIME_UNITS[converted ?? ''];
  if (unit !== undefined) return ascii((value) => timeText(value, unit));
  if (converted === 'DATE' || logical?.type === 'DATE') {
    return ascii((value) => dayText(Number(value)));
  }
  if (logical?.type === 'UUID') return (value, cells) => writeUuid(bytesOf(value), cells);
  if (logical?.type === 'FLOAT16') {
    return ascii((value) => floatText(parseFloat16(bytesOf(value)) ?? Number.NaN, false));
  }
  return type === 'BYTE_ARRAY' ? null : numbers(type, unsignedBits(element));
}

function numbers(type: ParquetType | undefined, unsigned: number): Write {
  if (type === 'FLOAT' || type === 'DOUBLE') {
    return ascii((value) => floatText(Number(value), type === 'FLOAT'));
  }
  if (unsigned === 0) return ascii(String);
  return ascii((value) => {
    return typeof value === 'number' && value >= 0
      ? String(value)
      : String(BigInt.asUintN(unsigned, BigInt(String(value))));
  });
}

function unsignedBits({ converted_type: converted, logical_type: logical }: SchemaElement): number {
  if (converted === 'UINT_64') return 64;
  if (converted === 'UINT_32') return 32;
  const isUnsigned = logical?.type === 'INTEGER' && !logical.isSigned;
  return isUnsigned && logical.bitWidth >= 32 ? logical.bitWidth : 0;
}

function ascii(text: (value: Stored) => string): Write {
  return (value, cells) => cells.addAscii(text(value));
}

function bytesOf(value: Stored): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new TypeError('a value of bytes is none');
}

const TIME_UNITS: Readonly<Record<string, 'MILLIS' | 'MICROS'>> = {
  TIME_MILLIS: 'MILLIS',
  TIME_MICROS: 'MICROS',
};

/** How many microseconds a unit of a time has. */
const PER_MICRO = { MILLIS: 1000, MICROS: 1, NANOS: 0.001 };

/** Instants are stored as readings of UTC. */
function instants(micros: number, isUtc: boolean): Write {
  return (value, cells) => writeTimestamp(microsOf(value, micros), isUtc, cells);
}

function microsOf(value: Stored, micros: number): number {
  if (micros >= 1) return Number(value) * micros;
  return Number(BigInt(String(value)) / 1000n);
}
