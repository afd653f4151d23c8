import { STATE_CODES } from './oracle-flags-lists.ts';
import { cutWords, type WrittenWord } from './oracle-flags-phrases.ts';

/** What may follow a state's code in a name without small letters: kinds of agency. */
const KINDS_OF_AGENCY = 'SO PD SD DA CO SP DPS'.split(' ');
const BEHIND_A_FIRST_WORD = 'DOJ DPS STATE HIGHWAY DMV DNR'.split(' ');

/** The code of the state that an agency's name gives: the last one that is not excepted. */
export function stateInName(name: string): string | null {
  const words = cutWords(name);
  const found = words.filter((word, at) => {
    if (!STATE_CODES.includes(word.text)) return false;
    return isInParentheses(name, word) || !isExcepted(name, words, at);
  });
  return found.at(-1)?.text ?? null;
}

function isInParentheses(name: string, { start, end }: WrittenWord): boolean {
  const opened = name.lastIndexOf('(', start);
  const closedBefore = name.lastIndexOf(')', start);
  return opened > closedBefore && name.indexOf(')', end) !== -1;
}

function isExcepted(name: string, words: WrittenWord[], at: number): boolean {
  const word = words[at];
  if (word === undefined) return true;
  const textAt = (place: number): string => (words[place]?.text ?? '').toUpperCase();
  const [before, after] = [textAt(at - 1), textAt(at + 1)];

  if (word.text === 'SD' && !['PD', 'SO'].includes(after)) return true;
  if (word.text === 'CO') {
    const ofCounty = after === 'SO' && ['COUNTY', 'PARISH'].includes(before);
    if (after !== 'PD' && !ofCounty) return true;
  }
  if (at === 0) {
    const hyphenFollows = /^\s*[\p{Pd}\u2212]/u.test(name.slice(word.end));
    if (!hyphenFollows && !BEHIND_A_FIRST_WORD.includes(after)) return true;
  }
  const hasSmallLetters = /\p{Ll}/u.test(name);
  const behind = words.slice(at + 1).map(({ text }) => text);
  return !hasSmallLetters && behind.some((text) => !KINDS_OF_AGENCY.includes(text));
}
