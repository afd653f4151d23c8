/**
 * How many rows a text has, read as RFC 4180 says and nothing cleverer: a quote opens at a cell's
 * start, doubled quotes are text, a line end outside quotes ends a row. Undefined when a quote is
 * never closed.
 */
export function countRows(text: string, delimiter: string): number | undefined {
  let rows = 0;
  let at = 0;
  while (at < text.length) {
    rows++;
    for (;;) {
      if (text[at] === '"') {
        at++;
        while (text[at] !== '"' || text[at + 1] === '"') {
          if (at >= text.length) return undefined;
          at += text[at] === '"' ? 2 : 1;
        }
        at++;
      }
      while (at < text.length && !`${delimiter}\r\n`.includes(text[at]!)) at++;
      if (text[at] !== delimiter) break;
      at++;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    at++;
  }
  return rows;
}

/** The text of a log in the encoding that the program says it is in. */
export function textIn(bytes: Uint8Array, encoding: string): string {
  // Only delimiters, quotes and line ends matter here: Latin-1 has them where Windows-1252 has.
  const name = encoding === 'windows-1252' ? 'latin1' : encoding;
  return new TextDecoder(name, { fatal: true }).decode(bytes);
}
