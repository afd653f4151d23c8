import { CannotBeDone } from '../../errors.ts';
import { HashTable, placeAt } from '../../tables/hash-table.ts';
import type { HeaderSets } from './header-sets.ts';
import { STANDING, type Standings } from './standings.ts';

/**
 * Knows every search by its identity: 14 to 16 bytes a search with an id (more only where several files
 * have different headers). By an id every repeat is a duplicate; by row hash a row counts as often
 * as in the file that has it most. Searches are entered in the order of files and rows.
 */
export class Duplicates {
  /** Repeats by id whose other cells differ from the first occurrence. */
  conflicts = 0;

  readonly #headers: HeaderSets;
  readonly #byId: HashTable;
  readonly #byRow: HashTable;
  readonly #several: boolean;
  readonly #counted: boolean;

  /**
   * @param expected about how many searches there will be, so that the table need not grow
   * @param keep whether repeats are kept: then they are numbered
   */
  constructor(headers: HeaderSets, expected: number, keep: boolean) {
    this.#headers = headers;
    this.#several = headers.files.length > 1;
    this.#counted = keep;
    // A hash of the row for each set of headers, the file of the first occurrence, and where repeats
    // are kept their number.
    const someIds = headers.files.some(({ columns }) => columns.indexOf.searchId >= 0);
    const numbered = keep ? 1 : 0;
    const first = this.#several ? 1 : 0;
    const words = 2 + headers.count;
    this.#byId = new HashTable(
      headers.count + first + numbered,
      someIds ? expected : 0,
      words,
      headers.count,
    );
    // How often the row was kept; with several files, how often it stands in the last, and which.
    this.#byRow = new HashTable(this.#several ? 3 + numbered : 1, someIds ? 0 : expected, words);
  }

  /**
   * Enters the searches of a batch, and tells how each stands to those before it.
   * @throws CannotBeDone where the table finds no more memory
   */
  enter(fileNumber: number, standings: Standings): void {
    try {
      this.#enterAll(fileNumber, standings);
    } catch (error) {
      // The kernel stops where it gets no memory, or has no addresses left.
      if (!(error instanceof Error) || error.name !== 'RuntimeError') throw error;
      throw new CannotBeDone(
        'the logs hold more searches than there is memory for, to know duplicates: ' +
          'give fewer logs at once, or a shorter part of them',
      );
    }
  }

  #enterAll(fileNumber: number, standings: Standings): void {
    const { count, byRow } = standings;
    let from = 0;
    while (from < count) {
      let to = from + 1;
      while (to < count && byRow[to] === byRow[from]) to++;
      if (byRow[from] === 1) this.#enterByRow(fileNumber, standings, from, to);
      else this.#enterById(fileNumber, standings, from, to);
      from = to;
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
        bits[search] =
          STANDING.repeat |
          (first === fileNumber ? 0 : STANDING.seenEarlier) |
          (conflicting ? STANDING.conflicting : 0);
      }
      start += found.length;
    }
  }

  #enterByRow(fileNumber: number, standings: Standings, from: number, to: number): void {
    const { hashes } = standings;
    const table = this.#byRow;
    for (let start = from; start < to; ) {
      const found = table.findAll(hashes, start, to);
      for (let i = 0; i < found.length; i++) {
        this.#enterRow(fileNumber, standings, start + i, found[i]!);
      }
      start += found.length;
    }
  }

  #enterRow(fileNumber: number, standings: Standings, search: number, slot: number): void {
    const { bits, occurrences } = standings;
    const isKnown = slot < 0;
    const { slots } = this.#byRow;
    const kept = placeAt(slot) + 2;
    const again = isKnown ? STANDING.identicalRow : 0;
    if (!this.#several) {
      occurrences[search] = ++slots[kept]!;
      bits[search] = again;
      return;
    }
    const inFile = kept + 1;
    const last = kept + 2;
    if (!isKnown || slots[last] !== fileNumber) slots[inFile] = 0;
    slots[last] = fileNumber;
    slots[inFile] = slots[inFile]! + 1;
    if (this.#counted) occurrences[search] = ++slots[last + 1]!;
    if (slots[inFile]! <= slots[kept]!) {
      // Identical rows that are kept are counted as such, whatever file they stand in.
      bits[search] =
        (this.#counted ? STANDING.identicalRow : STANDING.repeat) | STANDING.seenEarlier;
      return;
    }
    slots[kept] = slots[inFile]!;
    if (!this.#counted) occurrences[search] = slots[kept]!;
    bits[search] = again;
  }
}
