import type { CellState, Field } from '../../search.ts';
import { folded } from '../../search.ts';
import { damageOf } from '../cells/damaged.ts';

/** A run of three or more marks, with or without spaces between. */
const MASK = /^[*#█](?:\s*[*#█]){2,}$/;

/** An exemption of the California Public Records Act before "GC", such as `7923.600 GC`. */
const EXEMPTION = /^(?:6254.*|(?:6255|79[23]\d)(?:\.\d+)?(?:\s*\([a-z0-9]{1,3}\))*\s*)gc$/s;

const LETTER_OR_DIGIT = /[\p{L}\p{Nd}]/u;

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
  if (placeholders.has(cell) || !LETTER_OR_DIGIT.test(cell)) return 'placeholder';
  return 'value';
}

function isWithheld(cell: string): boolean {
  return (
    cell.startsWith('redacted') || cell === '[redacted]' || MASK.test(cell) || EXEMPTION.test(cell)
  );
}
