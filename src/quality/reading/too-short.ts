/**
 * The test of class `tooShort`, over a trimmed and case-folded text: up to two characters, one
 * character repeated, or four or more neighboring keys of one keyboard row in either direction and
 * nothing else.
 */
export function tooShortTest(keyboardRows: readonly string[]): (folded: string) => boolean {
  const rows = keyboardRows.flatMap((row) => {
    const keys = [...row.toLowerCase()];
    return [keys.join(''), keys.reverse().join('')];
  });
  const longest = Math.max(0, ...rows.map((row) => row.length));
  return (folded) =>
    hasAtMostTwoCharacters(folded) ||
    isOneCharacterRepeated(folded) ||
    (folded.length >= 4 && folded.length <= longest && rows.some((row) => row.includes(folded)));
}

function hasAtMostTwoCharacters(text: string): boolean {
  return text.length <= 4 && [...text].length <= 2;
}

function isOneCharacterRepeated(text: string): boolean {
  const first = text.codePointAt(0);
  for (const character of text) {
    if (character.codePointAt(0) !== first) return false;
  }
  return true;
}
