import { type Cell, trimmed } from '../../search.ts';
import { Memo } from '../../tables/memo.ts';
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

/** Finds a pack's phrases in reasons, each text once while it comes again. */
class ReasonPhrases {
  readonly #finder: PhraseFinder;
  readonly #found = new Memo<Cell, readonly string[]>(({ text }) =>
    this.#finder.find(trimmed(text)),
  );

  constructor(phrases: Phrases) {
    this.#finder = new PhraseFinder(phrases);
  }

  /** The phrases in the reason of search i; null where it has none to read. */
  in(seen: FlagSearches, i: number): readonly string[] | null {
    const cell = seen.reason(i);
    if (cell.state !== 'value' && cell.state !== 'placeholder') return null;
    return this.#found.of(cell);
  }
}

/** The rule of one pack: reasons in which one of its phrases stands, by who wrote them. */
export function wordsRule(pack: string, phrases: Phrases): FlagRule {
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
    needs: { fields: ['reason'] },
    count: () => {
      const reasons = new ReasonPhrases(phrases);
      const whos = new Set<number>();
      let read = 0;
      return {
        add: (seen) => {
          for (let i = 0; i < seen.searches.count; i++) {
            const found = reasons.in(seen, i);
            if (found === null) continue;
            read++;
            if (found.length > 0) whos.add(seen.whos[i]!);
          }
        },
        state: () => ({ read, whos }),
        merge: (state: { read: number; whos: typeof whos }, { people }) => {
          read += state.read;
          for (const who of state.whos) whos.add(people[who]!);
        },
        found: () => ({ subjects: read, candidates: [...whos] }),
      };
    },
    cite: (whos) => {
      const reasons = new ReasonPhrases(phrases);
      const places = new Map(whos.map((who, place) => [who, place]));
      return (seen, i) => {
        const place = places.get(seen.whos[i]!);
        if (place === undefined) return -1;
        return (reasons.in(seen, i)?.length ?? 0) > 0 ? place : -1;
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
  readonly #reasons: ReasonPhrases;
  readonly #counts = new Map<string, number>();

  constructor(pack: string, phrases: Phrases) {
    this.#pack = pack;
    this.#phrases = phrases;
    this.#reasons = new ReasonPhrases(phrases);
  }

  add(seen: FlagSearches, i: number): void {
    for (const phrase of this.#reasons.in(seen, i) ?? []) this.#count(phrase, 1);
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
