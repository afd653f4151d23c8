import { trimmed } from '../../search.ts';

/**
 * What a spreadsheet makes of texts when it opens a CSV and saves it again: `007` becomes `7`, `1E5`
 * `1.00E+05`, `3-4` `4-Mar`, a long number `1.23E+15`. Nobody meant to change those.
 */

const NUMBER = /^[-+(]?\p{Sc}?\s?\d[\d\s.,'’]*(?:E[-+]?\d{1,3})?\s?[%)]?\p{Sc}?$/iu;
const TIME =
  /^(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[ T]+)?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?(?:\s?[AP]M)?$/i;
const DATE = /^\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?$/;
const NAMED_DATE = /^(?:\d{1,2}[-. ])?\p{L}{3,10}\.?[-. ]\d{2,4}$|^\d{1,2}[-. ]\p{L}{3,10}\.?$/u;
const TRUTH = /^(?:TRUE|FALSE)$/i;

/** Whether a text looks like one that a spreadsheet takes for a number, a date or a truth value. */
export function looksRewritten(text: string): boolean {
  const written = trimmed(text);
  return [NUMBER, TIME, DATE, NAMED_DATE, TRUTH].some((shape) => shape.test(written));
}

/** Fewest digits of a rounded number that tell it from another. */
const FEWEST_DIGITS = 4;

/**
 * Whether a text that was issued can have become what was found by such a rewriting. Of two numbers
 * the one must be the other, rounded to the digits that were found.
 */
export function isRewritten(issued: string, found: string): boolean {
  if (!looksRewritten(issued) || !looksRewritten(found)) return false;
  const [before, after] = [plainNumber(issued), plainNumber(found)];
  // What becomes of a date or a time depends on the country: nothing to hold it against.
  if (before === undefined) return true;
  if (after === undefined) return false;
  if (before === after) return true;
  const digits = found.replace(/E.*$/i, '').replace(/\D/g, '').replace(/^0+/, '').length;
  return digits >= FEWEST_DIGITS && Number(before.toPrecision(digits)) === after;
}

/** The number that a text without separators of thousands is; the comma may be the decimal point. */
function plainNumber(text: string): number | undefined {
  const written = trimmed(text);
  if (!/^[-+]?\d+(?:[.,]\d+)?(?:E[-+]?\d{1,3})?$/i.test(written)) return undefined;
  return Number(written.replace(',', '.'));
}

/** Digits of a ticket that are compared: programs read the rest of its many digits differently. */
const TICKET_DIGITS = 12;

/** Whether a ticket that was issued is the one found: its first twelve digits, give or take one unit. */
export function isSameTicket(issued: string, found: string): boolean {
  const [before, after] = [plainNumber(issued), plainNumber(found)];
  if (before === undefined || after === undefined || !(before > 0)) return false;
  const unit = 10 ** (Math.floor(Math.log10(before)) + 1 - TICKET_DIGITS);
  return Math.abs(Math.floor(before / unit) - Math.floor(after / unit)) <= 1;
}
