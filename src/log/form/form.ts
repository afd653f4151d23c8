import { beginsAsTotal } from './total-words.ts';

/** What the first MiB of a log shows of the form of its rows, beside delimiter and header. */
export interface LogForm {
  /** The first name, where one stands before the cells of each row, for which the header has none. */
  readonly rowName: string | null;
  /** Whether the writer left empty cells out at the ends of rows. */
  readonly padded: boolean;
  /** How many cells more than the header a row may have, if they are empty. */
  readonly surplus: number;
  /** The median of the filled cells of rows whose time can be read; 0 where none has one. */
  readonly usualCells: number;
  /** Whether thin rows are no searches: nearly all others have a time that can be read. */
  readonly hasOtherRows: boolean;
  /** The columns in which a time says nothing of where a row's cells stand. */
  readonly timeColumns: readonly number[];
  /** Of a padded log what tells a reason under its case numbers, in a row that ends before the reason. */
  readonly numberedCases: NumberedCases | null;
}

/** Where case numbers hold digits, and the reasons behind them stand. */
export interface NumberedCases {
  readonly column: number;
  readonly reason: number;
  /** Reasons of rows of full length, folded: those that hold no digit, and are no case number. */
  readonly reasons: ReadonlySet<string>;
}

/** The form of a log of which nothing is known yet: no row is too long for its blank cells. */
export const PLAIN_FORM: LogForm = {
  rowName: null,
  padded: false,
  surplus: Number.POSITIVE_INFINITY,
  usualCells: 0,
  hasOtherRows: false,
  timeColumns: [],
  numberedCases: null,
};

export const FEW_CELLS = 3;
const LETTER_OR_DIGIT = /[\p{L}\p{Nd}]/u;

/**
 * Whether a row without a readable time has so little in it that it is no search where searches have
 * times: a total, a group heading, a ruler.
 * @param filled its cells that are not blank
 */
export function isThin(filled: readonly string[], usualCells: number): boolean {
  return (
    hasFewCells(filled.length, usualCells) || !filled.some((cell) => LETTER_OR_DIGIT.test(cell))
  );
}

function hasFewCells(filled: number, usualCells: number): boolean {
  return filled <= FEW_CELLS && 2 * filled < usualCells;
}

/**
 * Whether a row with a readable time is no search all the same: it has few cells, and the first of
 * them says that it is a total, or when a report was made.
 * @param filled its cells that are not blank
 */
export function isTotal(filled: readonly string[], usualCells: number): boolean {
  return hasFewCells(filled.length, usualCells) && beginsAsTotal((filled[0] ?? '').toLowerCase());
}
