import { CannotBeDone } from '../../errors.ts';
import { type LogPlan, placeWord } from '../log-plan.ts';
import type { Citations } from '../rows/citations.ts';
import { withCommas } from '../warnings/with-commas.ts';
import type { Fault, FormSeen } from './rows-seen.ts';

/** What is the matter with the malformed rows of a log, in words. */

const SHOWN = 3;
/** Before the number of cells too many, where all of them are empty. */
export const EMPTY = 'empty ';
/** Of so many rows one that is short is no accident: the writer left empty cells out. */
const ROWS_A_SHORT_ONE = 20;

/** The line for a log of which every row is malformed. */
export function allMalformed(
  plan: LogPlan,
  rows: number,
  form: FormSeen,
  citations: Citations,
): CannotBeDone {
  const { line, shown } = form.malformed;
  const { shifted } = form;
  const stray = shifted.count > 0 ? ` (${shifted.shown})` : '';
  return new CannotBeDone(
    `${citations.file(line)}: every row is malformed, ${withCommas(rows)} of ${withCommas(rows)}: ` +
      `${faultsWords(form)}${stray}; the first is ${placeWord(plan)} ${citations.row(line)}, ${shown}: ${adviceOn(form, plan, rows)}`,
  );
}

/** How malformed rows differ, the commonest first. */
export function faultsWords({ faults }: FormSeen): string {
  const sorted = byCount(faults);
  const words = sorted
    .slice(0, SHOWN)
    .map(([fault, { count }]) => `${withCommas(count)} ${faultWords(fault, count === 1)}`);
  const rest = sorted.slice(SHOWN).reduce((sum, [, { count }]) => sum + count, 0);
  return [...words, ...(rest > 0 ? [`${withCommas(rest)} otherwise`] : [])].join(', ');
}

/** Commonest first; of equally common ones that whose first row stands first. */
function byCount(faults: FormSeen['faults']): [string, Fault][] {
  return [...faults].sort(([, a], [, b]) => b.count - a.count || a.line - b.line);
}

function faultWords(fault: string, one: boolean): string {
  if (fault === 'broken') return `${one ? 'has' : 'have'} text behind a closing quote`;
  if (fault === 'shifted') return `${one ? 'has its' : 'have their'} cells under the wrong headers`;
  const areEmpty = fault.startsWith(EMPTY);
  const cells = Number(areEmpty ? fault.slice(EMPTY.length) : fault);
  const kind = areEmpty ? EMPTY : '';
  const many =
    Math.abs(cells) === 1 ? `1 ${kind}cell` : `${withCommas(Math.abs(cells))} ${kind}cells`;
  if (cells < 0) return `${one ? 'ends' : 'end'} ${many} early`;
  return `${one ? 'has' : 'have'} ${many} more than the header`;
}

/** What to do, by what most of the malformed rows are. */
export function adviceOn(
  { faults, beside }: FormSeen,
  { header, sheets }: LogPlan,
  rows: number,
): string {
  const [[most, { count }] = ['', { count: 0 }]] = byCount(faults);
  if (most === 'shifted') return 'move their cells under their headers, or correct --map';
  if (most === 'broken') return 'export the log again with quotes in cells doubled';
  if (Number(most) < 0) {
    return ROWS_A_SHORT_ONE * count >= rows
      ? 'their writer probably left empty cells out: export the log again'
      : 'cells are missing in them: compare them with the system, or export the log again';
  }
  if (sheets !== undefined && beside.count > 0) {
    return (
      `a cell stands beside the columns that have headers (the first is ${beside.shown}): ` +
      'give its column a header, a cell of its own where headers are merged, or empty it'
    );
  }
  if (most.startsWith(EMPTY)) {
    return (
      'neither the header nor nine of ten rows end in as many, so that their cells may have moved: ' +
      'compare them with the system, or export the log again'
    );
  }
  const name = header.delimiter === '\t' ? 'tab' : `"${header.delimiter}"`;
  if (10 * count >= 9 * rows) {
    return (
      `a ${name} that is not in quotes splits a cell of each, or the header lacks a name: export the ` +
      'log again with cells in quotes, and a header for every column'
    );
  }
  return `a ${name} that is not in quotes probably splits a cell: export the log again with cells in quotes`;
}
