import { expect, test } from 'vitest';
import {
  counted,
  durationWords,
  listWords,
  percent,
  periodWords,
  rateWords,
  reckoned,
  thousands,
  timeWords,
} from '../../src/report/words.ts';

test.each([
  [0, 850, '0%'],
  [782, 850, '92%'],
  [51, 850, '6%'],
  [9, 850, '1%'],
  [8, 850, '1%'],
  [1, 200, '1%'],
  [1, 201, '<1%'],
  [5, 200, '3%'],
  [199, 200, '>99%'],
  [198, 200, '99%'],
  [200, 200, '100%'],
  [0, 0, '–'],
  [139_999_999, 140_000_000, '>99%'],
])('%i of %i is %s', (count, total, words) => {
  expect(percent(count, total)).toBe(words);
});

test.each([
  [0, 'under 1 minute'],
  [1, '1 minute'],
  [61, '1 hour 1 minute'],
  [1440, '24 hours'],
  [1500, '25 hours'],
  [2880, '2 days'],
  [43_200, '30 days'],
  [43_230, '30 days 30 minutes'],
])('%i minutes are %s', (minutes, words) => {
  expect(durationWords(minutes)).toBe(words);
});

test.each([
  ['3min', '3 minutes'],
  ['1h', '1 hour'],
  ['900d', '900 days'],
  ['6mo', '6 months'],
  ['1y', '1 year'],
  ['soon', 'soon'],
])('the period %s is %s', (period, words) => {
  expect(periodWords(period)).toBe(words);
});

test.each([
  ['2019-01-27T08:02:11-08:00', 'January 27, 2019, 08:02:11 -08:00'],
  ['2026-03-28T00:12:11.000Z', 'March 28, 2026, 00:12:11 UTC'],
  ['2025-06-18T00:02:04.789', 'June 18, 2025, 00:02:04.789'],
  ['2025-06-18', 'June 18, 2025'],
])('%s is shown as %s', (iso, words) => {
  expect(timeWords(iso)).toBe(words);
});

test('numbers have thousands separators and their nouns agree', () => {
  expect(thousands(1_204_332)).toBe('1,204,332');
  expect(counted(1, 'search', 'searches')).toBe('1 search');
  expect(counted(4262, 'search', 'searches')).toBe('4,262 searches');
});

test('lists read as English', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((list) => listWords(list))).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ]);
});

test.each<[number, 'near' | 'up' | 'down', number | null, string]>([
  [0, 'near', null, '0%'],
  [1, 'near', null, '100%'],
  [0.05, 'near', null, '5%'],
  [0.035, 'near', null, '3.5%'],
  [0.0341, 'near', null, '3.4%'],
  [0.0004, 'near', null, '<0.1%'],
  [0.9996, 'near', null, '>99.9%'],
  [0.0401, 'up', null, '4.1%'],
  [0.0409, 'down', null, '4.0%'],
  [0.07, 'up', null, '7%'],
  [0.0494, 'up', 0.05, '4.94%'],
  [0.04999, 'up', 0.05, '4.999%'],
  [0.0506, 'down', 0.05, '5.06%'],
  [0.05, 'up', 0.05, '5%'],
])('%f rounded %s, apart from %s, is %s', (fraction, toward, apart, words) => {
  expect(rateWords(fraction, toward, apart)).toBe(words);
});

test('numbers that were reckoned say so', () => {
  expect([0, 0.3, 1, 143.6, 2050].map(reckoned)).toEqual([
    '0',
    'under 1',
    '1',
    'about 144',
    '2,050',
  ]);
});
