import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSerialOfLog, serialOf, serialText } from '../../../src/log/workbook/cells/serial.ts';

const BOTH = { date: true, clock: true };
const DATE = { date: true, clock: false };
const CLOCK = { date: false, clock: true };

describe('a serial number', () => {
  it.each([
    // ECMA-376 part 1, 18.17.4.1 to 18.17.4.3.
    [1, DATE, '1900-01-01'],
    [59, DATE, '1900-02-28'],
    [60, DATE, '1900-02-29'],
    [61, DATE, '1900-03-01'],
    [2_958_465, DATE, '9999-12-31'],
    [2_958_465.999_988_426, BOTH, '9999-12-31 23:59:59'],
    [0.0001, BOTH, '00:00:08.640'],
    [39_813, DATE, '2008-12-31'],
    // The public log of Eugene, Oregon: its CSV has these times.
    [45_826.001444317131, BOTH, '2025-06-18 00:02:04.789'],
    [45_826.006405057873, BOTH, '2025-06-18 00:09:13.397'],
    [45_826.007537048608, BOTH, '2025-06-18 00:10:51.201'],
    [45_658, BOTH, '2025-01-01 00:00:00'],
    [45_658, DATE, '2025-01-01'],
    // A time that the format hides is given all the same.
    [45_658.5, DATE, '2025-01-01 12:00:00'],
    [45_658.5, CLOCK, '2025-01-01 12:00:00'],
    [0.5, CLOCK, '12:00:00'],
    [0, CLOCK, '00:00:00'],
    // Rounding carries over into the next day.
    [45_657.999_999_999, BOTH, '2025-01-01 00:00:00'],
    [45_657.999_994, BOTH, '2024-12-31 23:59:59.482'],
  ])('%d is %j %s', (serial, shown, text) => {
    expect(serialText(serial, false, shown)).toBe(text);
  });

  it.each([
    [0, DATE, '1904-01-01'],
    [43_364.25, BOTH, '2022-09-22 06:00:00'],
    [0.75, CLOCK, '18:00:00'],
  ])('counted from 1904, %d is %j %s', (serial, shown, text) => {
    expect(serialText(serial, true, shown)).toBe(text);
  });

  it.each([-1, -0.001, 2_958_466, 1e15, Number.NaN])('%d is no date', (serial) => {
    expect(serialText(serial, false, BOTH)).toBeUndefined();
  });

  it('gives back every millisecond of two centuries, in both systems, as Date writes it', () => {
    const first = Date.UTC(1905, 0, 1);
    const last = Date.UTC(2100, 11, 31);
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), fc.boolean(), (at, date1904) => {
        const serial = (at - Date.UTC(1899, 11, 30)) / 86_400_000 - (date1904 ? 1462 : 0);
        const written = new Date(at).toISOString().replace('T', ' ').replace('Z', '');
        expect(serialText(serial, date1904, BOTH)).toBe(written.replace('.000', ''));
      }),
    );
  });

  it('without a format is a time between 1990 and 2100 only', () => {
    const at = (text: string): number => (Date.parse(text) - Date.UTC(1899, 11, 30)) / 86_400_000;
    expect(
      [at('1989-12-31T23:59:59Z'), at('2101-01-01')].some((s) => isSerialOfLog(s, false)),
    ).toBe(false);
    expect(
      [at('1990-01-01'), at('2100-12-31T23:59:59Z')].every((s) => isSerialOfLog(s, false)),
    ).toBe(true);
    expect(isSerialOfLog(at('1990-01-01') - 1462, true)).toBe(true);
    expect(isSerialOfLog(at('1990-01-01') - 1463, true)).toBe(false);
    expect(isSerialOfLog(20_250_618, false)).toBe(false);
  });
});

describe('a date in ISO 8601', () => {
  it.each([
    ['2025-06-18', 45_826],
    ['2025-06-18T06:00:00', 45_826.25],
    ['2025-06-18T06:00', 45_826.25],
    ['1900-03-01', 61],
    ['1900-02-28', 59],
    ['1900-01-01', 1],
    ['1899-12-31T12:00:00', 0.5],
    ['1899-12-30T12:00:00.000', 0.5],
    ['12:00:00', 0.5],
    ['T18:00', 0.75],
  ])('%s counts %d', (text, serial) => {
    expect(serialOf(text, false)).toBe(serial);
  });

  it('counts from 1904 where dates do', () => {
    expect(serialOf('1904-01-01T12:00:00', true)).toBe(0.5);
    expect(serialOf('2025-06-18', true)).toBe(45_826 - 1462);
  });

  it.each(['', 'T', '2025', '2025-06-18 ', '2025-06-18T06', '2025-06-18T06:00:00Z', '6/18/2025'])(
    '%j is none',
    (text) => {
      expect(serialOf(text, false)).toBeUndefined();
    },
  );
});
