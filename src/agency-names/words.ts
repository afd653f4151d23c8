/** Words of a name, and phrases that are found in them (product.md, section 11). */

/** Phrases to find, and what is taken out of a text before. */
export interface Phrases {
  /** A phrase is a run of words; a last `*` stands for any ending of its last word. */
  readonly words: readonly string[];
  readonly traps: readonly string[];
}

/** An apostrophe and the s behind it, which go together; other apostrophes go alone. */
const APOSTROPHES = /['’‘ʼ`](?:s(?![\p{L}\p{M}\p{N}]))?/giu;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** The words of a text, case-folded: runs of letters and digits. `Sheriff's Dept.` → sheriff, dept. */
export function wordsOf(text: string): string[] {
  return text.normalize('NFC').replaceAll(APOSTROPHES, '').toLowerCase().match(WORD) ?? [];
}

/** Finds phrases in words: whether one of them stands there once the traps are taken out. */
export class PhraseFinder {
  readonly #phrases: readonly Phrase[];
  readonly #traps: readonly Phrase[];

  constructor({ words, traps }: Phrases) {
    this.#phrases = words.map(phraseOf);
    // The longest first: one trap may hold another.
    this.#traps = traps.map(phraseOf).sort((a, b) => b.words.length - a.words.length);
  }

  isIn(words: readonly string[]): boolean {
    const left = this.#traps.reduce(without, words);
    return this.#phrases.some((phrase) => left.some((_, at) => standsAt(left, at, phrase)));
  }
}

interface Phrase {
  readonly words: readonly string[];
  /** Whether the last word is only a beginning. */
  readonly isOpen: boolean;
}

function phraseOf(text: string): Phrase {
  return { words: wordsOf(text), isOpen: text.endsWith('*') };
}

function standsAt(
  words: readonly string[],
  at: number,
  { words: wanted, isOpen }: Phrase,
): boolean {
  return wanted.every((word, i) => {
    const there = words[at + i];
    if (there === undefined) return false;
    return isOpen && i === wanted.length - 1 ? there.startsWith(word) : there === word;
  });
}

/** What no word is: what stands where a trap was, so that what was apart does not meet. */
const GAP = ' ';

function without(words: readonly string[], trap: Phrase): readonly string[] {
  const left: string[] = [];
  for (let at = 0; at < words.length; ) {
    const isTrap = standsAt(words, at, trap);
    left.push(isTrap ? GAP : words[at]!);
    at += isTrap ? trap.words.length : 1;
  }
  return left;
}
