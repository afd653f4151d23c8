const LONGEST = 40;

/**
 * A cell as it stands, for a message: on one line, shortened, in quotation marks of which it has none
 * itself, so that a redacted output can take it out again.
 */
export function quoted(text: string): string {
  const characters = [...text.trim().replaceAll(/\s+/g, ' ').replaceAll(/[“”]/g, '"')];
  const cut = characters.length > LONGEST;
  return `“${characters.slice(0, LONGEST).join('')}${cut ? '…' : ''}”`;
}

/** A message without the cells that it quotes. */
export function withoutQuoted(message: string): string {
  return message.replaceAll(/“[^”]*”/g, '“…”');
}
