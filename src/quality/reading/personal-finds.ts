import { PERSONAL_KINDS, type PersonalKind } from '../../contract/findings.ts';
import { keysOf } from '../../keyed.ts';

/**
 * Possible personal information in free text. "Possible": the patterns find what is written like it,
 * and a text without a find is not thereby clean.
 */

const KINDS = keysOf(PERSONAL_KINDS);

const NOTHING_PERSONAL: readonly PersonalKind[] = [];

/** A date of birth without a cue is one of these years. */
const LATEST_BIRTH = 2010;

const NOT_INSIDE_NUMBER = '(?<![\\d])';
const NUMBER_ENDS = '(?!\\d)';
/** What may stand between a cue word and its number. */
const BEHIND_CUE = '[^\\d]{0,15}?';

/** A cue word ends here; one that ends in a mark (`ss#`) always does. */
const WORD_ENDS = '(?:(?<=[^\\p{L}\\p{M}\\p{N}])|(?![\\p{L}\\p{M}\\p{N}]))';

const cue = (words: string, number: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${words})${WORD_ENDS}${BEHIND_CUE}${number}`, 'giu');

const DATE = '(?:\\d{1,2}[/-]\\d{1,2}[/-](?:\\d{4}|\\d{2})|\\d{4}-\\d{2}-\\d{2}|\\d{8})';

/**
 * Each pattern, how many digits and which character a text must have for it to find anything, and
 * what else must hold of what it found. None can take more than linear time.
 */
const PATTERNS: readonly {
  readonly kind: PersonalKind;
  readonly pattern: RegExp;
  readonly digits: number;
  readonly has?: RegExp;
  readonly holds?: (found: string) => boolean;
}[] = [
  {
    kind: 'socialSecurityNumber',
    digits: 9,
    has: /-/,
    pattern: /(?<!\d|\d-)(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?!\d|-\d)/g,
  },
  {
    kind: 'socialSecurityNumber',
    digits: 9,
    has: /ss[n#]|social/iu,
    pattern: cue('ssn|ss#|social\\s+security', `\\d(?:[ -]?\\d){8}${NUMBER_ENDS}`),
  },
  {
    kind: 'dateOfBirth',
    digits: 4,
    has: /dob|d\.o\.b|birth|born|bday/i,
    pattern: cue(
      'dob|d\\.o\\.b|birth|born|birthday|birthdate|bday',
      `${NOT_INSIDE_NUMBER}${DATE}${NUMBER_ENDS}`,
    ),
    holds: (found) => isWrittenDate(found.slice(found.search(/\d/))),
  },
  {
    kind: 'dateOfBirth',
    digits: 6,
    has: /[/-]/,
    pattern: /(?<!\d)(?:\d{1,2}\/\d{1,2}\/\d{4}|\d{1,2}-\d{1,2}-\d{4}|\d{4}-\d{2}-\d{2})(?!\d)/g,
    holds: (found) => isWrittenDate(found) && birthYear(found),
  },
  {
    kind: 'phone',
    digits: 10,
    pattern:
      /(?<!\d)(?:\+?1[- ])?(?:\(\d{3}\) \d{3}-\d{4}|\d{3}-\d{3}-\d{4}|\d{3}\.\d{3}\.\d{4}|\d{3} \d{3} \d{4})(?!\d)/g,
  },
  {
    kind: 'phone',
    digits: 10,
    has: /ph|cell|tel|mobile/i,
    pattern: cue('phone|ph|cell|tel|telephone|mobile', `${NOT_INSIDE_NUMBER}\\d{10}${NUMBER_ENDS}`),
  },
  {
    kind: 'email',
    digits: 0,
    has: /@/,
    pattern:
      /(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,8}?\.[A-Za-z]{2,}/g,
  },
  {
    kind: 'driverLicence',
    digits: 7,
    has: /dl|oln|lic/i,
    pattern: cue(
      "dl|cdl|oln|driver(?:['’]?s)?\\s+licen[cs]e|lic",
      `(?:(?<![\\p{L}\\p{M}\\p{N}])\\p{L}\\d{7}|${NOT_INSIDE_NUMBER}\\d{7,9})${NUMBER_ENDS}`,
    ),
  },
  {
    kind: 'driverLicence',
    digits: 11,
    has: /-/,
    pattern: /(?<![\p{L}\p{M}\p{N}])\p{L}\d{3}-\d{3}-\d{2}-\d{3}-\d(?!\d)/gu,
  },
];

/** Where possible personal information stands in a text. */
export interface PersonalFind {
  readonly kind: PersonalKind;
  readonly start: number;
  readonly end: number;
}

/** All finds in a text, in the order of the patterns. Long texts are read in full. */
export function personalFinds(text: string): PersonalFind[] {
  const digits = digitsOf(text);
  const finds: PersonalFind[] = [];
  for (const { kind, pattern, digits: least, has, holds } of PATTERNS) {
    if (digits < least || has?.test(text) === false) continue;
    for (const { 0: found, index } of text.matchAll(pattern)) {
      if (holds?.(found) ?? true) finds.push({ kind, start: index, end: index + found.length });
    }
  }
  return finds;
}

function digitsOf(text: string): number {
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 0x30 && c <= 0x39) digits++;
  }
  return digits;
}

/** The kinds of possible personal information in a text, in the order of PERSONAL_KINDS. */
export function personalKinds(text: string): readonly PersonalKind[] {
  const finds = personalFinds(text);
  // Nearly every text has none.
  if (finds.length === 0) return NOTHING_PERSONAL;
  return KINDS.filter((each) => finds.some(({ kind }) => kind === each));
}

/** How often a text is masked anew: what one find hid can stand free when the find is masked. */
const ROUNDS = 8;

/** The text with every find masked: all but its white space is shown as ▒. */
export function masked(text: string): string {
  let result = text;
  for (let round = 0; round < ROUNDS; round += 1) {
    const finds = personalFinds(result);
    if (finds.length === 0) return result;
    result = maskedOnce(result, finds);
  }
  // Whoever wrote this wanted to be found again and again: nothing of it is shown.
  return result.replace(/\S/g, '▒');
}

function maskedOnce(text: string, finds: readonly PersonalFind[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of finds.toSorted((a, b) => a.start - b.start)) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    parts.push(text.slice(at, from), text.slice(from, end).replace(/\S/g, '▒'));
    at = end;
  }
  return parts.join('') + text.slice(at);
}

function isWrittenDate(text: string): boolean {
  const parts = text.split(/[/-]/);
  const [month, day] =
    parts.length === 1
      ? [text.slice(0, 2), text.slice(2, 4)]
      : parts[0]!.length === 4
        ? [parts[1], parts[2]]
        : [parts[0], parts[1]];
  return inRange(Number(month), 1, 12) && inRange(Number(day), 1, 31);
}

function birthYear(text: string): boolean {
  const year = Number(text.split(/[/-]/).find((part) => part.length === 4));
  return inRange(year, 1900, LATEST_BIRTH);
}

function inRange(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}
