import { CannotBeDone } from '../../errors.ts';
import type { LogOptions, Reject } from '../log-options.ts';
import type { LogPlan } from '../plan.ts';
import type { Citations } from '../rows/citations.ts';
import type { CurrentRow } from '../rows/row-batch.ts';
import { malformedBecause, ROW_KINDS } from '../rows/row-kind.ts';
import type { PopulationTally } from './population.ts';

/** What rows that are no searches are told to. */
interface Aside {
  readonly plan: LogPlan;
  readonly options: LogOptions;
  readonly citations: Citations;
  readonly population: PopulationTally;
  readonly reject: (reject: Reject) => void;
}

/**
 * Counts a row that is not a search where it belongs.
 * @param kind one of ROW_KINDS
 * @throws CannotBeDone where the log cannot be read on
 */
export function setAside(row: CurrentRow, kind: number, aside: Aside): void {
  const { plan, options, citations, population, reject } = aside;
  const { counts } = population;
  const { line } = row;
  const cited = (after: string) => `${citations.file(line)}${after} line ${citations.row(line)}`;
  switch (kind) {
    case ROW_KINDS.preamble:
      counts.preambleRows++;
      return;
    case ROW_KINDS.blank:
      counts.blankRows++;
      return;
    case ROW_KINDS.footer:
      counts.footerRows++;
      return;
    case ROW_KINDS.repeatedHeader:
      counts.headersRepeated++;
      return;
    case ROW_KINDS.secondHeader:
      throw new CannotBeDone(
        `${cited(':')} is another header: ` +
          'two exports were stacked; split the file there and give both',
      );
    case ROW_KINDS.malformed: {
      counts.rows++;
      counts.malformed++;
      const problem = malformedBecause(row, plan.columns.width);
      if (options.strict) {
        throw new CannotBeDone(
          `${cited(':')} is malformed (${problem}): correct it, or leave --strict out`,
        );
      }
      const text = row.bytes.toString('utf8', row.rowStart, row.rowEnd);
      reject({ file: citations.file(line), line: citations.row(line), problem, row: text });
    }
  }
}
