import { withinDistanceOf } from './levenshtein.ts';
import { fold, type Word, wordsOf } from './words.ts';

/** The words that say nothing, and those that stand beside a case number. */
export interface VagueLists {
  readonly vagueReasons: readonly string[];
  readonly caseNumberWords: readonly string[];
  readonly vagueWithinDistance2Of: readonly string[];
}

/** The distance within which a misspelt word is still the vague word. */
const SLIPS = 2;

/** Over how many words a misspelling may run: `invest igation`, `inv;est-igation`. */
const MISSPELLING_WORDS = 3;

/** Whether the run of `length` words from `first` on is vague, or a case-number word. */
type IsListed = (text: string, words: readonly Word[], first: number, length: number) => boolean;

/**
 * Takes the vague words and the case-number words away at both ends of a text, and gives what is
 * left without the punctuation around it: the empty text where nothing is, null where nothing was
 * taken away. Words end at white space, punctuation and symbols (`investigative+`); at each end the
 * longest run that the lists cover goes. A word within Levenshtein distance 2 of a listed one is
 * vague, also when the slip is a digit, or a space or a hyphen inside it.
 */
export function vagueWordStripper(lists: VagueLists): (text: string) => string | null {
  const { isListed, longest } = listedRuns(lists);
  return (text) => {
    const words = wordsOf(text);
    const before = runAtStart(text, words, isListed, longest);
    if (before === words.length) return words.length === 0 ? null : '';
    const after = runAtEnd(text, words, isListed, longest);
    if (before === 0 && after === words.length) return null;
    return before < after ? between(text, words[before]!, words[after - 1]!) : '';
  };
}

function listedRuns(lists: VagueLists): { isListed: IsListed; longest: number } {
  const runs = [...lists.vagueReasons, ...lists.caseNumberWords].map((run) =>
    wordsOf(fold(run)).map((word) => word.text),
  );
  const listed = new Set(runs.map((run) => run.join(' ')));
  const misspellings = lists.vagueWithinDistance2Of.map((word) =>
    withinDistanceOf(fold(word), SLIPS),
  );
  const longest = Math.max(MISSPELLING_WORDS, ...runs.map((run) => run.length));

  const isListed: IsListed = (text, words, first, length) => {
    let run = words[first]!.text;
    for (let at = first + 1; at < first + length; at += 1) run += ` ${words[at]!.text}`;
    if (listed.has(run.toLowerCase())) return true;
    if (length > MISSPELLING_WORDS) return false;
    const written = text.slice(words[first]!.start, words[first + length - 1]!.end).toLowerCase();
    return misspellings.some((isMisspelling) => isMisspelling(written));
  };
  return { isListed, longest };
}

/** How many words from the start on the lists cover: the longest such run. */
function runAtStart(
  text: string,
  words: readonly Word[],
  isListed: IsListed,
  longest: number,
): number {
  const covered = new Set([0]);
  let reached = 0;
  for (let at = 0; at <= reached; at += 1) {
    if (!covered.has(at)) continue;
    for (let length = 1; length <= longest && at + length <= words.length; length += 1) {
      if (!isListed(text, words, at, length)) continue;
      covered.add(at + length);
      reached = Math.max(reached, at + length);
    }
  }
  return reached;
}

/** From which word on the lists cover everything to the end: the longest such run. */
function runAtEnd(
  text: string,
  words: readonly Word[],
  isListed: IsListed,
  longest: number,
): number {
  const covered = new Set([words.length]);
  let reached = words.length;
  for (let at = words.length; at >= reached; at -= 1) {
    if (!covered.has(at)) continue;
    for (let length = 1; length <= longest && length <= at; length += 1) {
      if (!isListed(text, words, at - length, length)) continue;
      covered.add(at - length);
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
