import { HashTable } from '../tables/hash-table.ts';
import { type Entries, STANDING } from './entries.ts';
import type { HeaderSets } from './header-sets.ts';

/**
 * Knows every search by its identity: 13 bytes a search with an id (more only where several files
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
    const number = keep ? 1 : 0;
    const first = this.#several ? 1 : 0;
    this.#byId = new HashTable(headers.count + first + number, someIds ? expected : 0);
    // How often the row was kept; with several files, how often it stands in the last, and which.
    this.#byRow = new HashTable(this.#several ? 3 + number : 1, someIds ? 0 : expected);
  }

  /** Enters the searches of a batch, and tells how each stands to those before it. */
  enter(fileNumber: number, entries: Entries): void {
    const { count, byRow } = entries;
    for (let number = 0; number < count; number++) {
      if (byRow[number] === 1) this.#enterByRow(fileNumber, entries, number);
      else this.#enterById(fileNumber, entries, number);
    }
  }

  #enterById(fileNumber: number, entries: Entries, number: number): void {
    const { hashes, standings, occurrences } = entries;
    const at = number * entries.stride;
    const table = this.#byId;
    const found = table.find(hashes[at]!, hashes[at + 1]!);
    const values = table.at + 2;
    const { slots } = table;
    const sets = this.#headers.count;
    occurrences[number] = this.#counted ? ++slots[table.at + 1 + table.values]! : 1;
    if (!found) {
      for (let set = 0; set < sets; set++) slots[values + set] = hashes[at + 2 + set]!;
      if (this.#several) slots[values + sets] = fileNumber;
      standings[number] = 0;
      return;
    }
    const first = this.#several ? slots[values + sets]! : fileNumber;
    const { files } = this.#headers;
    const before = slots[values + files[fileNumber]!.set]!;
    const conflicting = before !== hashes[at + 2 + files[first]!.set]!;
    if (conflicting) this.conflicts++;
    standings[number] =
      STANDING.repeat |
      (first === fileNumber ? 0 : STANDING.seenEarlier) |
      (conflicting ? STANDING.conflicting : 0);
  }

  #enterByRow(fileNumber: number, entries: Entries, number: number): void {
    const { hashes, standings, occurrences } = entries;
    const at = number * entries.stride;
    const table = this.#byRow;
    const found = table.find(hashes[at]!, hashes[at + 1]!);
    const { slots } = table;
    const kept = table.at + 2;
    const again = found ? STANDING.identicalRow : 0;
    if (!this.#several) {
      occurrences[number] = ++slots[kept]!;
      standings[number] = again;
      return;
    }
    const inFile = kept + 1;
    const last = kept + 2;
    if (!found || slots[last] !== fileNumber) slots[inFile] = 0;
    slots[last] = fileNumber;
    slots[inFile] = slots[inFile]! + 1;
    if (this.#counted) occurrences[number] = ++slots[last + 1]!;
    if (slots[inFile]! <= slots[kept]!) {
      // Identical rows that are kept are counted as such, whatever file they stand in.
      standings[number] =
        (this.#counted ? STANDING.identicalRow : STANDING.repeat) | STANDING.seenEarlier;
      return;
    }
    slots[kept] = slots[inFile]!;
    if (!this.#counted) occurrences[number] = slots[kept]!;
    standings[number] = again;
  }
}
