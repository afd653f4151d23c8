import { describe, expect, test } from 'vitest';
import { DEFAULT_VOCABULARY } from '../../../src/contract/vocabulary.ts';
import { statuteReader } from '../../../src/quality/reading/statute.ts';

const { isStatute, isStatuteWithCode } = statuteReader(DEFAULT_VOCABULARY);

describe('sections with their code', () => {
  test.each([
    '211PC',
    '211 pc',
    'PC211',
    'PC 211',
    'HS 11378',
    'HSC 11378',
    '11378hsc',
    '11378 H&S',
    '245(a)(2) PC',
    '10851 VC',
    '10851-VC',
    '459/PC',
    '211+PC',
    'P.C. 211',
    '211 p.c',
    '136.1(b)(1) PC',
    '12022.53(b)pc',
    '1798.90(a)(iii) CC',
    '273ab PC',
    '496dpc',
    '243e1pc',
    '234(e)(1) PC',
    '245 (a)(2) PC',
    '18 USC 922',
    '18USC922(g)(1)',
    '18 USC',
    '5150 W&I',
    '211 PC.',
  ])('before or after it: %s', (text) => {
    expect(isStatute(text)).toBe(true);
    expect(isStatuteWithCode(text)).toBe(true);
  });

  test.each([
    '211 PC 459 PC',
    '211PC, 459PC',
    '211PC;459PC',
    '664 PC/211 PC',
    'HS 11378 & 11350 HS',
    '211 PC + 459 PC',
    '211PC-459PC',
    '211 PC and 459 PC',
    'PC 211 AND VC 10851',
    '211 PC, HS 11378',
  ])('several, joined: %s', (text) => {
    expect(isStatuteWithCode(text)).toBe(true);
  });
});

describe('sections without their code', () => {
  test.each([
    '10851',
    '245(a)(2)',
    '187(A)',
    '211 459',
    '211/459',
    '459, 211 PC',
    'PC 234, 459',
    '273.5',
    '10851 + 496d',
  ])('in the list: %s', (text) => {
    expect(isStatute(text)).toBe(true);
    expect(isStatuteWithCode(text)).toBe(false);
  });

  test.each(['1700', '234(e)(1)', '211 PC, 234', '187, 26', '26-211', '234/211 PC'])(
    'not in the list: %s',
    (text) => {
      expect(isStatute(text)).toBe(false);
    },
  );
});

test.each([
  '',
  ' ',
  'PC',
  'PC PC',
  '211 PCP',
  '211 PC burglary',
  '211PC459PC',
  '100block PC',
  '2602250064 PC',
  'PC 260123',
  'CC 26-01234',
  '26-01628, 211PC',
  'and',
  '211 and',
  'and 211',
  '18 PC 922',
  '211 (theft) PC',
  '211,PC',
  '245(a)(2',
  '19 2 USC 922',
  '234 USC 922',
])('no statutes: %j', (text) => {
  expect(isStatute(text)).toBe(false);
});

describe('other lists', () => {
  test('codes and sections come from the lists only', () => {
    const other = statuteReader({
      statuteCodes: ['ORS', 'A.B*', 'VA CODE'],
      statuteSections: ['813.010'],
    });
    expect(other.isStatute('164.135 ORS')).toBe(true);
    expect(other.isStatute('A.B* 12, 813.010')).toBe(true);
    expect(other.isStatute('VA  code 18')).toBe(true);
    expect(other.isStatute('211 PC')).toBe(false);
  });

  test('empty lists know no statutes', () => {
    const none = statuteReader({ statuteCodes: [' '], statuteSections: [] });
    expect(none.isStatute('211')).toBe(false);
    expect(none.isStatute('211 PC')).toBe(false);
  });
});
