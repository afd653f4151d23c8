import type { Stratum } from './stratum.ts';

/*
 * A stratified sample is ordered by its projected count, Σ N_h y_h / n_h. Which outcomes project to
 * no more than a budget is laid out here once, stratum by stratum: a state is what is left of the
 * budget, and states that the strata behind them cannot tell apart are one.
 */

/** One stratum in its turn: where each number of deviations leads from each state. */
export interface Step {
  readonly stratum: Stratum;
  /** How many numbers of deviations, from 0 on, matter in any state. */
  readonly width: number;
  /** The states before it, and those behind it. */
  readonly rows: number;
  readonly nextRows: number;
  /** For each state, how many numbers of deviations stay within the budget. */
  readonly lengths: Int32Array;
  /** The next state by state and number of deviations, `width` a state. */
  readonly next: Int32Array;
}

export interface ScoreSteps {
  readonly steps: readonly Step[];
  /** All places where a step leads from a state: the work that one pass over them is. */
  readonly transitions: number;
}

/** More transitions than these are too many for a bound to be of use. */
const MOST_TRANSITIONS = 20_000;

/**
 * The steps of the outcomes whose scores add up to no more than a budget.
 * @param strata in the order in which they take their turns, and their scores
 * @returns undefined where they are too many
 */
export function stepsWithin(
  strata: readonly Stratum[],
  scores: readonly bigint[],
  budget: bigint,
): ScoreSteps | undefined {
  const reachable = sumsBehind(strata, scores, budget);
  let states = [budget];
  let transitions = 0;
  const steps: Step[] = [];
  for (const [at, stratum] of strata.entries()) {
    const score = scores[at] ?? 0n;
    const behind = reachable[at + 1];
    const index = new Map<bigint, number>();
    const ways = states.map((state) => {
      const way: number[] = [];
      for (let y = 0; y <= stratum.n && score * BigInt(y) <= state; y += 1) {
        const left = asReachable(state - score * BigInt(y), behind);
        way.push(index.get(left) ?? index.size);
        index.set(left, way.at(-1) ?? 0);
      }
      transitions += way.length;
      return way;
    });
    if (transitions > MOST_TRANSITIONS) return undefined;
    steps.push(stepOf(stratum, ways, index.size));
    states = [...index.keys()];
  }
  return { steps, transitions };
}

/** Fewest of each with which true scores surely make too many steps, which takes time to find out. */
const SURELY = { strata: 24, scores: 12, deviations: 4 };

/** Whether it is worth the time to lay out true scores. */
export function mayBeExact(strata: readonly Stratum[], scores: readonly bigint[]): boolean {
  const deviations = strata.reduce((sum, stratum) => sum + stratum.deviations, 0);
  return !(
    strata.length >= SURELY.strata &&
    deviations >= SURELY.deviations &&
    new Set(scores).size >= SURELY.scores
  );
}

function stepOf(stratum: Stratum, ways: readonly number[][], nextRows: number): Step {
  const width = Math.max(...ways.map(({ length }) => length));
  const next = new Int32Array(ways.length * width).fill(-1);
  for (const [row, way] of ways.entries()) next.set(way, row * width);
  const lengths = Int32Array.from(ways, ({ length }) => length);
  return { stratum, width, rows: ways.length, nextRows, lengths, next };
}

/** The sums within the budget that the strata from each one on can make; undefined for too many. */
function sumsBehind(
  strata: readonly Stratum[],
  scores: readonly bigint[],
  budget: bigint,
): (readonly bigint[] | undefined)[] {
  const all: (readonly bigint[] | undefined)[] = [];
  let sums: readonly bigint[] | undefined = [0n];
  all[strata.length] = sums;
  for (let at = strata.length - 1; at > 0; at -= 1) {
    sums = sums && sumsWith(sums, scores[at] ?? 0n, strata[at]?.n ?? 0, budget);
    all[at] = sums;
  }
  return all;
}

function sumsWith(
  sums: readonly bigint[],
  score: bigint,
  n: number,
  budget: bigint,
): readonly bigint[] | undefined {
  const found = new Set<bigint>();
  for (const sum of sums) {
    for (let y = 0n; y <= n && sum + y * score <= budget; y += 1n) {
      found.add(sum + y * score);
      if (found.size > MOST_TRANSITIONS) return undefined;
    }
  }
  return [...found].sort((a, b) => (a < b ? -1 : 1));
}

/** What is left of a budget as the strata behind can use it: their largest sum within it. */
function asReachable(left: bigint, sums: readonly bigint[] | undefined): bigint {
  if (sums === undefined) return left;
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sums[middle] ?? 0n) <= left) low = middle;
    else high = middle - 1;
  }
  return sums[low] ?? 0n;
}
