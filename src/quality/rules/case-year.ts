import { trimmed } from '../../search.ts';
import type { DayRule } from './rule.ts';

const LONG_AGO = 10;

const YEAR = /^\p{L}*(?:((?:19|20)\d{2})[\p{Pd}]|(\d{2})[\p{Pd}]|((?:19|20)\d{2})(?=\d{6}))/u;

/**
 * The year that a case number begins with, after optional letters: `YY-`, `YYYY-`, or `YYYY` before
 * six or more digits; 1900–2099. Two digits are 19yy from 90 on, and where 20yy would lie over ten
 * years after the search (`85-1234` is an old case, not one of 2085); else 20yy. Undefined for none.
 */
export function caseYear(caseNumber: string, searchYear: number): number | undefined {
  const match = YEAR.exec(trimmed(caseNumber));
  if (!match) return undefined;
  const [, withDash, twoDigits, beforeDigits] = match;
  if (twoDigits === undefined) return Number(withDash ?? beforeDigits);
  const year = Number(twoDigits);
  return year >= 90 || 2000 + year > searchYear + LONG_AGO ? 1900 + year : 2000 + year;
}

/** The year in a case number of class ok is after the search's, a defect, or over ten years before it. */
export const caseYearRule: DayRule = {
  needs: 'text and day',
  kinds: ['caseYear'],
  find: (text, given, searchYear) => {
    if (given !== 'ok') return null;
    const year = caseYear(text, searchYear);
    if (year === undefined) return null;
    if (year > searchYear) return { kind: 'caseYear', level: 'defect' };
    return searchYear - year > LONG_AGO ? { kind: 'caseYear', level: 'review' } : null;
  },
};
