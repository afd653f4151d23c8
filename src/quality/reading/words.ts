import { folded } from '../../search.ts';

/** How the text of a cell is cut up: separators, words, and the forms in which texts are compared. */

/** The separators of the contract, as the inside of a character class: space, dashes, `/ . _ : #`. */
export const SEPARATORS = '\\s\\p{Pd}\\u2212/._:#';

/** One run of letters and digits, as offsets into its text. */
export interface Word {
  readonly start: number;
  readonly end: number;
}

/**
 * Each finds one character. A pattern that matches a run (`+`) would keep a stack as long as the run,
 * and the texts come from people who may mean harm.
 */
const IN_WORD = /[\p{L}\p{M}\p{N}]/u;
const LETTER = /\p{L}/gu;
const NUMERAL = /\p{N}/u;
const DIGIT = /\p{Nd}/u;
const SPACE_OR_HYPHEN = /[\s\u200b-\u200d\u2060\p{Pd}\u2212]/gu;
const SPACE = /[\s\u200b-\u200d\u2060]/g;
/** Most case numbers: nothing of them is folded but their case. */
const PLAIN_NUMBER = /^[A-Za-z\d/_][\w/-]*$/;
const DASH = /[\p{Pd}\u2212]/gu;

/** For each ASCII character whether it is in words: for most texts no pattern has to be asked. */
const ASCII_IN_WORD = Array.from({ length: 0x80 }, (_, unit) =>
  IN_WORD.test(String.fromCharCode(unit)),
);

/** The form in which two texts are compared: trimmed and case-folded. */
export function fold(text: string): string {
  return folded(text);
}

/**
 * The form in which case numbers are compared with each other and with a register: case-folded, every
 * dash a hyphen, without white space, a full stop at the end and `#` at the beginning.
 */
export function caseKey(text: string): string {
  if (PLAIN_NUMBER.test(text)) return text.toLowerCase();
  const key = text.replace(SPACE, '').replace(DASH, '-').toLowerCase();
  return key.replace(/^#/, '').replace(/\.$/, '');
}

/** The form in which a text is compared with a plate: case, spaces and hyphens aside. */
export function plateKey(text: string): string {
  return text.replace(SPACE_OR_HYPHEN, '').toLowerCase();
}

/** Whether there is a digit, of any script, anywhere in the text. */
export function hasDigit(text: string): boolean {
  return DIGIT.test(text);
}

/** The runs of letters and digits of a text; a run ends at white space, punctuation or a symbol. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let start = -1;
  let at = 0;
  while (at < text.length) {
    const character = text.codePointAt(at)!;
    if (isInWord(character)) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      words.push({ start, end: at });
      start = -1;
    }
    at += character > 0xffff ? 2 : 1;
  }
  if (start >= 0) words.push({ start, end: at });
  return words;
}

function isInWord(character: number): boolean {
  return character < 0x80
    ? ASCII_IN_WORD[character]!
    : IN_WORD.test(String.fromCodePoint(character));
}

/** The text of a word, or of all from one word to another, case-folded. */
export function foldedWords(text: string, first: Word, last = first): string {
  return text.slice(first.start, last.end).toLowerCase();
}

/** Whether a text holds at least `count` words in the contract's sense: two letters, no digit. */
export function holdsWords(text: string, count: number): boolean {
  let found = 0;
  for (const { start, end } of wordsOf(text)) {
    const word = text.slice(start, end);
    if (hasTwoLetters(word) && !NUMERAL.test(word)) found += 1;
    if (found === count) return true;
  }
  return false;
}

function hasTwoLetters(word: string): boolean {
  const first = nextAt(LETTER, word, 0);
  return first < word.length && nextAt(LETTER, word, LETTER.lastIndex) < word.length;
}

/** Where the character that a global pattern looks for is next, or the text's end. */
function nextAt(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}
