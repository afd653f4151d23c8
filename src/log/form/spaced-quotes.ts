import { CurrentRow } from '../rows/row-batch.ts';
import type { RowScanner } from '../rows/scan.ts';

/**
 * Whether every quote of a text that opens behind a delimiter has spaces before it: `"a", "b"`. They
 * then are no part of a cell. Each quote has to be closed, with nothing behind it.
 * @param scanner is to be reset before it is used again
 * @param text the first MiB
 * @param complete whether it is all there is
 */
export function hasSpacedQuotes(
  scanner: RowScanner,
  text: Buffer,
  complete: boolean,
  delimiter: string,
): boolean {
  if (!text.includes(`${delimiter} "`) && !text.includes(`${delimiter}  `)) return false;
  scanner.reset(delimiter.charCodeAt(0), { spacedQuotes: true, rowNames: false, padTo: 0 });
  scanner.push(text);
  if (complete) scanner.end();
  try {
    scanner.fill();
  } catch {
    return false;
  }
  const { rows } = scanner;
  const row = new CurrentRow();
  for (let index = 0; index < rows.count; index++) {
    rows.show(index, row, 0);
    if (row.broken) return false;
  }
  return rows.spaced > 0 && rows.contrary === 0;
}
