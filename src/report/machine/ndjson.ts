import { jsonSafe } from '../escape.ts';
import type { TidyRow } from './tidy.ts';

/** One JSON object a line, with a newline after each. */
export function renderNdjson(rows: readonly TidyRow[]): string {
  return rows.map((row) => `${jsonSafe(JSON.stringify(row))}\n`).join('');
}

/** Texts that JSON writes as they are, between quotation marks. */
const AS_IT_IS = /^[ !#-[\]-~]*$/;

/** A text as JSON has it, harmless on a terminal. */
export function jsonText(text: string): string {
  return AS_IT_IS.test(text) ? `"${text}"` : jsonSafe(JSON.stringify(text));
}
