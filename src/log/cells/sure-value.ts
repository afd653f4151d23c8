/**
 * Which cells are surely values, as their bytes alone show: nearly all with a digit. None that
 * `cellState` says is anything else; what is not sure is asked as a text.
 */

const LETTER_E = 0x65;

/**
 * Whether the cell in bytes[start, end) is surely a value.
 * @param longest how long the longest word for nothing is that has a digit
 * @param isNumber whether a number in scientific form would be a ruined one
 */
export function isSurelyValue(
  bytes: Uint8Array,
  start: number,
  end: number,
  longest: number,
  isNumber: boolean,
): boolean {
  if (end - start <= longest || end - start < 2) return false;
  const first = small(bytes[start]!);
  if (!isAlphanumeric(first) || !isAlphanumeric(bytes[end - 1]!)) return false;
  if (isMasked(first, small(bytes[start + 1]!))) return false;
  let hasDigit = false;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    // A parenthesis or a quote may be of a citation or a guard, and what is not ASCII may be anything.
    if (byte >= 0x80 || byte === 0x28 || byte === 0x22) return false;
    if (byte >= 0x30 && byte <= 0x39) {
      hasDigit = true;
      if (mayCite(bytes, at, end)) return false;
    } else if (isNumber && (byte | 0x20) === LETTER_E) return false;
    else if (byte === 0x2f && !isBetween(bytes, at)) return false;
    else if (byte === 0x3a && (bytes[at - 1]! | 0x20) === 0x72) return false;
  }
  return hasDigit;
}

/** Whether a letter or a digit stands on either side. */
function isBetween(bytes: Uint8Array, at: number): boolean {
  return isAlphanumeric(bytes[at - 1]!) && isAlphanumeric(bytes[at + 1]!);
}

/** Redacted, withheld, exempt: by their first two letters. */
function isMasked(first: number, second: number): boolean {
  return (
    (first === 0x72 && second === LETTER_E) ||
    (first === 0x77 && second === 0x69) ||
    (first === LETTER_E && second === 0x78)
  );
}

/** Whether the number of a law that exempts may begin here: 625, 79, 104. */
function mayCite(bytes: Uint8Array, at: number, end: number): boolean {
  const second = bytes[at + 1];
  switch (bytes[at]) {
    case 0x36:
      return at + 3 < end && second === 0x32 && bytes[at + 2] === 0x35;
    case 0x37:
      return at + 3 < end && second === 0x39 && isDigit(bytes[at + 2]!) && isDigit(bytes[at + 3]!);
    case 0x31:
      return at + 3 < end && second === 0x30 && bytes[at + 2] === 0x34;
    default:
      return false;
  }
}

function small(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** Whether a byte is a letter or a digit of ASCII. */
export function isAlphanumeric(byte: number): boolean {
  const letter = byte | 0x20;
  return isDigit(byte) || (letter >= 0x61 && letter <= 0x7a);
}
