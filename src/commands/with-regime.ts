import type { Warning } from '../contract/document.ts';
import type { SearchTally } from '../log/population.ts';
import type { ReasonClasses } from '../quality/reason-classes.ts';
import { RegimeTally } from '../quality/regime.ts';
import type { Search } from '../search.ts';

/** An analysis, and beside it the look for a month in which the form's reasons changed. */
export class WithRegime<Tally extends SearchTally> {
  readonly analysis: Tally;
  readonly #regime: RegimeTally;

  constructor(analysis: Tally, reasons: ReasonClasses) {
    this.analysis = analysis;
    this.#regime = new RegimeTally(reasons);
  }

  add(search: Search): void {
    this.analysis.add(search);
    this.#regime.add(search);
  }

  warnings(): Warning[] {
    return this.#regime.warnings();
  }
}
