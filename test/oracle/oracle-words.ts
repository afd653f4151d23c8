import { type CellState, textState } from './oracle-cells.ts';
import type { Field } from './oracle-fields.ts';
import { fold } from './oracle-refusal.ts';
import type { OracleSearch } from './oracle-searches.ts';
import { KEYBOARD_ROWS } from './oracle-vocabulary.ts';
import { withoutWhiteSpace } from './oracle-white-space.ts';

export interface OracleCell {
  state: CellState;
  text: string;
}

export function cellOf(search: OracleSearch, field: Field): OracleCell {
  return { state: search.states[field], text: search.cells[field] ?? '' };
}

/** A cell by its text alone, in a layout without marks of its own; undefined is no such column. */
export function cellOfText(text: string | undefined): OracleCell {
  if (text === undefined) return { state: 'absent', text: '' };
  return { state: textState(text, 'generic'), text };
}

/** What goes between brackets in a regular expression (with the u flag) to match a separator. */
export const SEPARATOR = '\\s\\p{Pd}\\u2212/._:#';

export function hasDigit(text: string): boolean {
  return /\p{N}/u.test(text);
}

const DIGITS_AND_SEPARATORS = new RegExp(`^[\\p{N}${SEPARATOR}]+$`, 'u');

export function digitsAndSeparatorsOnly(text: string): boolean {
  return DIGITS_AND_SEPARATORS.test(text) && hasDigit(text);
}

/** A run of letters and digits, and where it stands. */
export interface Word {
  text: string;
  start: number;
  end: number;
}

/** Words end at white space and punctuation. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => {
    return { text: match[0].toLowerCase(), start: match.index, end: match.index + match[0].length };
  });
}

/** How many words of two or more letters and no digit. */
export function countWords(text: string): number {
  return wordsOf(text).filter((word) => !hasDigit(word.text) && [...word.text].length >= 2).length;
}

/** Case, spaces and hyphens aside. */
export function isPlate(text: string, plate: OracleCell): boolean {
  const bare = (written: string): string =>
    withoutWhiteSpace(fold(written)).replace(/[\p{Pd}\u2212]/gu, '');
  return plate.state === 'value' && bare(text) === bare(plate.text);
}

const REVERSED_ROWS = KEYBOARD_ROWS.map((row) => [...row].reverse().join(''));

export function isTooShort(text: string): boolean {
  const characters = [...fold(text)];
  if (characters.length <= 2) return true;
  if (new Set(characters).size === 1) return true;
  if (characters.length < 4) return false;
  const written = characters.join('');
  return [...KEYBOARD_ROWS, ...REVERSED_ROWS].some((row) => row.includes(written));
}

export function levenshtein(left: string, right: string): number {
  const a = [...left];
  const b = [...right];
  let row = b.map((_, j) => j + 1);
  row.unshift(0);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substituted = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substituted, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
