import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../src/log/times/calendar.ts';
import { isoText, MomentArrays, MutableMoment } from '../../src/log/times/moment.ts';
import { TimeReader } from '../../src/log/times/time.ts';
import { Zone } from '../../src/log/times/zone.ts';
import { elapsed, type Moment } from '../../src/search.ts';

const LOS_ANGELES = new Zone('America/Los_Angeles');

function moment(cell: string, { utc = false, isEnd = false, zone = LOS_ANGELES } = {}) {
  const bytes = Buffer.from(cell);
  const made = new MutableMoment();
  made.set(new TimeReader().read(bytes, 0, bytes.length), { zone, utc }, isEnd);
  return made;
}

const dayOf = (text: string): number => Date.parse(text) / DAY_MS;

describe('a moment', () => {
  it('of an instant is dated and shown in the agency zone', () => {
    const made = moment('2025-06-18T05:02:04.789Z');
    expect(made).toMatchObject({
      kind: 'instant',
      instant: Date.parse('2025-06-18T05:02:04.789Z'),
      local: Date.parse('2025-06-17T22:02:04.789Z'),
      day: dayOf('2025-06-17'),
    });
    expect(isoText(made)).toBe('2025-06-17T22:02:04.789-07:00');
    expect(isoText(moment('2025-12-18T05:02:04Z'))).toBe('2025-12-17T21:02:04-08:00');
  });

  it('without a zone is the local reading, or UTC where the layout is', () => {
    const local = moment('2025-06-18 05:02');
    expect(local).toMatchObject({ kind: 'local', day: dayOf('2025-06-18'), instant: Number.NaN });
    expect(isoText(local)).toBe('2025-06-18T05:02:00');
    const utc = moment('2025-06-18 05:02', { utc: true });
    expect(utc).toMatchObject({ kind: 'instant', day: dayOf('2025-06-17') });
    expect(isoText(utc)).toBe('2025-06-17T22:02:00-07:00');
  });

  it('of a date alone is that date of the agency, in a UTC layout too', () => {
    for (const utc of [false, true]) {
      const start = moment('06/18/2025', { utc });
      expect(start).toMatchObject({ kind: 'date', day: dayOf('2025-06-18'), instant: Number.NaN });
      expect(start.local).toBe(Date.parse('2025-06-18T00:00Z'));
      expect(isoText(start)).toBe('2025-06-18');
    }
  });

  it('of a date alone as an end is 24:00, dated that day', () => {
    const end = moment('2025-06-18', { isEnd: true });
    expect(end).toMatchObject({ kind: 'date', day: dayOf('2025-06-18') });
    expect(end.local).toBe(Date.parse('2025-06-19T00:00Z'));
    expect(moment('2025-06-18 10:00', { isEnd: true }).local).toBe(Date.parse('2025-06-18T10:00Z'));
  });

  it('forgets what it was', () => {
    const made = moment('2025-06-18T05:02:04Z');
    const bytes = Buffer.from('x');
    made.set(new TimeReader().read(bytes, 0, 1), { zone: LOS_ANGELES, utc: true }, false);
    expect(made).toMatchObject({ kind: 'unreadable', instant: Number.NaN });
  });

  it('shows offsets that are no whole hours, and none', () => {
    const at = (name: string): string =>
      isoText(moment('2025-06-18T05:02:04Z', { zone: new Zone(name) }));
    expect(at('America/St_Johns')).toBe('2025-06-18T02:32:04-02:30');
    expect(at('Asia/Kathmandu')).toBe('2025-06-18T10:47:04+05:45');
    expect(at('UTC')).toBe('2025-06-18T05:02:04+00:00');
  });
});

describe('the time between two moments', () => {
  const HOUR = 3_600_000;
  const between = (from: Moment, to: Moment): number => {
    const [one, other] = [new MomentArrays(), new MomentArrays()];
    for (const moments of [one, other]) moments.makeRoom(1);
    one.copy(0, from);
    other.copy(0, to);
    return elapsed(one, other, 0);
  };

  it('is between instants where both are, over a change of the clock', () => {
    const from = moment('2025-03-09T09:00Z');
    expect(between(from, moment('2025-03-09T11:00Z'))).toBe(2 * HOUR);
  });

  it('is between local readings otherwise', () => {
    expect(between(moment('2025-03-09 01:00'), moment('2025-03-09 04:00'))).toBe(3 * HOUR);
    expect(between(moment('2025-03-09T09:00Z'), moment('2025-03-09 04:00'))).toBe(3 * HOUR);
    expect(between(moment('2025-03-09'), moment('2025-03-09', { isEnd: true }))).toBe(24 * HOUR);
  });
});
