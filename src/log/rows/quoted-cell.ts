const MOST = 40;

/**
 * A cell as a message shows it: shortened, on one line, in quotation marks of which it has none
 * inside. What is not to be seen by others is found by these marks.
 */
export function quotedCell(text: string): string {
  const line = text
    .slice(0, 4 * MOST)
    .replace(/\s+/gu, ' ')
    .replace(/[“”]/g, '"')
    .trim();
  const characters = [...line];
  const isLong = characters.length > MOST || text.length > 4 * MOST;
  return `“${isLong ? `${characters.slice(0, MOST).join('')}…` : line}”`;
}
