import type { Sense } from './deviation-units.ts';
import type { ScoreSteps, Step } from './score-steps.ts';
import { putChances } from './stratum-chances.ts';

/**
 * A bound of P(T ≤ t) (`largest`), or of P(T ≥ t) (`smallest`), over all allocations of K deviations,
 * that counts no deviations: every one of them has a price instead (Lagrange's multiplier).
 *
 * For any price λ and any allocation with the sum K, P(T ≤ t) = e^(−λK) · E[1(T ≤ t) · Π e^(λ k_h)]. An
 * adversary who places deviations stratum by stratum, sees each sample before he goes on, and is held
 * to no sum, does at least as well in the expectation as any allocation. His best, e^M(λ), is a
 * recursion over strata and states alone, so that hundreds of strata cost little:
 *
 *     e^M: V(state) = max_k e^(λk) · Σ_y p_h(y; k) · V(state behind y)
 *
 * and P ≤ e^(M(λ) − λK), of which the least over λ is taken. For P(T ≥ t) prices are negative.
 */
export class MultiplierBound {
  readonly #parts: readonly Part[];
  readonly #isLargest: boolean;

  constructor({ steps }: ScoreSteps, sense: Sense) {
    this.#isLargest = sense === 'largest';
    this.#parts = steps.map((step) => partOf(step, this.#isLargest));
  }

  /** M: the logarithm of the adversary's best at a price over 0, which is paid or charged for each deviation. */
  at(price: number): number {
    let behind = new Float64Array(this.#parts.at(-1)?.step.nextRows ?? 1);
    // Behind the last stratum: what stays within, or what does not, is what is looked for.
    if (this.#isLargest) behind.fill(1);
    let log = 0;
    for (let at = this.#parts.length - 1; at >= 0; at -= 1) {
      const part = this.#parts[at]!;
      if (!this.#isLargest) {
        behind = beyondBefore(part, behind, price);
        continue;
      }
      // Values are kept near 1, and their common factor apart: a price times a population has no end.
      const factor = factorOf(part, behind, price);
      log += factor;
      behind = largestBefore(part, behind, price, factor);
      if (!behind.every(Number.isFinite)) return Number.POSITIVE_INFINITY;
    }
    return log + Math.log(behind[0]!);
  }
}

/** A stratum: the numbers of deviations that are tried, and the chances of each. */
interface Part {
  readonly step: Step;
  /** Of each number that is tried the fewest and the most deviations that it stands for. */
  readonly fewest: Int32Array;
  readonly most: Int32Array;
  /** The chances of 0, 1, … in its sample, and beyond each: `width` a number. */
  readonly chances: Float64Array;
}

/** Numbers of deviations in one stratum that differ by less than one part in so many are taken for equal. */
const GRAIN = 400;

function partOf(step: Step, isLargest: boolean): Part {
  const fewest = numbersTried(step.stratum.population);
  const most = fewest.map((_, at) => (fewest[at + 1] ?? step.stratum.population + 1) - 1);
  return { step, fewest, most, chances: chancesOf(step, isLargest ? fewest : most) };
}

/** The fewest of all numbers that are tried: one by one at first, then in steps that grow with them. */
export function numbersTried(population: number): Int32Array {
  const numbers: number[] = [];
  for (let from = 0; from <= population; from += Math.max(1, Math.floor(from / GRAIN))) {
    numbers.push(from);
  }
  return Int32Array.from(numbers);
}

function chancesOf({ stratum, width }: Step, numbers: Int32Array): Float64Array {
  const chances = new Float64Array(numbers.length * width);
  numbers.forEach((deviating, at) => {
    putChances(stratum, deviating, width, chances, at * width);
  });
  return chances;
}

/** The logarithm of the best from the first state, which is the one with the most left. */
function factorOf({ step, chances, most }: Part, behind: Float64Array, price: number): number {
  const { width, lengths, next } = step;
  let best = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < most.length; at += 1) {
    let sum = 0;
    for (let y = 0; y < lengths[0]!; y += 1) sum += chances[at * width + y]! * behind[next[y]!]!;
    best = Math.max(best, Math.log(sum) + price * most[at]!);
  }
  return best;
}

/** Fewer deviations stay within more often: of those that are taken for equal the fewest count, at the price of the most. */
function largestBefore(
  part: Part,
  behind: Float64Array,
  price: number,
  factor: number,
): Float64Array<ArrayBuffer> {
  const { step, chances, most } = part;
  const { rows, width, lengths, next } = step;
  const values = new Float64Array(rows);
  const last = Math.exp(price * step.stratum.population - factor);
  for (let at = 0; at < most.length; at += 1) {
    const paid = Math.exp(price * most[at]! - factor);
    const first = at * width;
    let mayBeBetter = false;
    for (let row = 0; row < rows; row += 1) {
      const way = row * width;
      const length = lengths[row]!;
      // What was too unlikely to be kept (tail.ts) may still be so much.
      let sum = NEVER;
      for (let y = 0; y < length; y += 1) sum += chances[first + y]! * behind[next[way + y]!]!;
      const value = sum * paid;
      if (value > values[row]!) values[row] = value;
      // With more deviations the sum only falls: what not even the last price makes better is over.
      if (sum * last > values[row]!) mayBeBetter = true;
    }
    if (!mayBeBetter) break;
  }
  return values;
}

/** Chances under it are 0 in the tables. */
const NEVER = 1e-270;

/** What the rounding of a sum of chances can hide at most. */
const ROUNDED = 1e-15;

/** The other way round; whoever is beyond the budget places nothing more, and pays no more. */
function beyondBefore(part: Part, behind: Float64Array, price: number): Float64Array<ArrayBuffer> {
  const { step, chances, fewest } = part;
  const { rows, width, lengths, next } = step;
  const values = new Float64Array(rows);
  for (let at = 0; at < fewest.length; at += 1) {
    const paid = Math.exp(-price * fewest[at]!);
    const first = at * width;
    let mayBeBetter = false;
    for (let row = 0; row < rows; row += 1) {
      const way = row * width;
      const length = lengths[row]!;
      let sum = 0;
      let within = 0;
      for (let y = 0; y < length; y += 1) {
        const chance = chances[first + y]!;
        within += chance;
        sum += chance * behind[next[way + y]!]!;
      }
      const value = (sum + Math.max(0, 1 - within) + ROUNDED) * paid;
      if (value > values[row]!) values[row] = value;
      // No chance is over 1.
      if (paid > values[row]!) mayBeBetter = true;
    }
    if (!mayBeBetter) break;
  }
  return values;
}
