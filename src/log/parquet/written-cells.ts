const QUOTE = 0x22;
const COMMA = 0x2c;
const LF = 0x0a;
const CR = 0x0d;

/** A word of four bytes, each of them this one. */
const four = (byte: number): number => byte * 0x0101_0101;
const ONES = four(1);
const HIGHS = four(0x80);
const COMMAS = four(COMMA);
const QUOTES = four(QUOTE);
const LFS = four(LF);
const CRS = four(CR);

/** Whether a byte of a word is a quote or a line end, or another that four bytes are of. */
function hasSpecial(word: number, other: number): boolean {
  const comma = word ^ other;
  const quote = word ^ QUOTES;
  const lf = word ^ LFS;
  const cr = word ^ CRS;
  // A byte of nothing borrows from the next, and has its highest bit then.
  const zeros =
    ((comma - ONES) & ~comma) |
    ((quote - ONES) & ~quote) |
    ((lf - ONES) & ~lf) |
    ((cr - ONES) & ~cr);
  return (zeros & HIGHS) !== 0;
}

/**
 * Copies bytes, four at a time: up to three behind the last may be written, too. Cells are too short to
 * be worth a call of the machine's own copying.
 * @returns where they end
 */
export function copyWords(
  from: DataView,
  start: number,
  end: number,
  to: DataView,
  at: number,
): number {
  let p = start;
  let place = at;
  for (const last = Math.min(end, from.byteLength - 3); p < last; p += 4, place += 4) {
    to.setInt32(place, from.getInt32(p, true), true);
  }
  for (; p < end; p++) to.setUint8(place++, from.getUint8(p));
  return at + end - start;
}

/**
 * The same with a text of which nothing is known, as CSV writes it: in quotes, where it has commas.
 * @returns −1 where it holds quotes or line ends
 */
export function copyPlain(
  from: DataView,
  start: number,
  end: number,
  to: DataView,
  at: number,
): number {
  const plain = copyWithout(COMMAS, from, start, end, to, at);
  if (plain >= 0) return plain;
  const quoted = copyWithout(QUOTES, from, start, end, to, at + 1);
  if (quoted < 0) return -1;
  to.setUint8(at, QUOTE);
  to.setUint8(quoted, QUOTE);
  return quoted + 1;
}

/** Copies a text without quotes, line ends and another byte; −1 where it has one of these. */
function copyWithout(
  other: number,
  from: DataView,
  start: number,
  end: number,
  to: DataView,
  at: number,
): number {
  let p = start;
  let place = at;
  for (const last = Math.min(end, from.byteLength) - 3; p < last; p += 4, place += 4) {
    const word = from.getInt32(p, true);
    if (hasSpecial(word, other)) return -1;
    to.setInt32(place, word, true);
  }
  for (; p < end; p++, place++) {
    const byte = from.getUint8(p);
    if (hasSpecial(four(byte), other)) return -1;
    to.setUint8(place, byte);
  }
  return place;
}

/** A text as CSV writes it in quotes, which are doubled in it: where it ends, and its line ends. */
export function writeQuoted(
  text: Uint8Array,
  start: number,
  end: number,
  to: Uint8Array,
  at: number,
): { readonly end: number; readonly lines: number } {
  let place = at;
  let lines = 0;
  to[place++] = QUOTE;
  for (let i = start; i < end; i++) {
    const byte = text[i]!;
    if (byte === QUOTE) to[place++] = QUOTE;
    if (byte === CR || (byte === LF && (i === start || text[i - 1] !== CR))) lines++;
    to[place++] = byte;
  }
  to[place++] = QUOTE;
  return { end: place, lines };
}
