import { Hasher, hash32 } from '../tables/hash.ts';
import { HashTable } from '../tables/hash-table.ts';
import { trimmed, unescapedCell } from './cell-bytes.ts';
import type { Columns } from './columns.ts';
import type { RowIdentity } from './identity.ts';
import type { RowScanner } from './scan.ts';

/** A file of the population, as its duplicates are told. */
interface FileIdentity {
  readonly number: number;
  readonly columns: Columns;
  /** Which set of headers it has, and for each other set the columns that both have (by index). */
  readonly headers: number;
  readonly shared: readonly (readonly number[])[];
}

/** How a search stands to those before it. */
export type Standing = 'new' | 'repeat' | 'identicalRow';

/**
 * Knows every search by its identity: 13 bytes a search with an id (more only where several files
 * have different headers). By an id every repeat is a duplicate; by row hash a row counts as often
 * as in the file that has it most.
 */
export class Duplicates {
  /** Repeats by id whose other cells differ from the first occurrence. */
  conflicts = 0;
  /** Whether the search last looked at was first seen in an earlier file; and whether it conflicts. */
  seenInEarlierFile = false;
  conflicting = false;

  readonly #headerSets: Columns[] = [];
  readonly #files: FileIdentity[];
  readonly #byId: HashTable;
  readonly #byRow: HashTable;
  readonly #several: boolean;
  readonly #counted: boolean;
  readonly #hasher = new Hasher();

