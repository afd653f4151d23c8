import type { Stratum } from './stratum.ts';

/** What one deviation in each stratum adds to the projected count, in whole numbers. */
export interface Scores {
  readonly scores: readonly bigint[];
  /** The largest sum that is within. */
  readonly budget: bigint;
  /** The largest and the mean part of a score that was lost (or gained) by rounding. */
  readonly loss: number;
}

/**
 * Which outcomes are within: those that project to at most what was observed, or to less than it.
 * Rounding puts more outcomes within (`atMost`) or fewer (`under`), never other ones.
 */
export type Within = 'atMost' | 'under';

/** The scores N_h / n_h over a common denominator; a stratum of which none was drawn adds nothing. */
export function trueScores(strata: readonly Stratum[], within: Within): Scores {
  const measure = strata
    .filter(({ n }) => n > 0)
    .map(({ n }) => BigInt(n))
    .reduce((multiple, n) => (multiple / greatestDivisor(multiple, n)) * n, 1n);
  const scores = strata.map(({ population, n }) =>
    n === 0 ? 0n : (BigInt(population) * measure) / BigInt(n),
  );
  const observed = strata.reduce(
    (sum, { deviations }, at) => sum + (scores[at] ?? 0n) * BigInt(deviations),
    0n,
  );
  return { scores, budget: within === 'atMost' ? observed : observed - 1n, loss: 0 };
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestDivisor(b, a % b);
}

const LARGEST_UNIT_SCORE = 48;

/**
 * The same scores in coarser measures, each the one in which a deviation in one of the strata counts
 * as 1, 2, 3 …: where strata were drawn in nearly the same proportion, small numbers say nearly all.
 */
export function roundedScores(
  strata: readonly Stratum[],
  { scores, budget }: Scores,
  within: Within,
): Scores[] {
  const up = within === 'under';
  const observed = up ? budget + 1n : budget;
  const searches = strata.reduce((sum, { population }) => sum + population, 0);
  const shares = strata.map(({ population }) => population / searches);
  const measures = [...new Set(scores.filter((score) => score > 0n))];
  return measures.flatMap((measure) =>
    Array.from({ length: LARGEST_UNIT_SCORE }, (_, at) => {
      const units = BigInt(at + 1);
      const rounded = scores.map((score) => divided(score * units, measure, up));
      const ofSum = divided(observed * units, measure, up);
      return {
        scores: rounded,
        budget: up ? ofSum - 1n : ofSum,
        loss: lossOf(scores, rounded, shares, Number(units) / Number(measure)),
      };
    }),
  );
}

function divided(a: bigint, b: bigint, up: boolean): bigint {
  return (a + (up ? b - 1n : 0n)) / b;
}

/** Half of the largest loss and half of the mean: deviations may lie where rounding hides them best. */
function lossOf(
  scores: readonly bigint[],
  rounded: readonly bigint[],
  shares: readonly number[],
  scale: number,
): number {
  let largest = 0;
  let mean = 0;
  for (const [at, score] of scores.entries()) {
    if (score === 0n) continue;
    const loss = Math.abs(1 - Number(rounded[at]) / (Number(score) * scale));
    largest = Math.max(largest, loss);
    mean += loss * (shares[at] ?? 0);
  }
  return (largest + mean) / 2;
}
