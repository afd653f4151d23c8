import type { LogFacts } from '../contract/document.ts';
import { thousands } from './words.ts';

/** Of so many rows one that is malformed is no accident: what is set aside may differ from what is left. */
const ROWS_A_MALFORMED_ONE = 20;

/**
 * Why no share of the searches' fields is put first; undefined where one may be. A writer that leaves
 * empty cells out sets aside just those rows in which the fields are blank.
 */
export function whyNoHeadline({ population }: LogFacts): string | undefined {
  const { rows, malformed } = population;
  if (malformed === 0 || ROWS_A_MALFORMED_ONE * malformed < rows) return undefined;
  return (
    `No share is put first: ${thousands(malformed)} of ${thousands(rows)} rows are malformed and in ` +
    'none of those below, and what stands in them may differ from the rest.'
  );
}
