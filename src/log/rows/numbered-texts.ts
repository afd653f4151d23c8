import type { Cell } from '../../search.ts';

/** What was made of the texts of one column, by their numbers in the kernel's table. */
export class NumberedTexts {
  made: (Cell | undefined)[] = [];
  /** The number of the text of row i stands at `from + i`; 0 for one that has none. */
  numbers = new Uint32Array(0);
  from = 0;
  /** Whether the texts of the rows that were found last have their numbers. */
  isOfThese = false;
}
