import type { StoredCells } from './stored-cells.ts';

/** Values of a Parquet file as texts: as DuckDB writes the same values as CSV. */

const DAY_MS = 86_400_000;
const dates = new Map<number, string>();
/** So many days are remembered: a log has a few thousand. */
const MOST_DATES = 50_000;

/** The calendar date so many days after 1970-01-01. */
export function dayText(day: number): string {
  let text = dates.get(day);
  if (text === undefined) {
    const date = new Date(day * DAY_MS);
    text = Number.isNaN(date.getTime()) ? `day ${day}` : date.toISOString().slice(0, 10);
    if (dates.size === MOST_DATES) dates.clear();
    dates.set(day, text);
  }
  return text;
}

const DAY_MICROS = DAY_MS * 1000;

/** Writes a reading so many microseconds after 1970-01-01, with the zone of UTC behind it where it is one. */
export function writeTimestamp(micros: number, isUtc: boolean, cells: StoredCells): void {
  const day = Math.floor(micros / DAY_MICROS);
  const inDay = micros - day * DAY_MICROS;
  const date = dayText(day);
  const seconds = Math.floor(inDay / 1e6);
  if (seconds * 1e6 !== inDay || !(seconds < 86_400)) {
    cells.addAscii(`${date} ${clockText(inDay)}${isUtc ? '+00' : ''}`);
    return;
  }
  let at = cells.room(date.length + 12);
  const { bytes } = cells;
  for (let i = 0; i < date.length; i++) bytes[at++] = date.charCodeAt(i);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  bytes[at++] = SPACE;
  writeTwo(bytes, at, hours);
  bytes[at + 2] = COLON;
  writeTwo(bytes, at + 3, minutes - 60 * hours);
  bytes[at + 5] = COLON;
  writeTwo(bytes, at + 6, seconds - 60 * minutes);
  at += 8;
  if (isUtc) {
    bytes[at++] = PLUS;
    writeTwo(bytes, at, 0);
    at += 2;
  }
  cells.end(at);
}

const SPACE = 0x20;
const COLON = 0x3a;
const PLUS = 0x2b;
const HYPHEN = 0x2d;
const ZERO = 0x30;

function writeTwo(bytes: Uint8Array, at: number, number: number): void {
  const tens = (number / 10) | 0;
  bytes[at] = ZERO + tens;
  bytes[at + 1] = ZERO + number - 10 * tens;
}

const two = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));

function clockText(micros: number): string {
  const seconds = Math.floor(micros / 1e6);
  const hours = Math.floor(seconds / 3600);
  const text = `${two[hours] ?? hours}:${two[Math.floor(seconds / 60) % 60]}:${two[seconds % 60]}`;
  const left = micros - seconds * 1e6;
  return left === 0 ? text : `${text}.${String(left).padStart(6, '0').replace(/0+$/, '')}`;
}

const MICROS = { MILLIS: 1000n, MICROS: 1n };

/** A time of day; finer than microseconds none is shown. */
export function timeText(value: unknown, unit: 'MILLIS' | 'MICROS' | 'NANOS'): string {
  const stored = BigInt(String(value));
  return clockText(Number(unit === 'NANOS' ? stored / 1000n : stored * MICROS[unit]));
}

/** A number as short as it is still that number; nothing for what is none. */
export function floatText(value: number, isSingle: boolean): string {
  if (Number.isNaN(value)) return '';
  if (!isSingle) return String(value);
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short);
  }
  return String(value);
}

/** A decimal as it is stored: a whole number, or the bytes of one, of which so many digits stand behind the point. */
export function decimalText(value: unknown, digits: number): string {
  const whole = value instanceof Uint8Array ? wholeOf(value) : BigInt(String(value));
  const sign = whole < 0n ? '-' : '';
  const text = String(whole < 0n ? -whole : whole).padStart(digits + 1, '0');
  const point = text.length - digits;
  return sign + text.slice(0, point) + (digits === 0 ? '' : `.${text.slice(point)}`);
}

/** A number in two's complement, the highest byte first. */
function wholeOf(bytes: Uint8Array): bigint {
  let whole = 0n;
  for (const byte of bytes) whole = whole * 256n + BigInt(byte);
  return BigInt.asIntN(Math.max(1, bytes.length * 8), whole);
}

/** The two characters that a byte is written with. */
const HEX = Uint8Array.from(
  Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0')).join(''),
  (digit) => digit.charCodeAt(0),
);

/** Writes a UUID of 16 bytes. */
export function writeUuid(uuid: Uint8Array, cells: StoredCells): void {
  let at = cells.room(36);
  const { bytes } = cells;
  for (let i = 0; i < 16; i++) {
    const byte = uuid[i]!;
    if (i === 4 || i === 6 || i === 8 || i === 10) bytes[at++] = HYPHEN;
    bytes[at++] = HEX[2 * byte]!;
    bytes[at++] = HEX[2 * byte + 1]!;
  }
  cells.end(at);
}
