import type { ValidateResult } from '../contract/validate.ts';
import { trimmed } from '../search.ts';
import { TextCounts } from '../tables/text-counts.ts';
import type { TextLot } from '../tables/text-lot.ts';
import type { CaseNumberReading } from './case-number-reading.ts';
import { byCount, commonest, SHOWN_FROM } from './commonest.ts';
import { ShapeReader, shapeOf, shapePattern } from './reading/case-number-shape.ts';
import { personalKinds } from './reading/personal-finds.ts';

/** A shape of case numbers: how often it comes, and what its numbers are. */
interface Shape {
  readonly text: string;
  count: number;
  ok: boolean;
  ascii: boolean;
}

const ASCII = /^[\x20-\x7e]*$/;

/** The case numbers that are ok or badly formed: their shapes, with an example of each. */
export class CaseNumberTexts {
  readonly #shapes = new Map<string, Shape>();
  readonly #shapeReader = new ShapeReader();
  readonly #texts: TextCounts;

  /** @param parts in how many parts the population is read */
  constructor(parts: number) {
    this.#texts = new TextCounts(SHOWN_FROM, parts);
  }

  /** Counts a case number that stands on so many searches. */
  add({ cell, class: given }: CaseNumberReading, searches: number): void {
    const text = trimmed(cell.text);
    const ok = given === 'ok';
    const shape = this.#shapeReader.shapeOf(text);
    this.#addShape({ text: shape, count: searches, ok, ascii: ASCII.test(text) });
    this.#texts.add(text, searches);
  }

  /** Counts numbers of class ok by their texts alone. */
  addTexts(texts: TextLot): void {
    this.#texts.addLot(texts);
  }

  /** Counts by its shape alone a number that is ASCII and ok, on so many searches. */
  addShapeOf(text: string, searches: number): void {
    this.#addShape({ text: shapeOf(text), count: searches, ok: true, ascii: true });
  }

  /** What another thread can be told. */
  state() {
    return {
      shapes: [...this.#shapes.values()],
      texts: this.#texts.state(),
    };
  }

  /** Adds the numbers of another part. */
  merge(part: ReturnType<CaseNumberTexts['state']>): void {
    for (const shape of part.shapes) this.#addShape(shape);
    this.#texts.merge(part.texts);
  }

  topShapes(): ValidateResult['caseNumber']['shapes'] {
    const examples = new Map<string, string>();
    for (const { text } of byCount(this.#texts.frequent())) {
      const shape = shapeOf(text);
      if (!examples.has(shape) && personalKinds(text).length === 0) examples.set(shape, text);
    }
    return commonest([...this.#shapes.values()]).map(({ text: shape, count, ok, ascii }) => ({
      shape,
      count,
      example: examples.get(shape) ?? null,
      // A shape that only statutes and descriptions have is not offered for the config.
      pattern: ok ? shapePattern(shape, ascii) : null,
    }));
  }

  #addShape({ text, count, ok, ascii }: Shape): void {
    const shape = this.#shapes.get(text) ?? { text, count: 0, ok: false, ascii: true };
    if (shape.count === 0) this.#shapes.set(text, shape);
    shape.count += count;
    shape.ok ||= ok;
    shape.ascii &&= ascii;
  }
}
