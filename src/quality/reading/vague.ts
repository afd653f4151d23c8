import { madeOnce } from '../../keyed.ts';
import { mayBeWithinDistanceOf, withinDistanceOf } from './levenshtein.ts';
import { fold, foldedWords, hasDigit, type Word, wordsOf } from './words.ts';

/** The words that say nothing, and those that stand beside a case number. */
export interface VagueLists {
  readonly vagueReasons: readonly string[];
  readonly caseNumberWords: readonly string[];
  readonly vagueWithinDistance2Of: readonly string[];
}

/** The distance within which a misspelled word is still the vague word. */
const SLIPS = 2;

/** Over how many words a misspelling may run: `invest igation`, `inv;est-igation`. */
const MISSPELLING_WORDS = 3;

/** The runs of words that are vague, or stand beside a case number. */
interface ListedRuns {
  /** The most words of one. */
  readonly longest: number;
  /** Whether one begins, or ends, with a word: few words do, and the others need no second look. */
  readonly mayBegin: (text: string, word: Word) => boolean;
  readonly mayEnd: (text: string, word: Word) => boolean;
  readonly has: (text: string, words: readonly Word[], first: number, length: number) => boolean;
  /** Whether so many words are one misspelled. */
  readonly hasMisspelled: ListedRuns['has'];
}

/**
 * Takes the vague words and the case-number words away at both ends of a text, and gives what is
 * left without the punctuation around it: the empty text where nothing is, null where nothing was
 * taken away. Words end at white space, punctuation and symbols (`investigative+`); at each end the
 * longest run that the lists cover goes. A word within Levenshtein distance 2 of a listed one is
 * vague, also when the slip is a digit, or a space or a hyphen inside it.
 */
export const vagueWordStripper = madeOnce((lists: VagueLists) => {
  const listed = listedRuns(lists);
  return (text: string): string | null => {
    const words = wordsOf(text);
    const before = runAtStart(text, words, listed);
    if (before === words.length) return words.length === 0 ? null : '';
    const after = runAtEnd(text, words, listed);
    if (before === 0 && after === words.length) return null;
    return before < after ? between(text, words[before]!, words[after - 1]!) : '';
  };
});

/**
 * Whether the lists leave a text as it is that is digits and hyphens only, behind two letters at the
 * most: no word of theirs has a digit, and none is so short that this is a misspelling of it.
 */
export function leavesDigits(lists: VagueLists): boolean {
  const all = [...lists.vagueReasons, ...lists.caseNumberWords, ...lists.vagueWithinDistance2Of];
  return (
    !all.some(hasDigit) && lists.vagueWithinDistance2Of.every(({ length }) => length > SLIPS + 2)
  );
}

function listedRuns(lists: VagueLists): ListedRuns {
  const runs = [...lists.vagueReasons, ...lists.caseNumberWords].map((run) => {
    const folded = fold(run);
    return wordsOf(folded).map(({ start, end }) => folded.slice(start, end));
  });
  const listed = new Set(runs.map((run) => run.join(' ')));
  const begins = new Set(runs.map((run) => run[0]));
  const ends = new Set(runs.map((run) => run.at(-1)));
  const misspellings = lists.vagueWithinDistance2Of.map(fold).map((word) => ({
    mayBe: mayBeWithinDistanceOf(word, SLIPS),
    is: withinDistanceOf(word, SLIPS),
  }));
  return {
    longest: Math.max(MISSPELLING_WORDS, ...runs.map((run) => run.length)),
    mayBegin: (text, word) => begins.has(foldedWords(text, word)),
    mayEnd: (text, word) => ends.has(foldedWords(text, word)),
    has: (text, words, first, length) => {
      const run = words.slice(first, first + length);
      return listed.has(run.map((word) => foldedWords(text, word)).join(' '));
    },
    hasMisspelled: (text, words, first, length) => {
      if (length > MISSPELLING_WORDS) return false;
      const from = words[first]!;
      const to = words[first + length - 1]!;
      return misspellings.some(
        ({ mayBe, is }) => mayBe(text, from.start, to.end) && is(foldedWords(text, from, to)),
      );
    },
  };
}

/** How many words from the start on the lists cover: the longest such run. */
function runAtStart(text: string, words: readonly Word[], listed: ListedRuns): number {
  const covered = [true];
  let reached = 0;
  for (let at = 0; at <= reached && at < words.length; at += 1) {
    if (!covered[at]) continue;
    const mayBegin = listed.mayBegin(text, words[at]!);
    for (let length = 1; length <= listed.longest && at + length <= words.length; length += 1) {
      const isRun = mayBegin && listed.has(text, words, at, length);
      if (!isRun && !listed.hasMisspelled(text, words, at, length)) continue;
      covered[at + length] = true;
      reached = Math.max(reached, at + length);
    }
  }
  return reached;
}

/** From which word on the lists cover everything to the end: the longest such run. */
function runAtEnd(text: string, words: readonly Word[], listed: ListedRuns): number {
  /** By the number of words behind. */
  const covered = [true];
  const count = words.length;
  let reached = count;
  for (let at = count; at >= reached && at > 0; at -= 1) {
    if (!covered[count - at]) continue;
    const mayEnd = listed.mayEnd(text, words[at - 1]!);
    for (let length = 1; length <= listed.longest && length <= at; length += 1) {
      const isRun = mayEnd && listed.has(text, words, at - length, length);
      if (!isRun && !listed.hasMisspelled(text, words, at - length, length)) continue;
      covered[count - at + length] = true;
      reached = Math.min(reached, at - length);
    }
  }
  return reached;
}

/** The text without the punctuation around it, as what is left of a text has none. */
export function withoutPunctuationAround(text: string): string {
  const words = wordsOf(text);
  return words.length === 0 ? '' : between(text, words[0]!, words.at(-1)!);
}

/** The text from one word to another, with the parenthesis that closes the last: `245(a)(2)`. */
function between(text: string, first: Word, last: Word): string {
  const left = text.slice(first.start, last.end);
  const closes = text[last.end] === ')' && left.lastIndexOf('(') > left.lastIndexOf(')');
  return closes ? `${left})` : left;
}
