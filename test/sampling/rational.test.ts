import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CannotBeDone } from '../../src/errors.ts';
import {
  ceilingOf,
  compareRationals,
  complementOf,
  halfOf,
  parsePercent,
  toFloat,
} from '../../src/sampling/chances/rational.ts';
import { ceiling, fraction } from './fractions.ts';

describe('parsePercent', () => {
  it.each([
    ['5', 5, 100],
    ['3.5', 7, 200],
    ['3.5%', 7, 200],
    ['0.000000001', 1, 100_000_000_000],
    ['05.50', 55, 1000],
    ['99.999', 99_999, 100_000],
  ])('%s is %d/%d exactly', (text, a, b) => {
    expect(compareRationals(parsePercent(text, '--tolerable', 'open'), fraction(a, b))).toBe(0);
  });

  it('takes 0 and 100 only where they make sense', () => {
    expect(toFloat(parsePercent('0', '--expected', 'closed'))).toBe(0);
    expect(toFloat(parsePercent('100', '--expected', 'closed'))).toBe(1);
    for (const text of ['0', '100', '0.0', '100.0']) {
      expect(() => parsePercent(text, '--confidence', 'open')).toThrow('over 0 and under 100');
    }
  });

  it.each([
    '',
    ' 5',
    '5 ',
    '-5',
    '+5',
    '5e1',
    '.5',
    '5.',
    '5,5',
    'five',
    '101',
    '1000',
    '٥',
    '5%%',
    '0x5',
    'NaN',
  ])('refuses "%s" and names the option', (text) => {
    expect(() => parsePercent(text, '--tolerable', 'closed')).toThrow(CannotBeDone);
    expect(() => parsePercent(text, '--tolerable', 'closed')).toThrow(
      /^--tolerable .* is not a percentage/,
    );
  });

  it('reads any decimal as the fraction that it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (millionths) => {
        const text = (millionths / 1e6).toFixed(6);
        const read = parsePercent(text, '--tolerable', 'open');
        expect(compareRationals(read, fraction(millionths, 100_000_000))).toBe(0);
      }),
    );
  });
});

describe('ceilingOf', () => {
  it.each([
    ['7', 1300, 91],
    ['3.5', 400, 14],
    ['5', 4262, 214],
    ['5', 100, 5],
    ['1', 1, 1],
    ['0', 1000, 0],
    ['5', 1_000_000_000, 50_000_000],
  ])('%s percent of %d is %d', (text, count, expected) => {
    expect(ceilingOf(parsePercent(text, '--expected', 'closed'), count)).toBe(expected);
  });

  it('is the ceiling of the exact product', () => {
    const counts = fc.integer({ min: 0, max: 1_000_000_000 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), counts, (a, count) => {
        const rate = fraction(a, 100_000);
        expect(ceilingOf(rate, count)).toBe(ceiling(rate, count));
      }),
    );
  });
});

it('complement and half are exact', () => {
  const rate = parsePercent('97.5', '--confidence', 'open');
  expect(compareRationals(complementOf(rate), fraction(1, 40))).toBe(0);
  expect(compareRationals(halfOf(complementOf(rate)), fraction(1, 80))).toBe(0);
  expect(toFloat(complementOf(rate))).toBe(0.025);
  expect(compareRationals(fraction(1, 3), fraction(2, 3))).toBeLessThan(0);
  expect(compareRationals(fraction(2, 3), fraction(1, 3))).toBeGreaterThan(0);
});
