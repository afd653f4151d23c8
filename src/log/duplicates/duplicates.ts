import { CannotBeDone } from '../../errors.ts';
import { HashTable, placeAt } from '../../tables/hash-table.ts';
import type { HeaderSets } from './header-sets.ts';
import { type DuplicateFinder, KnownStandings } from './known-standings.ts';
import { KNOWN_BY, type SheetSearches, STANDING, type Standings } from './standings.ts';

/** The numbers of a row's file, and of its sheet among those of all files. */
interface RowPlace {
  readonly file: number;
  readonly sheet: number;
}

/**
 * Knows every search by its identity: 14 to 16 bytes a search with an id (with several files 8 more, and
 * 4 for each further set of headers). By an id every repeat is a duplicate; by row hash a row counts as
 * often as in the file, or the sheet, that has it most. Searches are entered in the order of files and rows.
 */
export class Duplicates implements DuplicateFinder {
  /** Repeats by id whose other cells differ from the first occurrence. */
  conflicts = 0;
  /**
   * Of each file how many of its rows may repeat an id of another of its rows with other cells: never
   * fewer than those that do, whatever files are before it.
   */
  readonly conflictsInFile: number[];
  /** Of each file how many of its rows may repeat an id of an earlier file with other cells. */
  readonly conflictsElsewhere: number[];
  /** How all searches stood, where another reading is to be told. */
  readonly standings: KnownStandings | undefined;

  readonly #headers: HeaderSets;
  readonly #byId: HashTable;
  readonly #byRow: HashTable;
  readonly #several: boolean;
  readonly #severalSheets: boolean;
  /** Whether an earlier sheet may be of the same file or of another. */
  readonly #mixedSheets: boolean;
  readonly #counted: boolean;

