import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../src/log/times/calendar.ts';
import { Zone } from '../../src/log/times/zone.ts';

const ZONES = [
  'America/Los_Angeles',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
  'America/Phoenix',
  'Pacific/Apia',
] as const;

/** The offset as Intl words it: `GMT-03:30`. */
function intlOffset(name: string): (instant: number) => number {
  const words = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  return (instant) => {
    const parts = words.formatToParts(instant);
    const text = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours, minutes] = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(text) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  };
}

const YEARS = [1990, 2006, 2007, 2011, 2018, 2024, 2025, 2026, 2100];

describe('a zone', () => {
  it.each(ZONES)('%s is as far from UTC as Intl says, around every change', (name) => {
    const zone = new Zone(name);
    const offset = intlOffset(name);
    let changes = 0;
    for (const year of YEARS) {
      const first = Date.UTC(year, 0, 1);
      let before = offset(first);
      for (let day = first; day < first + 366 * DAY_MS; day += DAY_MS) {
        const after = offset(day + DAY_MS);
        expect(zone.offset(day)).toBe(before);
        if (after !== before) {
          changes++;
          zone.offset(day - 1);
          expect(zone.offset(day + DAY_MS - 1)).toBe(after);
          // Backwards and between other days, so that what was remembered is asked again.
          for (let instant = day + 2 * DAY_MS; instant >= day - DAY_MS; instant -= 300_001) {
            expect(zone.offset(instant)).toBe(offset(instant));
            if (instant % 7 === 0) zone.offset(first);
          }
        }
        before = after;
      }
    }
    expect(changes > 0).toBe(!['Asia/Kathmandu', 'America/Phoenix'].includes(name));
  });

  it('changes to the millisecond', () => {
    const zone = new Zone('America/Los_Angeles');
    const spring = Date.UTC(2025, 2, 9, 10);
    const hours = (instant: number): number => zone.offset(instant) / 3_600_000;
    expect([spring - 1, spring, spring + 1].map(hours)).toEqual([-8, -7, -7]);
    const autumn = Date.UTC(2025, 10, 2, 9);
    expect([autumn - 1, autumn, autumn + 0.5].map(hours)).toEqual([-7, -8, -8]);
  });

  it.each(['UTC', 'utc', 'Etc/UTC', 'Etc/GMT', 'GMT'])('%s is UTC', (name) => {
    expect(new Zone(name).offset(Date.UTC(2025, 6, 1))).toBe(0);
  });

  it.each(['Mars/Olympus', '', 'America/Los Angeles', 'PDT+3', '+05:00'])(
    'that nobody knows is refused: %j',
    (name) => {
      expect(() => new Zone(name)).toThrow(RangeError);
    },
  );
});
