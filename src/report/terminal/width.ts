/** How much room text takes on a terminal, counted as the table library counts it. */

/** Of one column each: ASCII, and what the program writes beside it. */
const PLAIN = /^[\x20-\x7E·–—‘’“”…─−]*$/;
// A template keeps the constructor: TypeScript knows the v flag only from ES2024 on.
const WHOLE_EMOJI = '\\p{RGI_Emoji}';
const EMOJI = new RegExp(`${WHOLE_EMOJI}|\\p{Emoji_Presentation}`, 'gv');
const WIDE =
  /[\u1100-\u115F\u2329\u232A\u2E80-\u303E\u3041-\u3247\u3250-\u4DBF\u4E00-\uA4C6\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6B\uFF01-\uFF60\uFFE0-\uFFE6\u{1B000}-\u{1B001}\u{1F200}-\u{1F251}\u{20000}-\u{3FFFD}]/u;
const COMBINING = /[\u0300-\u036F]/;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The columns that a text without control characters takes: wide letters and emoji take two. */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const character of text.replace(EMOJI, '  ')) {
    if (COMBINING.test(character)) continue;
    width += WIDE.test(character) ? 2 : 1;
  }
  return width;
}

/** The width of the longest word, which wrapping would have to break below that. */
export function longestWord(text: string): number {
  return Math.max(...text.split(' ').map(displayWidth));
}

/**
 * The text in lines of at most `width` columns, broken at spaces, and inside a word only where the
 * word alone is too long. Nothing is left out but the space at a break.
 */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line: string | null = null;
  let used = 0;
  for (const word of text.split(' ')) {
    const needed = displayWidth(word);
    const joined: number = line === null ? needed : used + 1 + needed;
    if (joined <= width) {
      line = line === null ? word : `${line} ${word}`;
      used = joined;
      continue;
    }
    if (line !== null) lines.push(line);
    const pieces = needed <= width ? [word] : breakWord(word, width);
    line = pieces.pop() ?? '';
    used = displayWidth(line);
    lines.push(...pieces);
  }
  lines.push(line ?? '');
  return lines.map((each) => each.trimEnd());
}

function breakWord(word: string, width: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const { segment } of graphemes.segment(word)) {
    const needed = displayWidth(segment);
    if (piece !== '' && used + needed > width) {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += segment;
    used += needed;
  }
  return [...pieces, piece];
}
