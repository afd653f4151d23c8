import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseYear, caseYearRule } from '../../../src/quality/rules/case-year.ts';

const levelOf = (text: string, searchYear: number) =>
  caseYearRule.find(text, 'ok', searchYear)?.level ?? null;

test.each([
  ['26-01628', 2026],
  ['19-12345', 2019],
  ['00-1', 2000],
  ['89-1', 2089],
  ['90-1', 1990],
  ['99-1', 1999],
  ['DR19-12345', 2019],
  ['é19-12345', 2019],
  [' SR26-1234 ', 2026],
  ['19–12345', 2019],
  ['2019-12345', 2019],
  ['1900-1', 1900],
  ['2099-1', 2099],
  ['CASE1998-7', 1998],
  ['2019123456', 2019],
  ['DR2019123456', 2019],
  ['20191234567', 2019],
  ['1999000001', 1999],
] as const)('%s begins with %i', (text, year) => {
  expect(caseYear(text, 2085)).toBe(year);
});

test.each([
  '',
  'investigation',
  '2602250064',
  '201912345',
  '1899-1',
  '2100-1',
  '2512-345',
  '1-12345',
  '126-01628',
  '19 12345',
  '19/12345',
  '19.12345',
  'DR 19-12345',
  '#19-12345',
  '1899123456',
  '2100123456',
  '12345-19',
  '6 19-12345',
])('%s begins with none', (text) => {
  expect(caseYear(text, 2026)).toBeUndefined();
});

test.each([
  ['19-1', 2019, null],
  ['20-1', 2019, 'defect'],
  ['09-1', 2019, null],
  ['08-1', 2019, 'review'],
  ['1999-1', 2019, 'review'],
  ['2020123456', 2019, 'defect'],
  ['no year', 2019, null],
  ['99-1', 1999, null],
  ['00-1', 1999, 'defect'],
  ['29-1', 2019, 'defect'],
  ['30-1', 2019, 'review'],
  ['85-12345', 2025, 'review'],
] as const)('%s beside a search in %i is %s', (text, searchYear, level) => {
  expect(levelOf(text, searchYear)).toBe(level);
});

test('by the difference of years alone', () => {
  const year = fc.integer({ min: 1900, max: 2099 });
  fc.assert(
    fc.property(year, year, (ofCase, ofSearch) => {
      const expected = ofCase > ofSearch ? 'defect' : ofCase < ofSearch - 10 ? 'review' : null;
      expect(levelOf(`${ofCase}-123`, ofSearch)).toBe(expected);
      expect(levelOf(`AB${ofCase}000123`, ofSearch)).toBe(expected);
    }),
  );
});

test('of a number of class ok only', () => {
  expect(caseYearRule.find('20-1', 'plate', 2019)).toBeNull();
  expect(caseYearRule.find('20-1', 'badFormat', 2019)).toBeNull();
});
