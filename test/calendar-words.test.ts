import { expect, it } from 'vitest';
import { calendarWords } from '../src/calendar-words.ts';

it.each([
  ['2026-01-02', 'January 2, 2026'],
  ['2025-12-31', 'December 31, 2025'],
  ['2026-11', 'November 2026'],
  ['2026-13-01', '2026-13-01'],
  ['row 5', 'row 5'],
])('%s is %s', (date, words) => expect(calendarWords(date)).toBe(words));
