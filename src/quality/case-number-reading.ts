import type { CaseNumberClass } from '../contract/classes.ts';
import type { Cell } from '../search.ts';
import { OTHERWISE, startOfText } from '../tables/text-start.ts';
import { mayBePlate } from './classes/case-number-class.ts';
import { caseNumberPlace } from './judgment.ts';
import { caseKey, plateKey } from './reading/words.ts';
import { type ClassedNumber, type Finding, NO_FINDINGS } from './rules/rule.ts';
import { findingsBesideYear, findingsInCaseNumber } from './text-findings.ts';

/** What a case number reads as under one class, whatever search it stands in. */
export class CaseNumberReading implements ClassedNumber {
  readonly cell: Cell;
  readonly class: CaseNumberClass;
  /** What its class adds to the place of a judgment. */
  readonly place: number;
  /** Its key, where beside a plate equal to it its class would be another; else null. */
  readonly plateKey: string | null;
  /** How that key starts (tables/text-start.ts). */
  readonly plateStart: number;
  /** How its key starts, and that of what is left of it without vague words; made by its reader. */
  starts: readonly [number, number] | undefined;
  #key: string | undefined;
  #asPlate: CaseNumberReading | undefined;
  #findings: readonly Finding[] | undefined;
  /** The year of the search asked for last, and what the number shows beside it. */
  #searchYear = 0;
  #besideYear = NO_FINDINGS;

  constructor(cell: Cell, given: CaseNumberClass) {
    this.cell = cell;
    this.class = given;
    this.place = caseNumberPlace(given);
    this.plateKey = mayBePlate(given) ? plateKey(cell.text) : null;
    this.plateStart = this.plateKey === null ? OTHERWISE : startOfText(this.plateKey);
  }

  get folded(): string {
    return this.cell.folded;
  }

  get key(): string {
    this.#key ??= caseKey(this.cell.text);
    return this.#key;
  }

  /** The same number beside the plate that it equals. */
  get asPlate(): CaseNumberReading {
    this.#asPlate ??= new CaseNumberReading(this.cell, 'plate');
    return this.#asPlate;
  }

  /** What is to be found in its text. */
  get findings(): readonly Finding[] {
    const { text, state } = this.cell;
    this.#findings ??= state === 'value' ? findingsInCaseNumber(text, this.class) : NO_FINDINGS;
    return this.#findings;
  }

  /**
   * What is to be found in it beside the year of a search.
   * @param searchYear 0 for a search without a readable time, beside which nothing is found
   */
  besideYear(searchYear: number): readonly Finding[] {
    if (searchYear !== this.#searchYear) {
      this.#searchYear = searchYear;
      const { text, state } = this.cell;
      const isOpen = searchYear !== 0 && state === 'value';
      this.#besideYear = isOpen ? findingsBesideYear(text, this.class, searchYear) : NO_FINDINGS;
    }
    return this.#besideYear;
  }
}
