import { Hasher, hash32 } from '../tables/hash.ts';
import { HashTable } from '../tables/hash-table.ts';
import { trimEnd, trimStart } from './bytes.ts';
import type { Columns } from './columns.ts';
import type { RowScanner } from './scan.ts';

/** A file of the population, as its duplicates are told. */
interface FileIdentity {
  readonly number: number;
  readonly columns: Columns;
  /** Which set of headers it has, and for each other set the columns that both have (by index). */
  readonly headers: number;
  readonly shared: readonly (readonly number[])[];
}

/** Bytes of a cell. */
export interface ByteRange {
  bytes: Uint8Array;
  start: number;
  end: number;
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
  readonly #hasher = new Hasher();

  /**
   * @param columns the columns of each file, in file order
   * @param expected about how many searches there will be, so that the table need not grow
   */
  constructor(columns: readonly Columns[], expected: number) {
    const key = ({ names }: Columns): string => names.join('\u001f');
    const sets = [...new Map(columns.map((each) => [key(each), each])).values()];
    this.#headerSets = sets;
    this.#several = columns.length > 1;
    this.#files = columns.map((own, number) => ({
      number,
      columns: own,
      headers: sets.findIndex((each) => key(each) === key(own)),
      shared: sets.map((other) => sharedColumns(own, other)),
    }));
    // A hash of the row for each set of headers, and the file of the first occurrence.
    const someIds = columns.some(({ indexOf }) => indexOf.searchId >= 0);
    this.#byId = new HashTable(sets.length + (this.#several ? 1 : 0), someIds ? expected : 0);
    // How often the row was kept; with several files, how often it stands in the last, and which.
    this.#byRow = new HashTable(this.#several ? 3 : 1, someIds ? 0 : expected);
  }

  /**
   * Enters a search known by its id.
   * @param suffix what tells bare row numbers apart: the time of the search as written
   */
  byId(
    fileNumber: number,
    scanner: RowScanner,
    id: ByteRange,
    suffix: ByteRange | undefined,
  ): Standing {
    const hasher = this.#hasher;
    hasher.reset(1);
    hasher.add(id.bytes, id.start, id.end);
    if (suffix) hasher.add(suffix.bytes, suffix.start, suffix.end);
    hasher.finish();
    const file = this.#files[fileNumber]!;
    const table = this.#byId;
    const found = table.find(hasher.low, hasher.high);
    const values = table.at + 2;
    const { slots } = table;
    const sets = this.#headerSets.length;
    this.seenInEarlierFile = false;
    this.conflicting = false;
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

  /** Enters a search known by all of its cells. */
  byRow(fileNumber: number, scanner: RowScanner): Standing {
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
      slots[kept] = slots[kept]! + 1;
      return found ? 'identicalRow' : 'new';
    }
    const inFile = kept + 1;
    const last = kept + 2;
    if (!found || slots[last] !== fileNumber) slots[inFile] = 0;
    slots[last] = fileNumber;
    slots[inFile] = slots[inFile]! + 1;
    this.seenInEarlierFile = slots[inFile]! <= slots[kept]!;
    if (this.seenInEarlierFile) return 'repeat';
    slots[kept] = slots[inFile]!;
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

/** Takes white space away at both ends of a range, in place. */
function trimmed(range: ByteRange): ByteRange {
  const { bytes, start, end } = range;
  range.start = trimStart(bytes, start, end);
  range.end = trimEnd(bytes, range.start, end);
  return range;
}

/** Whether a byte is an ASCII character that is no white space. */
function isPlain(byte: number): boolean {
  return byte > 0x20 && byte < 0x80;
}

const place: ByteRange = { bytes: new Uint8Array(0), start: 0, end: 0 };

/** A cell's bytes as decoded: doubled quotes made single. */
function unescapedCell(scanner: RowScanner, cell: number): ByteRange {
  place.bytes = scanner.bytes;
  place.start = scanner.starts[cell]!;
  place.end = scanner.ends[cell]!;
  if (scanner.quoting[cell] !== 2) return place;
  const text = Buffer.allocUnsafe(place.end - place.start);
  let n = 0;
  for (let p = place.start; p < place.end; p++) {
    text[n++] = place.bytes[p]!;
    if (place.bytes[p] === 0x22) p++;
  }
  place.bytes = text;
  place.start = 0;
  place.end = n;
  return place;
}
