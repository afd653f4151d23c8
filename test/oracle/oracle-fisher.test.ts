import { describe, expect, it } from 'vitest';
import { fisherOracle, pointsOracle } from './oracle-fisher.ts';

describe('the oracle of Fisher’s test', () => {
  it('gives the tea lady’s table (Fisher, The Design of Experiments, 1935): 34 of 70', () => {
    expect(fisherOracle([4, 3], [4, 1])).toEqual({ over: 34n, under: 70n });
    expect(fisherOracle([4, 4], [4, 0])).toEqual({ over: 2n, under: 70n });
  });

  it('counts the observed table where it is the only one', () => {
    expect(fisherOracle([5, 0], [7, 0])).toEqual({ over: 1n, under: 1n });
  });

  it('tells changes in points', () => {
    expect(pointsOracle([10, 5], [10, 1])).toEqual({ over: -4000n, under: 100n });
    expect(pointsOracle([0, 0], [10, 1])).toBeNull();
  });
});
