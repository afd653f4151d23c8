import type { Cell } from '../../search.ts';
import { Memo } from '../../tables/memo.ts';
import type { Phrases } from '../flag-rule.ts';
import { PhraseFinder, phraseWords } from './phrases.ts';

/** How many packs there can be: a bit for each. */
export const MOST_PACKS = 30;

/** Finds in reasons which packs of phrases they hold, all packs at once. */
export class PackFinder {
  readonly #finders: readonly PhraseFinder[];
  /** The packs with a phrase that begins with such a word. */
  readonly #firsts = new Map<string, number>();
  /** The packs with a phrase of one word with any ending, by its first letters. */
  readonly #openings = new Map<string, number>();
  readonly #opening: number;
  readonly #found = new Memo<Cell, number>(({ folded }) => this.#find(folded));

  constructor(packs: readonly Phrases[]) {
    this.#finders = packs.map((phrases) => new PhraseFinder(phrases));
    const open = this.#finders.flatMap(({ phrases }) =>
      phrases.filter(({ words, isOpen }) => isOpen && words.length === 1),
    );
    this.#opening = Math.min(...open.map(({ words }) => words[0]!.length), 4);
    for (const [pack, { phrases }] of this.#finders.entries()) {
      for (const { words, isOpen } of phrases) {
        const first = words[0]!;
        if (isOpen && words.length === 1) {
          addBit(this.#openings, first.slice(0, this.#opening), pack);
        } else addBit(this.#firsts, first, pack);
      }
    }
  }

  /** A bit for each pack of which a phrase stands in a reason. */
  of(cell: Cell): number {
    return this.#found.of(cell);
  }

  #find(text: string): number {
    let possible = 0;
    for (const word of phraseWords(text)) {
      possible |= this.#firsts.get(word) ?? 0;
      possible |= this.#openings.get(word.slice(0, this.#opening)) ?? 0;
    }
    // Nearly every reason ends here.
    if (possible === 0) return 0;
    let found = 0;
    for (const [pack, finder] of this.#finders.entries()) {
      const bit = 1 << pack;
      if ((possible & bit) !== 0 && finder.find(text).length > 0) found |= bit;
    }
    return found;
  }
}

function addBit(bits: Map<string, number>, word: string, pack: number): void {
  bits.set(word, (bits.get(word) ?? 0) | (1 << pack));
}
