/** What a page of a column holds, as it stands in the file but for the packing. */
export interface EncodedColumn {
  readonly encoding: 'PLAIN' | 'RLE_DICTIONARY';
  /** The texts that numbers stand for; null where values stand for themselves. */
  readonly dictionary: { readonly bytes: Uint8Array; readonly count: number } | null;
  readonly bytes: Uint8Array;
  /** Which rows have a value. */
  readonly levels: Uint8Array;
  readonly rows: number;
  readonly nulls: number;
}

/** The rows of a column in one row group: the number of each row's value, −1 where it has none. */
export class ColumnRows {
  numbers = new Int32Array(1 << 12);
  rows = 0;
  nulls = 0;

  add(number: number): void {
    if (this.rows === this.numbers.length) this.numbers = grown(this.numbers);
    this.numbers[this.rows++] = number;
  }

  addNothing(times: number): void {
    this.nulls += times;
    for (let i = 0; i < times; i++) this.add(-1);
  }

  clear(): void {
    this.rows = 0;
    this.nulls = 0;
  }

  /** Which rows have a value, a bit each. */
  levels(): Uint8Array {
    const { rows, nulls, numbers } = this;
    if (nulls === 0 || nulls === rows) return repeated(nulls === 0 ? 1 : 0, rows, 1);
    const levels = new Int32Array(rows);
    for (let i = 0; i < rows; i++) levels[i] = numbers[i]! < 0 ? 0 : 1;
    return packedBits(levels, 1);
  }

  /** The numbers of the rows that have one, behind their width. */
  values(most: number): Uint8Array {
    const { rows, nulls, numbers } = this;
    const values = new Int32Array(rows - nulls);
    let count = 0;
    for (let i = 0; i < rows; i++) if (numbers[i]! >= 0) values[count++] = numbers[i]!;
    const width = 32 - Math.clz32(most);
    const packed = width === 0 ? repeated(0, count, 0) : packedBits(values, width);
    return Buffer.concat([Uint8Array.of(width), packed]);
  }
}

export function grown(numbers: Int32Array<ArrayBuffer>) {
  const larger = new Int32Array(2 * numbers.length);
  larger.set(numbers);
  return larger;
}

/** A number of the hybrid encoding that comes so many times. */
function repeated(number: number, times: number, width: number): Uint8Array {
  return Uint8Array.from([...varInt(times * 2), ...(width === 0 ? [] : [number])]);
}

/** Numbers in so many bits each, in groups of eight. */
function packedBits(numbers: Int32Array, width: number): Uint8Array {
  const groups = Math.ceil(numbers.length / 8);
  const head = varInt(groups * 2 + 1);
  const bytes = new Uint8Array(head.length + groups * width);
  bytes.set(head);
  let at = head.length;
  let held = 0;
  let bits = 0;
  for (let i = 0; i < numbers.length; i++) {
    held |= numbers[i]! << bits;
    bits += width;
    while (bits >= 8) {
      bytes[at++] = held & 0xff;
      held >>>= 8;
      bits -= 8;
    }
  }
  if (bits > 0) bytes[at] = held;
  return bytes;
}

function varInt(number: number): number[] {
  const bytes: number[] = [];
  let left = number;
  for (; left >= 0x80; left = Math.floor(left / 0x80)) bytes.push((left % 0x80) | 0x80);
  return [...bytes, left];
}
