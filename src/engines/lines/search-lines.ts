import { sharedText } from '../../kernel.ts';
import { tableOf } from '../../keyed.ts';
import { BareNumbers } from '../../log/duplicates/bare-numbers.ts';
import { bareNumber, type RowIdentity } from '../../log/duplicates/identity.ts';
import { TOLD } from '../../log/rows/told.ts';
import type { BatchSearches } from '../../log/take/batch-searches.ts';
import type { FieldCells } from '../../log/take/fields/field-cells.ts';
import {
  CELL_STATES,
  FIELDS,
  type Search,
  type Searches,
  trimmed,
  WINDOW_STATUSES,
} from '../../search.ts';
import type { HiddenCells } from './hidden-cells.ts';
import { LineBytes } from './line-bytes.ts';
import { lineText } from './line-text.ts';
import { type LogOfLines, logOfLines, otherAgency } from './log-of-lines.ts';
import { writeMoment } from './moment-text.ts';
import { BY_ID, BY_ROW, MARKS, STATE_LETTERS } from './search-line.ts';

const AGENCY = FIELDS.indexOf('agency');
const ABSENT = STATE_LETTERS.absent.charCodeAt(0);
const LETTER_CODES = tableOf(CELL_STATES, (state) => STATE_LETTERS[state].charCodeAt(0));
const COMMA = 0x2c;
const BAR = 0x7c;
const BOTH = WINDOW_STATUSES.indexOf('both');
const HAS_START = new Set([WINDOW_STATUSES.indexOf('startOnly'), BOTH]);
const HAS_END = new Set([BOTH, WINDOW_STATUSES.indexOf('noStart')]);

/** Whether searches are those of rows of a log, which have more to tell. */
function areRows(searches: Searches): searches is BatchSearches {
  return 'whole' in searches;
}

/** Writes the searches of one log as lines, for an engine to bring those of one key together. */
export class SearchLines {
  /** Searches whose ids are bare numbers, as other logs may have them, too. */
  readonly numbers = new BareNumbers(1);
  count = 0;
  readonly #line = new LineBytes();
  /** The cells of the line in the making, behind which they stand. */
  readonly #texts = new LineBytes();
  /** What is said of the log that the searches are of. */
  #log: LogOfLines | undefined;
  readonly #text = sharedText();
  readonly #states = Buffer.alloc(FIELDS.length, ABSENT);

  readonly #hidden: HiddenCells | undefined;

  /** @param hidden makes codes of what is not to be told */
  constructor(hidden?: HiddenCells) {
    this.#hidden = hidden;
  }

  addAll(searches: Searches): void {
    const { count } = searches;
    if (count === 0) return;
    if (!areRows(searches)) throw new TypeError('searches of a log are those of its rows');
    this.#log ??= logOfLines(searches.plan, this.#hidden);
    const cells = FIELDS.map((field) => searches.cells(field));
    const there = FIELDS.map((_, field) => field).filter(
      (field) => cells[field]!.at(0).state !== 'absent',
    );
    // To read the windows moves the cursor.
    searches.windows();
    for (let i = 0; i < count; i++) this.#add(searches, this.#log, cells, there, i);
    this.count += count;
  }

  /** How many bytes the lines have so far. */
  get length(): number {
    return this.#line.length;
  }

  /** The lines so far, each with its end, in pieces; they are gone when all were taken. */
  texts(): Generator<string> {
    return this.#line.taken();
  }

