import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retentionCurve } from '../../src/ages/retention-curve.ts';

describe('retentionCurve', () => {
  it('is nothing without a search', () => expect(retentionCurve(new Map(), new Map())).toEqual([]));

  it('serves fully by the oldest image, partly by the newest alone', () => {
    const oldest = new Map([
      [0, 1],
      [3, 2],
    ]);
    const newest = new Map([
      [0, 2],
      [2, 1],
    ]);
    expect(retentionCurve(oldest, newest)).toEqual([
      { days: 1, fully: 1, partly: 1 },
      { days: 2, fully: 1, partly: 2 },
      { days: 3, fully: 3, partly: 0 },
    ]);
  });

  it('rises, has a bounded number of points, and ends where all are served', () => {
    const search = fc.tuple(fc.nat(12_000), fc.nat(12_000)).map(([a, b]) => [a + b, b] as const);
    fc.assert(
      fc.property(fc.array(search, { minLength: 1, maxLength: 60 }), (searches) => {
        const counts = (at: 0 | 1): Map<number, number> => {
          const map = new Map<number, number>();
          for (const each of searches) map.set(each[at], (map.get(each[at]) ?? 0) + 1);
          return map;
        };
        const curve = retentionCurve(counts(0), counts(1));
        expect(curve.length).toBeLessThan(300);
        expect(curve.at(-1)).toMatchObject({ fully: searches.length, partly: 0 });
        for (const { days, fully, partly } of curve) {
          expect(fully).toBe(searches.filter(([oldest]) => oldest <= days).length);
          expect(fully + partly).toBe(searches.filter(([, newest]) => newest <= days).length);
        }
      }),
      {},
    );
  });
});
