import type { Warning } from '../../contract/document.ts';
import type { PartTally } from '../../log/side-by-side/tally.ts';
import { addEach } from '../../log/take/population.ts';
import type { FieldReader } from '../../quality/field-reader.ts';
import { RegimeTally } from '../../quality/regime.ts';
import type { Searches } from '../../search.ts';
import { mergeState } from '../../tables/merge-state.ts';

/** An analysis, and beside it the look for a month in which the form's reasons changed. */
export class WithRegime<Tally extends PartTally> {
  readonly analysis: Tally;
  readonly #regime: RegimeTally;

  constructor(analysis: Tally, reasons: FieldReader) {
    this.analysis = analysis;
    this.#regime = new RegimeTally(reasons);
  }

  addAll(searches: Searches): void {
    addEach(this.analysis, searches);
    this.#regime.addAll(searches);
  }

  /** What another thread can be told. */
  state(): { readonly analysis: unknown; readonly regime: ReturnType<RegimeTally['state']> } {
    return { analysis: this.analysis.state(), regime: this.#regime.state() };
  }

  /** Adds another part of the population. */
  merge({ analysis, regime }: ReturnType<WithRegime<Tally>['state']>): void {
    mergeState(this.analysis, analysis);
    this.#regime.merge(regime);
  }

  warnings(): Warning[] {
    return this.#regime.warnings();
  }
}
