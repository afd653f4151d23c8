import type { Field } from './oracle-fields.ts';
import { fold } from './oracle-refusal.ts';

export type CellState = 'value' | 'blank' | 'placeholder' | 'withheld' | 'absent';

/** The fields whose cells can be withheld or placeholders; the others are value, blank, absent. */
const FIVE_STATE_FIELDS: Field[] = [
  'searchId',
  'caseNumber',
  'reason',
  'user',
  'plate',
  'windowStart',
  'windowEnd',
  'window',
];

const PLACEHOLDERS = 'none, n/a, na, -, --, x, xx, xxx, ., 0, test, null, unknown, tbd'.split(', ');

export function statesOf(field: Field): CellState[] {
  return FIVE_STATE_FIELDS.includes(field)
    ? ['value', 'blank', 'placeholder', 'withheld', 'absent']
    : ['value', 'blank', 'absent'];
}

/** The state of a field's cell; an undefined text means that the file has no such column. */
export function cellState(field: Field, text: string | undefined, layout: string): CellState {
  if (text === undefined) return 'absent';
  const state = textState(text, layout);
  return statesOf(field).includes(state) ? state : 'value';
}

/** The first that holds of blank, withheld, placeholder, value. */
export function textState(text: string, layout: string): CellState {
  const folded = fold(text);
  if (folded === '') return 'blank';
  if (layout === 'ncric' && folded === 'unknown') return 'blank';
  if (isWithheld(folded)) return 'withheld';
  if (PLACEHOLDERS.includes(folded)) return 'placeholder';
  if (!/[\p{L}\p{Nd}]/u.test(folded)) return 'placeholder';
  return 'value';
}

function isWithheld(folded: string): boolean {
  if (folded.startsWith('redacted') || folded === '[redacted]') return true;
  if (/^[*#█](\s*[*#█]){2,}$/.test(folded)) return true;
  if (/^6254.*gc$/s.test(folded)) return true;
  return /^(6255|79[23]\d)(\.\d+)?\s*gc$/.test(folded);
}
