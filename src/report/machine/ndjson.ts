import { jsonSafe } from '../escape.ts';
import { inPieces, type Pieces } from '../pieces.ts';
import type { TidyRow } from './tidy.ts';

/** One JSON object a line, with a newline after each. */
export function renderNdjson(rows: readonly TidyRow[]): Pieces {
  return inPieces(lines(rows));
}

function* lines(rows: readonly TidyRow[]): Generator<string> {
  for (const row of rows) yield `${jsonSafe(JSON.stringify(row))}\n`;
}

/** Texts that JSON writes as they are, between quotation marks. */
const AS_IT_IS = /^[ !#-[\]-~]*$/;

/** A text as JSON has it, harmless on a terminal. */
export function jsonText(text: string): string {
  return AS_IT_IS.test(text) ? `"${text}"` : jsonSafe(JSON.stringify(text));
}
