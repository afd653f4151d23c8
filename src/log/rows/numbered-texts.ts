import type { Cell } from '../../search.ts';

/** No text has a number from here on: the kernel's tables hold fewer. */
const MOST_NUMBERS = 1 << 15;

/** What was made of the texts of one column, by their numbers in the kernel's table. */
export class NumberedTexts {
  made: (Cell | undefined)[] = [];
  /** By their numbers, which came once and had nothing made of them. */
  #passed = new Uint8Array(0);
  /** The number of the text of row i stands at `from + i`; 0 for one that has none. */
  numbers = new Uint32Array(0);
  from = 0;
  /** Whether the texts of the rows that were found last have their numbers. */
  isOfThese = false;

  /** Says that the numbers begin anew. */
  forget(): void {
    this.made = [];
    this.#passed.fill(0);
  }

  /** Lets the text of a row pass, if nothing was made of it and it does so for the first time. */
  pass(row: number): boolean {
    const number = this.numbers[this.from + row]!;
    if (number === 0) return true;
    if (this.made[number] !== undefined || this.#passed[number] === 1) return false;
    if (number >= this.#passed.length) this.#passed = new Uint8Array(MOST_NUMBERS);
    this.#passed[number] = 1;
    return true;
  }
}
