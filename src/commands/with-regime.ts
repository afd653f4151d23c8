import type { Warning } from '../contract/document.ts';
import { DEFAULT_VOCABULARY } from '../contract/vocabulary.ts';
import type { SearchTally } from '../log/population.ts';
import { RegimeTally } from '../quality/regime.ts';
import type { Search } from '../search.ts';

/** An analysis, and beside it the look for a month in which the form's reasons changed. */
export class WithRegime<Tally extends SearchTally> {
  readonly analysis: Tally;
  readonly #regime = new RegimeTally({ vocabulary: DEFAULT_VOCABULARY, patterns: null });

  constructor(analysis: Tally) {
    this.analysis = analysis;
  }

  add(search: Search): void {
    this.analysis.add(search);
    this.#regime.add(search);
  }

  warnings(): Warning[] {
    return this.#regime.warnings();
  }
}
