import { CannotBeDone } from '../../errors.ts';
import { checkPlans } from '../../log/attempt.ts';
import { BareNumbers, type NumberedSearches } from '../../log/duplicates/bare-numbers.ts';
import { areTooMany } from '../../log/duplicates/id-repeats.ts';
import type { LogOptions } from '../../log/log-options.ts';
import { placeWord } from '../../log/log-plan.ts';
import { type LogReading, placeIn } from '../../log/log-reading.ts';
import { checkRows, type SearchLogs } from '../../log/search-log.ts';
import type { PartTally } from '../../log/side-by-side/tally.ts';
import { checkAgencyOf } from '../../log/stated.ts';
import { PopulationTally } from '../../log/take/population.ts';
import { allWarnings } from '../../log/warnings/warnings.ts';
import { byCodePoint } from '../../search.ts';
import { addCounts } from '../../tables/add-counts.ts';
import { mergeState } from '../../tables/merge-state.ts';
import { differ } from '../lines/cell-hashes.ts';
import { idsOfAnotherCode } from './ids-of-another.ts';
import { type MappedFile, planOfMapped, readingOfMapped } from './mapped-file.ts';
import type { Part } from './part.ts';
import { ReducedFile } from './reduced-file.ts';
import { checkSame, type Under } from './same-settings.ts';

/** Of how many minutes a search is kept, of all logs together. */
const MINUTES = 1 << 8;

const NO_NUMBERS: NumberedSearches = { searches: new Map(), limit: 0 };

/** What a merge is made under. */
export interface MergeUnder {
  readonly options: LogOptions;
  readonly read: Under;
  readonly counted: Under;
}

/** Puts parts together to what a single reading gives. */
export class Merger<Tally extends PartTally> {
  readonly #under: MergeUnder;
  readonly #tally: Tally;
  readonly #population: PopulationTally;
  readonly #mapped = new Map<string, MappedFile>();
  readonly #reduced = new Map<string, ReducedFile>();
  #parts = 0;
  /** How many there may be, as each of them was told. */
  #mostParts = Number.POSITIVE_INFINITY;
  /** By the log its searches whose ids are bare numbers: no more than are asked of so many logs. */
  readonly #numbers = new Map<string, NumberedSearches>();

  constructor(under: MergeUnder, tally: Tally) {
    this.#under = under;
    this.#tally = tally;
    this.#population = new PopulationTally(under.options);
  }

