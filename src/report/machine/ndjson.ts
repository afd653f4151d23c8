import { jsonSafe } from '../escape.ts';
import type { TidyRow } from './tidy.ts';

/** One JSON object a line, with a newline after each. */
export function renderNdjson(rows: readonly TidyRow[]): string {
  return rows.map((row) => `${jsonSafe(JSON.stringify(row))}\n`).join('');
}
