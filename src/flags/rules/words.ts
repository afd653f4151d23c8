import { NumberPlaces } from '../counting/number-places.ts';
import {
  type Evidence,
  type FlagRule,
  flagRule,
  type Phrases,
  type Settled,
} from '../flag-rule.ts';
import { PhraseFinder } from '../lists/phrases.ts';
import type { FlagDetail } from '../seen/flag-detail.ts';
import type { FlagSearches } from '../seen/flag-searches.ts';

/** What rules of words are called: the name of a pack stands behind it. */
export const WORDS = 'words.';

/**
 * The rule of one pack: reasons in which one of its phrases stands, by who wrote them.
 * @param place of the pack among the packs
 */
export function wordsRule(pack: string, phrases: Phrases, place: number): FlagRule {
  const bit = 1 << place;
  return flagRule({
    name: `${WORDS}${pack}`,
    words: {
      label: `Words to look at: ${pack}`,
      meaning: () => `a reason holds one of: ${phrases.words.join(', ')}${trapWords(phrases)}.`,
      reason: REASONS[pack] ?? 'A list of your own.',
      trap: 'A word is no purpose: read the whole reason. A word that is not listed is not found.',
    },
    subject: ['pack', 'user'],
    parameters: {},
    needs: { fields: ['reason'], anyReason: true },
    count: (_, given) => {
      const words = given.words();
      return {
        // The words are looked for once, for the rules of all packs.
        add: () => {},
        state: () => null,
        merge: () => {},
        found: () => ({ subjects: words.read, candidates: words.writers(place) }),
      };
    },
    cite: (whos) => {
      const places = new NumberPlaces(whos);
      return (seen, i) => {
        const candidate = places.of(seen.whos[i]!);
        if (candidate < 0) return -1;
        const packs = seen.packs(i);
        return packs > 0 && (packs & bit) !== 0 ? candidate : -1;
      };
    },
    evidence: () => new PhraseCounts(pack, phrases),
  });
}

function trapWords({ traps }: Phrases): string {
  return traps.length === 0 ? '' : `; after these are taken out: ${traps.join(', ')}`;
}

/** The kinds of cases that the default packs would have found. */
const REASONS: Readonly<Record<string, string>> = {
  immigration:
    'More than 4,000 look-ups for federal immigration officers in a state whose law forbids them.',
  reproductive: 'A search through 83,345 cameras for a woman who had an abortion.',
  protest: 'More than 50 agencies searched in connection with protests.',
  profiling: 'More than 80 agencies wrote slurs for an ethnic group as the reason.',
  personal: '"My vehicle", "test my car": the officer\'s own business.',
  civil: 'Debts, parking and family matters are no crime.',
  testing: 'Tries of the system on the plates of real people.',
};

/** How many of the searches hold each phrase. */
class PhraseCounts implements Evidence {
  readonly #pack: string;
  readonly #phrases: Phrases;
  readonly #finder: PhraseFinder;
  readonly #counts = new Map<string, number>();

  constructor(pack: string, phrases: Phrases) {
    this.#pack = pack;
    this.#phrases = phrases;
    this.#finder = new PhraseFinder(phrases);
  }

  add(seen: FlagSearches, i: number): void {
    for (const phrase of this.#finder.find(seen.reason(i).text)) this.#count(phrase, 1);
  }

  state(): ReadonlyMap<string, number> {
    return this.#counts;
  }

  merge(counts: ReadonlyMap<string, number>): void {
    for (const [phrase, count] of counts) this.#count(phrase, count);
  }

  settle(detail: FlagDetail): Settled[] {
    const listed = [...new Set(this.#phrases.words)].filter((phrase) => this.#counts.has(phrase));
    const words = Object.fromEntries(
      listed.map((phrase) => [phrase, this.#counts.get(phrase) ?? 0]),
    );
    return [{ conditions: ['words'], parts: { words }, detail, subject: { pack: this.#pack } }];
  }

  #count(phrase: string, count: number): void {
    this.#counts.set(phrase, (this.#counts.get(phrase) ?? 0) + count);
  }
}
