const LONG_AGO = 10;

const YEAR = /^\p{L}*(?:((?:19|20)\d{2})[\p{Pd}]|(\d{2})[\p{Pd}]|((?:19|20)\d{2})(?=\d{6}))/u;

/**
 * The year that a case number begins with, after optional letters: `YY-`, `YYYY-`, or `YYYY` before
 * six or more digits; 1900–2099. Two digits from 90 on are 19yy, others 20yy. Undefined for none.
 */
export function caseYear(caseNumber: string): number | undefined {
  const match = YEAR.exec(caseNumber.trim());
  if (!match) return undefined;
  const [, withDash, twoDigits, beforeDigits] = match;
  if (twoDigits === undefined) return Number(withDash ?? beforeDigits);
  const year = Number(twoDigits);
  return year >= 90 ? 1900 + year : 2000 + year;
}

/** What a case number's year says beside the year of the search: after it, long before it, or nothing. */
export function caseYearLevel(caseNumber: string, searchYear: number): 'defect' | 'review' | null {
  const year = caseYear(caseNumber);
  if (year === undefined) return null;
  if (year > searchYear) return 'defect';
  return searchYear - year > LONG_AGO ? 'review' : null;
}
