import type { Population } from '../contract/document.ts';
import type { Cell, Search } from '../search.ts';
import { trimEnd, trimStart } from './bytes.ts';
import type { Columns } from './columns.ts';
import type { SearchCursor } from './cursor.ts';
import { DayCounts } from './day-counts.ts';
import type { ByteRange, Duplicates } from './duplicates.ts';
import type { LogOptions } from './log-options.ts';
import type { RowScanner } from './scan.ts';
import { Span } from './span.ts';

/** An analysis: takes in each search of the population. */
export interface SearchTally {
  add(search: Search): void;
}

/** Which searches are the population, and where every other data row went: the counts add up. */
export class PopulationTally {
  readonly counts = {
    rows: 0,
    searches: 0,
    duplicates: 0,
    identicalRowsKept: 0,
    malformed: 0,
    outsidePeriod: 0,
    undated: 0,
    filteredOut: 0,
    headersRepeated: 0,
    blankRows: 0,
    preambleRows: 0,
    footerRows: 0,
  };
  readonly span = new Span();
  /** Searches a calendar day, by day number. */
  readonly days = new DayCounts();

  readonly #options: LogOptions;
  readonly #duplicates: Duplicates;
  readonly #users = new DistinctTexts();
  readonly #agencies = new DistinctTexts();
  readonly #period: boolean;

  constructor(options: LogOptions, duplicates: Duplicates) {
    this.#options = options;
    this.#duplicates = duplicates;
    this.#period = options.from !== null || options.to !== null;
  }

  /** Takes in a well-formed data row. Returns whether it is a search of the population. */
  take(fileNumber: number, search: SearchCursor, scanner: RowScanner, columns: Columns): boolean {
    const { counts } = this;
    const standing = this.#standing(fileNumber, search, scanner, columns);
    if (standing === 'repeat' && !this.#options.keepDuplicates) {
      counts.duplicates++;
      return false;
    }
    const { searchedAt } = search;
    const dated = searchedAt.kind !== 'unreadable';
    if (this.#period && !(dated && this.#inPeriod(searchedAt.day))) {
      counts.outsidePeriod++;
      if (!dated) counts.undated++;
      return false;
    }
    const user = search.cell('user');
    const agency = search.cell('agency');
    if (!passes(user, this.#options.users) || !passes(agency, this.#options.agencies)) {
      counts.filteredOut++;
      return false;
    }
    counts.searches++;
    if (standing === 'identicalRow') counts.identicalRowsKept++;
    if (dated) {
      this.span.add(searchedAt);
      this.days.add(searchedAt.day);
    } else counts.undated++;
    this.#users.add(user);
    this.#agencies.add(agency);
    return true;
  }

  result(): Population {
    return {
      ...this.counts,
      ...this.span.texts(),
      users: this.#users.size,
      agencies: this.#agencies.size,
    };
  }

  #inPeriod(day: number): boolean {
    const { from, to } = this.#options;
    return (from === null || day >= from) && (to === null || day <= to);
  }

  #standing(
    fileNumber: number,
    search: SearchCursor,
    scanner: RowScanner,
    columns: Columns,
  ): 'new' | 'repeat' | 'identicalRow' {
    const index = columns.indexOf.searchId;
    if (index < 0) return this.#byRow(fileNumber, scanner);
    const id = trimmedCell(search, scanner, index);
    if (!isLongId(id) && search.cell('searchId').state !== 'value') {
      return this.#byRow(fileNumber, scanner);
    }
    if (!isRowNumber(id)) return this.#duplicates.byId(fileNumber, scanner, id, undefined);
    const at = Buffer.from(search.cell('searchedAt').text.trim());
    if (at.length === 0) return this.#byRow(fileNumber, scanner);
    const suffix = { bytes: at, start: 0, end: at.length };
    return this.#duplicates.byId(fileNumber, scanner, id, suffix);
  }

  #byRow(fileNumber: number, scanner: RowScanner): 'new' | 'repeat' | 'identicalRow' {
    const standing = this.#duplicates.byRow(fileNumber, scanner);
    // Identical rows that are kept are counted as such, whatever file they stand in.
    return standing === 'repeat' && this.#options.keepDuplicates ? 'identicalRow' : standing;
  }
}

/** How many different texts, trimmed and case-folded, cells in state `value` have. */
class DistinctTexts {
  readonly #texts = new Set<string>();
  #last: Cell | undefined;

  get size(): number {
    return this.#texts.size;
  }

  add(cell: Cell): void {
    if (cell === this.#last || cell.state !== 'value') return;
    this.#last = cell;
    this.#texts.add(cell.folded);
  }
}

function passes(cell: Cell, wanted: readonly string[]): boolean {
  return wanted.length === 0 || (cell.state !== 'absent' && wanted.includes(cell.folded));
}

const NO_QUOTES = 2;

function trimmedCell(search: SearchCursor, scanner: RowScanner, index: number): ByteRange {
  if (scanner.quoting[index] === NO_QUOTES) {
    const bytes = Buffer.from(search.cell('searchId').text.trim());
    return { bytes, start: 0, end: bytes.length };
  }
  const start = trimStart(scanner.bytes, scanner.starts[index]!, scanner.ends[index]!);
  return { bytes: scanner.bytes, start, end: trimEnd(scanner.bytes, start, scanner.ends[index]!) };
}

/** Whether an id has the form of a UUID: then it is a value, with nothing more to ask. */
function isLongId({ bytes, start, end }: ByteRange): boolean {
  return (
    end - start === 36 &&
    bytes[start + 8] === 0x2d &&
    bytes[start + 13] === 0x2d &&
    bytes[start + 18] === 0x2d &&
    bytes[start + 23] === 0x2d &&
    isHexDigit(bytes[start]!)
  );
}

function isHexDigit(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);
}

/** Whether an id is a bare number of nine digits or fewer, which may be a row number. */
function isRowNumber({ bytes, start, end }: ByteRange): boolean {
  if (end === start || end - start > 9) return false;
  for (let p = start; p < end; p++) if (bytes[p]! < 0x30 || bytes[p]! > 0x39) return false;
  return true;
}
