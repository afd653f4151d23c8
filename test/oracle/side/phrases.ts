/** Phrases of one list, and the phrases around them that mean something else. */
export interface Phrases {
  words: string[];
  traps: string[];
}

/** Runs of letters and digits, case-folded, apostrophes dropped. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFC').toLowerCase().replace(/['’]/g, '');
  return plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** Whether a listed phrase stands in a text from which the traps were taken out, the longest first. */
export function holdsPhrase(text: string, { words, traps }: Phrases): boolean {
  let left: (string | null)[] = wordsOf(text);
  const longestFirst = [...traps].sort((a, b) => b.length - a.length);
  for (const trap of longestFirst) left = without(left, partsOf(trap));
  return words.some((phrase) => left.some((_, at) => standsAt(left, at, partsOf(phrase))));
}

function partsOf(phrase: string): string[] {
  return phrase.toLowerCase().replaceAll("'", '').split(' ');
}

/** A gap (null) is left where a trap stood: no phrase goes over it. */
function without(words: (string | null)[], trap: string[]): (string | null)[] {
  const left = [...words];
  for (let at = 0; at < left.length; at += 1) {
    if (standsAt(left, at, trap)) left.splice(at, trap.length, null);
  }
  return left;
}

function standsAt(words: (string | null)[], at: number, phrase: string[]): boolean {
  return phrase.every((part, i) => {
    const word = words[at + i];
    if (word === null || word === undefined) return false;
    return part.endsWith('*') ? word.startsWith(part.slice(0, -1)) : word === part;
  });
}
