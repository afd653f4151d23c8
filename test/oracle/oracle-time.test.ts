import { describe, expect, it } from 'vitest';
import { readTime } from './oracle-time.ts';

const local = { dayFirst: false, utc: false };
const utc = (text: string): number => new Date(text).getTime();

describe('times', () => {
  it.each([
    ['01/25/2024, 01:27:03 PM UTC', 'instant', '2024-01-25T13:27:03Z'],
    ['1/3/25 12:05 am', 'local', '2025-01-03T00:05Z'],
    ['2026-03-28T00:12:11.8229Z', 'instant', '2026-03-28T00:12:11.822Z'],
    ['2025-06-18 00:02:04,7+0530', 'instant', '2025-06-17T18:32:04.7Z'],
    ['2025-06-18 9:02\u202fUTC', 'instant', '2025-06-18T09:02Z'],
    ['12/31/90', 'date', '1990-12-31T00:00Z'],
    ['12/31/89', 'date', '2089-12-31T00:00Z'],
    ['1/3/2025 13:00 PM', 'local', '2025-01-03T13:00Z'],
    ['01/03/2025 00:15 AM', 'local', '2025-01-03T00:15Z'],
    ['2025-01-03 1:07 p. m.', 'local', '2025-01-03T13:07Z'],
    ['2025-06-18 24:00', 'local', '2025-06-19T00:00Z'],
    ['03-01-25 8:00:00 AM MST', 'instant', '2025-03-01T15:00Z'],
    ['2025/01/05 10:20:30.123', 'local', '2025-01-05T10:20:30.123Z'],
    ['20250618T000204Z', 'instant', '2025-06-18T00:02:04Z'],
    ['01-MAR-25', 'date', '2025-03-01T00:00Z'],
    ['1-mar-2025 8:00', 'local', '2025-03-01T08:00Z'],
    ['Mar 1, 2025 1:03 PM', 'local', '2025-03-01T13:03Z'],
    ['march 1, 2025', 'date', '2025-03-01T00:00Z'],
    ['\u200b2025-03-01 8:00 HST\u2060', 'instant', '2025-03-01T18:00Z'],
  ])('reads %s', (text, kind, expected) => {
    expect(readTime(text, local)).toEqual({ kind, ms: utc(expected) });
  });
  it.each([
    '02/29/2025',
    '2025-06-18 24:01',
    '1/3/2025 13:00 AM',
    '1/3/2025 0:15 PM',
    '1/3/2025 24:00 PM',
    '03-01-25',
    '13-01-25 8:00',
    'Foo 1, 2025',
    '01-MARCH-25',
    '20250618',
    '12/30/1899 8:00',
    '2025-03-01 8:00 (UTC)',
    '2025-06-18Z',
    '1989-12-31',
    '01:02:03',
    '45826.5',
  ])('does not read %s', (text) => {
    expect(readTime(text, local)).toBeNull();
  });
  it('makes no instant of a date alone in a UTC layout', () => {
    expect(readTime('2025-06-18', { dayFirst: false, utc: true })?.kind).toBe('date');
    expect(readTime('2025-06-18 01:00', { dayFirst: false, utc: true })?.kind).toBe('instant');
  });
});
