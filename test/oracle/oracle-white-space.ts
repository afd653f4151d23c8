/** What stands for nothing at the ends of a text: zero-width characters too. */
const WHITE = /[\s\u200b-\u200d\u2060\ufeff]/;
const ANYWHERE = new RegExp(WHITE, 'g');
/** Nearly every text begins and ends in one of these. */
const VISIBLE = /^[!-~](?:.*[!-~])?$/s;

export function trim(text: string): string {
  if (VISIBLE.test(text)) return text;
  let [start, end] = [0, text.length];
  while (start < end && WHITE.test(text.charAt(start))) start += 1;
  while (end > start && WHITE.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

export function isEmpty(text: string): boolean {
  return trim(text) === '';
}

export function withoutWhiteSpace(text: string): string {
  return text.replace(ANYWHERE, '');
}

/** Trimmed and case-folded. */
export function fold(text: string): string {
  return trim(text).toLowerCase();
}

/**
 * A cell without the guard that keeps a spreadsheet from making something else of it: `="25-1"`,
 * `'25-1`. Once.
 */
export function unguarded(cell: string): string {
  const text = trim(cell);
  const quoted = /^="((?:[^"]|"")*)"$/s.exec(text)?.[1];
  if (quoted !== undefined) return quoted.replaceAll('""', '"');
  return text.startsWith("'") && !isEmpty(text.slice(1)) ? text.slice(1) : cell;
}
