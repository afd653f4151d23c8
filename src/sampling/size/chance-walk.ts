import type { CountDistribution } from '../chances/count-distribution.ts';
import { type Chances, chancesAt } from '../chances/tail.ts';

/** How a sample grows: the chances of the next search drawn, once k of n deviated. */
export interface Growth {
  /** The deviations among n. */
  readonly distributionAt: (n: number) => CountDistribution;
  /** The chance that the next search deviates, and that it does not. */
  readonly hit: (n: number, k: number) => number;
  readonly miss: (n: number, k: number) => number;
  /** The deviations that n allow, and the largest n that allow no more than k. */
  readonly allowed: (n: number) => number;
  readonly lastWith: (k: number) => number;
}

/** The error of one step, of a chance's own size: eight roundings. */
const STEP_ERROR = 2 ** -50;

/** A chance that is not multiplied any further: what it was rounded to would count. */
const TOO_SMALL = 1e-200;

/**
 * The first n of a span for which P(X ≤ allowed) may be as small as the risk, as far as floating
 * point tells; undefined where it surely is for none. Few multiplications a step, where a new sum
 * would take hundreds: of the chance that X ≤ k, what leaves when one more is drawn is that X = k and
 * the new one deviates. `error` is a bound of the rounding so far: each step adds what its factors
 * are wrong by, and its own rounding.
 */
export function firstPossible(
  { distributionAt, hit, miss, allowed, lastWith }: Growth,
  from: number,
  to: number,
  risk: number,
): number | undefined {
  let k = allowed(from);
  let last = lastWith(k);
  let { atMost, exactly, error } = chancesFrom(distributionAt(from), k);
  let relativeError = error;
  for (let n = from; ; n += 1) {
    if (atMost - error <= risk) return n;
    if (n === to) return undefined;
    const leaves = exactly * hit(n, k);
    atMost -= leaves;
    exactly *= (miss(n, k) * (n + 1)) / (n + 1 - k);
    relativeError += STEP_ERROR;
    error += leaves * relativeError + STEP_ERROR;
    if (n !== last) continue;
    const distribution = distributionAt(n + 1);
    k += 1;
    last = lastWith(k);
    if (exactly > TOO_SMALL) {
      exactly *= distribution.ratio(k - 1);
      atMost += exactly;
      relativeError += STEP_ERROR;
      error += exactly * relativeError + STEP_ERROR;
    } else {
      // Next to nothing was at k, or nothing because n + 1 show more: the walk starts anew.
      ({ atMost, exactly, error } = chancesFrom(distribution, k));
      relativeError = error;
    }
  }
}

/** The chances at k, where n may be bound to show more than k. */
function chancesFrom(distribution: CountDistribution, k: number): Chances {
  if (k < distribution.least) return { atMost: 0, exactly: 0, error: 0 };
  return chancesAt(distribution, k);
}
