import type { Cell, Cells } from '../search.ts';
import { Memo } from '../tables/memo.ts';
import type { CaseNumberReading } from './case-number-reading.ts';
import { CaseNumberTexts } from './case-number-texts.ts';
import type { FieldReader } from './field-reader.ts';
import { Lot } from './lot.ts';
import { PassingNumbers } from './passing-numbers.ts';
import type { NumberForm } from './plain/plain-numbers.ts';
import type { ReasonReading } from './reason-reading.ts';
import type { Finding } from './rules/rule.ts';
import { WholeFindings } from './whole-findings.ts';

/** What is counted of case numbers by their texts: each in lots, and those that pass by their forms. */
export class CaseNumberCounts {
  readonly whole: WholeFindings;
  readonly texts: CaseNumberTexts;
  readonly #passing: PassingNumbers;
  readonly #lots: Memo<Cell, Lot<CaseNumberReading>>;
  readonly #addFindings: (findings: readonly Finding[], searches: number) => void;

  /**
   * @param addFindings told of the findings in the texts of so many searches
   * @param parts in how many parts the population is read
   */
  constructor(
    reader: FieldReader,
    parts: number,
    addFindings: (findings: readonly Finding[], searches: number) => void,
  ) {
    this.whole = new WholeFindings(parts);
    this.texts = new CaseNumberTexts(parts);
    this.#passing = new PassingNumbers(reader);
    this.#addFindings = addFindings;
    this.#lots = new Memo(
      (cell) => new Lot(reader.caseNumber(cell)),
      (lot) => this.#add(lot),
    );
  }

  /** Turns to a batch of so many searches. */
  begin(searches: number): void {
    this.#passing.begin(searches);
  }

  /** The form of the case number of search i, which is counted under it; null where it does not pass. */
  formOf(caseNumbers: Cells, reason: ReasonReading, plates: Cells, i: number): NumberForm | null {
    return this.#passing.formOf(caseNumbers, reason, plates, i);
  }

  /** The lot of a case number, which its caller counts. */
  lotOf(caseNumber: Cell): Lot<CaseNumberReading> {
    return this.#lots.of(caseNumber);
  }

  /** Says that all searches of the batch came, whose bytes are soon gone. */
  end(): void {
    this.whole.addKeys(this.#passing.keys);
    this.texts.addTexts(this.#passing.texts);
  }

  /** Hands on what was counted in lots and forms. */
  flush(): void {
    this.#lots.clear();
    for (const { text, searches } of this.#passing.taken()) this.texts.addShapeOf(text, searches);
  }

  #add({ reading, searches, plates }: Lot<CaseNumberReading>): void {
    const others = searches - plates;
    if (plates > 0) this.#addFindings(reading.asPlate.findings, plates);
    if (others === 0) return;
    this.#addFindings(reading.findings, others);
    this.whole.add(reading, others);
    if (reading.class === 'ok' || reading.class === 'badFormat') this.texts.add(reading, others);
  }
}
