import { BareNumbers } from '../../log/duplicates/bare-numbers.ts';
import { bareNumber, type RowIdentity } from '../../log/duplicates/identity.ts';
import type { LogPlan } from '../../log/log-plan.ts';
import type { BatchSearches } from '../../log/take/batch-searches.ts';
import {
  type Cells,
  FIELDS,
  folded,
  type Searches,
  trimmed,
  WINDOW_STATUSES,
} from '../../search.ts';
import { TextHash } from '../../tables/text-hash.ts';
import { CellHashes } from './cell-hashes.ts';
import { lineText } from './line-text.ts';
import { momentText } from './moment-text.ts';
import { BY_ID, BY_ROW, MARKS, STATE_LETTERS } from './search-line.ts';

const KEY_SEED = 17;
const NO_END = WINDOW_STATUSES.indexOf('startOnly');
const HAS_START = new Set([NO_END, WINDOW_STATUSES.indexOf('both')]);
const HAS_END = new Set([WINDOW_STATUSES.indexOf('both'), WINDOW_STATUSES.indexOf('noStart')]);

/** Whether searches are those of rows of a log, which have more to tell. */
function areRows(searches: Searches): searches is BatchSearches {
  return 'whole' in searches;
}

/** Writes the searches of one log as lines, for an engine to bring those of one key together. */
export class SearchLines {
  /** Searches whose ids are bare numbers, as other logs may have them, too. */
  readonly numbers = new BareNumbers(1);
  count = 0;
  #lines: string[] = [];
  readonly #file: string;
  readonly #name: string;
  readonly #agency: string | null;
  readonly #hashes: CellHashes;
  readonly #hasher = new TextHash();

  constructor({ file, stated, columns }: LogPlan) {
    this.#name = file;
    this.#file = lineText(file);
    this.#agency =
      stated.agency === null || columns.indexOf.agency < 0 ? null : folded(stated.agency);
    this.#hashes = new CellHashes(columns);
  }

  addAll(searches: Searches): void {
    if (!areRows(searches)) throw new TypeError('searches of a log are those of its rows');
    const cells = FIELDS.map((field) => searches.cells(field));
    for (let i = 0; i < searches.count; i++) this.#lines.push(this.#line(searches, cells, i));
    this.count += searches.count;
  }

  /** The lines so far, each with its end; they are gone then. */
  taken(): string {
    const text = this.#lines.join('');
    this.#lines = [];
    return text;
  }

  #line(searches: BatchSearches, all: readonly Cells[], i: number): string {
    let states = '';
    let texts = '';
    let id = '';
    let at = '';
    let marks = 0;
    for (let field = 0; field < all.length; field++) {
      const { state, text, folded: agency } = all[field]!.at(i);
      states += STATE_LETTERS[state];
      if (state === 'absent') continue;
      texts += `\t${lineText(text)}`;
      if (field === ID) id = text;
      else if (field === AT) at = text;
      else if (field === AGENCY && state === 'value' && this.#agency !== null) {
        if (agency !== this.#agency) marks |= MARKS.otherAgency;
      }
    }
    const window = windowText(searches, i);
    const { search, known, row } = searches.whole(i);
    const identity = textOf(known);
    if (known.at !== undefined && !known.byRow) {
      marks |= MARKS.byNumber;
      this.numbers.add(bareNumber(known.id), search);
    }
    if (!known.byRow && identity !== identityOf(id, at, known.at !== undefined)) {
      marks |= MARKS.identity;
      texts += `\t${lineText(identity)}`;
    }
    let place = String(searches.lineOf(i));
    if (search.file !== this.#name || search.line !== searches.lineOf(i)) {
      place += `,${searches.sheet},${search.line}`;
    }
    if (search.file !== this.#name) {
      marks |= MARKS.sheet;
      texts += `\t${lineText(search.file)}`;
    }
    const cellHashes = known.byRow ? '' : `${this.#hashes.headers}.${this.#hashes.of(row)}`;
    return `${this.#key(known, identity)}\t${this.#file}\t${place}\t${marks.toString(16)}${states}\t${momentText(searches.searchedAt, i)}\t${window}\t${cellHashes}${texts}\n`;
  }

  #key({ byRow }: RowIdentity, identity: string): string {
    if (byRow) return BY_ROW + identity;
    this.#hasher.take(identity, KEY_SEED);
    const { low, high } = this.#hasher;
    return BY_ID + hex(high) + hex(low);
  }
}

const ID = FIELDS.indexOf('searchId');
const AT = FIELDS.indexOf('searchedAt');
const AGENCY = FIELDS.indexOf('agency');

/** What a search is known by that has an id, as it follows from its cells. */
export function identityOf(id: string, at: string, isByNumber: boolean): string {
  return isByNumber ? `${trimmed(id)}@${trimmed(at)}` : trimmed(id);
}

function textOf(known: RowIdentity): string {
  const { bytes, start, end } = known.bytes();
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
}

function windowText(searches: Searches, i: number): string {
  const { statuses, starts, ends } = searches.windows();
  const status = statuses[i]!;
  const start = HAS_START.has(status) ? momentText(starts, i) : '';
  const end = HAS_END.has(status) ? momentText(ends, i) : '';
  return start === '' && end === '' ? String(status) : `${status}${start}|${end}`;
}

function hex(word: number): string {
  return word.toString(16).padStart(8, '0');
}
