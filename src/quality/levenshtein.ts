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
    if (strangers(text, word, limit) > limit) return false;
    const characters = [...text];
    if (characters.length < shortest || characters.length > longest) return false;
    return isDistanceWithin(characters, target, limit);
  };
}

/** How many characters of a text the word does not have, counted to just over the limit: each is a slip. */
function strangers(text: string, word: string, limit: number): number {
  let count = 0;
  for (let at = 0; at < text.length && count <= limit; at += 1) {
    const unit = text.charCodeAt(at);
    // The second half of a surrogate pair is no character of its own.
    if ((unit < 0xdc00 || unit > 0xdfff) && !word.includes(text.charAt(at))) count += 1;
  }
  return count;
}

/** Row by row; a row whose every cell is over the limit decides. */
function isDistanceWithin(a: readonly string[], b: readonly string[], limit: number): boolean {
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
    if (least > limit) return false;
    above = current;
  }
  return above[b.length]! <= limit;
}
