import type { Cell } from '../../../search.ts';

/** What bytes show of the state of a field's cells. */
interface SureValues {
  /** Whether all that is not blank is a value; else `isSurelyValue` says of which it is sure. */
  readonly isPlain: boolean;
  /** Of a field with states: how long the longest word for nothing is that has a digit. */
  readonly longest: number;
  readonly isNumber: boolean;
  /** Whether it is the id, of which the kernel tells most. */
  readonly isId: boolean;
  /** Whether something is said of searches whose cell is blank. */
  readonly isSaid: boolean;
}

/** Where the cells of a field are found in a batch. */
export interface FieldPlace {
  readonly index: number;
  readonly slot: number;
  /** Whether its text is that of one cell. */
  readonly isOne: boolean;
  /** The column in which it is a part of a packed cell, or −1; and which part. */
  readonly packed: number;
  readonly part: number;
  readonly sure: SureValues;
  /** The cell of every search, where no column serves the field. */
  readonly always?: Cell;
}
