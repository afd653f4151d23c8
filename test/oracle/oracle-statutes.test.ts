import { describe, expect, it } from 'vitest';
import { isOnlyStatutes } from './oracle-statutes.ts';

describe('statutes', () => {
  it.each([
    '211PC',
    '245(a)(2) PC',
    '245 (a)(2)PC',
    '10851 VC',
    'HS 11378',
    'H&S 11378',
    '18 USC 922(g)(1)',
    'PC§459',
    '10851+vc',
    '243e1 PC',
    '484/487 PC',
    '211 P.C., and 459 pc.',
    'PC 459 - 10851',
    '187(A)',
  ])('%s is one', (text) => {
    expect(isOnlyStatutes(text)).toBe(true);
  });
  it.each(['1700', '211PC459', '0211 PC', '211PC x', '118 USC 922', '234(e)(1)', 'PC', '245 (a)'])(
    '%s is not',
    (text) => {
      expect(isOnlyStatutes(text)).toBe(false);
    },
  );
  it('does not take exponential time', () => {
    expect(isOnlyStatutes(`${'484 PC 487 '.repeat(60)}x`)).toBe(false);
  });
});
