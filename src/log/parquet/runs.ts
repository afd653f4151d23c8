import { CUT_SHORT, Damaged } from './damaged.ts';
import { Walk } from './thrift-form.ts';

/**
 * Reads numbers that stand in runs: one number many times, or many of so many bits each. A run may say
 * that it is longer than all there is; it is read no further than there is room.
 * @param width the bits of a number, 31 at most
 * @throws Damaged
 */
export function readRuns(
  bytes: Uint8Array,
  at: number,
  width: number,
  into: Uint8Array | Int32Array,
): void {
  const walk = new Walk(bytes, at);
  for (let seen = 0; seen < into.length; ) {
    const header = walk.number();
    const left = into.length - seen;
    if (header % 2 === 0) {
      const count = Math.min(header / 2, left);
      into.fill(numberAt(walk, width), seen, seen + count);
      seen += count;
      continue;
    }
    const groups = (header - 1) / 2;
    const count = Math.min(8 * groups, left);
    const start = walk.at;
    // The last group may be cut behind its last value.
    if (Math.ceil((count * width) / 8) > bytes.length - start) throw new Damaged(CUT_SHORT);
    readPacked(bytes, start, width, into.subarray(seen, seen + count));
    seen += count;
    walk.at = start + groups * width;
  }
}

function numberAt(walk: Walk, width: number): number {
  let value = 0;
  for (let shift = 0; shift < width; shift += 8) value += walk.byte() * 2 ** shift;
  if (value >= 2 ** width) throw new Damaged('a page holds numbers that are too large');
  return value;
}

function readPacked(
  bytes: Uint8Array,
  start: number,
  width: number,
  into: Uint8Array | Int32Array,
): void {
  const mask = 2 ** width - 1;
  let at = start;
  // Never more than 31 bits are waiting, and of a byte that is read no more than fit are taken.
  let bits = 0;
  let held = 0;
  for (let i = 0; i < into.length; i++) {
    while (held < width && held <= 24) {
      bits |= bytes[at++]! << held;
      held += 8;
    }
    if (held >= width) {
      into[i] = bits & mask;
      bits >>>= width;
      held -= width;
      continue;
    }
    // Of the next byte the low bits end this number, the others start the next.
    const byte = bytes[at++]!;
    const missing = width - held;
    into[i] = (bits | (byte << held)) & mask;
    bits = byte >>> missing;
    held = 8 - missing;
  }
}
