/**
 * How a text starts, as one number: two texts whose starts differ are not equal, and nearly all that
 * are not equal differ there. So of millions of cells that are compared with others most need no text.
 */

/** Nothing is there to compare with. */
export const NO_TEXT = 0;
/** The bytes do not show it. */
export const UNTOLD = -1;
/** A text that starts with anything but two ASCII letters or digits: none that starts with two equals it. */
export const OTHERWISE = -2;

/** How a cell starts whose text stands in bytes[start, end): its first two letters or digits, case-folded. */
export function startOfBytes(bytes: Uint8Array, start: number, end: number): number {
  if (start === end) return NO_TEXT;
  if (end - start < 2) return UNTOLD;
  const first = folded(bytes[start]!);
  const second = folded(bytes[start + 1]!);
  return first === 0 || second === 0 ? UNTOLD : (first << 8) | second;
}

/** The same of a cell that is digits and hyphens only; of any other with a text it does not show it. */
export function startOfDigits(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte !== 0x2d && (byte < 0x30 || byte > 0x39)) return UNTOLD;
  }
  return startOfBytes(bytes, start, end);
}

/** How a text starts that is as texts are compared. */
export function startOfText(text: string): number {
  if (text.length < 2) return OTHERWISE;
  const first = folded(text.charCodeAt(0));
  const second = folded(text.charCodeAt(1));
  return first === 0 || second === 0 ? OTHERWISE : (first << 8) | second;
}

/** An ASCII letter or digit, letters small; 0 for anything else. */
function folded(unit: number): number {
  const small = unit | 0x20;
  if (small >= 0x61 && small <= 0x7a && unit < 0x80) return small;
  return unit >= 0x30 && unit <= 0x39 ? unit : 0;
}
