import { cellState } from '../log/cells/cell-state.ts';
import { folded } from '../search.ts';
import { isDamaged } from './table-warnings.ts';

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
