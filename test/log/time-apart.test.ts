import { describe, expect, it } from 'vitest';
import { isTimeOfDay, joinedTime, writtenTime } from '../../src/log/times/time-apart.ts';

describe('a time of day', () => {
  it.each([
    ...['8:00', '08:00:00', '8:00 AM', '3:07pm', '3:07 p. m.', '24:00', '23:59:59.123', '10:00Z'],
    ...['10:00 UTC', '10:00 AM MST', '10:00 AKDT', '10:00 -07:00', ' 10:00 '],
    ...['12/30/1899 8:00', '12/30/1899 8:00:00 AM', '1899-12-30 09:01:00', '1899-12-30T09:01:00'],
    ...['1900-01-01 08:00:00', '1/0/1900 8:00', '1970-01-01T08:00:00', '1/1/1904 8:00'],
  ])('is %j', (cell) => expect(isTimeOfDay(cell)).toBe(true));

  it.each([
    ...['', 'noon', '8', '8:0', '2025-03-01', '2025-03-01 08:00', '1/1/2025 8:00', '10:00 GMT'],
    ...['1990-01-01 8:00', '12/30/1999 8:00', '1899-12-30', `10:00${' '.repeat(100_000)}x`],
  ])('is not %.40j', (cell) => expect(isTimeOfDay(cell)).toBe(false));
});

describe('a time in several cells', () => {
  it.each<[string, string, string, string]>([
    ['2025-03-02', '9:01', '', '2025-03-02 9:01'],
    ['2025-03-02 00:00:00', '09:01:00', '', '2025-03-02 09:01:00'],
    ['2025-03-02T00:00:00', '1899-12-30T09:01:00', '', '2025-03-02 09:01:00'],
    ['3/2/2025 0:00', '1/0/1900 9:01', '', '3/2/2025 9:01'],
    ['3/2/2025 12:00:00 AM', '12/30/1899 9:01:00 AM', '', '3/2/2025 9:01:00 AM'],
    ['3/2/2025', '3:07', 'PM', '3/2/2025 3:07 PM'],
    ['3/2/2025', '3:07 UTC', 'p.m.', '3/2/2025 3:07 p.m. UTC'],
    ['3/2/2025', '3:07 AM', 'PM', '3/2/2025 3:07 AM'],
    ['3/2/2025', '15:07', '', '3/2/2025 15:07'],
    // A date alone stays one, and so does a midnight that no time stands beside.
    ['3/2/2025', '', 'PM', '3/2/2025'],
    ['2025-03-02 00:00:00', ' ', '', '2025-03-02 00:00:00'],
    ['', '9:01', '', '9:01'],
    // A date that has a time of its own is not joined to another: it is not read.
    ['2025-03-02 08:00:00', '09:01:00', '', '2025-03-02 08:00:00 09:01:00'],
  ])('of %j, %j and %j is read as %j', (date, time, half, text) => {
    expect(joinedTime({ date, time, half }, true)).toBe(text);
  });

  it('without a date of its own keeps what stands before its clock', () => {
    const cells = { date: '', time: '1/1/1900 3:07', half: 'PM' };
    expect(joinedTime(cells, false)).toBe('1/1/1900 3:07 PM');
  });

  it('is written as its cells are, the empty ones left out', () => {
    const cells = { date: '2025-03-02 00:00:00', time: ' ', half: 'PM' };
    expect(writtenTime(cells)).toBe('2025-03-02 00:00:00 PM');
    expect(writtenTime({ date: '', time: ' 9:01 ', half: '' })).toBe('9:01');
  });

  it('is read in time, however long its cells are', () => {
    const long = `${' '.repeat(100_000)}x`;
    const cells = { date: `2025${long}`, time: `9:01${long}`, half: long };
    expect(joinedTime(cells, true)).toContain('9:01');
  });
});
