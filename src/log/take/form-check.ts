import { CannotBeDone } from '../../errors.ts';
import { quoted } from '../../quoted.ts';
import { trimmed } from '../../search.ts';
import { isThin, isTotal } from '../form/form.ts';
import type { LogOptions } from '../log-options.ts';
import type { LogPlan } from '../log-plan.ts';
import { ReadAgain } from '../read-again.ts';
import type { Citations } from '../rows/citations.ts';
import { cellText, DOUBLED_QUOTES, IN_QUOTES } from '../rows/row.ts';
import type { CurrentRow, RowBatch } from '../rows/row-batch.ts';
import { ROW_KINDS } from '../rows/row-kind.ts';
import { type RowsOfLog, type Swallow, swallowIn } from '../rows/swallowed.ts';
import { isBlank } from '../rows/white-space.ts';
import { READING, TimeReader } from '../times/time.ts';
import type { Batch } from './batch.ts';
import type { FormSeen } from './rows-seen.ts';

/** Kinds of rows that are no part of the data: their cells show nothing of its form. */
const BESIDE: ReadonlySet<number> = new Set([
  ROW_KINDS.blank,
  ROW_KINDS.footer,
  ROW_KINDS.repeatedHeader,
  ROW_KINDS.header,
  ROW_KINDS.preamble,
  ROW_KINDS.other,
]);

interface Checked {
  readonly plan: LogPlan;
  readonly options: LogOptions;
  readonly citations: Citations;
}

/**
 * Looks whether rows of a batch swallowed others, and whether they have the form that the first MiB
 * showed. The scanner has counted which may: batches without such rows cost nothing.
 * @throws ReadAgain where the form is another; CannotBeDone under --strict
 */
export function checkForm(batch: Batch, row: CurrentRow, log: Checked, seen: FormSeen): void {
  const { kinds, lines } = batch;
  const rows = batch.rows!;
  if (rows.contrary > 0) {
    for (let index = 0; index < rows.count; index++) {
      if (BESIDE.has(kinds[index]!)) continue;
      rows.show(index, row, lines);
      refuseForm(row, rows, log);
    }
  }
  if (rows.tall === 0 || log.plan.sheets !== undefined) return;
  const times = new TimeReader();
  const rowsOfLog = rowsOf(log.plan);
  for (let index = 0; index < rows.count; index++) {
    const isAbove = kinds[index] === ROW_KINDS.header || kinds[index] === ROW_KINDS.preamble;
    if (isAbove || rows.lineEndsIn(index) === 0) continue;
    rows.show(index, row, lines);
    const found = swallowIn(row, rowsOfLog, times);
    if (found !== undefined) noteSwallow(found, log, seen);
  }
}

/** @throws ReadAgain where a row is not of the form that the log is read under */
function refuseForm(row: CurrentRow, rows: RowBatch, { plan, citations }: Checked): void {
  const { bytes, cells, first, starts, ends, quoting } = row;
  const { spacedQuotes, delimiter } = plan.header;
  if (plan.form.padded && !row.broken && !rows.isFilledUp(row.index)) {
    const last = first + cells - 1;
    const endsBlank = isBlank(bytes, starts[last]!, ends[last]!);
    if (cells === plan.columns.width && endsBlank && !isThinRow(row, rows, plan)) {
      throw new ReadAgain('notPadded', citations.row(row.line));
    }
  }
  if (!spacedQuotes) return;
  for (let cell = first + 1; cell < first + cells; cell++) {
    const isQuoted = quoting[cell] === IN_QUOTES || quoting[cell] === DOUBLED_QUOTES;
    if (isQuoted && bytes[starts[cell]! - 2] === delimiter.charCodeAt(0)) {
      throw new ReadAgain('quotesNotSpaced', citations.row(row.line));
    }
  }
}

/** Whether a row has little in it, and no time of a search: it shows nothing of the form. */
function isThinRow(row: CurrentRow, rows: RowBatch, { form }: LogPlan): boolean {
  const isDated = (rows.times.kinds[row.index]! & (READING.kind | READING.evidence)) !== 0;
  const texts = Array.from({ length: row.cells }, (_, cell) => trimmed(cellText(row, cell)));
  const filled = texts.filter((text) => text !== '');
  return isDated ? isTotal(filled, form.usualCells) : isThin(filled, form.usualCells);
}

function rowsOf({ header, columns, form }: LogPlan): RowsOfLog {
  const { separateDate, indexOf } = columns;
  const time = separateDate < 0 ? indexOf.searchedAt : separateDate;
  const timeAt = time < 0 || form.rowName === null ? time : time + 1;
  return { width: header.cells.length, delimiter: header.delimiter, timeAt };
}

function noteSwallow(
  { line, lineEnds, text }: Swallow,
  { plan, options }: Checked,
  seen: FormSeen,
): void {
  const holds =
    lineEnds === 1
      ? 'holds a line end, and behind it what reads as a row'
      : `holds ${lineEnds} line ends, and lines that read as rows`;
  if (options.strict) {
    throw new CannotBeDone(
      `${plan.file}: the quote that opens on line ${line} ${holds}: close it where its cell ends, or leave --strict out`,
    );
  }
  seen.swallowed.see(line, () => `${quoted(text)} ${holds}`);
}
