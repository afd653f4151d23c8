import { byCodePoint } from '../../search.ts';

/**
 * A test whether a text is within `limit` insertions, deletions and substitutions of one character
 * of `word` (Levenshtein distance, in code points). A text whose length differs by more than `limit`
 * is refused before anything is compared, so that a long text costs nothing.
 */
export function withinDistanceOf(word: string, limit: number): (text: string) => boolean {
  const target = [...word];
  const shortest = target.length - limit;
  const longest = target.length + limit;
  return (text) => {
    if (text.length < shortest || text.length > 2 * longest) return false;
    const characters = [...text];
    if (characters.length < shortest || characters.length > longest) return false;
    return isDistanceWithin(characters, target, limit);
  };
}

/**
 * A quick look before that test, at a stretch of a text as it is written: false only where the test
 * would be false of the stretch in lower case. Each ASCII character that the word does not have is a
 * slip.
 * @param word in lower case
 */
export function mayBeWithinDistanceOf(
  word: string,
  limit: number,
): (text: string, start: number, end: number) => boolean {
  const { length } = [...word];
  const has = Array.from({ length: 0x80 }, (_, unit) =>
    word.includes(String.fromCharCode(unit).toLowerCase()),
  );
  return (text, start, end) => {
    if (end - start > 2 * (length + limit)) return false;
    let strangers = 0;
    // Of all characters only İ becomes longer in lower case, by one unit.
    let longest = end - start;
    for (let at = start; at < end; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit >= 0x80) longest += 1;
      else if (!has[unit] && ++strangers > limit) return false;
    }
    return longest >= length - limit;
  };
}

/** Characters of a name that are compared, and names that are looked at: what nobody reads costs nothing. */
const LONGEST_NAME = 120;
const MOST_NAMES = 100_000;

/** The name that is nearest to another, of equally near ones the first by code point; null for none. */
export function nearestName(name: string, names: Iterable<string>): string | null {
  const target = [...name].slice(0, LONGEST_NAME);
  let nearest: string | null = null;
  let least = 2 * LONGEST_NAME;
  let looked = 0;
  for (const each of names) {
    if (looked++ === MOST_NAMES) break;
    const characters = [...each].slice(0, LONGEST_NAME);
    if (Math.abs(characters.length - target.length) > least) continue;
    const far = distance(characters, target, least);
    const isNearer = far < least || nearest === null;
    if (isNearer || (far === least && nearest !== null && byCodePoint(each, nearest) < 0)) {
      nearest = each;
      least = far;
    }
  }
  return nearest;
}

function isDistanceWithin(a: readonly string[], b: readonly string[], limit: number): boolean {
  return distance(a, b, limit) <= limit;
}

/** Row by row; a row whose every cell is over the limit decides: it is infinite then. */
function distance(a: readonly string[], b: readonly string[], limit: number): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 0; row < a.length; row += 1) {
    const current = [row + 1];
    let least = row + 1;
    for (let column = 0; column < b.length; column += 1) {
      const substituted = above[column]! + (a[row] === b[column] ? 0 : 1);
      const cell = Math.min(substituted, above[column + 1]! + 1, current[column]! + 1);
      current.push(cell);
      least = Math.min(least, cell);
    }
    if (least > limit) return Number.POSITIVE_INFINITY;
    above = current;
  }
  return above[b.length]!;
}
