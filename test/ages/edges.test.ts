import { subDays, subMonths, subYears } from 'date-fns';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayBefore, Edges } from '../../src/ages/edges.ts';
import { readPeriod } from '../../src/ages/period.ts';
import { casesOf } from '../random-runs.ts';

const DAY_MS = 86_400_000;
const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / DAY_MS;
const period = (text: string) => readPeriod(text)!;

describe('the calendar date that lies a period before another', () => {
  test.each([
    ['2019-08-31', '6mo', '2019-02-28'],
    ['2020-08-31', '6mo', '2020-02-29'],
    ['2020-02-29', '1y', '2019-02-28'],
    ['2024-02-29', '4y', '2020-02-29'],
    ['2019-03-31', '1mo', '2019-02-28'],
    ['2019-01-01', '1d', '2018-12-31'],
    ['2019-03-29', '6d', '2019-03-23'],
    ['2011-12-31', '1d', '2011-12-30'],
  ])('%s less %s is %s', (date, text, before) => {
    expect(dayBefore(day(date), period(text))).toBe(day(before));
  });

  test('is what date-fns says of local dates at noon, on any date', () => {
    const units = fc.constantFrom('d', 'mo', 'y');
    fc.assert(
      fc.property(
        fc.integer({ min: 7300, max: 47_000 }),
        units,
        fc.integer({ min: 1, max: 60 }),
        (n, unit, amount) => {
          const local = new Date(n * DAY_MS);
          const date = new Date(
            local.getUTCFullYear(),
            local.getUTCMonth(),
            local.getUTCDate(),
            12,
          );
          const subtract = { d: subDays, mo: subMonths, y: subYears }[unit]!;
          const before = subtract(date, amount);
          const expected =
            Date.UTC(before.getFullYear(), before.getMonth(), before.getDate()) / DAY_MS;
          expect(dayBefore(n, period(`${amount}${unit}`))).toBe(expected);
        },
      ),
      casesOf(2000),
    );
  });
});

describe('an image is within an edge', () => {
  const age = (search: string, image: string, ms: number) => ({
    searchDay: day(search),
    imageDay: day(image),
    ms,
  });

  test('of days, months and years by calendar dates, whatever the hours', () => {
    const edges = new Edges([period('30d'), period('6mo')]);
    const thirtyDaysAndAnHour = 30 * DAY_MS + 3_600_000;
    expect(edges.firstWithin(age('2025-11-14', '2025-10-15', thirtyDaysAndAnHour))).toBe(0);
    expect(edges.firstWithin(age('2025-11-14', '2025-10-14', thirtyDaysAndAnHour))).toBe(1);
    expect(edges.firstWithin(age('2025-11-14', '2025-05-14', 0))).toBe(1);
    expect(edges.firstWithin(age('2025-11-14', '2025-05-13', 0))).toBe(2);
  });

  test('of minutes and hours by time, the edge itself included', () => {
    const edges = new Edges([period('3min'), period('2h')]);
    expect(edges.firstWithin(age('2025-11-14', '2025-11-14', 180_000))).toBe(0);
    expect(edges.firstWithin(age('2025-11-14', '2025-11-14', 180_001))).toBe(1);
    expect(edges.firstWithin(age('2025-11-14', '2025-11-13', 7_200_000))).toBe(1);
    expect(edges.firstWithin(age('2025-11-14', '2025-11-13', 7_200_001))).toBe(2);
  });

  test('for each search date anew', () => {
    const edges = new Edges([period('1d')]);
    expect(edges.within(0, age('2025-03-02', '2025-03-01', 0))).toBe(true);
    expect(edges.within(0, age('2025-03-03', '2025-03-01', 0))).toBe(false);
    expect(edges.within(0, age('2025-03-02', '2025-03-01', 0))).toBe(true);
  });
});
