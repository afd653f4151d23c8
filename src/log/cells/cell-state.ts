import { type CellState, type Field, folded } from '../../search.ts';
import { damageOf } from './damaged.ts';
import { isNothing } from './nothing.ts';
import { isWithheld } from './withheld.ts';

/**
 * The state of a cell that a log has a column for, compared trimmed and case-folded; the first that
 * holds of blank, withheld, damaged, placeholder, value.
 * @param blankMarks what the layout writes for nothing, case-folded
 * @param placeholders what people type to get past a field, case-folded
 * @param field whose cell it is, where that is known: some are damaged in ways of their own
 */
export function cellState(
  text: string,
  blankMarks: readonly string[],
  placeholders: ReadonlySet<string>,
  field?: Field,
): CellState {
  const cell = folded(text);
  if (cell === '' || blankMarks.includes(cell)) return 'blank';
  if (isWithheld(cell)) return 'withheld';
  if (damageOf(cell, field) !== undefined) return 'damaged';
  return isNothing(cell, placeholders) ? 'placeholder' : 'value';
}
