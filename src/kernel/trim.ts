/**
 * White space in UTF-8: what String.prototype.trim takes away, and characters without width, as
 * `trimmed` of search.ts does.
 */

/** Where [start, end) starts when its leading white space is left out. */
export function trimStart(start: usize, end: usize): usize {
  let p = start;
  while (p < end) {
    const size = spaceAt(p, end);
    if (size === 0) break;
    p += size;
  }
  return p;
}

/** Where [start, end) ends when its trailing white space is left out. */
export function trimEnd(start: usize, end: usize): usize {
  let p = end;
  while (p > start) {
    const last: u32 = load<u8>(p - 1);
    let size: usize = 0;
    if (last < 0x80) size = isAsciiSpace(last) ? 1 : 0;
    else if (p - start >= 2 && spaceAt(p - 2, p) === 2) size = 2;
    else if (p - start >= 3 && spaceAt(p - 3, p) === 3) size = 3;
    if (size === 0) break;
    p -= size;
  }
  return p;
}

export function isAsciiSpace(byte: u32): bool {
  return byte === 0x20 || byte - 0x09 < 5;
}

/** How many bytes the white-space character at p has; 0 for any other character. */
function spaceAt(p: usize, end: usize): usize {
  const first: u32 = load<u8>(p);
  if (first < 0x80) return isAsciiSpace(first) ? 1 : 0;
  if (first === 0xc2) return p + 1 < end && load<u8>(p, 1) === 0xa0 ? 2 : 0;
  if (first < 0xe0 || first >= 0xf0 || p + 2 >= end) return 0;
  const point =
    ((first & 0x0f) << 12) | ((u32(load<u8>(p, 1)) & 0x3f) << 6) | (u32(load<u8>(p, 2)) & 0x3f);
  const space =
    point === 0x1680 ||
    (point >= 0x2000 && point <= 0x200d) ||
    point === 0x2028 ||
    point === 0x2029 ||
    point === 0x202f ||
    point === 0x205f ||
    point === 0x2060 ||
    point === 0x3000 ||
    point === 0xfeff;
  return space ? 3 : 0;
}
