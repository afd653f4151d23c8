/** Values of a Parquet file as texts: as DuckDB writes the same values as CSV. */

/** Bytes as a text, a character a byte. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

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

/** A reading so many microseconds after 1970-01-01. */
export function timestampText(micros: number): string {
  const day = Math.floor(micros / (DAY_MS * 1000));
  return `${dayText(day)} ${clockText(micros - day * DAY_MS * 1000)}`;
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

/** A UUID of 16 bytes. */
export function uuidText(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  const ends = [8, 12, 16, 20, 32];
  return ends.map((end, i) => hex.slice(ends[i - 1] ?? 0, end)).join('-');
}
