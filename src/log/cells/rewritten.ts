import { withoutMidnight } from '../../midnight.ts';

/** What a spreadsheet makes of case numbers that it takes for something else. */

/**
 * How a case number looks rewritten: as a date with the name of its month (`Jun-08`, `3-Mar`) or in
 * digits (`1/25/2026`, `2026-01-25 00:00:00`), which people write, too; or as a column that was too narrow for it
 * (`########`), which a mask is, too.
 */
export type Rewriting = 'monthName' | 'digitDate' | 'narrow';

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';
const YEAR = String.raw`(?:\d{2}|\d{4})`;
const DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
const MONTH_NAME = new RegExp(String.raw`^(?:${MONTH}-${YEAR}|\d{1,2}-${MONTH}(?:-${YEAR})?)$`);
const SLASH_DATE = new RegExp(`^(?:0?[1-9]|1[0-2])/${DAY}/${YEAR}$`);
const ISO_DATE = new RegExp(String.raw`^(?:19|20)\d\d-(?:0[1-9]|1[0-2])-${DAY}$`);
const NARROW = /^#{3,}$/;

/**
 * How a case number looks rewritten; undefined where it does not.
 * @param cell trimmed and case-folded
 */
export function rewritingOf(cell: string): Rewriting | undefined {
  const date = withoutMidnight(cell);
  if (MONTH_NAME.test(date)) return 'monthName';
  if (SLASH_DATE.test(date) || ISO_DATE.test(date)) return 'digitDate';
  return NARROW.test(cell) ? 'narrow' : undefined;
}