  /**
   * @param columns the columns of each file, in file order
   * @param expected about how many searches there will be, so that the table need not grow
   * @param keep whether repeats are kept: then they are numbered
   */
  constructor(columns: readonly Columns[], expected: number, keep: boolean) {
    const key = ({ names }: Columns): string => names.join('\u001f');
    const sets = [...new Map(columns.map((each) => [key(each), each])).values()];
    this.#headerSets = sets;
    this.#several = columns.length > 1;
    this.#counted = keep;
    const number = keep ? 1 : 0;
    this.#files = columns.map((own, number) => ({
      number,
      columns: own,
      headers: sets.findIndex((each) => key(each) === key(own)),
      shared: sets.map((other) => sharedColumns(own, other)),
    }));
    // A hash of the row for each set of headers, the file of the first occurrence, and where repeats
    // are kept their number.
    const someIds = columns.some(({ indexOf }) => indexOf.searchId >= 0);
    const first = this.#several ? 1 : 0;
    this.#byId = new HashTable(sets.length + first + number, someIds ? expected : 0);
    // How often the row was kept; with several files, how often it stands in the last, and which.
    this.#byRow = new HashTable(this.#several ? 3 + number : 1, someIds ? 0 : expected);
  }

  /** Enters a search, and tells it the how manieth of its identity it is. */
  enter(fileNumber: number, scanner: RowScanner, known: RowIdentity): Standing {
    return known.byRow
      ? this.#enterByRow(fileNumber, scanner, known)
      : this.#enterById(fileNumber, scanner, known);
  }

  #enterById(fileNumber: number, scanner: RowScanner, known: RowIdentity): Standing {
    const { id, at } = known;
    const hasher = this.#hasher;
    hasher.reset(1);
    hasher.add(id.bytes, id.start, id.end);
    if (at) hasher.add(at.bytes, at.start, at.end);
    hasher.finish();
    const file = this.#files[fileNumber]!;
    const table = this.#byId;
    const found = table.find(hasher.low, hasher.high);
    const values = table.at + 2;
    const { slots } = table;
    const sets = this.#headerSets.length;
    this.seenInEarlierFile = false;
    this.conflicting = false;
    if (this.#counted) known.occurrence = ++slots[table.at + 1 + table.values]!;
    if (!found) {
      for (let set = 0; set < sets; set++) {
        slots[values + set] = this.#rowHash(scanner, file, set);
      }
      if (this.#several) slots[values + sets] = fileNumber;
      return 'new';
    }
    const firstFile = this.#several ? this.#files[slots[values + sets]!]! : file;
    this.seenInEarlierFile = firstFile.number !== fileNumber;
    const before = slots[values + file.headers]!;
    if (before !== this.#rowHash(scanner, file, firstFile.headers)) {
      this.conflicting = true;
      this.conflicts++;
    }
    return 'repeat';
  }

  #enterByRow(fileNumber: number, scanner: RowScanner, known: RowIdentity): Standing {
    const file = this.#files[fileNumber]!;
    const hasher = this.#hasher;
    hasher.reset(2);
    for (let cell = 0; cell < file.columns.width; cell++) {
      const { bytes, start, end } = unescapedCell(scanner, cell);
      hasher.add(bytes, start, end);
    }
    hasher.finish();
    const table = this.#byRow;
    const found = table.find(hasher.low, hasher.high);
    const { slots } = table;
    const kept = table.at + 2;
    this.conflicting = false;
    if (!this.#several) {
      this.seenInEarlierFile = false;
      known.occurrence = ++slots[kept]!;
      return found ? 'identicalRow' : 'new';
    }
    const inFile = kept + 1;
    const last = kept + 2;
    if (!found || slots[last] !== fileNumber) slots[inFile] = 0;
    slots[last] = fileNumber;
    slots[inFile] = slots[inFile]! + 1;
    this.seenInEarlierFile = slots[inFile]! <= slots[kept]!;
    if (this.#counted) known.occurrence = ++slots[last + 1]!;
    if (this.seenInEarlierFile) return 'repeat';
    slots[kept] = slots[inFile]!;
    if (!this.#counted) known.occurrence = slots[kept]!;
    return found ? 'identicalRow' : 'new';
  }

  /** A hash of the trimmed cells that the row shares with a set of headers. */
  #rowHash(scanner: RowScanner, file: FileIdentity, set: number): number {
    if (this.#headerSets.length > 1) return this.#rowHashAnyOrder(scanner, file, set);
    const { bytes, starts, ends, quoting } = scanner;
    let hash = 0;
    for (const index of file.shared[set]!) {
      const start = starts[index]!;
      const end = ends[index]!;
      // Nearly every cell is as it stands: nothing to trim, no doubled quotes.
      if (
        quoting[index] !== 2 &&
        start < end &&
        isPlain(bytes[start]!) &&
        isPlain(bytes[end - 1]!)
      ) {
        hash = hash32(bytes, start, end, hash);
      } else {
        const cell = trimmed(unescapedCell(scanner, index));
        hash = hash32(cell.bytes, cell.start, cell.end, hash);
      }
    }
    return hash >>> 0;
  }

  /** The same for files with different headers: cells go with their header, whatever the column. */
  #rowHashAnyOrder(scanner: RowScanner, file: FileIdentity, set: number): number {
    const columns = file.shared[set]!;
    const { names } = file.columns;
    let sum = 0;
    for (const index of columns) {
      const { bytes, start, end } = trimmed(unescapedCell(scanner, index));
      sum = (sum + hash32(bytes, start, end, nameHash(names[index]!))) | 0;
    }
    return sum >>> 0;
  }
}

/** The columns of `own`, the search's id aside, whose header `other` has too. */
function sharedColumns(own: Columns, other: Columns): number[] {
  return own.names.flatMap((name, index) =>
    index !== own.indexOf.searchId &&
    own.names.indexOf(name) === index &&
    other.names.includes(name)
      ? [index]
      : [],
  );
}

const nameHashes = new Map<string, number>();

function nameHash(name: string): number {
  let hash = nameHashes.get(name);
  if (hash === undefined) {
    const bytes = Buffer.from(name);
    hash = hash32(bytes, 0, bytes.length, 1);
    nameHashes.set(name, hash);
  }
  return hash;
}

/** Whether a byte is an ASCII character that is no white space. */
function isPlain(byte: number): boolean {
  return byte > 0x20 && byte < 0x80;
}
