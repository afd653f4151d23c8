/**
 * Cells that a spreadsheet may have ruined or rewritten. Only what these let pass is looked at as a text
 * (log/cells): they miss none, and let few others pass.
 */

/** Whether a cell may be an error value: `#REF!`, `Err:502`. */
export function mayBeError(start: usize, end: usize): bool {
  const length = end - start;
  if (length < 3 || length > LONGEST_ERROR) return false;
  if (load<u8>(start) === HASH) return !isDigit(load<u8>(start, 1)) && load<u8>(start, 1) !== HASH;
  // "rr:" behind the E, whatever its case.
  return length === 7 && (load<u32>(start) | 0x00202020) === 0x3a727265;
}

/**
 * Whether a case number or an id may be a number in scientific form (`1.2E+11`), a date that a
 * spreadsheet made of it (`3-Mar`, `Jun-08`, `1/25/2026`, `2026-01-25`, with midnight or without), or a column too narrow for it (`########`).
 */
export function mayBeOddNumber(start: usize, end: usize): bool {
  const length = end - start;
  if (length < 3) return false;
  const first: u32 = load<u8>(start);
  if (first === HASH) return load<u8>(start, 1) === HASH;
  if (length === 3) return false;
  if (isLetter(first)) {
    return length <= LONGEST_MONTH + MIDNIGHT && load<u8>(start, 3) === DASH && isMonth(start);
  }
  let p = start + (isDigit(load<u8>(start, 1)) ? 2 : 1);
  if (length <= LONGEST_DATE + MIDNIGHT) {
    if (length >= 9 && load<u8>(start, 4) === DASH && load<u8>(start, 7) === DASH) return true;
    const sign: u32 = load<u8>(p);
    if (sign === SLASH) {
      p += isDigit(load<u8>(p, 2)) ? 3 : 2;
      if (load<u8>(p) === SLASH) return true;
    } else if (sign === DASH && isLetter(load<u8>(p, 1)) && length >= 5 && isMonth(p + 1)) {
      return true;
    }
  }
  return mayBeScientific(start, end);
}

/** Whether behind up to four digits at the end, and a sign or none, an E stands. */
function mayBeScientific(start: usize, end: usize): bool {
  // Nearly every number ends without any E.
  const last = (load<u64>(end - 8) | 0x2020_2020_2020_2020) ^ 0x6565_6565_6565_6565;
  if (((last - 0x0101_0101_0101_0101) & ~last & 0x8080_8080_8080_8080) === 0) return false;
  let p = end - 1;
  while (p > start && end - p <= 4 && isDigit(load<u8>(p))) p--;
  if (p === end - 1) return false;
  const sign: u32 = load<u8>(p);
  if ((sign === PLUS || sign === DASH) && p > start) p--;
  return (load<u8>(p) | 0x20) === LETTER_E;
}

const HASH: u32 = 0x23;
const PLUS: u32 = 0x2b;
const DASH: u32 = 0x2d;
const SLASH: u32 = 0x2f;
const LETTER_E: u32 = 0x65;
/** In bytes: the longest error value that is known, with the letters of any language. */
const LONGEST_ERROR: usize = 24;
/** `Jun-2008`; `12/31/2026`, `31-Dec-2008`. */
const LONGEST_MONTH: usize = 8;
const LONGEST_DATE: usize = 11;
/** `, 00:00:00.000000000`, with a space of two bytes. */
const MIDNIGHT: usize = 28;

function isDigit(byte: u32): bool {
  return byte - 0x30 < 10;
}

function isLetter(byte: u32): bool {
  return (byte | 0x20) - 0x61 < 26;
}

/** Whether three letters are those of a month, whatever their case. */
function isMonth(at: usize): bool {
  switch ((load<u32>(at) | 0x0020_2020) & 0x00ff_ffff) {
    case 0x6e616a: // jan
    case 0x626566: // feb
    case 0x72616d: // mar
    case 0x727061: // apr
    case 0x79616d: // may
    case 0x6e756a: // jun
    case 0x6c756a: // jul
    case 0x677561: // aug
    case 0x706573: // sep
    case 0x74636f: // oct
    case 0x766f6e: // nov
    case 0x636564: // dec
      return true;
    default:
      return false;
  }
}