  addFile(mapped: MappedFile): void {
    const { file } = mapped.plan;
    if (this.#mapped.has(file)) {
      throw new CannotBeDone(`${file} was mapped twice: give each log to map once`);
    }
    const [other] = this.#mapped.values();
    if (other !== undefined && other.hidden !== mapped.hidden) {
      throw new CannotBeDone(
        `${file} was mapped with another --hash-key-file than ${other.plan.file}`,
      );
    }
    checkSame(`${file} was mapped`, mapped.under, this.#under.read);
    this.#mapped.set(file, { ...mapped, numbers: NO_NUMBERS });
    this.#numbers.set(file, mapped.numbers);
    const logs = this.#mapped.size;
    // Of more logs fewer are kept of each: where there are twice as many, of those before it, too.
    const isTwice = (logs & (logs - 1)) === 0;
    for (const [each, numbers] of isTwice ? this.#numbers : [[file, mapped.numbers] as const]) {
      this.#numbers.set(each, fewer(numbers, new BareNumbers(logs)));
    }
  }

  addPart({ under, parts, files, population, tally }: Part): void {
    checkSame('a part was reduced', under, this.#under.counted);
    this.#parts++;
    this.#mostParts = Math.min(this.#mostParts, parts);
    this.#population.merge(population);
    mergeState(this.#tally, tally);
    for (const part of files) {
      const file =
        this.#reduced.get(part.file) ?? new ReducedFile(part.file, this.#reduced.size + 1);
      this.#reduced.set(part.file, file);
      file.merge(part);
    }
  }

  /** Whether codes stand for users, plates and case numbers. */
  get isHidden(): boolean {
    const [first] = this.#mapped.values();
    return first !== undefined && first.hidden !== null;
  }

  /** @throws CannotBeDone where lines are missing, or the logs cannot be told of together */
  result(): SearchLogs<Tally> {
    const { options } = this.#under;
    if (this.#parts > this.#mostParts) {
      throw new CannotBeDone(
        `${this.#parts} parts were reduced with --parts ${this.#mostParts}: say how many there are at the most`,
      );
    }
    const logs = [...this.#mapped.values()].sort((a, b) => byCodePoint(a.plan.file, b.plan.file));
    this.#checkWhole(logs);
    const plans = logs.map(planOfMapped);
    checkAgencyOf(
      options.agencyOf,
      plans.map(({ file }) => file),
      'log',
    );
    checkPlans(options, plans);
    const readings = logs.map((mapped) => this.#readingOf(mapped, logs));
    checkRows(readings);
    this.#checkIds(logs);
    for (const { counts } of logs) addCounts(this.#population.counts, counts);
    const reduced = [...this.#reduced.values()];
    const conflicts = reduced.reduce((sum, file) => sum + file.conflicts, 0);
    return {
      how: { kind: 'inParts', parts: this.#parts },
      inputs: logs.map(({ input }) => input),
      population: this.#population.result(),
      names: this.#population.names(),
      warnings: allWarnings(options, readings, this.#population, { conflicts }),
      readings,
      tally: this.#tally,
      decided: { decisions: [], standings: undefined },
    };
  }

  /** Whether each search that was mapped was reduced, once. */
  #checkWhole(logs: readonly MappedFile[]): void {
    for (const file of this.#reduced.keys()) {
      if (this.#mapped.has(file)) continue;
      throw new CannotBeDone(
        `${file} has searches in the parts and no line that accounts for it: give all parts`,
      );
    }
    for (const { plan, ofLog } of logs) {
      const reduced = this.#reduced.get(plan.file)?.rows ?? 0;
      if (reduced === ofLog.searchRows) continue;
      throw new CannotBeDone(
        `${plan.file}: ${ofLog.searchRows} searches were mapped, and ${reduced} reduced: give all parts, each once`,
      );
    }
  }

  #readingOf(mapped: MappedFile, logs: readonly MappedFile[]): LogReading {
    const ofLog = readingOfMapped(mapped);
    const { plan, citations } = ofLog;
    const reduced = this.#reduced.get(plan.file) ?? new ReducedFile(plan.file, logs.length);
    this.#settle(reduced, mapped);
    const { searches, withAgency, otherAgency, seenEarlier, instants, firstConflict } = reduced;
    const first = firstConflict;
    return {
      ...ofLog,
      ...{ searches, withAgency, otherAgency, seenEarlier, instants },
      firstConflict: Number.isFinite(first)
        ? `${citations.file(first)} ${placeWord(plan)} ${citations.row(first)}`
        : undefined,
      undated: {
        count: reduced.undated.count,
        first: reduced.undated.first.map(({ line, text }) => ({
          text,
          where: placeIn(plan, citations, line),
        })),
      },
      numbers: fewer(this.#numbers.get(plan.file)!, new BareNumbers(logs.length)),
      minutes: fewer(reduced.minutes.state(), new BareNumbers(logs.length, MINUTES)),
      sheets: mapped.sheetRows.map((rows, sheet) => ({
        rows,
        seenInSheets: reduced.seenInSheets[sheet] ?? 0,
      })),
    };
  }

  /** Finds out which of the rows conflict that could not be compared before. */
  #settle(reduced: ReducedFile, { plan }: MappedFile): void {
    for (const { first, alike, count, line } of reduced.open.values()) {
      const other = this.#mapped.get(first);
      if (other && differ(alike, plan.columns, other.plan.columns))
        reduced.seeConflicts(count, line);
    }
  }

  /** @throws CannotBeDone where the ids of a log are those of other searches in another: it has to be mapped anew */
  #checkIds(logs: readonly MappedFile[]): void {
    // Where a log was mapped anew because of that, nobody asks once more.
    if (logs.some(({ ofLog }) => ofLog.idRepeats?.isOfAnother)) return;
    const reducedOf = ({ plan }: MappedFile) => this.#reduced.get(plan.file);
    const isOpen = logs.some(
      (log) =>
        log.plan.columns.idColumn >= 0 &&
        areTooMany(reducedOf(log)?.conflictsElsewhere ?? 0, log.ofLog.rows),
    );
    if (!isOpen) return;
    const others = logs.filter((log) => areTooMany(reducedOf(log)?.others ?? 0, log.ofLog.rows));
    if (others.length === 0) return;
    const code = idsOfAnotherCode(
      others.map((log) => {
        const { others: count, firstOther } = reducedOf(log)!;
        return [log.plan.file, { count, isOfAnother: true, first: firstOther?.first }];
      }),
    );
    const files = others.map(({ plan }) => plan.file).join(', ');
    throw new CannotBeDone(
      `${files}: ids stand in another log on other searches, so that they are none: map all logs again with --ids-of-another ${code}, and reduce`,
    );
  }
}

/** As many of the searches as are kept where there are so many logs, in the order of the log. */
function fewer(told: NumberedSearches, into: BareNumbers): NumberedSearches {
  into.merge(told);
  const { searches, limit } = into.result();
  return { limit, searches: new Map([...searches].sort(([, a], [, b]) => a.order - b.order)) };
}
