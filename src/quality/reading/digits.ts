import { withoutMidnight } from '../../midnight.ts';
import { hasDigit, SEPARATORS } from './words.ts';

/** From how many digits on a single token looks like a case number. */
const TOKEN_DIGITS = 4;

/** Each finds the first character that must not be there: no run is ever matched, or backtracked. */
const NOT_NUMBER = new RegExp(`[^\\p{Nd}${SEPARATORS}]`, 'u');
const NOT_TOKEN = new RegExp(`[^\\p{L}\\p{M}\\p{Nd}${SEPARATORS}]|\\s`, 'u');
const NOT_ZERO = new RegExp(`[^0${SEPARATORS}]`, 'u');
const ONE_SEPARATOR = new RegExp(`^[${SEPARATORS}]$`, 'u');
const SINGLE_DIGIT = /^\p{Nd}$/u;
const DIGIT = /\p{Nd}/gu;

/** Whether a trimmed text is digits and separators only, with a digit: the class `number`. */
export function isDigitsOnly(text: string): boolean {
  return !NOT_NUMBER.test(text) && hasDigit(text);
}

/**
 * Whether a trimmed text looks like a case number: a single token (no white space) of letters,
 * digits and separators with at least four digits.
 */
export function isCaseNumberToken(text: string): boolean {
  if (NOT_TOKEN.test(text)) return false;
  let digits = 0;
  for (const _ of text.matchAll(DIGIT)) {
    digits += 1;
    if (digits === TOKEN_DIGITS) return true;
  }
  return false;
}

/**
 * Whether a trimmed case number only fills the field: a single digit, zeros and separators only, or
 * zeros only after the last separator other than a full stop (`26-0000`, `DR 0000`). Separators at
 * the end are passed over; `26012345.0`, a number that Excel touched, is not one, nor is `6/8/2008 0:00`.
 */
export function isPlaceholderNumber(written: string): boolean {
  const text = withoutMidnight(written);
  if (SINGLE_DIGIT.test(text)) return true;
  if (!NOT_ZERO.test(text)) return text.includes('0');
  let at = text.length;
  while (at > 0 && ONE_SEPARATOR.test(text[at - 1]!)) at -= 1;
  const end = at;
  while (at > 0 && text[at - 1] === '0') at -= 1;
  if (at === 0 || at === end) return false;
  return text[at - 1] !== '.' && ONE_SEPARATOR.test(text[at - 1]!);
}
