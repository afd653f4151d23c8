/** What a spreadsheet makes of case numbers that it takes for something else. */

/**
 * How a case number looks rewritten: as a date with the name of its month (`Jun-08`, `3-Mar`) or in
 * digits (`1/25/2026`, `2026-01-25 00:00:00`), which people write, too; or as a column that was too narrow for it
 * (`########`), which a mask is, too.
 */
export type Rewriting = 'monthName' | 'digitDate' | 'narrow';

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';
const YEAR = String.raw`(?:\d{2}|\d{4})`;
/** The midnight that a date gets where a clock is shown behind it. */
const MIDNIGHT = String.raw`(?:(?:t|,?[ \u00a0]+)(?:0?0:00(?::00(?:\.0{1,9})?)?|12:00(?::00)?[ \u00a0]?am))?`;
const DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
const MONTH_NAME = new RegExp(
  String.raw`^(?:${MONTH}-${YEAR}|\d{1,2}-${MONTH}(?:-${YEAR})?)${MIDNIGHT}$`,
);
const SLASH_DATE = new RegExp(`^(?:0?[1-9]|1[0-2])/${DAY}/${YEAR}${MIDNIGHT}$`);
const ISO_DATE = new RegExp(String.raw`^(?:19|20)\d\d-(?:0[1-9]|1[0-2])-${DAY}${MIDNIGHT}$`);
const NARROW = /^#{3,}$/;

/**
 * How a case number looks rewritten; undefined where it does not.
 * @param cell trimmed and case-folded
 */
export function rewritingOf(cell: string): Rewriting | undefined {
  if (MONTH_NAME.test(cell)) return 'monthName';
  if (SLASH_DATE.test(cell) || ISO_DATE.test(cell)) return 'digitDate';
  return NARROW.test(cell) ? 'narrow' : undefined;
}
