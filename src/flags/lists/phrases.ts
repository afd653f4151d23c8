import type { Phrases } from '../flag-rule.ts';

/** An apostrophe goes with the s behind it, where a word ends there; any other goes alone. */
const POSSESSIVE = /['’‘ʼ]s(?![\p{L}\p{M}\p{N}])/gu;
const APOSTROPHE = /['’‘ʼ]/g;
/** One character: a pattern of runs would keep a stack as long as the run. */
const NOT_IN_WORD = /[^\p{L}\p{M}\p{N}]/u;

/** The characters of ASCII that words are made of, by their codes; capitals are folded before. */
const ASCII_IN_WORD = Array.from({ length: 0x80 }, (_, code) =>
  /[a-z\d]/.test(String.fromCharCode(code)),
);
const APOSTROPHE_CODE = 0x27;

/** The words of a text: runs of letters and digits, case-folded. */
export function phraseWords(text: string): string[] {
  return plainWords(text.toLowerCase()) ?? wordsOfAny(text);
}

/** Those of a folded text of ASCII without an apostrophe, as nearly all are; null for any other. */
function plainWords(text: string): string[] | null {
  const words: string[] = [];
  let start = -1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x80 || code === APOSTROPHE_CODE) return null;
    if (ASCII_IN_WORD[code]!) {
      if (start < 0) start = i;
    } else if (start >= 0) {
      words.push(text.slice(start, i));
      start = -1;
    }
  }
  if (start >= 0) words.push(text.slice(start));
  return words;
}

function wordsOfAny(text: string): string[] {
  const plain = text.toLowerCase().replace(POSSESSIVE, '').replace(APOSTROPHE, '');
  return plain.split(NOT_IN_WORD).filter((word) => word !== '');
}

/** A listed phrase as it is looked for. */
interface Phrase {
  /** As listed. */
  readonly text: string;
  readonly words: readonly string[];
  /** Whether the last word stands for every word that begins so. */
  readonly isOpen: boolean;
}

/** Stands where a trap was taken out: no phrase runs over it. */
const GAP = '';

/** Finds the phrases of a list in texts. */
export class PhraseFinder {
  readonly phrases: readonly Phrase[];
  /** The longest first. */
  readonly #traps: readonly Phrase[];

  constructor({ words, traps }: Phrases) {
    this.phrases = words.map(phraseOf).filter((phrase) => phrase.words.length > 0);
    this.#traps = traps
      .map(phraseOf)
      .filter((phrase) => phrase.words.length > 0)
      .sort((a, b) => b.words.length - a.words.length || b.text.length - a.text.length);
  }

  /** The listed phrases that stand in a text, as listed, each once. */
  find(text: string): readonly string[] {
    const words = phraseWords(text);
    if (words.length === 0 || !this.phrases.some((phrase) => isIn(phrase, words))) return NONE;
    for (const trap of this.#traps) {
      for (let at = 0; at < words.length; at++) {
        if (standsAt(trap, words, at)) words.splice(at, trap.words.length, GAP);
      }
    }
    const found = this.phrases.filter((phrase) => isIn(phrase, words));
    return found.map((phrase) => phrase.text);
  }
}

const NONE: readonly string[] = [];

function phraseOf(text: string): Phrase {
  const isOpen = text.trim().endsWith('*');
  return { text, words: phraseWords(text), isOpen };
}

function isIn(phrase: Phrase, words: readonly string[]): boolean {
  for (let at = 0; at < words.length; at++) if (standsAt(phrase, words, at)) return true;
  return false;
}

function standsAt({ words, isOpen }: Phrase, text: readonly string[], at: number): boolean {
  const last = words.length - 1;
  if (at + last >= text.length) return false;
  for (let i = 0; i < last; i++) if (text[at + i] !== words[i]) return false;
  const end = text[at + last]!;
  return isOpen ? end.startsWith(words[last]!) : end === words[last];
}
