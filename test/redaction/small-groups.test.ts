import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Merging, mergedSmall } from '../../src/redaction/small-groups.ts';

type Group = readonly [name: string, searches: number];

const MERGING: Merging<Group> = {
  sizeOf: ([, searches]) => searches,
  merge: (small, label) => [label, small.reduce((sum, [, searches]) => sum + searches, 0)],
};

function merged(sizes: readonly number[], least: number): Group[] {
  return mergedSmall(
    sizes.map((size, index): Group => [String(index), size]),
    least,
    MERGING,
  );
}

describe('small groups', () => {
  it('are one, and the last', () => {
    expect(merged([50, 9, 30, 15], 20)).toEqual([
      ['0', 50],
      ['2', 30],
      ['(2 small groups)', 24],
    ]);
  });

  it('take the next smallest with them where they are too few together', () => {
    expect(merged([50, 30, 3], 20)).toEqual([
      ['0', 50],
      ['(2 small groups)', 33],
    ]);
  });

  it('stay alone only where there is no other', () => {
    expect(merged([3], 20)).toEqual([['(1 small group)', 3]]);
    expect(merged([], 20)).toEqual([]);
  });

  it('of exactly the least size are not small', () => {
    expect(merged([20, 20], 20)).toEqual([
      ['0', 20],
      ['1', 20],
    ]);
  });

  it('are none where nothing is too small', () => {
    expect(merged([2, 1], 0)).toEqual([
      ['0', 2],
      ['1', 1],
    ]);
  });

  it('add up to the same, and none under the least is left, whatever the groups', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 12 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 0, max: 40 }), (each, least) => {
        const total = each.reduce((sum, size) => sum + size, 0);
        const left = merged(each, least);
        expect(left.reduce((sum, [, size]) => sum + size, 0)).toBe(total);
        if (total >= least) expect(left.filter(([, size]) => size < least)).toEqual([]);
        const kept = left.map(([name]) => name).filter((name) => !name.startsWith('('));
        expect(kept).toEqual(kept.toSorted((a, b) => Number(a) - Number(b)));
        if (each.length > 1) expect(each.length - kept.length).not.toBe(1);
      }),
    );
  });
});
