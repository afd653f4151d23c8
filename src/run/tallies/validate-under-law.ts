import type { LawCompleteness } from '../../contract/laws/law.ts';
import type { CompletenessTally } from '../../laws/completeness-tally.ts';
import type { ValidateTally } from '../../quality/validate-tally.ts';
import type { Searches } from '../../search.ts';

/** What validate counts, and beside it what a state's law asks of records, where one is named. */
export class ValidateUnderLaw {
  readonly validate: ValidateTally;
  readonly #completeness: CompletenessTally | null;

  constructor(validate: ValidateTally, completeness: CompletenessTally | null) {
    this.validate = validate;
    this.#completeness = completeness;
  }

  addAll(searches: Searches): void {
    this.validate.addAll(searches);
    this.#completeness?.addAll(searches);
  }

  /** What another thread can be told. */
  state() {
    return { validate: this.validate.state(), completeness: this.#completeness?.state() };
  }

  /** Adds another part of the population. */
  merge({ validate, completeness }: ReturnType<ValidateUnderLaw['state']>): void {
    this.validate.merge(validate);
    if (completeness) this.#completeness?.merge(completeness);
  }

  law(): LawCompleteness | null {
    return this.#completeness?.result() ?? null;
  }
}
