/** What the kernel tells of rows by their bytes (`src/kernel/known.ts`). */

/** What the kernel hashes rows by: columns, −1 for none. */
export interface HashedColumns {
  /** How many columns the header has. */
  readonly width: number;
  readonly id: number;
  /** That of the time of the search, where it is one. */
  readonly time: number;
  readonly caseNumber: number;
  /** How long the longest id is that stands for none and has a digit. */
  readonly placeholder: number;
}

/** What the kernel says a row is known by; UNTOLD where only its texts show it. */
export const TOLD = { untold: 0, id: 1, number: 2, row: 3 } as const;

/** What the kernel says of a row that is as nearly all are, in bits. */
export const ROW_FORMS = {
  /** It has as many cells as the header, none of them filled up, and is not broken. */
  fits: 1,
  /** More than FEW_CELLS of its cells are surely not blank. */
  filled: 2,
} as const;
