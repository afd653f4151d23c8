import { TextHash } from '../../tables/text-hash.ts';

/**
 * Numbers for names in the order in which they come, from 0 on: what is counted of millions of
 * searches is counted under a number.
 */
export class Names {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];
  readonly #hasher = new TextHash();
  /** The two halves of the hash of each name. */
  lows = new Uint32Array(64);
  highs = new Uint32Array(64);

  /** @param known names whose numbers are known: their places */
  constructor(known: readonly string[] = []) {
    for (const name of known) this.numberOf(name);
  }

  get count(): number {
    return this.#texts.length;
  }

  /** The number of a name, which is new where it never came. */
  numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.#texts.length;
    this.#numbers.set(name, number);
    this.#texts.push(name);
    if (number === this.lows.length) {
      this.lows = larger(this.lows);
      this.highs = larger(this.highs);
    }
    this.#hasher.take(name, 3);
    this.lows[number] = this.#hasher.low;
    this.highs[number] = this.#hasher.high;
    return number;
  }

  textOf(number: number): string {
    return this.#texts[number]!;
  }

  /** All of them, by their numbers; what another thread can be told. */
  texts(): readonly string[] {
    return this.#texts;
  }

  /** The numbers here of another part's names, by their numbers there. */
  merge(texts: readonly string[]): Int32Array {
    return Int32Array.from(texts, (text) => this.numberOf(text));
  }
}

function larger(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(2 * numbers.length);
  more.set(numbers);
  return more;
}

/** Two texts as one, of which both are known again: any character may stand in either. */
export function joinedTexts(first: string, second: string): string {
  return `${first.length}:${first}${second}`;
}

/** The name of one who searched: agency and user, trimmed and case-folded; empty where none is named. */
export function personOf(agency: string, user: string): string {
  return joinedTexts(agency, user);
}

/** The agency in such a name. */
export function agencyOf(person: string): string {
  const start = person.indexOf(':') + 1;
  return person.slice(start, start + Number.parseInt(person, 10));
}

/** Whether such a name names a user, and not an agency alone. */
export function isNamedPerson(person: string): boolean {
  return person.length > person.indexOf(':') + 1 + Number.parseInt(person, 10);
}
