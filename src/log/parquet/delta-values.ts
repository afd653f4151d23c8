import type { ParquetType } from 'hyparquet';
import { deltaBinaryUnpack } from 'hyparquet/src/delta.js';
import { viewOf } from './bytes-view.ts';
import { CUT_SHORT, Damaged } from './damaged.ts';
import { Walk } from './thrift-form.ts';

/* Values of which only what changes is stored. The library moves as far as blocks say, and be it back. */

const MOST_BITS = 64;

/** Numbers, and where the bytes of others start behind them. */
function numbersAt<Into extends Int32Array | BigInt64Array>(
  bytes: Uint8Array,
  at: number,
  into: Into,
): { readonly numbers: Into; readonly end: number } {
  const end = checkedEnd(bytes, at, into.length);
  // The first number is written even where there is none.
  if (into.length > 0) deltaBinaryUnpack({ view: viewOf(bytes), offset: at }, into.length, into);
  return { numbers: into, end };
}

/** Where blocks of so many numbers end. @throws Damaged where they are none */
function checkedEnd(bytes: Uint8Array, at: number, count: number): number {
  const walk = new Walk(bytes, at);
  const blockSize = walk.number();
  const blocks = walk.number();
  walk.number();
  walk.number();
  const each = blockSize / blocks;
  if (!(each > 0 && each % 8 === 0 && blocks <= bytes.length)) {
    throw new Damaged('a page has no blocks of numbers');
  }
  for (let seen = 1; seen < count; ) {
    walk.number();
    const widths = walk.at;
    walk.skip(blocks);
    for (let i = 0; i < blocks && seen < count; i++) {
      const bits = bytes[widths + i]!;
      if (bits > MOST_BITS) throw new Damaged('a page has no blocks of numbers');
      const packed = (each * bits) / 8;
      // The last block may be cut behind its last value.
      const needed = Math.ceil((Math.min(each, count - seen) * bits) / 8);
      if (needed > bytes.length - walk.at) throw new Damaged(CUT_SHORT);
      walk.at += packed;
      seen += each;
    }
  }
  return walk.at;
}

export function deltaNumbers(
  bytes: Uint8Array,
  at: number,
  count: number,
  type: ParquetType | undefined,
): ArrayLike<unknown> {
  const into = type === 'INT32' ? new Int32Array(count) : new BigInt64Array(count);
  return numbersAt(bytes, at, into).numbers;
}

/**
 * Texts behind their lengths.
 * @param sharesStarts whether of each is told first how much of the one before it starts with
 */
export function deltaTexts(
  bytes: Uint8Array,
  at: number,
  count: number,
  sharesStarts: boolean,
): Uint8Array[] {
  const shared = sharesStarts ? numbersAt(bytes, at, new Int32Array(count)) : undefined;
  const own = numbersAt(bytes, shared?.end ?? at, new Int32Array(count));
  const texts: Uint8Array[] = [];
  let before = new Uint8Array(0);
  let place = own.end;
  for (let i = 0; i < count; i++) {
    const start = shared?.numbers[i] ?? 0;
    const length = own.numbers[i]!;
    if (!(start >= 0 && start <= before.length && length >= 0 && length <= bytes.length - place)) {
      throw new Damaged(CUT_SHORT);
    }
    const text = new Uint8Array(start + length);
    text.set(before.subarray(0, start));
    text.set(bytes.subarray(place, place + length), start);
    texts.push(text);
    before = text;
    place += length;
  }
  return texts;
}
