import { describe, expect, it } from 'vitest';
import { parsePercent } from '../../src/sampling/chances/rational.ts';
import { estimationSize } from '../../src/sampling/size/estimation-size.ts';
import { upperNormalQuantile } from '../../src/sampling/size/normal.ts';

function percent(text: string) {
  return parsePercent(text, '--precision', 'open');
}

describe('upperNormalQuantile', () => {
  // Abramowitz and Stegun, table 26.5, and Python's statistics.NormalDist.
  it.each([
    [0.5, 0],
    [0.25, 0.674489750196082],
    [0.1, 1.2815515655446],
    [0.05, 1.64485362695147],
    [0.025, 1.95996398454005],
    [0.0228, 1.99907721497177],
    [0.005, 2.5758293035489],
    [0.0005, 3.29052673149193],
    [1e-6, 4.7534243088229],
    [5e-12, 6.80650249074063],
  ])('%d is exceeded beyond %d', (tail, z) => {
    expect(upperNormalQuantile(tail)).toBeCloseTo(z, 9);
  });
});

describe('estimationSize', () => {
  it.each([
    [100, 80],
    [500, 218],
    [1000, 278],
    [5000, 357],
    [10_000, 370],
    [null, 385],
    [1, 1],
  ])('of %s to within 5 points at 95 percent is %d', (population, n) => {
    expect(estimationSize(population, percent('95'), percent('5'), percent('50'))).toBe(n);
  });

  it('is smaller for a rate that is not a half, and larger for more precision', () => {
    // 1.644854² × 0.2 × 0.8 / 0.025² = 692.6; 1.959964² × 0.25 / 0.01² = 9603.6.
    expect(estimationSize(null, percent('90'), percent('2.5'), percent('20'))).toBe(693);
    expect(estimationSize(null, percent('95'), percent('1'), percent('50'))).toBe(9604);
  });
});
