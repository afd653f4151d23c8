import { CannotBeDone } from '../../errors.ts';
import { quoted } from '../../quoted.ts';
import { trimmed } from '../../search.ts';
import { columnLetters } from '../../sheet-columns.ts';
import type { LogOptions, Reject } from '../log-options.ts';
import { type LogPlan, placeWord } from '../log-plan.ts';
import type { Citations } from '../rows/citations.ts';
import { cellText, writtenCells } from '../rows/row.ts';
import type { CurrentRow } from '../rows/row-batch.ts';
import { malformedBecause, ROW_KINDS, type RowSorter } from '../rows/row-kind.ts';
import { EMPTY } from './faults.ts';
import type { PopulationTally } from './population.ts';
import type { FormSeen } from './rows-seen.ts';

/** What rows that are no searches are told to. */
interface Aside {
  readonly plan: LogPlan;
  readonly options: LogOptions;
  readonly citations: Citations;
  readonly population: PopulationTally;
  readonly reject: (reject: Reject) => void;
}

/** What of one log they are told to, and what tells where a row's cells stand. */
interface InLog {
  readonly seen: FormSeen;
  readonly sorter: RowSorter;
}

/**
 * Counts a row that is not a search where it belongs.
 * @param kind one of ROW_KINDS
 * @throws CannotBeDone where the log cannot be read on
 */
export function setAside(row: CurrentRow, kind: number, aside: Aside, inLog: InLog): void {
  const { citations, population } = aside;
  const { counts } = population;
  const { line } = row;
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
    case ROW_KINDS.other:
      counts.otherRows++;
      inLog.seen.seeOther(line, () => firstFilled(row));
      return;
    case ROW_KINDS.secondHeader:
      throw new CannotBeDone(
        `${citations.file(line)}: ${placeWord(aside.plan)} ${citations.row(line)} is another header: ` +
          'two exports were stacked; split the file there and give both',
      );
    case ROW_KINDS.malformed:
      setMalformed(row, malformedBecause(row, aside.plan.columns.width), aside);
      inLog.seen.seeMalformed(faultOf(row, aside.plan.columns.width), line, () => firstFilled(row));
      seeBeside(row, aside, inLog.seen);
      return;
    case ROW_KINDS.shifted: {
      const stray = strayCell(row, inLog.sorter, aside.plan);
      if (writtenCells(row) < aside.plan.header.cells.length) inLog.seen.leftOut++;
      counts.shiftedRows++;
      setMalformed(row, stray, aside);
      inLog.seen.shifted.see(line, () => stray);
      inLog.seen.seeMalformed('shifted', line, () => firstFilled(row));
    }
  }
}

/** Counts a malformed row, and gives it on. */
function setMalformed(row: CurrentRow, problem: string, aside: Aside): void {
  const { options, citations, population, reject } = aside;
  const file = citations.file(row.line);
  const line = citations.row(row.line);
  population.counts.rows++;
  population.counts.malformed++;
  if (options.strict) {
    throw new CannotBeDone(
      `${file}: ${placeWord(aside.plan)} ${line} is malformed (${problem}): correct it, or leave --strict out`,
    );
  }
  const text = row.bytes.toString('utf8', row.rowStart, row.rowEnd);
  reject({ file, line, problem, row: text });
}

/** What of a row stands under the wrong header, and where. */
function strayCell(row: CurrentRow, sorter: RowSorter, { header }: LogPlan): string {
  const early = header.cells.length - writtenCells(row);
  const strict = sorter.stray(true);
  const column = strict >= 0 ? strict : sorter.stray(false);
  const name = header.cells[column] ?? '';
  const under = trimmed(name) === '' ? `in column ${column + 1}` : `under ${quoted(name)}`;
  const text = quoted(cellText(row, column));
  if (early <= 0) return `the time ${text} stands ${under}`;
  return `${text} stands ${under}, and the row ends ${early === 1 ? '1 cell' : `${early} cells`} early`;
}

/** The first of its cells that is not blank, as a message shows it. */
export function firstFilled(row: CurrentRow): string {
  for (let cell = 0; cell < row.cells; cell++) {
    const text = cellText(row, cell);
    if (trimmed(text) !== '') return quoted(text);
  }
  return quoted('');
}

/** By how many cells a malformed row is longer than the header, or what else is the matter with it. */
function faultOf(row: CurrentRow, width: number): string {
  if (row.broken) return 'broken';
  const more = writtenCells(row) - width;
  return more > 0 && filledBehind(row, width) < 0 ? `${EMPTY}${more}` : String(more);
}

/** Notes a cell of a workbook that stands beside the columns with headers. */
function seeBeside(row: CurrentRow, { plan, citations }: Aside, seen: FormSeen): void {
  const cell = plan.sheets === undefined ? -1 : filledBehind(row, plan.columns.width);
  if (cell < 0) return;
  seen.beside.see(row.line, () => {
    const sheet = plan.sheets?.log[citations.sheet(row.line)]?.name;
    const place = `${columnLetters(cell)}${citations.row(row.line)}`;
    return `${place} of sheet ${sheet}, ${quoted(cellText(row, cell))}`;
  });
}

/** The first cell behind those of the header that is not blank; −1 for none. */
function filledBehind(row: CurrentRow, width: number): number {
  for (let cell = width; cell < row.cells; cell++) {
    if (trimmed(cellText(row, cell)) !== '') return cell;
  }
  return -1;
}
