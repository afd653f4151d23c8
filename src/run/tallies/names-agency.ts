import { cellState } from '../../log/cells/cell-state.ts';

const NO_WORDS: ReadonlySet<string> = new Set();

/** Whether a text under agencies names one: a mark in its place (`***`, REDACTED, (null)) names nobody. */
export function namesAgency(text: string): boolean {
  return cellState(text, [], NO_WORDS) === 'value';
}
