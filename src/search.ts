/** The canonical fields of a search, in the order of the contract's table. */
export const FIELDS = [
  'searchId',
  'searchedAt',
  'user',
  'agency',
  'plate',
  'plateState',
  'windowStart',
  'windowEnd',
  'window',
  'caseNumber',
  'reason',
  'offense',
  'resultsViewed',
  'networks',
  'devices',
  'searchType',
  'ipAddress',
] as const;

export type Field = (typeof FIELDS)[number];

/** The fields whose cells have all six states; the others are only value, blank or absent. */
export const STATEFUL_FIELDS: readonly Field[] = [
  'searchId',
  'user',
  'plate',
  'windowStart',
  'windowEnd',
  'window',
  'caseNumber',
  'reason',
];

/**
 * What a cell holds, before anybody asks what its text means; `withheld`, by the agency that released
 * the log, and `damaged`, by a spreadsheet, say nothing about the officer.
 */
export const CELL_STATES = [
  'value',
  'blank',
  'placeholder',
  'withheld',
  'damaged',
  'absent',
] as const;

export type CellState = (typeof CELL_STATES)[number];

/**
 * A time as a log wrote it.
 * - `kind`: `date` a calendar date alone, `local` a reading of the agency's clock, `instant` a time
 *   with a known zone, `unreadable` anything else (then the numbers mean nothing)
 * - `day`: calendar date in the agency's zone, in days since 1970-01-01; a date alone as the end of
 *   a window keeps its own date
 * - `local`: the reading of the agency's clock, in milliseconds as if that clock were UTC; a date
 *   alone is 00:00, or 24:00 as the end of a window
 * - `instant`: milliseconds since 1970-01-01 UTC; NaN unless `kind` is `instant`
 */
export interface Moment {
  readonly kind: 'unreadable' | 'date' | 'local' | 'instant';
  readonly day: number;
  readonly local: number;
  readonly instant: number;
}

/**
 * The range of images that a search asked for, as written.
 * `absent` the log has no window column · `none` blank or placeholder cells · `withheld` and
 * `unreadable` (also where it is damaged) either cell ·
 * `noStart` only an end · `startOnly` · `both`.
 */
export interface SearchWindow {
  readonly status: 'absent' | 'none' | 'withheld' | 'unreadable' | 'noStart' | 'startOnly' | 'both';
  readonly start: Moment;
  readonly end: Moment;
}

/**
 * One search of the population. It is a cursor over the current row, made for speed: an analysis
 * reads what it needs inside `add` and must not keep it.
 */
export interface Search {
  /** The log's name as given. */
  readonly file: string;
  /** The physical line where the row starts, from 1. */
  readonly line: number;
  readonly searchedAt: Moment;
  /** Ask for `status` first: it says which of the two moments mean anything. */
  readonly window: SearchWindow;
  /** The calendar date of an instant in the agency's zone, as a day number. */
  dayOf(instant: number): number;
  /** The identity of the search, in UTF-8: bytes[start, end), good until it is asked for again. */
  identity(): { readonly bytes: Uint8Array; readonly start: number; readonly end: number };
  /** The cell of a field; ABSENT where the log has no such column. */
  cell(field: Field): Cell;
}

/** The kinds of moments and the statuses of windows as arrays hold them: by their place here. */
export const MOMENT_KINDS: readonly Moment['kind'][] = ['unreadable', 'date', 'local', 'instant'];
export const WINDOW_STATUSES: readonly SearchWindow['status'][] = [
  'absent',
  'none',
  'withheld',
  'unreadable',
  'noStart',
  'startOnly',
  'both',
];

/** Many moments side by side: the numbers of moment i stand at i; NO_DAY where it is unreadable. */
export interface Moments {
  readonly kinds: Uint8Array;
  readonly days: Int32Array;
  readonly locals: Float64Array;
  readonly instants: Float64Array;
}

export const NO_DAY = -0x8000_0000;

/** Moment i of many. */
export function momentAt({ kinds, days, locals, instants }: Moments, i: number): Moment {
  return {
    kind: MOMENT_KINDS[kinds[i]!]!,
    day: days[i]!,
    local: locals[i]!,
    instant: instants[i]!,
  };
}

/** The windows of many searches, of each its status and its two ends, side by side. */
export interface Windows {
  readonly statuses: Uint8Array;
  readonly starts: Moments;
  readonly ends: Moments;
}