  /**
   * @param expected about how many searches there will be, so that the table need not grow
   * @param keep whether repeats are kept: then they are numbered
   * @param isTold whether another reading is to be told how searches stood
   */
  constructor(headers: HeaderSets, expected: number, keep: boolean, isTold = false) {
    if (isTold) this.standings = new KnownStandings();
    this.#headers = headers;
    this.#several = headers.files.length > 1;
    this.#severalSheets = headers.sheets > 1;
    this.#mixedSheets = this.#several && headers.sheets > headers.files.length;
    this.#counted = keep;
    this.conflictsInFile = headers.files.map(() => 0);
    this.conflictsElsewhere = headers.files.map(() => 0);
    // A hash of the row for each set of headers; with several files that of the first occurrence, and
    // what the last file has of it; and where repeats are kept their number.
    const someIds = headers.files.some(({ columns }) => columns.idColumn >= 0);
    const numbered = keep ? 1 : 0;
    const ofFiles = this.#several ? 2 : 0;
    const words = 2 + headers.count;
    this.#byId = new HashTable(
      headers.count + ofFiles + numbered,
      someIds ? expected : 0,
      words,
      headers.count,
    );
    // How often the row was kept; with several sheets, how often it stands in the last, which that is,
    // and of which file the first is, where that may be another.
    const values = this.#severalSheets ? 3 + (this.#mixedSheets ? 1 : 0) + numbered : 1;
    this.#byRow = new HashTable(values, someIds ? 0 : expected, words);
  }

  /**
   * Enters the searches of a batch, and tells how each stands to those before it.
   * @param sheets of a workbook which of them stand in which sheet
   * @throws CannotBeDone where the table finds no more memory
   */
  enter(fileNumber: number, standings: Standings, sheets?: readonly SheetSearches[]): void {
    const all = [{ sheet: 0, from: 0, to: standings.count }];
    try {
      for (const part of sheets ?? all) this.#enterAll(fileNumber, standings, part);
      this.standings?.keep(standings);
    } catch (error) {
      // The kernel stops where it gets no memory, or has no addresses left.
      if (!(error instanceof Error) || error.name !== 'RuntimeError') throw error;
      throw new CannotBeDone(
        'the logs hold more searches than there is memory for, to know duplicates: ' +
          'give fewer logs at once, or a shorter part of them',
      );
    }
  }

  #enterAll(fileNumber: number, standings: Standings, { sheet, from, to }: SheetSearches): void {
    const { knownBy } = standings;
    const place = { file: fileNumber, sheet: this.#headers.files[fileNumber]!.firstSheet + sheet };
    for (let start = from; start < to; ) {
      const isByRow = knownBy[start] === KNOWN_BY.row;
      let end = start + 1;
      while (end < to && (knownBy[end] === KNOWN_BY.row) === isByRow) end++;
      if (isByRow) this.#enterByRow(place, standings, start, end);
      else this.#enterById(fileNumber, standings, start, end);
      start = end;
    }
  }

  #enterById(fileNumber: number, standings: Standings, from: number, to: number): void {
    const { hashes, bits, occurrences, stride } = standings;
    const table = this.#byId;
    const several = this.#several;
    const counted = this.#counted;
    const sets = this.#headers.count;
    const { files } = this.#headers;
    const { set: own } = files[fileNumber]!;
    for (let start = from; start < to; ) {
      const found = table.findAll(hashes, start, to);
      const { slots } = table;
      for (let i = 0; i < found.length; i++) {
        const slot = found[i]!;
        const search = start + i;
        const values = placeAt(slot) + 2;
        occurrences[search] = counted ? ++slots[values + table.values - 1]! : 1;
        if (slot >= 0) {
          // Its row's hashes came with it.
          if (several) slots[values + sets] = fileNumber;
          bits[search] = 0;
          continue;
        }
        const first = several ? slots[values + sets]! : fileNumber;
        const before = slots[values + own]!;
        const conflicting = before !== hashes[search * stride + 2 + files[first]!.set]!;
        if (conflicting) this.conflicts++;
        if (first !== fileNumber) this.#noteElsewhere(fileNumber, first, values, conflicting);
        else if (conflicting) this.conflictsInFile[fileNumber]!++;
        bits[search] =
          STANDING.repeat |
          (first === fileNumber ? 0 : STANDING.seenEarlier) |
          (conflicting ? STANDING.conflicting : 0);
      }
      start += found.length;
    }
  }

  /**
   * Notes a repeat of an id whose first search is in an earlier file. The rows of its own file that
   * have the id are alike where each is like that first one; under headers that are not the same
   * nobody knows, and they count as if they were not.
   */
  #noteElsewhere(file: number, first: number, values: number, conflicting: boolean): void {
    const { slots } = this.#byId;
    const { count, files } = this.#headers;
    const at = values + count + 1;
    const last = slots[at]!;
    const wasHere = last >>> 1 === file;
    const mayConflict = conflicting || files[first]!.set !== files[file]!.set;
    if (mayConflict) this.conflictsElsewhere[file]!++;
    const mayDiffer = mayConflict || (wasHere && (last & 1) === 1);
    if (wasHere && mayDiffer) this.conflictsInFile[file]!++;
    slots[at] = 2 * file + (mayDiffer ? 1 : 0);
  }

  #enterByRow(place: RowPlace, standings: Standings, from: number, to: number): void {
    const { hashes } = standings;
    const table = this.#byRow;
    for (let start = from; start < to; ) {
      const found = table.findAll(hashes, start, to);
      for (let i = 0; i < found.length; i++) {
        this.#enterRow(place, standings, start + i, found[i]!);
      }
      start += found.length;
    }
  }

  #enterRow(place: RowPlace, standings: Standings, search: number, slot: number): void {
    const { bits, occurrences } = standings;
    const isKnown = slot < 0;
    const { slots } = this.#byRow;
    const kept = placeAt(slot) + 2;
    const again = isKnown ? STANDING.identicalRow : 0;
    if (!this.#severalSheets) {
      occurrences[search] = ++slots[kept]!;
      bits[search] = again;
      return;
    }
    const inSheet = kept + 1;
    const last = kept + 2;
    if (!isKnown || slots[last] !== place.sheet) slots[inSheet] = 0;
    slots[last] = place.sheet;
    if (this.#mixedSheets && !isKnown) slots[last + 1] = place.file;
    slots[inSheet] = slots[inSheet]! + 1;
    if (this.#counted) occurrences[search] = ++slots[kept + this.#byRow.values - 1]!;
    if (slots[inSheet]! <= slots[kept]!) {
      // Identical rows that are kept are counted as such, whatever sheet they stand in.
      const isOfFile = this.#mixedSheets ? slots[last + 1] === place.file : !this.#several;
      bits[search] =
        (this.#counted ? STANDING.identicalRow : STANDING.repeat) |
        (isOfFile ? STANDING.seenInSheet : STANDING.seenEarlier);
      return;
    }
    slots[kept] = slots[inSheet]!;
    if (!this.#counted) occurrences[search] = slots[kept]!;
    bits[search] = again;
  }
}
