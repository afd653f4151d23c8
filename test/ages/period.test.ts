import { describe, expect, test } from 'vitest';
import { averageMinutes, bucketLabels, periodWords, readPeriod } from '../../src/ages/period.ts';

const period = (text: string) => readPeriod(text)!;

describe('a period', () => {
  test.each([
    ['3min', 3, 'min'],
    ['12h', 12, 'h'],
    ['365d', 365, 'd'],
    ['6mo', 6, 'mo'],
    [' 2y ', 2, 'y'],
  ])('%j is read', (text, amount, unit) => {
    expect(readPeriod(text)).toEqual({ text: text.trim(), amount, unit });
  });

  test.each(['', '6', 'mo', '0d', '6m', '1.5y', '-1d', '6 mo', '1Y', '1234567d', '6months'])(
    '%j is none',
    (text) => {
      expect(readPeriod(text)).toBeUndefined();
    },
  );

  test('is ordered by its average length', () => {
    const texts = ['59min', '1h', '23h', '1d', '30d', '1mo', '31d', '11mo', '1y', '366d'];
    const lengths = texts.map((text) => averageMinutes(period(text)));
    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
    expect(averageMinutes(period('12mo'))).toBeCloseTo(averageMinutes(period('1y')), 6);
  });

  test('in words', () => {
    expect(
      ['1min', '2h', '1d', '6mo', '1y', '2y'].map((text) => periodWords(period(text))),
    ).toEqual(['1 minute', '2 hours', '1 day', '6 months', '1 year', '2 years']);
  });
});

describe('the labels of buckets', () => {
  test('are those of Table 2 for its edges', () => {
    expect(bucketLabels(['6mo', '1y', '2y'].map(period))).toEqual([
      '0–6 months',
      '6 months–1 year',
      '1–2 years',
      'over 2 years',
    ]);
  });

  test('name both units where they differ', () => {
    expect(bucketLabels(['1h', '24h', '30d'].map(period))).toEqual([
      '0–1 hour',
      '1–24 hours',
      '24 hours–30 days',
      'over 30 days',
    ]);
  });
});
