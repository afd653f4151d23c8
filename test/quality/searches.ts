import { DEFAULT_VOCABULARY } from '../../src/contract/vocabulary.ts';
import { MomentArrays } from '../../src/log/times/moment.ts';
import { FieldReader } from '../../src/quality/field-reader.ts';
import {
  ABSENT,
  type Cell,
  type CellState,
  type Cells,
  type Field,
  folded,
  type Moment,
  type Search,
  type Searches,
  type SearchWindow,
  WINDOW_STATUSES,
} from '../../src/search.ts';
import { NO_TEXT, startOfBytes, startOfDigits } from '../../src/tables/text-start.ts';

const DAY_MS = 86_400_000;

export type GivenCell = string | { readonly text: string; readonly state: CellState };
export type GivenCells = Partial<Record<Field, GivenCell>>;

/** A cell: a text is a value, and the empty text is blank. */
export function cellOf(given: GivenCell): Cell {
  const state = given === '' ? 'blank' : 'value';
  const { text, state: itsState } = typeof given === 'string' ? { text: given, state } : given;
  return { number: -1, text, state: itsState as CellState, folded: folded(text) };
}

/** The moment at noon of a date such as 2019-03-29; unreadable for null. */
export function dated(date: string | null): Moment {
  if (date === null) return { kind: 'unreadable', day: 0, local: 0, instant: Number.NaN };
  const day = Date.parse(`${date}T00:00:00Z`) / DAY_MS;
  return { kind: 'local', day, local: (day + 0.5) * DAY_MS, instant: Number.NaN };
}

const NO_MOMENT = dated(null);
const NO_WINDOW: SearchWindow = { status: 'none', start: NO_MOMENT, end: NO_MOMENT };

/** A search with the cells given; all other fields are absent. */
export function searchOf(cells: GivenCells, date: string | null = '2019-03-29'): Search {
  return {
    file: 'log.csv',
    line: 2,
    searchedAt: dated(date),
    window: NO_WINDOW,
    dayOf: (instant) => Math.floor(instant / DAY_MS),
    identity: () => ({ bytes: new Uint8Array(0), start: 0, end: 0 }),
    cell: (field) => {
      const given = cells[field];
      return given === undefined ? ABSENT : cellOf(given);
    },
  };
}

/** Cells side by side, as a log gives them. */
export function cellsOf(cells: readonly Cell[]): Cells {
  const start = (i: number, startOf: typeof startOfBytes) => {
    const { text, state } = cells[i]!;
    const bytes = Buffer.from(text);
    return state === 'absent' ? NO_TEXT : startOf(bytes, 0, bytes.length);
  };
  // As the cells of a batch, all stand in the same bytes.
  const bytes = Buffer.from(cells.map(({ text }) => text).join(''));
  let end = 0;
  const starts = [0, ...cells.map(({ text }) => (end += Buffer.byteLength(text)))];
  const textBytes = (i: number) => ({ bytes, start: starts[i]!, end: starts[i + 1]! });
  return {
    at: (i) => cells[i]!,
    textBytes: (i) => (['value', 'blank'].includes(cells[i]!.state) ? textBytes(i) : null),
    sureText: (i) => {
      const { text, state } = cells[i]!;
      return state === 'value' && /^[\dA-Za-z][\w/-]*[\dA-Za-z]$/.test(text) ? textBytes(i) : null;
    },
    textAt: (i) => cells[i]!.text,
    countStates: (count, counts) => {
      for (const { state } of cells.slice(0, count)) counts[state] = (counts[state] ?? 0) + 1;
    },
    startOf: (i) => start(i, startOfBytes),
    startOfDigits: (i) => start(i, startOfDigits),
    newText: (i) => (cells[i]!.state === 'value' ? textBytes(i) : null),
  };
}

/** Searches as a log gives them, several at once. */
export function searchesOf(searches: readonly Search[]): Searches {
  const momentsOf = (moments: readonly Moment[]): MomentArrays => {
    const arrays = new MomentArrays();
    arrays.makeRoom(moments.length);
    for (const [i, moment] of moments.entries()) arrays.copy(i, moment);
    return arrays;
  };
  const columns = new Map<Field, Cells>();
  return {
    count: searches.length,
    searchedAt: momentsOf(searches.map(({ searchedAt }) => searchedAt)),
    windows: () => ({
      statuses: Uint8Array.from(searches, ({ window }) => WINDOW_STATUSES.indexOf(window.status)),
      starts: momentsOf(searches.map(({ window }) => window.start)),
      ends: momentsOf(searches.map(({ window }) => window.end)),
    }),
    cells: (field) => {
      const known = columns.get(field) ?? cellsOf(searches.map((search) => search.cell(field)));
      columns.set(field, known);
      return known;
    },
    file: searches[0]?.file ?? '',
    countsCameras: false,
    dayOf: (instant) => searches[0]!.dayOf(instant),
    search: (i) => searches[i]!,
  };
}

/** A reader by the default lists, and by patterns where given. */
export function fieldReader(patterns: ((text: string) => boolean) | null = null): FieldReader {
  return new FieldReader({ vocabulary: DEFAULT_VOCABULARY, patterns });
}

/** A random number from 0 up to 1, the same in every run. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
