import { UTCDate } from '@date-fns/utc';
import { addDays, format } from 'date-fns';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, dateText, daysFromDate, readDate } from '../../src/log/times/calendar.ts';
import { TimeReader } from '../../src/log/times/time.ts';
import { casesOf } from '../random-runs.ts';
import { type ReferenceTime, referenceTime } from './time-reference.ts';

const reader = new TimeReader();

/** Reads a cell that stands between other bytes, as in a row. */
function read(cell: string, dayFirst = false): ReferenceTime {
  const before = '12,7';
  const bytes = Buffer.from(`${before}${cell}1/2/2024`);
  reader.dayFirst = dayFirst;
  const end = before.length + Buffer.byteLength(cell);
  const { kind, ms, evidence } = reader.read(bytes, before.length, end);
  return { kind, ms: kind === 'unreadable' ? 0 : ms, evidence };
}

const iso = (cell: string, dayFirst = false): string => {
  const { kind, ms } = read(cell, dayFirst);
  if (kind === 'unreadable') return kind;
  const text = new Date(ms).toISOString();
  return kind === 'date' ? text.slice(0, 10) : kind === 'local' ? text.slice(0, 23) : text;
};

describe('the formats of the contract', () => {
  it.each([
    ['2026-03-28T00:12:11.822Z', '2026-03-28T00:12:11.822Z'],
    ['2026-03-28T00:12:11', '2026-03-28T00:12:11.000'],
    ['2026-03-28T00:12', '2026-03-28T00:12:00.000'],
    ['2026-03-28t00:12:11z', '2026-03-28T00:12:11.000Z'],
    ['2026-03-28T00:12:11+02:00', '2026-03-27T22:12:11.000Z'],
    ['2026-03-28T00:12:11-07:30', '2026-03-28T07:42:11.000Z'],
    ['2026-03-28T00:12:11,5-07', '2026-03-28T07:12:11.500Z'],
    ['2026-03-28T00:12:11.1234567Z', '2026-03-28T00:12:11.123Z'],
    ['2025-06-18 00:02:04.789', '2025-06-18T00:02:04.789'],
    ['2025-06-18 00:02:04', '2025-06-18T00:02:04.000'],
    ['2025-06-18 00:02', '2025-06-18T00:02:00.000'],
    ['2025-06-18 00:02 UTC', '2025-06-18T00:02:00.000Z'],
    ['2025-06-18 00:02:04 +05:45', '2025-06-17T18:17:04.000Z'],
    ['2025-06-18', '2025-06-18'],
    ['01/25/2024, 01:27:03 PM UTC', '2024-01-25T13:27:03.000Z'],
    ['1/3/2025, 08:54:25 PM UTC', '2025-01-03T20:54:25.000Z'],
    ['01/25/2024 13:27:03', '2024-01-25T13:27:03.000'],
    ['01/25/2024 1:27', '2024-01-25T01:27:00.000'],
    ['1/1/2025 7:31:00', '2025-01-01T07:31:00.000'],
    ['1/1/2025 12:00 AM', '2025-01-01T00:00:00.000'],
    ['1/1/2025 12:00:59 pm', '2025-01-01T12:00:59.000'],
    ['01/25/2024', '2024-01-25'],
    ['1/2/24', '2024-01-02'],
    ['1/2/24 3:04', '2024-01-02T03:04:00.000'],
    ['12/31/99 11:59:59 PM', '1999-12-31T23:59:59.000'],
    [' \t01/25/2024\r\n', '2024-01-25'],
    // AM and PM where they are not needed, or where the hour is 0.
    ['7/28/2020 17:06 PM', '2020-07-28T17:06:00.000'],
    ['1/2/2024 23:59:59 PM', '2024-01-02T23:59:59.000'],
    ['1/2/2024 0:30 AM', '2024-01-02T00:30:00.000'],
    ['1/2/2024 00:30 am', '2024-01-02T00:30:00.000'],
    ['2024-01-02 1:27:03 PM', '2024-01-02T13:27:03.000'],
    ['2024-01-02T12:27 a.m.', '2024-01-02T00:27:00.000'],
    ['1/2/2024 1:27 p. m.', '2024-01-02T13:27:00.000'],
    ['1/2/2024 1:27 P.M. PST', '2024-01-02T21:27:00.000Z'],
    // The end of a day.
    ['2024-01-02 24:00', '2024-01-03T00:00:00.000'],
    ['12/31/2024 24:00:00', '2025-01-01T00:00:00.000'],
    ['2024-12-31T24:00:00Z', '2025-01-01T00:00:00.000Z'],
    // Zones of the United States.
    ['2024-01-02 10:00 PST', '2024-01-02T18:00:00.000Z'],
    ['2024-07-02 10:00 pdt', '2024-07-02T17:00:00.000Z'],
    ['1/2/2024 10:00 EST', '2024-01-02T15:00:00.000Z'],
    ['7/2/2024 10:00 AM EDT', '2024-07-02T14:00:00.000Z'],
    ['1/2/2024 10:00 CST', '2024-01-02T16:00:00.000Z'],
    ['7/2/2024 10:00 CDT', '2024-07-02T15:00:00.000Z'],
    ['1/2/2024 10:00 MST', '2024-01-02T17:00:00.000Z'],
    ['7/2/2024 10:00 MDT', '2024-07-02T16:00:00.000Z'],
    ['1/2/2024 10:00 AKST', '2024-01-02T19:00:00.000Z'],
    ['7/2/2024 10:00 AKDT', '2024-07-02T18:00:00.000Z'],
    ['1/2/2024 10:00HST', '2024-01-02T20:00:00.000Z'],
    // Motorola's manual.
    ['03-01-25 8:00:00 AM MST', '2025-03-01T15:00:00.000Z'],
    ['02-01-25 12:00 AM', '2025-02-01T00:00:00.000'],
    ['12-31-99 23:59', '1999-12-31T23:59:00.000'],
    // Months by name.
    ['01-MAR-25', '2025-03-01'],
    ['1-Mar-2025 13:03:04', '2025-03-01T13:03:04.000'],
    ['01-MAR-25 01:03 PM', '2025-03-01T13:03:00.000'],
    ['Mar 1, 2025 1:03 PM', '2025-03-01T13:03:00.000'],
    ['March 1, 2025', '2025-03-01'],
    ['SEPTEMBER 30, 2025, 23:59:59 UTC', '2025-09-30T23:59:59.000Z'],
    ['Mar  1 2025  1:03PM', '2025-03-01T13:03:00.000'],
    // The year first.
    ['2025/03/01', '2025-03-01'],
    ['2025/3/1 8:00', '2025-03-01T08:00:00.000'],
    ['2026/01/05 10:20:30.123', '2026-01-05T10:20:30.123'],
    ['2026/01/05 10:20:30.123 PM', '2026-01-05T22:20:30.123'],
    ['20250618T000204', '2025-06-18T00:02:04.000'],
    ['20250618T000204Z', '2025-06-18T00:02:04.000Z'],
    ['20250618T000204.5-0700', '2025-06-18T07:02:04.500Z'],
    ['20250618T240000', '2025-06-19T00:00:00.000'],
  ])('reads %j as %s', (cell, expected) => {
    expect(iso(cell)).toBe(expected);
  });

  it('takes two-digit years 90–99 for 19yy and 00–89 for 20yy', () => {
    for (let year = 0; year < 100; year++) {
      const two = String(year).padStart(2, '0');
      expect(iso(`12/31/${two}`)).toBe(`${year >= 90 ? 19 : 20}${two}-12-31`);
    }
  });

  it('reads 1990 to 2100 and no other year', () => {
    expect(iso('1990-01-01')).toBe('1990-01-01');
    expect(iso('12/31/2100 23:59:59')).toBe('2100-12-31T23:59:59.000');
    for (const cell of ['1989-12-31', '12/31/1989', '2101-01-01', '1/1/2101', '0001-01-01']) {
      expect(iso(cell)).toBe('unreadable');
    }
  });

  it('knows which dates there are', () => {
    const dates = ['2024-02-29', '2000-02-29', '2/29/96', '2096-02-29'];
    expect(dates.map((each) => iso(each))).not.toContain('unreadable');
    const none = [
      '2023-02-29',
      '2100-02-29',
      '2024-02-30',
      '2024-04-31',
      '2024-00-10',
      '2024-13-01',
    ];
    const slashed = ['2/30/2024', '0/10/2024', '10/0/2024', '13/13/2024', '2/29/2100', '00/00/00'];
    for (const cell of [...none, ...slashed]) expect(iso(cell)).toBe('unreadable');
  });

  it.each([
    ...['', ' ', '1', '2024', '45826.001', '20240102', '2024-1-2', '01-02-2024', '2024-01-02T'],
    ...['2024-01-02T10', '2024-01-02 24:01', '2024-01-02 24:00:01', '2024-01-02 25:00'],
    ...['2024-01-02 10:60', '2024-01-02 10:00:60', '2024-01-02 10:0', '2024-01-02 24:00 AM'],
    ...['2024-01-02 10:00:00.', '2024-01-02T10:00+24:00', '2024-01-02Z', '2024-01-02T10:00+1'],
    ...['2024-01-02T10:00+01:', '2024-01-02T10:00Z Z', '1/2/2024,10:00', '2024-01-02 10:00 (UTC)'],
    ...['1/2/2024 13:00 AM', '1/2/2024 0:30 PM', '1/2/2024 24:00 PM', '1/2/2024 10 AM'],
    ...['1/2/2024 10:00 XM', '1/2/2024 10:00 A.M', '1/2/2024 10:00 a m', '1/2/2024 10:00 p.'],
    ...['1/2/2024 10:00 HDT', '1/2/2024 10:00 AST', '1/2/2024 10:00 PT', '1/2/2024 10:00 PSTX'],
    ...['1/2/2024 10:00 AKT', '1/2/2024 10:00 BKST', '1/2/2024 PST', '1/2/2024 10:00 GMT'],
    ...['1/2/024', '1/2/20245', '001/2/2024', '1/2', '1//2024', '/1/2024', '10:00', 'x1/2/2024'],
    ...['1/2/2024 to 1/3/2024', '2024-01-02\n2024-01-03', '1/2/2024x', '-1/2/2024', '1.2.2024'],
    ...['٢/١/2024', '01.03.2025', '01.03.2025 8:00', '1740812400', '1740812400000', '45717.333'],
    ...['03-01-25', '3-1-25 8:00', '13-01-25 8:00', '03-01-2025 8:00', '03-01-25-8:00'],
    ...['26-01234', '26-01-1234 8:00', '01-MRZ-25', '01-MAR', '01-MAR-025', '01-MARCH-25'],
    ...['32-MAR-25', '30-FEB-25', '01 MAR 25', 'Jun-08', '3-Mar', 'Mar 1', 'Mar 1, 25'],
    ...['Marc 1, 2025', 'Sept 1, 2025', 'March 32, 2025', 'Mar1, 2025', 'Mar 1, 20255'],
    ...['March 2025', 'may be', 'May be 2025', '2025/13/01', '2025/03', '2025/03/01T10:00'],
    ...['20250618T0002', '20250618 000204', '20250618T000260', '20251318T000204'],
    ...['20250618T000204 AM', '12/30/1899 8:00', '1899-12-30 08:00:00'],
  ])('does not read %j', (cell) => {
    expect(read(cell)).toMatchObject({ kind: 'unreadable', evidence: 'none' });
  });
});

