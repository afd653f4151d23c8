import { HashTable, type TableState } from './hash-table.ts';
import { TextHash } from './text-hash.ts';

const SEED = 7;

/** How many different texts came, at 9 to 12 bytes each: they are told apart by a 64-bit hash. */
export class TextSet {
  readonly #hasher = new TextHash();
  readonly #table = new HashTable(0, 0);

  get size(): number {
    return this.#table.size;
  }

  add(text: string): void {
    this.#hasher.take(text, SEED);
    this.#table.find(this.#hasher.low, this.#hasher.high);
  }

  /** What another thread can be told. */
  state(): TableState {
    return this.#table.state();
  }

  /** Adds the texts of another part. */
  merge(state: TableState): void {
    this.#table.makeRoom(state.length / 2);
    for (let from = 0; from < state.length; from += 2) {
      this.#table.find(state[from]!, state[from + 1]!);
    }
  }
}
