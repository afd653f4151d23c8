import type { Cell } from '../search.ts';
import type { CaseNumberClass } from './classes/case-number-class.ts';
import { type CaseYearLevel, caseYearLevel } from './rules/case-year.ts';
import { NOTHING_PERSONAL, type PersonalKind, personalKinds } from './reading/personal-finds.ts';
import { caseNumberPlace } from './judgment.ts';
import { plateKey } from './reading/words.ts';

/** What a case number reads as, whatever search it stands in. */
export class KnownNumber {
  readonly cell: Cell;
  /** Its class where it does not equal the plate searched, and that class's part of a verdict's number. */
  readonly alone: CaseNumberClass;
  readonly place: number;
  /** Its key, where a plate could be equal to it; else null. */
  readonly plateKey: string | null;
  #personal: readonly PersonalKind[] | undefined;
  /** The year of the search asked for last, and what the number's year says beside it. */
  #searchYear = 0;
  #level: CaseYearLevel | null = null;

  constructor(cell: Cell, alone: CaseNumberClass) {
    const isOpen = cell.state === 'value' && alone !== 'placeholder';
    this.cell = cell;
    this.alone = alone;
    this.place = caseNumberPlace(alone);
    this.plateKey = isOpen ? plateKey(cell.text.trim()) : null;
  }

  /** The kinds of possible personal information in it. */
  get personal(): readonly PersonalKind[] {
    const { text, state } = this.cell;
    this.#personal ??= state === 'value' ? personalKinds(text) : NOTHING_PERSONAL;
    return this.#personal;
  }

  /**
   * What the year in a number of class ok says beside the year of a search.
   * @param searchYear 0 for a search without a readable time, beside which it says nothing
   */
  yearLevel(searchYear: number): CaseYearLevel | null {
    if (searchYear !== this.#searchYear) {
      this.#searchYear = searchYear;
      const says = this.alone === 'ok' && searchYear !== 0;
      this.#level = says ? caseYearLevel(this.cell.text, searchYear) : null;
    }
    return this.#level;
  }
}
