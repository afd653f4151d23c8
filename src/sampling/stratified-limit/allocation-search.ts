import type { AllocationBound } from './allocation-bound.ts';
import type { Step } from './score-steps.ts';

/** What a search found: an allocation, that there is none, or no end within its means. */
export type Found = 'one' | 'none' | 'unknown';

/** Multiplications that the searches of one limit may take: about half a second. */
const WORK = 2e8;

/** The chance that stands for an allocation: at least or at most so much. */
export interface Wanted {
  /** Whether no less than what is wanted: the bound of a part that might do. */
  readonly mightBe: (chance: number) => boolean;
  /** Whether it surely is what is wanted, whatever was rounded. */
  readonly surelyIs: (chance: number) => boolean;
}

/**
 * Looks for an allocation of K deviations to the strata whose chance is as wanted: branch and bound.
 * Strata get their deviations in turn, the most promising number first; a number is left out when
 * even the adversary of AllocationBound could not make the rest do. The bound counts singly (unit 1).
 */
export class AllocationSearch {
  readonly #bound: AllocationBound;
  readonly #wanted: Wanted;
  readonly #promise: 1 | -1;
  #work = 0;

  constructor(bound: AllocationBound, wanted: Wanted, sense: 'largest' | 'smallest') {
    this.#bound = bound;
    this.#wanted = wanted;
    this.#promise = sense === 'largest' ? 1 : -1;
  }

  find(deviating: number): Found {
    return this.#findFrom(0, deviating, Float64Array.of(1));
  }

  /** @param reached the chances of the states before a stratum, by what was placed before it */
  #findFrom(at: number, left: number, reached: Float64Array): Found {
    const step = this.#bound.steps[at];
    if (step === undefined) return this.#judge(reached);
    if (this.#work > WORK) return 'unknown';
    const branches = this.#branches(step, at, left, reached);
    branches.sort((a, b) => this.#promise * (b.promise - a.promise));
    let found: Found = 'none';
    for (const { here } of branches) {
      const behind = this.#passed(step, at, here, reached);
      const deeper = this.#findFrom(at + 1, left - here, behind);
      if (deeper === 'one') return deeper;
      if (deeper === 'unknown') found = deeper;
      if (this.#work > WORK) return 'unknown';
    }
    return found;
  }

  #judge(reached: Float64Array): Found {
    const chance = total(reached);
    if (this.#wanted.surelyIs(chance)) return 'one';
    return this.#wanted.mightBe(chance) ? 'unknown' : 'none';
  }

  /** The numbers that the next stratum may get, with the bound of what can follow. */
  #branches(
    step: Step,
    at: number,
    left: number,
    reached: Float64Array,
  ): { here: number; promise: number }[] {
    const { values, stride, units } = this.#bound;
    const behindIt = values[at + 1]!;
    const branches: { here: number; promise: number }[] = [];
    const most = units.mostIn(step.stratum.population, left);
    for (let here = 0; here <= most; here += 1) {
      const behind = this.#passed(step, at, here, reached);
      let promise = 0;
      for (let row = 0; row < step.nextRows; row += 1) {
        promise += behind[row]! * behindIt[row * stride + left - here]!;
      }
      if (this.#wanted.mightBe(promise)) branches.push({ here, promise });
    }
    return branches;
  }

  /** The chances of the states behind a stratum that holds `here` deviations. */
  #passed(
    { rows, width, nextRows, lengths, next }: Step,
    at: number,
    here: number,
    reached: Float64Array,
  ): Float64Array {
    const chances = this.#bound.chances[at]!;
    const behind = new Float64Array(nextRows);
    for (let row = 0; row < rows; row += 1) {
      const length = lengths[row]!;
      for (let y = 0; y < length; y += 1) {
        behind[next[row * width + y]!]! += reached[row]! * chances[here * width + y]!;
      }
      this.#work += length;
    }
    this.#work += nextRows + 10;
    return behind;
  }
}

function total(chances: Float64Array): number {
  return chances.reduce((sum, chance) => sum + chance, 0);
}
