import { expect, it } from 'vitest';
import { shareNames } from '../../src/report/views/after/share-names.ts';

const named = (...whats: string[]): string[] =>
  whats.map(shareNames(whats.map((what) => ({ what }))));

it('says months and days of groups in words', () => {
  const groups = [
    'month=2025-06.inadequate',
    'day=2025-06-30.bothBlank',
    'month=(undated).judgeable',
  ];
  expect(named(...groups)).toEqual([
    'month June 2025: inadequate',
    'day June 30, 2025: both blank',
    'month (undated): judgeable',
  ]);
  expect(named('agency=2025-06.inadequate', 'user=a.b=c.judgeable')).toEqual([
    'agency 2025-06: inadequate',
    'user a.b=c: judgeable',
  ]);
});

it('says months of strata in words where all strata are months', () => {
  expect(named('exception', 'stratum=2025-06', 'stratum=(undated)')).toEqual([
    'Exceptions, of the searches examined',
    'Stratum June 2025',
    'Stratum (undated)',
  ]);
  expect(named('stratum=2025-06 · 2025-12', 'stratum=2025-07 · 2025-13')).toEqual([
    'Stratum June 2025 · 2025-12',
    'Stratum July 2025 · 2025-13',
  ]);
  // A case number may look like a month.
  expect(named('stratum=2025-06', 'stratum=2025-061')).toEqual([
    'Stratum 2025-06',
    'Stratum 2025-061',
  ]);
});
