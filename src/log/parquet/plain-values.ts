import type { ParquetType, SchemaElement } from 'hyparquet';
import { CUT_SHORT, Damaged } from './damaged.ts';
import { type CellTexts, StoredCells } from './stored-cells.ts';
import type { Stored, Write } from './value-writers.ts';

/** Bytes of values that stand one behind the other. */
export interface Plain {
  readonly page: Uint8Array;
  readonly view: DataView;
  /** Where the first stands. */
  readonly at: number;
  readonly count: number;
}

/** Places of texts, one page's after another's. */
export class Places {
  starts = new Int32Array(0);
  ends = new Int32Array(0);

  makeRoom(count: number): void {
    if (this.starts.length >= count) return;
    this.starts = new Int32Array(count);
    this.ends = new Int32Array(count);
  }
}

/** Texts where they stand in a page, each behind its length; good until the places are another page's. */
export function plainTexts({ page, view, at, count }: Plain, places = new Places()): CellTexts {
  places.makeRoom(count);
  const { starts, ends } = places;
  let place = at;
  let longest = 0;
  for (let i = 0; i < count; i++) {
    const start = place + 4;
    const length = view.getUint32(place, true);
    place = start + length;
    if (length > longest) longest = length;
    starts[i] = start;
    ends[i] = place;
  }
  if (place > page.length) throw new Damaged(CUT_SHORT);
  return { bytes: page, view, starts, ends, longest, lines: null };
}

/** The texts of other values. */
export function plainValues(plain: Plain, element: SchemaElement, write: Write): StoredCells {
  const { type, type_length: length = 0 } = element;
  const cells = new StoredCells();
  const { view, at, count, page } = plain;
  if (type === 'BOOLEAN') {
    for (let i = 0; i < count; i++) {
      write(((view.getUint8(at + (i >> 3)) >> (i & 7)) & 1) === 1, cells);
    }
    return cells;
  }
  if (type === 'BYTE_ARRAY') {
    const { bytes, starts, ends } = plainTexts(plain);
    for (let i = 0; i < count; i++) write(bytes.subarray(starts[i], ends[i]), cells);
    return cells;
  }
  if (type === 'FIXED_LEN_BYTE_ARRAY') {
    if (length <= 0 || at + count * length > page.length) throw new Damaged(CUT_SHORT);
    for (let i = 0; i < count; i++) {
      write(page.subarray(at + i * length, at + (i + 1) * length), cells);
    }
    return cells;
  }
  const { size, read } = numbersOf(type);
  for (let i = 0; i < count; i++) write(read(view, at + i * size), cells);
  return cells;
}

function numbersOf(type: ParquetType | undefined): {
  readonly size: number;
  readonly read: (view: DataView, at: number) => Stored;
} {
  if (type === 'INT32') return { size: 4, read: (view, at) => view.getInt32(at, true) };
  if (type === 'INT64') return { size: 8, read: readLong };
  if (type === 'INT96') return { size: 12, read: readTwelve };
  if (type === 'FLOAT') return { size: 4, read: (view, at) => view.getFloat32(at, true) };
  if (type === 'DOUBLE') return { size: 8, read: (view, at) => view.getFloat64(at, true) };
  throw new Damaged('a column has values of no type that is known');
}

const HALF = 0x1_0000_0000;

function readLong(view: DataView, at: number): number | bigint {
  const whole = view.getInt32(at + 4, true) * HALF + view.getUint32(at, true);
  return Number.isSafeInteger(whole) ? whole : view.getBigInt64(at, true);
}

const DAY_MICROS = 86_400_000_000;
const JULIAN_1970 = 2_440_588;

/** Nanoseconds of a day, and the day: as microseconds since 1970. */
function readTwelve(view: DataView, at: number): number {
  const nanos = Number(view.getBigInt64(at, true));
  return (view.getInt32(at + 8, true) - JULIAN_1970) * DAY_MICROS + Math.trunc(nanos / 1000);
}
