import type { OracleSearch } from './oracle-log.ts';
import { fold, OracleRefusal } from './oracle-refusal.ts';
import { readTime } from './oracle-time.ts';
import { isEmpty, trim, unguarded, withoutWhiteSpace } from './oracle-white-space.ts';
import { cellOf } from './oracle-words.ts';
import { dayOfReading } from './oracle-zone.ts';

/** One line of the agency's records system. */
export interface RegisterLine {
  number: string;
  date: string;
  offense: string;
  officer: string;
}

/** What case numbers are compared by, with the register and with each other. */
export function numberKey(text: string): string {
  const joined = withoutWhiteSpace(fold(unguarded(text))).replace(/[\p{Pd}\u2212]/gu, '-');
  return joined.replace(/\.$/, '').replace(/^#/, '');
}

/** What the register says against a search with a case number of class ok; null is nothing. */
export function againstRegister(
  search: OracleSearch,
  register: RegisterLine[],
): 'caseUnknown' | 'caseMismatch' | null {
  const number = numberKey(search.cells.caseNumber ?? '');
  const lines = register.filter((line) => numberKey(line.number) === number);
  if (lines.length === 0) return 'caseUnknown';
  return lines.some((line) => fits(search, line)) ? null : 'caseMismatch';
}

/**
 * A line with a number and a date that is none cannot be read, and the register with it; without any
 * number it would say of all case numbers that nobody knows them.
 */
export function refuseBadRegister(register: RegisterLine[]): void {
  if (register.every(({ number }) => fold(number) === '')) {
    throw new OracleRefusal('the register has no case');
  }
  const isBad = ({ number, date }: RegisterLine): boolean =>
    fold(number) !== '' && !['', 'never'].includes(fold(date)) && dayOf(date) === null;
  if (register.some(isBad)) throw new OracleRefusal('a date of the register cannot be read');
}

function fits(search: OracleSearch, line: RegisterLine): boolean {
  const day = dayOf(line.date);
  if (search.day !== null && day !== null && day > search.day + 1) return false;

  const offense = cellOf(search, 'offense');
  if (offense.state === 'value' && differs(offense.text, line.offense)) return false;

  const user = cellOf(search, 'user');
  return !(user.state === 'value' && differs(user.text, line.officer));
}

/** Where the register's text is filled. */
function differs(text: string, registered: string): boolean {
  return !isEmpty(registered) && fold(text) !== fold(registered);
}

function dayOf(text: string): number | null {
  const isDate = /^(\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{4})$/.test(trim(text));
  const time = isDate ? readTime(text, { dayFirst: false, utc: false }) : null;
  return time === null ? null : dayOfReading(time.ms);
}
