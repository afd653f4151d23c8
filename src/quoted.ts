const LONGEST = 40;

/**
 * What is read in a cell with a formula that was stored without its result, and shown where cells are
 * shown: the file has no text there.
 */
export const NO_RESULT = '#formula without result';

/**
 * A cell as it stands, for a message: on one line, shortened, in quotation marks of which it has none
 * itself, so that a redacted output can take it out again.
 */
export function quoted(text: string): string {
  if (text === NO_RESULT) return 'a formula without a stored result';
  const characters = [...text.trim().replaceAll(/\s+/g, ' ').replaceAll(/[“”]/g, '"')];
  const cut = characters.length > LONGEST;
  return `“${characters.slice(0, LONGEST).join('')}${cut ? '…' : ''}”`;
}

/** A message without the cells that it quotes. */
export function withoutQuoted(message: string): string {
  return message.replaceAll(/“[^”]*”/g, '“…”');
}
