import type { Cells } from '../search.ts';
import { TextLot } from '../tables/text-lot.ts';
import type { FieldReader } from './field-reader.ts';
import { type NumberForm, PlainNumbers } from './plain/plain-numbers.ts';
import type { ReasonReading } from './reason-reading.ts';

/**
 * Case numbers that pass without a text made of them: of a plain form, new, and neither the plate nor
 * the reason beside them. In most logs these are the most.
 */
export class PassingNumbers {
  /** Those of the batch, and their keys. */
  readonly texts = new TextLot(false);
  readonly keys = new TextLot(true);
  readonly #reader: FieldReader;
  readonly #numbers: PlainNumbers;

  constructor(reader: FieldReader) {
    this.#reader = reader;
    this.#numbers = new PlainNumbers((text) => reader.plainNumber(text));
  }

  /** Turns to a batch of so many searches. */
  begin(searches: number): void {
    this.texts.begin(searches);
    this.keys.begin(searches);
  }

  /** The form of the case number of search i, which is taken into `texts` and `keys`; null where it does not pass. */
  formOf(caseNumbers: Cells, reason: ReasonReading, plates: Cells, i: number): NumberForm | null {
    if (!this.#reader.readsPlain) return null;
    const text = caseNumbers.newText(i);
    if (text === null) return null;
    const form = this.#numbers.formOf(text);
    if (form === null || !this.#reader.areApart(form.reading, reason, plates, i)) return null;
    const { bytes, start, end } = text;
    this.texts.add(bytes, start, end);
    this.keys.add(bytes, start, end);
    return form;
  }

  /** A number of each form, and how many searches had one since this was asked for last. */
  *taken(): Generator<{ text: string; searches: number }> {
    for (const form of this.#numbers.all()) {
      const { searches } = form;
      form.searches = 0;
      if (searches > 0) yield { text: form.reading.cell.text, searches };
    }
  }
}
