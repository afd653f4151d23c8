import { DeviationUnits, type Sense } from './deviation-units.ts';
import type { ScoreSteps, Step } from './score-steps.ts';
import { putChances } from './stratum-chances.ts';

/** Multiplications that one bound may take: half a second. */
const WORK = 2e8;

/**
 * In units of how many deviations a bound for up to `most` counts.
 * @param transitions of its steps
 */
export function unitOf(most: number, transitions: number): number {
  return Math.ceil(most / Math.floor(Math.sqrt((2 * WORK) / transitions)));
}

/**
 * A bound of the chance that a stratified sample stays within a budget (score-steps.ts), over all
 * ways in which K deviations can lie in the strata. There are far too many ways to try. So an
 * adversary is given more than he can have: he places deviations stratum by stratum and may look at
 * what the sample of one stratum showed before he places those of the next. His best chance is a
 * plain recursion over strata, deviations left and budget left, and no fixed allocation beats it:
 * P(T ≤ t) = Σ_y p_h(y) · P(rest ≤ t − score · y), and he makes each part the largest by itself.
 *
 * Where the deviations are too many to count one by one, they are counted in units
 * (deviation-units.ts).
 */
export class AllocationBound {
  /** The chances of each step by units in its stratum; the values of each by units left and state. */
  readonly chances: readonly Float64Array[];
  readonly values: readonly Float64Array[];
  readonly steps: readonly Step[];
  readonly units: DeviationUnits;
  readonly #sense: Sense;
  readonly #most: number;

  /** @param most the largest K that will be asked for */
  constructor({ steps, transitions }: ScoreSteps, sense: Sense, most: number) {
    this.steps = steps;
    this.#sense = sense;
    this.units = new DeviationUnits(unitOf(most, transitions), sense, steps.length);
    this.#most = this.units.of(most);
    this.chances = steps.map((step) => this.#chancesOf(step));
    this.values = this.#allValues();
  }

  /** The chance at K that no allocation is beyond: above it, or below it for the smallest. */
  at(deviating: number): number {
    return this.values[0]?.[this.units.of(deviating)] ?? Number.NaN;
  }

  #chancesOf(step: Step): Float64Array {
    const { population } = step.stratum;
    const most = this.units.mostIn(population, this.#most);
    const chances = new Float64Array((most + 1) * step.width);
    for (let units = 0; units <= most; units += 1) {
      const deviating = this.units.deviations(units, population);
      putChances(step.stratum, deviating, step.width, chances, units * step.width);
    }
    return chances;
  }

  #allValues(): readonly Float64Array[] {
    // Behind the last stratum all must be placed; what cannot be is never chosen.
    const { nextRows = 1 } = this.steps.at(-1) ?? {};
    const last = new Float64Array((this.#most + 1) * nextRows);
    last.fill(this.#sense === 'largest' ? 0 : 1);
    last.fill(1, 0, nextRows);
    const values: Float64Array[] = [last];
    for (let at = this.steps.length - 1; at >= 0; at -= 1) {
      values.unshift(this.#valuesBefore(at, values[0] ?? last));
    }
    return values;
  }

  #valuesBefore(at: number, behind: Float64Array): Float64Array {
    const step = this.steps[at]!;
    const chances = this.chances[at]!;
    const { rows, width, nextRows, lengths, next } = step;
    const largest = this.#sense === 'largest';
    const values = new Float64Array((this.#most + 1) * rows).fill(largest ? 0 : 1);
    for (let units = 0; units <= this.#most; units += 1) {
      const most = this.units.mostIn(step.stratum.population, units);
      for (let here = 0; here <= most; here += 1) {
        const from = (units - here) * nextRows;
        for (let row = 0; row < rows; row += 1) {
          const length = lengths[row]!;
          let chance = 0;
          for (let y = 0; y < length; y += 1) {
            chance += chances[here * width + y]! * behind[from + next[row * width + y]!]!;
          }
          const place = units * rows + row;
          if (largest ? chance > values[place]! : chance < values[place]!) values[place] = chance;
        }
      }
    }
    return values;
  }
}
