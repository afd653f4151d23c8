import { isOnlyStatutesWithCode } from './oracle-statutes.ts';
import { countWords, hasDigit, isPlate, type OracleCell, SEPARATOR } from './oracle-words.ts';

export const CASE_NUMBER_CLASSES = [
  'absent',
  'blank',
  'withheld',
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
  const text = cell.text.trim();
  if (isPlaceholderNumber(text)) return 'placeholder';
  if (isPlate(text, plate)) return 'plate';
  if (!hasDigit(text)) return 'wordsOnly';
  return isBadFormat(text, options.patterns ?? []) ? 'badFormat' : 'ok';
}

function isPlaceholderNumber(text: string): boolean {
  if (/^\p{N}$/u.test(text)) return true;
  if (new RegExp(`^[0${SEPARATOR}]+$`, 'u').test(text)) return true;
  const withoutEnd = text.replace(new RegExp(`[${SEPARATOR}]+$`, 'u'), '');
  const separatorButFullStop = new RegExp(`[${SEPARATOR.replace('.', '')}]`, 'u');
  const lastPart = withoutEnd.split(separatorButFullStop).at(-1) ?? '';
  return /^0+$/.test(lastPart);
}

function isBadFormat(text: string, patterns: ((text: string) => boolean)[]): boolean {
  if (patterns.length > 0) return !patterns.some((matches) => matches(text));
  return isOnlyStatutesWithCode(text) || countWords(text) >= 3;
}
