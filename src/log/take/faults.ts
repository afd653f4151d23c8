import { CannotBeDone } from '../../errors.ts';
import type { LogPlan } from '../log-plan.ts';
import type { Citations } from '../rows/citations.ts';
import { withCommas } from '../warnings/with-commas.ts';
import type { FormSeen } from './rows-seen.ts';

/** What is the matter with the malformed rows of a log, in words. */

const SHOWN = 3;

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
      `${faultsWords(form)}${stray}; the first is line ${citations.row(line)}, ${shown}: ${adviceOn(form, plan)}`,
  );
}

/** How malformed rows differ, the commonest first. */
export function faultsWords({ faults }: FormSeen): string {
  const sorted = [...faults].sort(([, a], [, b]) => b - a);
  const words = sorted
    .slice(0, SHOWN)
    .map(([fault, count]) => `${withCommas(count)} ${faultWords(fault, count === 1)}`);
  const rest = sorted.slice(SHOWN).reduce((sum, [, count]) => sum + count, 0);
  return [...words, ...(rest > 0 ? [`${withCommas(rest)} otherwise`] : [])].join(', ');
}

function faultWords(fault: string, one: boolean): string {
  if (fault === 'broken') return `${one ? 'has' : 'have'} text behind a closing quote`;
  if (fault === 'shifted') return `${one ? 'has its' : 'have their'} cells under the wrong headers`;
  const cells = Number(fault);
  const many = Math.abs(cells) === 1 ? '1 cell' : `${withCommas(Math.abs(cells))} cells`;
  if (cells < 0) return `${one ? 'ends' : 'end'} ${many} early`;
  return `${one ? 'has' : 'have'} ${many} more than the header`;
}

/** What to do, by what most of the malformed rows are. */
export function adviceOn({ faults }: FormSeen, { header }: LogPlan): string {
  const [most] = [...faults].sort(([, a], [, b]) => b - a).map(([fault]) => fault);
  if (most === 'shifted') return 'move their cells under their headers, or correct --map';
  if (most === 'broken') return 'export the log again with quotes in cells doubled';
  if (Number(most) < 0) return 'their writer probably left empty cells out: export the log again';
  const name = header.delimiter === '\t' ? 'tab' : `"${header.delimiter}"`;
  return `a ${name} that is not in quotes probably splits a cell: export the log again with cells in quotes`;
}
