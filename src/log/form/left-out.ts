import { folded } from '../../search.ts';
import type { LogPlan } from '../log-plan.ts';
import type { FilledCells } from '../rows/filled-cells.ts';
import { cellText } from '../rows/row.ts';
import type { NumberedCases } from './form.ts';
import type { PrefixRows } from './prefix-rows.ts';

const DIGIT = /\p{Nd}/u;
const LONGEST_REASON = 200;

/**
 * What shows that the cell that a short row lacks stood in its middle, and not at its end: the column
 * of case numbers where reasons stand behind it, and nine of ten case numbers in rows of full length
 * hold a digit. Null where they tell nothing.
 */
export function numberedCases(
  plan: LogPlan,
  { rows, row }: PrefixRows,
  dated: readonly number[],
  filled: FilledCells,
): NumberedCases | null {
  const { caseNumber: column, reason } = plan.columns.indexOf;
  if (column < 0 || reason < column) return null;
  let all = 0;
  let numbered = 0;
  const reasons = new Set<string>();
  const words: string[] = [];
  for (const index of dated) {
    if (!filled.isFull(index)) continue;
    rows.show(index, row, 0);
    const why = folded(cellText(row, reason));
    if (why.length <= LONGEST_REASON && !DIGIT.test(why)) reasons.add(why);
    const text = folded(cellText(row, column));
    if (text === '') continue;
    all++;
    if (DIGIT.test(text)) numbered++;
    else words.push(text);
  }
  for (const text of words) reasons.delete(text);
  return all > 0 && 10 * numbered >= 9 * all ? { column, reason, reasons } : null;
}
