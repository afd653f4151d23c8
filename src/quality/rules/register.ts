import { NO_DAY } from '../../search.ts';
import { searchDay } from '../search-day.ts';
import type { SearchRule } from './rule.ts';

/** A case number of class ok is not in the agency's register, or stands there for something else. */
export const register: SearchRule = {
  needs: 'search',
  kinds: ['caseUnknown', 'caseMismatch'],
  finder: ({ register: cases }) =>
    cases &&
    ((search, given) => {
      if (given !== 'ok') return null;
      const day = searchDay(search);
      const user = search.cell('user');
      const standing = cases.compare(search.cell('caseNumber').text, {
        day: day === NO_DAY ? null : day,
        offense: search.cell('offense').text,
        user: user.state === 'value' ? user.text : '',
      });
      if (standing === 'fits') return null;
      return standing === 'unknown' ? 'caseUnknown' : 'caseMismatch';
    }),
};
