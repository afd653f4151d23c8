import { calendarWords } from '../../../calendar-words.ts';
import { BETWEEN_NAMES } from '../../../contract/ways/stratum-name.ts';

const DATE = /^\d{4}-(0[1-9]|1[0-2])(-\d\d)?$/;
const UNDATED = '(undated)';

/**
 * Names of strata as people read them, months in words. What the strata were made by, a document does not
 * say: a part of their names is a date where it has a date's form in all of them, since a case number may
 * look like a month, too.
 */
export function strataWords(names: readonly string[]): (name: string) => string {
  const parts = names.map((name) => name.split(BETWEEN_NAMES));
  const isDate = (at: number): boolean =>
    parts.every((each) => DATE.test(each[at] ?? '') || each[at] === UNDATED);
  const dates = (parts[0] ?? []).map((_, at) => isDate(at));
  return (name) =>
    name
      .split(BETWEEN_NAMES)
      .map((part, at) => (dates[at] === true ? calendarWords(part) : part))
      .join(BETWEEN_NAMES);
}
