import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIXTURES } from './folder.ts';

/** The fixture of each layout, and the lines above its first search that must stay. */
const LAYOUTS: readonly (readonly [file: string, head: number])[] = [
  ['flock-audit.csv', 1],
  ['flock-audit-two-columns.csv', 1],
  ['flock-portal.csv', 1],
  ['flock-portal-2025.csv', 1],
  ['ncric.csv', 1],
  ['vigilant.csv', 5],
  ['palantir.csv', 1],
  ['generic-semicolon.csv', 1],
  ['generic-tab.tsv', 1],
];

export interface SmallLog {
  readonly name: string;
  readonly text: string;
}

/** The first physical lines of each layout's fixture: the head and at least so many lines more. */
export function smallLogs(lines: number): SmallLog[] {
  return LAYOUTS.map(([name, head]) => {
    const text = readFileSync(join(FIXTURES, 'layouts', name), 'utf8');
    const starts = [...text.matchAll(/\r?\n/g)].map((end) => text.slice(0, end.index) + end[0]);
    const whole = starts.slice(head + lines - 1).find((start) => start.split('"').length % 2 === 1);
    return { name, text: whole ?? text };
  });
}

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
