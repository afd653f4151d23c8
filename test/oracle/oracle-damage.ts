import type { Field } from './oracle-fields.ts';
import { fold } from './oracle-white-space.ts';

/** What a spreadsheet puts in place of a value, folded. */
const ERRORS = (
  '#n/a #ref! #name? #value! #div/0! #num! #null! #spill! #calc! #field! #blocked! #connect! ' +
  '#unknown! #busy! #python! #external! #error! #getting_data'
).split(' ');

/** What the slow reader of workbooks gives for a formula without a stored result. */
export const FORMULA_WITHOUT_RESULT = '#FORMULA!';

/** The fields in which a number in scientific form was once another number. */
export const DAMAGED_NUMBERS: Field[] = ['searchId', 'caseNumber'];

export function isError(folded: string): boolean {
  if (folded === fold(FORMULA_WITHOUT_RESULT)) return true;
  return ERRORS.includes(folded) || /^err:5\d\d$/.test(folded);
}

/** `1.23457E+11`, `1,2E+05`; not `12E5`, which somebody may have written. */
export function isInScientificForm(folded: string): boolean {
  return /^[+-]?(\d+[.,]\d*e[+-]?\d+|\d+e[+-]\d+)$/.test(folded);
}

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';
const DATE =
  `(?:${MONTH}-(?:\\d{2}|\\d{4})|\\d{1,2}-${MONTH}(?:-(?:\\d{2}|\\d{4}))?|` +
  '(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\\d|3[01])/(?:\\d{2}|\\d{4})|' +
  '(?:19|20)\\d\\d-(?:0[1-9]|1[0-2])-(?:0?[1-9]|[12]\\d|3[01]))';
/** What a cell with a date shows of the time that it does not have. */
const MIDNIGHT = '(?:t|,?\\s+)(?:0?0:00(?::00(?:\\.0+)?)?|12:00(?::00)?\\s?am)';
const REWRITTEN = new RegExp(`^${DATE}(?:${MIDNIGHT})?$`);
const WITH_MIDNIGHT = new RegExp(`^(${DATE})${MIDNIGHT}$`, 'i');

/** A case number that a spreadsheet has probably made a date of. */
export function looksRewritten(text: string): boolean {
  return REWRITTEN.test(fold(text));
}

/** Such a date without the zeros behind it, which nobody wrote. */
export function withoutMidnight(text: string): string {
  return WITH_MIDNIGHT.exec(text)?.[1] ?? text;
}
