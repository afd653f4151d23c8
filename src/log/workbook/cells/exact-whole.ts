/**
 * Long whole numbers, digit by digit. A spreadsheet rounds the sixteenth digit and all behind it, and
 * a floating point number those beyond 2^53; ids of searches have as many, and the file holds them.
 */

/** Up to here every whole number of fifteen digits is what floating point says that it is. */
const SHORT = 1e15;
/** Beyond, a number is shown in powers of ten. */
const LONGEST = 1e21;

const WRITTEN = /^([-+]?)(\d+)(?:\.(\d*))?(?:e\+?(\d+))?$/i;

/**
 * The digits of a whole number that has more than fifteen, with its sign: up to 2^53 exactly, beyond
 * as the file writes them; undefined for any other number.
 * @param value the number as floating point has it
 * @param written as the file has it
 */
export function exactWhole(value: number, written: string): string | undefined {
  const size = Math.abs(value);
  if (size < SHORT) return undefined;
  const [, sign = '', whole = '', fraction = '', power] = WRITTEN.exec(written) ?? [];
  if (power === undefined && whole !== '' && /^0*$/.test(fraction)) {
    return (sign === '-' ? '-' : '') + whole.replace(/^0+/, '');
  }
  if (size >= LONGEST || !Number.isInteger(value)) return undefined;
  if (size <= Number.MAX_SAFE_INTEGER) return String(value);
  return moved(sign, whole, fraction, Number(power)) ?? String(value);
}

/** A number in powers of ten as a whole number; undefined where digits are left behind the point. */
function moved(sign: string, whole: string, fraction: string, power: number): string | undefined {
  if (!(power >= fraction.length)) return undefined;
  const digits = (whole + fraction).replace(/^0+/, '') + '0'.repeat(power - fraction.length);
  return (sign === '-' ? '-' : '') + digits;
}
