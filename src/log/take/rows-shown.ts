import type { CurrentRow } from '../rows/row-batch.ts';
import { FirstAndLast } from '../times/first-and-last.ts';
import type { RowTimes } from '../times/row-times.ts';
import type { BatchContext } from './batch-context.ts';
import { ConstantColumns } from './constant-columns.ts';
import type { SearchCursor } from './cursor.ts';
import { firstOf } from './first-line.ts';
import { IdEvidence } from './id-evidence.ts';
import { OddCells } from './odd-cells.ts';
import { FormSeen, RowsSeen } from './rows-seen.ts';
import { UndatedSearches } from './undated-searches.ts';

/** What the rows of one log showed, beside their searches: of all of them, or of those of one thread. */
export class RowsShown {
  rows = 0;
  seenEarlier = 0;
  /** Rows that stand in an earlier sheet of the same workbook, too. */
  seenInSheets = 0;
  /** Those without the range that all others have; 0 where that is not so. */
  withoutRange = 0;
  instants = false;
  /** Searches of the population, and those of them that name their agency. */
  searches = 0;
  withAgency = 0;
  /** Those that name another agency than is said of the log. */
  readonly otherAgency = new RowsSeen();
  readonly searched = new FirstAndLast();
  readonly undated = new UndatedSearches();
  readonly constant: ConstantColumns;
  readonly seen = new FormSeen();
  readonly ids: IdEvidence;
  readonly odd: OddCells;
  /** What they showed of the order of day and month. */
  readonly times: RowTimes;

  constructor(row: CurrentRow, search: SearchCursor, times: RowTimes, context: BatchContext) {
    this.constant = new ConstantColumns(context.plan.columns, search);
    this.ids = new IdEvidence(row, context);
    this.odd = new OddCells(search);
    this.times = times;
  }

  /** What another thread can be told. */
  state() {
    const { rows, seenEarlier, withoutRange, instants, searches, withAgency } = this;
    const { dayFirstLine, monthFirstLine } = this.times;
    return {
      ...{ rows, seenEarlier, withoutRange, instants, dayFirstLine, monthFirstLine },
      ...{ searches, withAgency, otherAgency: this.otherAgency.state() },
      ...{ searched: this.searched.state(), constant: this.constant.state() },
      ...{ undated: this.undated.state(), seen: this.seen.state() },
      ...{ ids: this.ids.state(), odd: this.odd.state() },
    };
  }

  /** Adds what other rows of the same log showed. */
  merge(part: ReturnType<RowsShown['state']>): void {
    const { times } = this;
    this.rows += part.rows;
    this.seenEarlier += part.seenEarlier;
    this.withoutRange += part.withoutRange;
    this.instants ||= part.instants;
    this.searches += part.searches;
    this.withAgency += part.withAgency;
    this.otherAgency.merge(part.otherAgency);
    times.dayFirstLine = firstOf(times.dayFirstLine, part.dayFirstLine);
    times.monthFirstLine = firstOf(times.monthFirstLine, part.monthFirstLine);
    this.searched.merge(part.searched);
    this.constant.merge(part.constant);
    this.undated.merge(part.undated);
    this.seen.merge(part.seen);
    this.ids.merge(part.ids);
    this.odd.merge(part.odd);
  }
}