const PATTERNS = [
  ['yyyy-MM-dd', DAY_MS],
  ["yyyy-MM-dd'T'HH:mm:ss.SSS", 1],
  ["yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", 1],
  ["yyyy-MM-dd'T'HH:mmxxx", 60_000],
  ['yyyy-MM-dd HH:mm:ss.SSS', 1],
  ['yyyy-MM-dd HH:mm:ss', 1000],
  ['yyyy-MM-dd HH:mm', 60_000],
  ["yyyy-MM-dd HH:mm:ss 'UTC'", 1000],
  ['MM/dd/yyyy', DAY_MS],
  ['M/d/yyyy', DAY_MS],
  ['M/d/yy', DAY_MS],
  ["MM/dd/yyyy, hh:mm:ss a 'UTC'", 1000],
  ["M/d/yyyy, h:mm:ss aaa 'UTC'", 1000],
  ['MM/dd/yyyy HH:mm:ss', 1000],
  ['M/d/yyyy H:mm', 60_000],
  ['M/d/yyyy h:mm a', 60_000],
  ['M/d/yy h:mm:ssa', 1000],
  ['M/d/yy H:mm', 60_000],
  ['yyyy-MM-dd hh:mm:ss a', 1000],
  ['yyyy/MM/dd', DAY_MS],
  ['yyyy/MM/dd HH:mm:ss.SSS', 1],
  ['yyyy/M/d h:mm a', 60_000],
  ["yyyyMMdd'T'HHmmss", 1000],
  ["yyyyMMdd'T'HHmmss.SSS'Z'", 1],
  ['dd-MMM-yy', DAY_MS],
  ['d-MMM-yyyy HH:mm', 60_000],
  ['MMM d, yyyy', DAY_MS],
  ['MMMM d, yyyy, h:mm:ss aaaa', 1000],
  ['MMM d yyyy h:mmaaa', 60_000],
  ['MM-dd-yy h:mm:ss a', 1000],
  ["MM/dd/yyyy H:mm 'AM'", 60_000],
] as const;

