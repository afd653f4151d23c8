import type { SheetSearches } from '../duplicates/standings.ts';
import type { Citations } from '../rows/citations.ts';
import { ROW_KINDS } from '../rows/row-kind.ts';
import type { Batch } from './batch.ts';

/** Which searches of a batch stand in which sheet; undefined where all stand in the first. */
export function searchesBySheet(
  { rows, kinds, lines }: Batch,
  citations: Citations,
): SheetSearches[] | undefined {
  const { count } = rows!;
  const lineOf = (row: number): number => rows!.lineOf(row) + lines;
  if (count === 0 || lineOf(count - 1) < citations.nextSheet(0)) return undefined;
  const parts: SheetSearches[] = [];
  let sheet = citations.sheet(lineOf(0));
  let next = citations.nextSheet(lineOf(0));
  let from = 0;
  let searches = 0;
  for (let row = 0; row < count; row++) {
    if (lineOf(row) >= next) {
      parts.push({ sheet, from, to: searches });
      from = searches;
      sheet = citations.sheet(lineOf(row));
      next = citations.nextSheet(lineOf(row));
    }
    if (kinds[row] === ROW_KINDS.data) searches++;
  }
  parts.push({ sheet, from, to: searches });
  return parts;
}
