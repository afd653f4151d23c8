import { sharedText } from '../../kernel.ts';
import { bareCell, unescapedCell } from '../rows/cell-bytes.ts';
import type { Row } from '../rows/row.ts';
import type { CurrentRow, RowBatch } from '../rows/row-batch.ts';
import { TOLD } from '../rows/told.ts';
import { comparedHeaders, type FileHeaders, type HeaderSets } from './header-sets.ts';
import type { RowIdentity } from './identity.ts';
import { KNOWN_BY, type Standings } from './standings.ts';

const UNIT_SEPARATOR = 0x1f;

/** By the places of TOLD. */
const KNOWN_BY_AS_TOLD = [KNOWN_BY.id, KNOWN_BY.id, KNOWN_BY.number, KNOWN_BY.row];

/** Hashes what a file's searches are known by, for the table of duplicates. */
export class IdentityHasher {
  readonly #text = sharedText();
  readonly #file: FileHeaders;
  readonly #sets: number;
  /** A hash of each column's header. */
  readonly #names: readonly number[];

  constructor(headers: HeaderSets, fileNumber: number) {
    const file = headers.files[fileNumber]!;
    this.#file = file;
    this.#sets = headers.count;
    this.#names = comparedHeaders(file.columns).map((header) => this.#nameHash(header ?? ''));
  }

  /**
   * Adds what a search is known by, where all that is hashed of it was hashed by the kernel. False where
   * it was not.
   */
  addPlain({ knownBy, identities, rests }: RowBatch, row: number, standings: Standings): boolean {
    const told = knownBy[row]!;
    if (told === TOLD.untold || this.#sets > 1) return false;
    const search = standings.count++;
    const { hashes } = standings;
    const at = search * standings.stride;
    hashes[at] = identities[2 * row]!;
    hashes[at + 1] = identities[2 * row + 1]!;
    hashes[at + 2] = rests[row]!;
    standings.knownBy[search] = KNOWN_BY_AS_TOLD[told]!;
    return true;
  }

  /** Adds what a search is known by to those of its batch. */
  add(known: RowIdentity, row: CurrentRow, standings: Standings): void {
    const { knownBy, identities, rests } = row.batch!;
    const { index } = row;
    const search = standings.count++;
    const { hashes } = standings;
    const at = search * standings.stride;
    const told = knownBy[index]!;
    if (told === TOLD.untold) standings.knownBy[search] = this.#identify(known, row, hashes, at);
    else {
      hashes[at] = identities[2 * index]!;
      hashes[at + 1] = identities[2 * index + 1]!;
      standings.knownBy[search] = KNOWN_BY_AS_TOLD[told]!;
    }
    if (standings.knownBy[search] === KNOWN_BY.row) return;
    if (this.#sets > 1) {
      for (let set = 0; set < this.#sets; set++) hashes[at + 2 + set] = this.#sumHash(row, set);
    } else hashes[at + 2] = rests[index]!;
  }

  /** Hashes what a row is known by that the kernel does not tell; returns which of KNOWN_BY that is. */
  #identify(known: RowIdentity, row: CurrentRow, hashes: Uint32Array, at: number): number {
    const text = this.#text;
    text.clear();
    known.moveToRow();
    if (known.byRow) {
      for (let cell = 0; cell < this.#file.columns.width; cell++) {
        if (cell > 0) text.addByte(UNIT_SEPARATOR);
        text.add(unescapedCell(row, cell));
      }
    } else text.add(known.bytes());
    text.kernel.identify(text.start, text.end);
    const [low, high] = text.words();
    hashes[at] = low!;
    hashes[at + 1] = high!;
    if (known.byRow) return KNOWN_BY.row;
    return known.at === undefined ? KNOWN_BY.id : KNOWN_BY.number;
  }

  /** A hash of the trimmed cells shared with a set of headers: they go with their header, whatever the column. */
  #sumHash(row: Row, set: number): number {
    const text = this.#text;
    const { kernel, start } = text;
    let sum = 0;
    for (const index of this.#file.shared[set]!) {
      text.clear();
      text.add(bareCell(row, index));
      const hash = kernel.quickHash(start, text.end);
      sum = (sum + kernel.mixed(this.#names[index]!, hash)) | 0;
    }
    return sum >>> 0;
  }

  #nameHash(name: string): number {
    const text = this.#text;
    const bytes = Buffer.from(name);
    text.clear();
    text.add({ bytes, start: 0, end: bytes.length });
    return text.kernel.quickHash(text.start, text.end);
  }
}