/** A text in bytes[start, end). */
export type TextBytes = Readonly<{ bytes: Uint8Array; start: number; end: number }>;

/** The cells of one field of many searches. */
export interface Cells {
  /** That of search i; and its text alone, without a look at its state. */
  at(i: number): Cell;
  textAt(i: number): string;
  /** Counts the states of the first `count`. */
  countStates(count: number, counts: Partial<Record<CellState, number>>): void;
  /** How it starts (tables/text-start.ts); and the same where it is digits and hyphens only. */
  startOf(i: number): number;
  startOfDigits(i: number): number;
  /** Where a text stands, in the bytes of all, that may come once only; null for any other. Good till the next call. */
  newText(i: number): TextBytes | null;
  /** Where its text stands, quotes and guards included; null where it is not that of one place. Good till the next call. */
  textBytes(i: number): TextBytes | null;
  /** Where an ASCII text stands, as it is, that is surely a value; null where the bytes do not show it. Good till the next call. */
  sureText(i: number): TextBytes | null;
}

/**
 * Searches of the population of one log or sheet, several at once, and what they hold side by side: who
 * looks at millions takes them from here, and the cursor where it has to. All is good until the next.
 */
export interface Searches {
  readonly count: number;
  readonly searchedAt: Moments;
  windows(): Windows;
  cells(field: Field): Cells;
  /** The log's name as given. */
  readonly file: string;
  /** Whether its counts of networks are counts of cameras. */
  readonly countsCameras: boolean;
  /** The calendar date of an instant in the agency's zone, as a day number. */
  dayOf(instant: number): number;
  /** The cursor, moved to search i. */
  search(i: number): Search;
}

/** One cell: its text as decoded, untrimmed, and its state (of all six only for STATEFUL_FIELDS). */
export interface Cell {
  /** The number of a text that may come again, and is the same cell then (tables/memo.ts); else −1. */
  readonly number: number;
  readonly text: string;
  readonly state: CellState;
  /** The text trimmed and case-folded. */
  readonly folded: string;
}

/** The cell of a field that the log has no column for. */
export const ABSENT: Cell = { number: 0, text: '', state: 'absent', folded: '' };

const DATE = MOMENT_KINDS.indexOf('date');
const INSTANT = MOMENT_KINDS.indexOf('instant');

export function isDateAlone({ kinds }: Moments, i: number): boolean {
  return kinds[i] === DATE;
}

export function isInstant({ kinds }: Moments, i: number): boolean {
  return kinds[i] === INSTANT;
}

/** Milliseconds between two moments of search i: two instants as instants, anything else as local readings. */
export function elapsed(from: Moments, to: Moments, i: number): number {
  return isInstant(from, i) && isInstant(to, i)
    ? to.instants[i]! - from.instants[i]!
    : to.locals[i]! - from.locals[i]!;
}

/** Whether a character has no width: what `String.prototype.trim` takes away, and what it leaves. */
function isZeroWidth(code: number): boolean {
  return (code >= 0x200b && code <= 0x200d) || code === 0x2060;
}

/** A text without white space at its ends, characters without width among it. */
export function trimmed(text: string): string {
  let whole = text.trim();
  // Nearly every text ends here.
  while (isZeroWidth(whole.charCodeAt(0)) || isZeroWidth(whole.charCodeAt(whole.length - 1))) {
    let start = 0;
    let end = whole.length;
    while (isZeroWidth(whole.charCodeAt(start))) start++;
    while (end > start && isZeroWidth(whole.charCodeAt(end - 1))) end--;
    whole = whole.slice(start, end).trim();
  }
  return whole;
}

/** Trimmed and case-folded: the form in which users, agencies and cell states are compared. */
export function folded(text: string): string {
  return trimmed(text).toLowerCase();
}

/** Order of two texts by code point, as everything that the tool sorts is sorted. */
export function byCodePoint(a: string, b: string): number {
  if (a === b) return 0;
  const n = Math.min(a.length, b.length);
  for (let i = 0; i < n; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    // A surrogate stands for a code point above every other UTF-16 unit.
    const xHigh = x >= 0xd800 && x <= 0xdfff;
    const yHigh = y >= 0xd800 && y <= 0xdfff;
    if (xHigh !== yHigh) return xHigh ? 1 : -1;
    return x - y;
  }
  return a.length - b.length;
}
