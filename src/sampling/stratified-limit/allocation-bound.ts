import { DeviationUnits, type Sense } from './deviation-units.ts';
import type { ScoreSteps, Step } from './score-steps.ts';
import { putChances } from './stratum-chances.ts';

/** Multiplications that one bound may take: half a second. */
const WORK = 4e8;

/**
 * In units of how many deviations a bound for up to `most` counts.
 * @param transitions of its steps
 */
export function unitOf(most: number, transitions: number): number {
  return Math.max(1, Math.ceil(most / Math.floor(Math.sqrt((2 * WORK) / transitions))));
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
  /** The chances of each step by units in its stratum; the values of each by state and units left. */
  readonly chances: readonly Float64Array[];
  readonly values: readonly Float64Array[];
  readonly steps: readonly Step[];
  readonly units: DeviationUnits;
  /** The numbers of units left that each state of `values` has, from 0 on. */
  readonly stride: number;
  readonly #sense: Sense;

  /** @param most the largest K that will be asked for */
  constructor({ steps, transitions }: ScoreSteps, sense: Sense, most: number) {
    this.steps = steps;
    this.#sense = sense;
    this.units = new DeviationUnits(unitOf(most, transitions), sense, steps.length);
    this.stride = this.units.of(most) + 1;
    this.chances = steps.map((step) => this.#chancesOf(step));
    this.values = this.#allValues();
  }

  /** The chance at K that no allocation is beyond: above it, or below it for the smallest. */
  at(deviating: number): number {
    return this.values[0]?.[this.units.of(deviating)] ?? Number.NaN;
  }

  #chancesOf(step: Step): Float64Array {
    const { population } = step.stratum;
    const most = this.units.mostIn(population, this.stride - 1);
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
    const last = new Float64Array(nextRows * this.stride).fill(this.#worst);
    for (let row = 0; row < nextRows; row += 1) last[row * this.stride] = 1;
    const values: Float64Array[] = [last];
    for (let at = this.steps.length - 1; at >= 0; at -= 1) {
      values.unshift(this.#valuesBefore(this.steps[at]!, this.chances[at]!, values[0] ?? last));
    }
    return values;
  }

  get #worst(): 0 | 1 {
    return this.#sense === 'largest' ? 0 : 1;
  }

  #valuesBefore(step: Step, chances: Float64Array, behind: Float64Array): Float64Array {
    const { stride } = this;
    const values = new Float64Array(step.rows * stride).fill(this.#worst);
    const most = this.units.mostIn(step.stratum.population, stride - 1);
    const chance = new Float64Array(stride);
    for (let here = 0; here <= most; here += 1) {
      for (let row = 0; row < step.rows; row += 1) {
        this.#chanceWith(step, row, here, chances, behind, chance);
        const place = row * stride;
        if (this.#sense === 'largest') {
          for (let at = here; at < stride; at += 1) {
            if (chance[at]! > values[place + at]!) values[place + at] = chance[at]!;
          }
        } else {
          for (let at = here; at < stride; at += 1) {
            if (chance[at]! < values[place + at]!) values[place + at] = chance[at]!;
          }
        }
      }
    }
    return values;
  }

  /** The chance from a state for every number of units left, if a stratum holds `here` of them. */
  #chanceWith(
    { width, lengths, next }: Step,
    row: number,
    here: number,
    chances: Float64Array,
    behind: Float64Array,
    into: Float64Array,
  ): void {
    const { stride } = this;
    into.fill(0, here);
    const length = lengths[row]!;
    const first = here * width;
    const way = row * width;
    const from = (y: number): number => next[way + y]! * stride - here;
    let y = 0;
    // Four terms at once, added in their order, take half the time of one after the other.
    for (; y + 4 <= length; y += 4) {
      const [a, b, c, d] = [from(y), from(y + 1), from(y + 2), from(y + 3)];
      const p = chances[first + y]!;
      const q = chances[first + y + 1]!;
      const r = chances[first + y + 2]!;
      const s = chances[first + y + 3]!;
      if (p + q + r + s === 0) continue;
      for (let at = here; at < stride; at += 1) {
        into[at] =
          into[at]! +
          p * behind[a + at]! +
          q * behind[b + at]! +
          r * behind[c + at]! +
          s * behind[d + at]!;
      }
    }
    for (; y < length; y += 1) {
      const factor = chances[first + y]!;
      if (factor === 0) continue;
      const start = from(y);
      for (let at = here; at < stride; at += 1) into[at]! += factor * behind[start + at]!;
    }
  }
}
