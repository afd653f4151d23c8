import { addEach, type SearchTally } from '../log/take/population.ts';
import type { Searches } from '../search.ts';

/** What a second reading does with the searches. */
export type SecondTally = SearchTally & {
  /** Called after every chunk. */
  flush?(): Promise<void>;
  /** Called when the logs were read. */
  end?(): Promise<void>;
  /** Whether it has all that it looks for: the rest of the logs need not be read. */
  readonly isDone?: boolean;
};

/** Thrown where the rest of a reading is not needed. */
export class Enough extends Error {
  override readonly name = 'Enough';
}

/** A second reading as an analysis: one thread reads, and nobody asks for a part. */
export function inOnePart(second: SecondTally) {
  return {
    addAll: (searches: Searches) => addEach(second, searches),
    state: () => {},
    merge: () => {},
  };
}
