import { areOthers, FactsReader } from '../../log/duplicates/ids-of-logs.ts';
import { STANDING } from '../../log/duplicates/standings.ts';
import type { LogOptions } from '../../log/log-options.ts';
import { hasInstant } from '../../log/take/has-instant.ts';
import { addEach, PopulationTally, type SearchTally } from '../../log/take/population.ts';
import { DAY_MS } from '../../log/times/calendar.ts';
import { Zone } from '../../log/times/zone.ts';
import { quoted } from '../../quoted.ts';
import { byCodePoint, NO_DAY } from '../../search.ts';
import { cellsAlike } from '../lines/cell-hashes.ts';
import { LineCells } from '../lines/line-cells.ts';
import { hashesOf, isMarked, type LineRow } from '../lines/line-row.ts';
import { LineSearches, MOST_ROWS } from '../lines/line-searches.ts';
import { fromLineText } from '../lines/line-text.ts';
import { ReducedFile } from './reduced-file.ts';
import { type StandingRow, standingsOfKey } from './standings-of-key.ts';

/** So many searches wait at the most until those of their logs can be counted together. */
const MOST_WAITING = 1 << 15;
const MINUTE_MS = 60_000;
const UNDATED_LENGTH = 1000;
const SEEN_BEFORE = STANDING.seenEarlier | STANDING.seenInSheet;

/** Counts searches by whole keys, in whatever order the keys come. */
export class Reducer {
  readonly population: PopulationTally;
  readonly #options: LogOptions;
  readonly #tally: SearchTally;
  readonly #files = new Map<string, ReducedFile>();
  /** Searches that wait, by their log and sheet. */
  readonly #waiting = new Map<string, StandingRow[]>();
  #waitingRows = 0;
  readonly #searches: LineSearches;
  /** One search at a time. */
  readonly #single: LineSearches;
  readonly #facts = new FactsReader();

  constructor(options: LogOptions, tally: SearchTally) {
    this.#options = options;
    this.#tally = tally;
    this.population = new PopulationTally(options);
    const zone = new Zone(options.timeZone ?? 'UTC');
    const dayOf = (instant: number): number =>
      Math.floor((instant + zone.offset(instant)) / DAY_MS);
    const cells = new LineCells();
    this.#searches = new LineSearches(cells, dayOf);
    this.#single = new LineSearches(cells, dayOf);
  }

  /** Counts all searches of a key, which come in any order. */
  addKey(rows: readonly LineRow[]): void {
    const sorted = rows.length === 1 ? rows : rows.toSorted((a, b) => this.#compare(a, b));
    const standings = standingsOfKey(sorted, this.#options.keepDuplicates);
    if (sorted.length > 1 && !sorted[0]!.byRow) this.#compareIds(standings);
    for (const each of standings) this.#wait(each);
  }

  /** Counts what waits. */
  end(): void {
    for (const rows of this.#waiting.values()) this.#count(rows);
    this.#waiting.clear();
    this.#waitingRows = 0;
  }

  files(): readonly ReducedFile[] {
    return [...this.#files.values()];
  }

  #compare(a: LineRow, b: LineRow): number {
    if (a.file === b.file) return a.line - b.line;
    return byCodePoint(fromLineText(a.file), fromLineText(b.file));
  }

  #fileOf(name: string): ReducedFile {
    let file = this.#files.get(name);
    if (file === undefined) {
      file = new ReducedFile(fromLineText(name), this.#files.size + 1);
      this.#files.set(name, file);
    }
    return file;
  }

  /** Holds the searches of an id against the first of them. */
  #compareIds(standings: readonly StandingRow[]): void {
    const first = standings[0]!.row;
    let before: ReturnType<FactsReader['of']> | undefined;
    for (const { row, bits, differsFrom } of standings.slice(1)) {
      const file = this.#fileOf(row.file);
      if (differsFrom !== null) {
        const alike = cellsAlike(hashesOf(row).cells, hashesOf(differsFrom).cells);
        file.seeOpen({ first: fromLineText(first.file), alike, count: 1, line: row.line });
      }
      if (row.file === first.file) continue;
      if (differsFrom !== null || (bits & STANDING.conflicting) !== 0) file.conflictsElsewhere++;
      before ??= this.#factsOf(first);
      if (!areOthers(this.#factsOf(row), before)) continue;
      file.seeOther(row.line, () => {
        const search = this.#singleOf(row);
        return { file: search.file, line: search.line, id: search.cell('searchId').text };
      });
    }
  }

  #factsOf(row: LineRow) {
    this.#singleOf(row);
    return this.#facts.of(this.#single, 0);
  }

  #singleOf(row: LineRow) {
    this.#single.begin(shownFile(row));
    this.#single.look(row);
    return this.#single.search(0);
  }

  #wait(each: StandingRow): void {
    const key = `${each.row.sheet} ${each.row.file}`;
    const rows = this.#waiting.get(key);
    if (rows === undefined) this.#waiting.set(key, [each]);
    else {
      rows.push(each);
      if (rows.length === MOST_ROWS) {
        this.#count(rows);
        this.#waitingRows -= rows.length;
        rows.length = 0;
      }
    }
    if (++this.#waitingRows > MOST_WAITING) this.end();
  }

  /** Counts rows of one log or sheet, each where it belongs. */
  #count(rows: readonly StandingRow[]): void {
    const [first] = rows;
    if (first === undefined) return;
    const searches = this.#searches;
    const file = this.#fileOf(first.row.file);
    searches.begin(shownFile(first.row));
    for (const each of rows) this.#take(each, file);
    file.searches += searches.count;
    file.withAgency += this.population.addAll(searches);
    file.instants ||= hasInstant(searches);
    for (let i = 0; i < searches.count; i++) this.#seeAgency(i, file);
    addEach(this.#tally, searches);
  }

  #take({ row, bits, occurrence }: StandingRow, file: ReducedFile): void {
    const searches = this.#searches;
    const i = searches.count;
    searches.look(row);
    file.see(bits, row.line, row.sheet);
    const day = searches.searchedAt.days[i]!;
    if (row.byRow && (bits & SEEN_BEFORE) === 0 && day !== NO_DAY) {
      const minute = Math.floor(searches.searchedAt.locals[i]! / MINUTE_MS);
      file.minutes.addAnywhere(minute, searches.search(i), row.line);
    }
    const { undated } = this.population.counts;
    const isAdmitted = this.population.admits(searches, i, bits);
    if (day === NO_DAY && (isAdmitted || this.population.counts.undated > undated)) {
      const text = searches.search(i).cell('searchedAt').text.slice(0, UNDATED_LENGTH);
      file.undated.merge({ count: 1, first: [{ line: row.line, text }] });
    }
    if (isAdmitted) searches.keep(occurrence);
  }

  #seeAgency(i: number, { otherAgency }: ReducedFile): void {
    const row = this.#searches.rows[i]!;
    if (!isMarked(row, 'otherAgency')) return;
    const isFirst = otherAgency.count === 0 || row.line < otherAgency.line;
    const shown = isFirst ? quoted(this.#searches.cells('agency').at(i).text) : '';
    otherAgency.merge({ count: 1, line: row.line, shown });
  }
}

/** The name to cite with a row: its log's, and its sheet's, too, where the log has several. */
function shownFile(row: LineRow): string {
  return fromLineText(isMarked(row, 'sheet') ? row.parts.at(-1)! : row.file);
}
