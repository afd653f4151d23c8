import type { Searches } from '../../search.ts';
import { Frame, type FrameOptions, type FrameState } from './frame.ts';
import type { Picked } from './selection.ts';

/** The first reading of the generator method: how many searches there are to be numbered. */
export class CountingTally {
  readonly frame: Frame<null>;

  constructor(options: FrameOptions) {
    this.frame = new Frame(options, () => null);
  }

  addAll(searches: Searches): void {
    for (let i = 0; i < searches.count; i++) this.frame.enter(searches, i);
  }

  /** What another thread can be told. */
  state(): FrameState<null> {
    return this.frame.state(() => null);
  }

  /** Adds another part of the population. */
  merge(state: FrameState<null>): void {
    this.frame.merge(state, () => {});
  }
}

/** The numbers drawn of each stratum, in the order of the draw, by its key. */
export type DrawnNumbers = ReadonlyMap<string, readonly number[]>;

/** The second reading: the searches whose numbers were drawn. */
export class NumberedTally {
  readonly #frame: Frame<Map<number, Picked>>;
  readonly #numbers: DrawnNumbers;
  readonly #wanted: ReadonlyMap<string, ReadonlySet<number>>;

  constructor(options: FrameOptions, numbers: DrawnNumbers) {
    this.#frame = new Frame(options, () => new Map());
    this.#numbers = numbers;
    this.#wanted = new Map([...numbers].map(([key, each]) => [key, new Set(each)]));
  }

  addAll(searches: Searches): void {
    for (let i = 0; i < searches.count; i++) {
      const { key, searches: number, held } = this.#frame.enter(searches, i);
      if (!this.#wanted.get(key)?.has(number)) continue;
      const { bytes, start, end } = searches.search(i).identity();
      const id = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
      held.set(number, { ticket: null, id, ...this.#frame.kept(searches, i) });
    }
  }

  /** What was picked of each stratum, in the order of the draw, by its key. */
  picked(): ReadonlyMap<string, Picked[]> {
    return new Map(
      this.#frame.strata().map(({ key, held }) => {
        const numbers = this.#numbers.get(key) ?? [];
        return [key, numbers.flatMap((number) => held.get(number) ?? [])];
      }),
    );
  }
}