const anyTime = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2101, 0, 1) - 1 });

describe('against an independent reader', () => {
  const WRITTEN = PATTERNS.filter((each) => !each[0].endsWith("H:mm 'AM'"));

  it('reads every time that date-fns writes in every format', () => {
    fc.assert(
      fc.property(anyTime, fc.constantFrom(...WRITTEN), (ms, [pattern, precision]) => {
        // Two digits cannot write 2090–2100.
        fc.pre(!/\byy\b/.test(pattern) || ms < Date.UTC(2090, 0, 1));
        const cell = format(new UTCDate(ms), pattern);
        const kind =
          precision === DAY_MS ? 'date' : /UTC|Z|xxx/.test(pattern) ? 'instant' : 'local';
        const expected = Math.floor(ms / precision) * precision;
        expect(read(cell)).toMatchObject({ kind, ms: expected });
        expect(read(cell)).toEqual(referenceTime(cell, false));
      }),
      casesOf(20_000),
    );
  });

  const mutation = fc.record({
    at: fc.nat(30),
    remove: fc.nat(2),
    insert: fc.constantFrom(
      ...['', '', ...'0123459/-: ,.TZapmUTC+', ' PM', ' a. m.', ' UTC', '+01:30', '31/', '24:00'],
      ...[' PST', ' akdt', 'HST', 'Mar', '-MAY-', 'June ', '20250618T'],
    ),
  });

  it('agrees on mutilated times, in both orders of day and month', () => {
    const cells = fc.tuple(
      anyTime,
      fc.constantFrom(...PATTERNS),
      fc.array(mutation, { maxLength: 3 }),
    );
    const seen = { unreadable: 0, date: 0, local: 0, instant: 0 };
    fc.assert(
      fc.property(cells, fc.boolean(), ([ms, [pattern], mutations], dayFirst) => {
        let cell = format(new UTCDate(ms), pattern);
        for (const { at, remove, insert } of mutations) {
          cell = cell.slice(0, at) + insert + cell.slice(at + remove);
        }
        const expected = referenceTime(cell, dayFirst);
        seen[expected.kind]++;
        expect({ cell, ...read(cell, dayFirst) }).toEqual({ cell, ...expected });
      }),
      casesOf(30_000),
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(160);
  });
});

describe('the order of day and month', () => {
  it.each([
    ['25/01/2024', 'dayFirst'],
    ['25/1/24 10:00', 'dayFirst'],
    ['01/25/2024', 'monthFirst'],
    ['12/12/2024', 'none'],
    ['13/13/2024', 'none'],
    ['31/02/2024', 'none'],
    ['25/01/2024 99:00', 'none'],
    ['2024-01-25', 'none'],
  ])('%j shows %s, whatever order is assumed', (cell, evidence) => {
    expect(read(cell, false).evidence).toBe(evidence);
    expect(read(cell, true).evidence).toBe(evidence);
  });

  it('decides what is read', () => {
    expect([iso('03/04/2024'), iso('03/04/2024', true)]).toEqual(['2024-03-04', '2024-04-03']);
    expect([iso('25/01/2024'), iso('25/01/2024', true)]).toEqual(['unreadable', '2024-01-25']);
    expect(iso('01/25/2024', true)).toBe('unreadable');
    expect(iso('2024-03-04', true)).toBe('2024-03-04');
  });
});

describe('day numbers', () => {
  it('are right for every day from 1990 to 2100', () => {
    const last = Date.UTC(2100, 11, 31) / DAY_MS;
    let date: Date = new UTCDate(1990, 0, 1);
    for (let day = Date.UTC(1990, 0, 1) / DAY_MS; day <= last; day++) {
      expect(daysFromDate(date.getFullYear(), date.getMonth() + 1, date.getDate())).toBe(day);
      date = addDays(date, 1);
    }
    expect(dateText(last)).toBe('2100-12-31');
  });

  it('are read from YYYY-MM-DD and nothing else', () => {
    expect(readDate('2024-02-29')).toBe(Date.UTC(2024, 1, 29) / DAY_MS);
    const none = [
      '',
      '2023-02-29',
      '2024-2-9',
      '2024-02-29 ',
      '2024-02-29\n',
      '1989-12-31',
      '２024-02-29',
    ];
    for (const text of none) expect(readDate(text)).toBeUndefined();
  });
});
