import { trimmed } from '../../search.ts';

/** What programs and forms write for nothing, beside what people type (the config's placeholders). */

const LETTER_OR_DIGIT = /[\p{L}\p{Nd}]/u;

/** Words for nothing that stand alone too. */
const WORDS: ReadonlySet<string> = new Set([
  ...['null', '\\n', 'nil', 'nan', 'undefined', 'n.a.', 'n.a', 'not applicable', 'blank'],
  // What forms show before anything is chosen, and nobody types.
  ...['select one', 'please select', 'please select one'],
]);

/** Those that mean nothing only between brackets or dashes: `(empty)`, `-- Select --`. */
const ENCLOSED: ReadonlySet<string> = new Set([
  ...['empty', 'no value', 'no data', 'not set', 'not entered', 'not provided', 'not specified'],
  ...['unspecified', 'missing', 'select', 'select reason', 'select a reason'],
  ...['object object', 'select an option', 'choose', 'choose one'],
]);

/** Spaces as HTML writes them. */
const SPACES = /^(?:&(?:amp;)?(?:nbsp|ensp|emsp|#160|#xa0);\s*)+$/;

const ENCLOSING = /^(?:\((.*)\)|\[(.*)\]|<(.*)>|\{(.*)\}|"(.*)"|[-–—]{1,4}(.*[^-–—])[-–—]{1,4})$/s;

const LONGEST = 60;

/** Punctuation at the ends of a word, which says nothing: `N/A.`, `none -`. */
const ENDS = /^[-–—*'".,;:!?/\s]+|[-–—*'".,;:!?/\s]+$/g;

/** Whether a text is a word for nothing, with punctuation around it or spaces at its slash or not. */
function isWord(text: string, words: readonly ReadonlySet<string>[]): boolean {
  if (words.some((each) => each.has(text))) return true;
  if (text.length > LONGEST) return false;
  const bare = text.replace(ENDS, '').replace(/\s*\/\s*/g, '/');
  return words.some((each) => each.has(bare));
}

/**
 * Whether a cell holds a word or mark for nothing, in brackets or without.
 * @param cell trimmed and case-folded
 * @param placeholders what people type to get past a field, case-folded
 */
export function isNothing(cell: string, placeholders: ReadonlySet<string>): boolean {
  if (isWord(cell, [placeholders, WORDS]) || !LETTER_OR_DIGIT.test(cell)) return true;
  if (cell.length > LONGEST) return false;
  if (SPACES.test(cell)) return true;
  let inside = cell;
  for (;;) {
    const within = ENCLOSING.exec(inside)
      ?.slice(1)
      .find((each) => each !== undefined);
    if (within === undefined) return false;
    inside = trimmed(within);
    if (isWord(inside, [placeholders, WORDS, ENCLOSED])) return true;
  }
}
