import { withoutMidnight } from './oracle-damage.ts';
import { isOnlyStatutesWithCode } from './oracle-statutes.ts';
import { trim } from './oracle-white-space.ts';
import { isPlate, type OracleCell, SEPARATOR, wordsOf } from './oracle-words.ts';

export const CASE_NUMBER_CLASSES = [
  'absent',
  'blank',
  'withheld',
  'damaged',
  'placeholder',
  'plate',
  'wordsOnly',
  'badFormat',
  'ok',
] as const;

export type CaseNumberClass = (typeof CASE_NUMBER_CLASSES)[number];

export interface ClassOptions {
  /** The config's case-number patterns. */
  patterns?: ((text: string) => boolean)[];
}

export function caseNumberClassOracle(
  cell: OracleCell,
  plate: OracleCell,
  options: ClassOptions,
): CaseNumberClass {
  if (cell.state !== 'value') return cell.state;
  const text = trim(cell.text);
  if (isPlaceholderNumber(withoutMidnight(text))) return 'placeholder';
  if (isPlate(text, plate)) return 'plate';
  if (!hasDigit(text)) return 'wordsOnly';
  return isBadFormat(text, options.patterns ?? []) ? 'badFormat' : 'ok';
}

const ZEROS_AND_SEPARATORS = new RegExp(`^[0${SEPARATOR}]+$`, 'u');
const SEPARATORS_AT_END = new RegExp(`[${SEPARATOR}]+$`, 'u');
const SEPARATOR_BUT_FULL_STOP = new RegExp(`[${SEPARATOR.replace('.', '')}]`, 'u');

function isPlaceholderNumber(text: string): boolean {
  if (/^\p{Nd}$/u.test(text)) return true;
  if (ZEROS_AND_SEPARATORS.test(text)) return true;
  const withoutEnd = text.replace(SEPARATORS_AT_END, '');
  const lastPart = withoutEnd.split(SEPARATOR_BUT_FULL_STOP).at(-1) ?? '';
  return /^0+$/.test(lastPart);
}

function isBadFormat(text: string, patterns: ((text: string) => boolean)[]): boolean {
  if (patterns.length > 0) return !patterns.some((matches) => matches(text));
  return isOnlyStatutesWithCode(text) || countWords(text) >= 3;
}

/** As in the cell states, a digit is a decimal digit: `½` and `Ⅷ` are none. */
export function hasDigit(text: string): boolean {
  return /\p{Nd}/u.test(text);
}

/** How many words of two or more letters (an accent of its own is none) and no digit. */
function countWords(text: string): number {
  const words = wordsOf(text).map((word) => word.text);
  return words.filter((word) => {
    return !/\p{N}/u.test(word) && (word.match(/\p{L}/gu) ?? []).length >= 2;
  }).length;
}