  #add(
    searches: BatchSearches,
    log: LogOfLines,
    cells: readonly FieldCells[],
    there: readonly number[],
    i: number,
  ): void {
    // What a search is known by is good until another is asked for: the cells may do so.
    const { search, known, row } = searches.whole(i);
    const { byRow } = known;
    const isByNumber = !byRow && known.at !== undefined;
    const isTold = searches.rows.knownBy[row.index] !== TOLD.untold;
    this.#addKey(known, isTold ? searches.rows.identities : undefined, row.index);
    const hidden = this.#hidden;
    const identity = byRow || (isTold && !hidden) ? null : textOf(known);
    if (isByNumber) this.numbers.add(bareNumber(known.id), hidden?.search(search) ?? search);
    const added = hidden
      ? this.#addHidden(search, hidden, there, log)
      : this.#addTexts(log, cells, there, i);
    let marks = added | (isByNumber ? MARKS.byNumber : 0);
    if (identity !== null) marks |= this.#addIdentity(identity, isByNumber, search);
    if (search.file !== log.name) {
      marks |= MARKS.sheet;
      this.#texts.tab();
      this.#texts.ascii(lineText(search.file));
    }
    const line = this.#line;
    line.tab();
    line.ascii(log.file);
    line.tab();
    this.#addPlace(searches, i, search.line);
    line.tab();
    line.ascii(marks.toString(16));
    line.bytes(this.#states);
    line.tab();
    writeMoment(line, searches.searchedAt, i);
    line.tab();
    this.#addWindow(searches, i);
    line.tab();
    if (!byRow) log.hashes.write(row, line);
    line.takeOver(this.#texts);
    line.lineEnd();
  }

  /** Adds the cells, and their states; gives what is marked because of them. */
  #addTexts(
    log: LogOfLines,
    cells: readonly FieldCells[],
    there: readonly number[],
    i: number,
  ): number {
    for (const field of there) {
      const own = cells[field]!;
      this.#texts.tab();
      const sure = own.sureState(i);
      const text = sure === undefined ? null : own.textBytes(i);
      if (text !== null && this.#texts.plain(text.bytes, text.start, text.end)) {
        this.#states[field] = LETTER_CODES[sure!];
        continue;
      }
      const cell = own.at(i);
      this.#texts.cell(cell);
      this.#states[field] = LETTER_CODES[cell.state];
    }
    return otherAgency(cells[AGENCY]!.at(i), log);
  }

  /** Does so with codes for what is not to be told. */
  #addHidden(
    search: Search,
    hidden: HiddenCells,
    there: readonly number[],
    log: LogOfLines,
  ): number {
    for (const field of there) {
      const cell = hidden.cell(search, FIELDS[field]!);
      this.#texts.tab();
      this.#texts.cell(cell);
      this.#states[field] = LETTER_CODES[cell.state];
    }
    return otherAgency(search.cell('agency'), log);
  }

  /** Adds what a search is known by, where it is not what its cells are; gives what is marked then. */
  #addIdentity(identity: string, isByNumber: boolean, search: Search): number {
    const told = this.#hidden?.search(search) ?? search;
    const [id, at] = [told.cell('searchId').text, told.cell('searchedAt').text];
    if (identity === identityOf(id, at, isByNumber)) return 0;
    this.#texts.tab();
    this.#texts.ascii(lineText(this.#hidden?.code(identity) ?? identity));
    return MARKS.identity;
  }

  /** @param identities the kernel's hashes of what rows are known by, where it told them */
  #addKey(known: RowIdentity, identities: Uint32Array | undefined, row: number): void {
    const line = this.#line;
    if (known.byRow) {
      line.ascii(BY_ROW);
      line.ascii(textOf(known));
      return;
    }
    line.ascii(BY_ID);
    if (identities !== undefined) {
      line.word(identities[2 * row + 1]!);
      line.word(identities[2 * row]!);
      return;
    }
    const text = this.#text;
    text.clear();
    text.add(known.bytes());
    text.kernel.identify(text.start, text.end);
    const [low, high] = text.words();
    line.word(high!);
    line.word(low!);
  }

  #addPlace(searches: BatchSearches, i: number, row: number): void {
    const line = this.#line;
    const at = searches.lineOf(i);
    line.number(at);
    if (row === at && searches.sheet === 0) return;
    line.byte(COMMA);
    line.number(searches.sheet);
    line.byte(COMMA);
    line.number(row);
  }

  #addWindow(searches: Searches, i: number): void {
    const line = this.#line;
    const { statuses, starts, ends } = searches.windows();
    const status = statuses[i]!;
    line.number(status);
    const hasStart = HAS_START.has(status);
    const hasEnd = HAS_END.has(status);
    if (hasStart) writeMoment(line, starts, i);
    if (hasStart || hasEnd) line.byte(BAR);
    if (hasEnd) writeMoment(line, ends, i);
  }
}

/** What a search is known by that has an id, as it follows from its cells. */
export function identityOf(id: string, at: string, isByNumber: boolean): string {
  return isByNumber ? `${trimmed(id)}@${trimmed(at)}` : trimmed(id);
}

function textOf(known: RowIdentity): string {
  const { bytes, start, end } = known.bytes();
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
}
