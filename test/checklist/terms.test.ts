import { describe, expect, it } from 'vitest';
import { Today } from '../../src/checklist/terms.ts';
import { dateText, readDate } from '../../src/log/times/calendar.ts';

const today = new Today({
  asOf: readDate('2026-06-15')!,
  firstCurrent: readDate('2023-06-15')!,
  dateOf: dateText,
});
const unknown = new Today({ asOf: null, firstCurrent: null, dateOf: dateText });

describe('a date that was given as the answer', () => {
  it.each([
    ['termsUpdated', '2023-06-15', 'met'],
    ['termsUpdated', '2023-06-14', 'notMet'],
    ['termsUpdated', '2026-06-15', 'met'],
    ['termsUpdated', '2026-06-16', 'open'],
    ['inForceUntil', '2026-06-15', 'met'],
    ['inForceUntil', '2026-06-14', 'notMet'],
    ['inForceUntil', '2099-12-31', 'met'],
    ['frequency', '2026-06-14', undefined],
    ['termsUpdated', null, undefined],
  ])('%s %s is %s', (element, value, answer) => {
    expect(today.answerOf(element, value)).toBe(answer);
  });

  it('is neither old nor over where nothing stands for today', () => {
    expect(unknown.isOld('1999-01-01')).toBe(null);
    expect(unknown.isExpired('1999-01-01')).toBe(null);
  });
});
