import { cellState } from '../log/cells/cell-state.ts';
import { damageOf } from '../log/cells/damaged.ts';
import { folded } from '../search.ts';

/** What a cell of a table says: its text; '' for nothing, null where it was withheld or ruined. */
export type Said = (text: string) => string | null;

/** @param placeholders what people type to get past a field */
export function saidBy(placeholders: readonly string[]): Said {
  const words = new Set(placeholders.map(folded));
  return (text) => {
    if (text === '') return '';
    if (isDamaged(text)) return null;
    const state = cellState(text, [], words);
    if (state === 'value') return text;
    return state === 'withheld' || state === 'damaged' ? null : '';
  };
}

/** The name or user in a cell; '' where it names nobody. A user may be called what gets people past a field elsewhere: `test`. */
export function nameIn(text: string, said: Said): string {
  return said(text) || (/^test$/i.test(text) ? text : '');
}

/** What all ruined cells begin with: most cells need no closer look. */
const MAY_BE_DAMAGED = /^(?:[#\d+-]|err:)/i;

/** Whether a spreadsheet has ruined a cell. */
export function isDamaged(cell: string): boolean {
  return MAY_BE_DAMAGED.test(cell) && damageOf(folded(cell), 'searchId') !== undefined;
}
