/**
 * White space in UTF-8: what String.prototype.trim takes away, and characters without width, as
 * `trimmed` of search.ts does.
 */

const EQUALS = 0x3d;
const QUOTE = 0x22;

/** Where bytes[start, end) starts when its leading white space is left out. */
export function trimStart(bytes: Uint8Array, start: number, end: number): number {
  let p = start;
  while (p < end) {
    const size = spaceAt(bytes, p, end);
    if (size === 0) break;
    p += size;
  }
  return p;
}

/** Where bytes[start, end) ends when its trailing white space is left out. */
export function trimEnd(bytes: Uint8Array, start: number, end: number): number {
  let p = end;
  while (p > start) {
    const last = bytes[p - 1]!;
    if (last < 0x80) {
      if (!isAsciiSpace(last)) break;
      p--;
    } else if (p - start >= 2 && spaceAt(bytes, p - 2, p) === 2) p -= 2;
    else if (p - start >= 3 && spaceAt(bytes, p - 3, p) === 3) p -= 3;
    else break;
  }
  return p;
}

/** Whether a range is empty, white space only, or a guard around nothing (`=""`, its quotes doubled or not). */
export function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  const from = trimStart(bytes, start, end);
  if (from === end || bytes[from] !== EQUALS) return from === end;
  const to = trimEnd(bytes, from, end);
  let quotes = 0;
  while (from + 1 + quotes < to && bytes[from + 1 + quotes] === QUOTE) quotes++;
  return from + 1 + quotes === to && (quotes === 2 || quotes === 4);
}

/** A text with a plain space for each white-space character of one line, those without width among them. */
export function withPlainSpaces(text: string): string {
  return text.replace(/[^\S\t\n\v\f\r]|[\u200b-\u200d\u2060]/g, ' ');
}

function isAsciiSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

/** How many bytes the white-space character at p has; 0 for any other character. */
function spaceAt(bytes: Uint8Array, p: number, end: number): number {
  const first = bytes[p]!;
  if (first < 0x80) return isAsciiSpace(first) ? 1 : 0;
  if (first === 0xc2) return p + 1 < end && bytes[p + 1] === 0xa0 ? 2 : 0;
  if (p + 2 >= end) return 0;
  const point = ((first & 0x0f) << 12) | ((bytes[p + 1]! & 0x3f) << 6) | (bytes[p + 2]! & 0x3f);
  const space =
    first >= 0xe0 &&
    first < 0xf0 &&
    (point === 0x1680 ||
      (point >= 0x2000 && point <= 0x200d) ||
      point === 0x2028 ||
      point === 0x2029 ||
      point === 0x202f ||
      point === 0x205f ||
      point === 0x2060 ||
      point === 0x3000 ||
      point === 0xfeff);
  return space ? 3 : 0;
}
