/** Color, weight and their end: the only escapes that the program may send to a terminal. */
const SGR = /\u001b\[[\d;]*m/g;

/** A text without its colors; whatever other escape it holds is left in. */
export function withoutColor(text: string): string {
  return text.replaceAll(SGR, '');
}

/** Whether a text holds a byte that a terminal acts on, other than a line end or a tab. */
export function acts(text: string): boolean {
  return /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test(text);
}

const segments = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** How many cells of a terminal a line fills: none for marks, two for wide letters and emoji. */
export function cellsOf(line: string): number {
  let cells = 0;
  for (const { segment } of segments.segment(line)) {
    if (/^[\p{M}\p{Cf}]+$/u.test(segment)) continue;
    const wide = /\p{Emoji_Presentation}|\p{Script=Han}|[\u3000-\u30ff\uff01-\uff60]/u;
    cells += wide.test(segment) ? 2 : 1;
  }
  return cells;
}

/** The lines of a text that are wider than a terminal of so many columns. */
export function widerThan(text: string, columns: number): string[] {
  return withoutColor(text)
    .split('\n')
    .filter((line) => cellsOf(line) > columns);
}
