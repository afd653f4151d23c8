import { DAMAGED_NUMBERS, isError, isInScientificForm } from './oracle-damage.ts';
import type { Field } from './oracle-fields.ts';
import { remembered } from './oracle-remembered.ts';
import { fold, trim } from './oracle-white-space.ts';
import { isWithheld } from './oracle-withheld.ts';

export type CellState = 'value' | 'blank' | 'placeholder' | 'withheld' | 'damaged' | 'absent';

/** The fields whose cells have all states; the others are value, blank, absent. */
export const FIELDS_WITH_ALL_STATES: Field[] = [
  'searchId',
  'caseNumber',
  'reason',
  'user',
  'plate',
  'windowStart',
  'windowEnd',
  'window',
];

/** Section 3's placeholders, then section 3a's words for nothing. */
const PLACEHOLDERS = (
  'none, n/a, na, -, --, x, xx, xxx, ., 0, test, null, unknown, tbd, ' +
  '\\n, nil, nan, undefined, &nbsp;, n.a., not applicable, blank, -- select --, ' +
  'select one, please select, please select one, [object object]'
).split(', ');

export function statesOf(field: Field): CellState[] {
  return FIELDS_WITH_ALL_STATES.includes(field)
    ? ['value', 'blank', 'placeholder', 'withheld', 'damaged', 'absent']
    : ['value', 'blank', 'absent'];
}

/** The state of a field's cell; an undefined text means that the file has no such column. */
export function cellState(field: Field, text: string | undefined, layout: string): CellState {
  if (text === undefined) return 'absent';
  const state = textState(text, layout, field);
  return statesOf(field).includes(state) ? state : 'value';
}

/** The first that holds of blank, withheld, damaged, placeholder, value. */
export function textState(text: string, layout: string, field?: Field): CellState {
  const folded = fold(text);
  if (folded === '') return 'blank';
  if (layout === 'ncric' && folded === 'unknown') return 'blank';
  if (isWithheld(folded)) return 'withheld';
  if (isError(folded)) return 'damaged';
  if (field !== undefined && DAMAGED_NUMBERS.includes(field) && isInScientificForm(folded)) {
    return 'damaged';
  }
  return saysNothing(folded) ? 'placeholder' : 'value';
}

const saysNothing = remembered((folded: string): boolean => {
  const isInBrackets = ['()', '[]', '<>', '{}'].some(([open = '', close = '']) => {
    return folded.length > 1 && folded.startsWith(open) && folded.endsWith(close);
  });
  const words = isInBrackets ? [folded, fold(folded.slice(1, -1))] : [folded];
  const isPlaceholder = (word: string): boolean =>
    [word, bareWord(word)].some((each) => PLACEHOLDERS.includes(each));
  return words.some(isPlaceholder) || !/[\p{L}\p{Nd}]/u.test(folded);
});

/** Without punctuation and spaces at its ends, and without spaces at a slash: `n / a.` is `n/a`. */
function bareWord(word: string): string {
  const isEnd = (character = ''): boolean =>
    character !== '' && /[-–—*'".,;:!?/\s]/.test(character);
  const characters = [...word];
  while (isEnd(characters[0])) characters.shift();
  while (isEnd(characters.at(-1))) characters.pop();
  return characters.join('').split('/').map(trim).join('/');
}
