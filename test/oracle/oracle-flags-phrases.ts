import type { Pack } from './oracle-flags-lists.ts';
import { remembered } from './oracle-remembered.ts';

/** A run of letters and digits, as it is written, and where it stands. */
export interface WrittenWord {
  text: string;
  start: number;
  end: number;
}

/** An apostrophe and the `s` that ends a word behind it; any other apostrophe alone. */
const APOSTROPHE = /['’‘ʼ](?:s(?![\p{L}\p{M}\p{N}]))?/giu;

/** Words of letters and digits: `sheriff's` is `sheriff`, `O'Brien` is `OBrien`. */
export function cutWords(text: string): WrittenWord[] {
  const together = /[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}]|['’‘ʼ](?=[\p{L}\p{M}\p{N}]))*/gu;
  return [...text.matchAll(together)].map((match) => {
    const start = match.index;
    return { text: match[0].replace(APOSTROPHE, ''), start, end: start + match[0].length };
  });
}

/** A text's words as phrases are looked for in them. */
export const wordsToMatch = remembered((text: string): readonly string[] =>
  cutWords(text).map((word) => word.text.toLowerCase()),
);

/** Stands where a trap was taken out, so that what stood on both sides does not become neighbors. */
const TAKEN_OUT = '\u0000';

/** The phrases of a pack that stand in a text once its traps, the longest first, are taken out. */
export function phrasesIn(text: string, pack: Pack): string[] {
  let finder = finders.get(pack);
  if (finder === undefined) {
    finder = remembered((each) => find(each, pack));
    finders.set(pack, finder);
  }
  return finder(text);
}

/** Of each pack what was found in texts that may come again. */
const finders = new WeakMap<Pack, (text: string) => string[]>();

function find(text: string, pack: Pack): string[] {
  let words = wordsToMatch(text);
  const length = (phrase: string): [words: number, characters: number] => [
    wordsOfPhrase(phrase).length,
    phrase.length,
  ];
  const longestFirst = [...pack.traps].sort((a, b) => {
    const [left, right] = [length(a), length(b)];
    return right[0] - left[0] || right[1] - left[1];
  });
  for (const trap of longestFirst) words = withoutPhrase(words, trap);
  return pack.words.filter((phrase) => placeOf(words, phrase) !== -1);
}

function withoutPhrase(words: readonly string[], phrase: string): readonly string[] {
  const at = placeOf(words, phrase);
  if (at === -1) return words;
  const left = words.toSpliced(at, wordsOfPhrase(phrase).length, TAKEN_OUT);
  return withoutPhrase(left, phrase);
}

/** A phrase's words; a `*` at its end stands for any ending of the last one. */
function wordsOfPhrase(phrase: string): readonly string[] {
  return wordsToMatch(phrase);
}

/** Where a phrase begins among words; −1 is nowhere. */
function placeOf(words: readonly string[], phrase: string): number {
  const wanted = wordsOfPhrase(phrase);
  const anyEnding = phrase.trim().endsWith('*');
  if (wanted.length === 0) return -1;
  return words.findIndex((_, at) =>
    wanted.every((word, i) => {
      const there = words[at + i];
      const isLast = i === wanted.length - 1;
      return isLast && anyEnding ? there?.startsWith(word) === true : there === word;
    }),
  );
}
