import { madeOnce } from '../../keyed.ts';
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

/** Words that are asked for again and again, of texts that are mostly longer. */
class Words {
  readonly #words: ReadonlySet<string>;
  readonly #longest: number;

  constructor(words: readonly string[]) {
    this.#words = new Set(words);
    this.#longest = Math.max(...words.map(({ length }) => length));
  }

  has(text: string): boolean {
    return text.length <= this.#longest && this.#words.has(text);
  }
}

const aloneWith = madeOnce(
  (placeholders: ReadonlySet<string>) => new Words([...placeholders, ...WORDS]),
);
const enclosedWith = madeOnce(
  (placeholders: ReadonlySet<string>) => new Words([...placeholders, ...WORDS, ...ENCLOSED]),
);

/** Spaces as HTML writes them. */
const SPACES = /^(?:&(?:amp;)?(?:nbsp|ensp|emsp|#160|#xa0);\s*)+$/;

const ENCLOSING = /^(?:\((.*)\)|\[(.*)\]|<(.*)>|\{(.*)\}|"(.*)"|[-–—]{1,4}(.*[^-–—])[-–—]{1,4})$/s;

const LONGEST = 60;

/** Punctuation at the ends of a word, which says nothing: `N/A.`, `none -`. */
const ENDS = /^[-–—*'".,;:!?/\s]+|[-–—*'".,;:!?/\s]+$/g;

/** Whether a character of a folded text is a letter or a digit of ASCII, as nearly all cells begin and end with: no pattern is asked. */
function isAlphanumeric(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

/** Whether a slash stands beside anything but letters and digits, as those of dates do not. */
function hasLooseSlash(text: string): boolean {
  for (let at = text.indexOf('/'); at >= 0; at = text.indexOf('/', at + 1)) {
    if (!isAlphanumeric(text, at - 1) || !isAlphanumeric(text, at + 1)) return true;
  }
  return false;
}

/** Whether a text is a word for nothing, with punctuation around it or spaces at its slash or not. */
function isWord(text: string, words: Words): boolean {
  if (words.has(text)) return true;
  const isBare = isAlphanumeric(text, 0) && isAlphanumeric(text, text.length - 1);
  if (text.length > LONGEST || (isBare && !hasLooseSlash(text))) return false;
  const bare = text.replace(ENDS, '').replace(/\s*\/\s*/g, '/');
  return words.has(bare);
}

/**
 * Whether a cell holds a word or mark for nothing, in brackets or without.
 * @param cell trimmed and case-folded
 * @param placeholders what people type to get past a field, case-folded
 */
export function isNothing(cell: string, placeholders: ReadonlySet<string>): boolean {
  if (isWord(cell, aloneWith(placeholders))) return true;
  // What is enclosed begins with neither.
  if (isAlphanumeric(cell, 0)) return false;
  if (!LETTER_OR_DIGIT.test(cell)) return true;
  if (cell.length > LONGEST) return false;
  if (SPACES.test(cell)) return true;
  let inside = cell;
  for (;;) {
    const within = ENCLOSING.exec(inside)
      ?.slice(1)
      .find((each) => each !== undefined);
    if (within === undefined) return false;
    inside = trimmed(within);
    if (isWord(inside, enclosedWith(placeholders))) return true;
  }
}

/** How long the longest of some words is that have a digit; 0 where none has. */
export function longestWithDigit(words: ReadonlySet<string>): number {
  return Math.max(0, ...[...words].filter((word) => /\d/.test(word)).map(({ length }) => length));
}
