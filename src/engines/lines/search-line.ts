import { CELL_STATES, type CellState, FIELDS } from '../../search.ts';

/*
 * The line of a search: texts between tabs. The key, a hash of what the search is known by, comes first;
 * then FILE, PLACE and the like, and behind TEXTS the cells of the fields that its log has a column
 * for, in the order of the contract; then what does not follow from the rest.
 */

export const KEY = 0;
/** The log's name as given. */
export const FILE = 1;
/** Its line among those of the log; of a workbook, behind commas, the sheet and the row to cite. */
export const PLACE = 2;
/** A digit of MARKS, and a letter for the state of each field's cell. */
export const STATES = 3;
export const SEARCHED_AT = 4;
/** The status of the range of images as a digit, and its two ends. */
export const WINDOW = 5;
/** Of a search that is known by an id a hash of the log's headers, and of each cell one that goes with its header. */
export const CELLS = 6;
export const TEXTS = 7;

/** What is marked, in bits. */
export const MARKS = {
  /** It is known by a number and its time; else by its id, or by its row, as the key says. */
  byNumber: 1,
  /** It names another agency than is said of its log. */
  otherAgency: 2,
  /** The last text is what it is known by, the text before the file to cite, where that has a bit. */
  identity: 4,
  sheet: 8,
} as const;

/** The key of the lines that account for a file. */
export const ACCOUNTING = '#';
/** What begins the key of a search that is known by all of its cells, behind which their SHA-256 follows. */
export const BY_ROW = 'r';
export const BY_ID = 'i';

export const STATE_LETTERS: Readonly<Record<CellState, string>> = {
  value: 'v',
  blank: 'b',
  placeholder: 'p',
  withheld: 'w',
  damaged: 'd',
  absent: 'a',
};

const STATES_BY_LETTER = new Map(CELL_STATES.map((state) => [STATE_LETTERS[state], state]));

export function stateOf(letter: string): CellState {
  return STATES_BY_LETTER.get(letter) ?? 'absent';
}

/** Letters of the first MARKS digit are before those of the fields. */
export function stateAt(states: string, field: number): string {
  return states[field + 1] ?? STATE_LETTERS.absent;
}

export const FIELD_COUNT = FIELDS.length;
