import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  masked,
  personalFinds,
  personalKinds,
} from '../../../src/quality/reading/personal-finds.ts';
import { ANY_CHARACTER, casesOf } from '../../random-runs.ts';

const part = fc.constantFrom(
  '123-45-6789',
  '123456789',
  '541-555-1212',
  '5415551212',
  '(541) 555-1212',
  '01/02/1990',
  '1-2-90',
  '1990-01-02',
  '01021990',
  'a@b.org',
  '@c.org',
  'D1234567',
  '1234567',
  'S123-456-78-901-2',
  'ssn',
  'ss#',
  'social security',
  'dob',
  'd.o.b.',
  'born',
  'phone',
  'cell',
  'dl',
  "driver's license",
  'lic',
  'é',
  '🚓',
  'x',
  '7',
);
const joint = fc.constantFrom(' ', ' ', '', '-', '/', '.', ', ', ': ', '▒');
const composed = fc
  .array(fc.tuple(part, joint), { maxLength: 5 })
  .map((parts) => parts.flat().join(''));
const characters = fc.string({
  unit: fc.constantFrom(...'0123456789 -/.@abdlnohpcs#(){}ſKé🚓▒\u0660'),
  maxLength: 40,
});
const random = fc.oneof(composed, characters, fc.string({ unit: ANY_CHARACTER }));
const RUNS = casesOf(5000);

/** The same patterns, found afresh without any gate on digits or characters. */
const cue = (words: string, number: string) =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${words})(?:(?<=[^\\p{L}\\p{N}])|(?![\\p{L}\\p{N}]))\\D{0,15}?${number}`,
    'giu',
  );
const DATE = '(?:\\d{1,2}[/-]\\d{1,2}[/-](?:\\d{4}|\\d\\d)|\\d{4}-\\d\\d-\\d\\d|\\d{8})';
const WITHOUT_GATES: readonly [string, RegExp, ((date: string) => boolean)?][] = [
  ['socialSecurityNumber', /(?<!\d|\d-)(?!000|666|9)\d{3}-(?!00)\d\d-(?!0000)\d{4}(?!\d|-\d)/g],
  ['socialSecurityNumber', cue('ssn|ss#|social\\s+security', '\\d(?:[ -]?\\d){8}(?!\\d)')],
  [
    'dateOfBirth',
    cue('dob|d\\.o\\.b|birth|born|birthday|birthdate|bday', `(?<!\\d)${DATE}(?!\\d)`),
    isDate,
  ],
  [
    'dateOfBirth',
    /(?<!\d)(?:\d{1,2}\/\d{1,2}\/\d{4}|\d{1,2}-\d{1,2}-\d{4}|\d{4}-\d\d-\d\d)(?!\d)/g,
    (date) => isDate(date) && /(?<!\d)(?:19\d\d|200\d|2010)(?!\d)/.test(date),
  ],
  [
    'phone',
    /(?<!\d)(?:\+?1[- ])?(?:\(\d{3}\) \d{3}-|\d{3}-\d{3}-|\d{3}\.\d{3}\.|\d{3} \d{3} )\d{4}(?!\d)/g,
  ],
  ['phone', cue('phone|ph|cell|tel|telephone|mobile', '(?<!\\d)\\d{10}(?!\\d)')],
  [
    'email',
    /(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,8}?\.[A-Za-z]{2,}/g,
  ],
  [
    'driverLicence',
    cue(
      "dl|cdl|oln|driver(?:'?s)?\\s+licen[cs]e|lic",
      '(?:(?<![\\p{L}\\p{N}])\\p{L}\\d{7}|(?<!\\d)\\d{7,9})(?!\\d)',
    ),
  ],
  ['driverLicence', /(?<![\p{L}\p{N}])\p{L}\d{3}-\d{3}-\d\d-\d{3}-\d(?!\d)/gu],
];

function isDate(found: string): boolean {
  const date = found.slice(found.search(/\d/));
  const [, month, day] =
    /^\d{4}-(\d\d)-(\d\d)$/.exec(date) ??
    /^(\d{1,2})[/-](\d{1,2})[/-]/.exec(date) ??
    /^(\d\d)(\d\d)\d{4}$/.exec(date) ??
    [];
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
}

test('the gates on digits and characters never hide a find', () => {
  let found = 0;
  fc.assert(
    fc.property(random, (text) => {
      const expected = WITHOUT_GATES.flatMap(([kind, pattern, holds]) =>
        [...text.matchAll(pattern)]
          .filter(([match]) => holds?.(match) ?? true)
          .map(({ 0: match, index }) => ({ kind, start: index, end: index + match.length })),
      );
      found += expected.length;
      expect(personalFinds(text)).toEqual(expected);
      expect(new Set(personalKinds(text))).toEqual(new Set(expected.map(({ kind }) => kind)));
    }),
    // About one text in five holds a find.
    casesOf(10_000),
  );
  expect(found).toBeGreaterThan(160);
});

test('a masked text is as long, keeps its white space and hides every find', () => {
  fc.assert(
    fc.property(random, (text) => {
      const finds = personalFinds(text);
      const shown = masked(text);
      expect(shown.length).toBe(text.length);
      for (let at = 0; at < text.length; at += 1) {
        const isFound = finds.some(({ start, end }) => at >= start && at < end);
        const isSpace = /\s/.test(text[at]!);
        if (isSpace) expect(shown[at]).toBe(text[at]);
        else if (isFound) expect(shown[at]).toBe('▒');
        else expect([text[at], '▒']).toContain(shown[at]);
      }
      if (finds.length === 0) expect(shown).toBe(text);
    }),
    RUNS,
  );
});

test('a masked text holds no find', () => {
  fc.assert(
    fc.property(random, (text) => {
      expect(personalKinds(masked(text))).toEqual([]);
    }),
    RUNS,
  );
});

const HOSTILE = [
  'a',
  '1',
  '1-',
  '12/',
  'a.',
  'a@',
  '@a.',
  'a@a.a',
  'ssn ',
  'ss#',
  'social ',
  'social\t',
  'dob',
  'dob ',
  'born born',
  'dl ',
  'driver ',
  'driver     ',
  '1 1',
  '(541) ',
  '541.',
  'D123-',
  '123-45-',
  ' ',
  '-',
  '🚓',
];
const HALF_MEGABYTE = 1 << 19;

test.each(HOSTILE)(
  'half a megabyte of %j is looked through: steps that grow with its square take hours',
  (unit) => {
    const long = unit.repeat(HALF_MEGABYTE / unit.length);
    // One @ and a few digits open every gate.
    for (const text of [`${long}@ 123456789012 b-`, `b@ 123456789012/ ${long}`, `social${long}!`]) {
      personalKinds(text);
    }
  },
);

test.each(['a@b.org ', '1/2/1990 '])('and masked when all of it is %j', (unit) => {
  const text = unit.repeat((HALF_MEGABYTE >> 2) / unit.length);
  expect(masked(text)).toHaveLength(text.length);
});
