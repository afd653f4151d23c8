import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FirstAndLast } from '../../src/log/times/first-and-last.ts';
import type { Moment } from '../../src/search.ts';
import { casesOf } from '../random-runs.ts';

const HOUR = 3_600_000;
const T0 = Date.UTC(2025, 0, 1);

const instant = (hours: number, offset = 0): Moment => ({
  kind: 'instant',
  day: Math.floor((T0 + (hours + offset) * HOUR) / (24 * HOUR)),
  local: T0 + (hours + offset) * HOUR,
  instant: T0 + hours * HOUR,
});
const local = (hours: number): Moment => ({
  ...instant(hours),
  kind: 'local',
  instant: Number.NaN,
});

function textsOf(moments: readonly Moment[]) {
  const span = new FirstAndLast();
  for (const each of moments) span.add(each);
  return span.texts();
}

describe('the span of many moments', () => {
  it('of none is null', () => {
    expect(textsOf([])).toEqual({ first: null, last: null });
  });

  it('orders instants as instants, even where the clock went back', () => {
    const moments = [instant(9, -8), instant(8.5, -7), instant(8.75, -7)];
    expect(textsOf(moments)).toEqual({
      first: '2025-01-01T01:30:00-07:00',
      last: '2025-01-01T01:00:00-08:00',
    });
  });

  it('orders anything else by local reading', () => {
    expect(textsOf([instant(5, -8), local(-4), local(0)])).toEqual({
      first: '2024-12-31T20:00:00',
      last: '2025-01-01T00:00:00',
    });
    expect(textsOf([local(0), instant(10, -8)]).last).toBe('2025-01-01T02:00:00-08:00');
  });

  it('keeps copies: a moment is set again and again', () => {
    const span = new FirstAndLast();
    const moment: { -readonly [Key in keyof Moment]: Moment[Key] } = { ...local(3) };
    span.add(moment);
    Object.assign(moment, local(7));
    expect(span.texts()).toEqual({ first: '2025-01-01T03:00:00', last: '2025-01-01T03:00:00' });
  });

  it('is the least and the greatest, whatever the order', () => {
    const hours = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1 });
    fc.assert(
      fc.property(hours, fc.boolean(), (drawn, zoned) => {
        const made = drawn.map((each) => (zoned ? instant(each) : local(each)));
        const ends = [Math.min(...drawn), Math.max(...drawn)].map((each) =>
          textsOf([zoned ? instant(each) : local(each)]),
        );
        expect(textsOf(made)).toEqual({ first: ends[0]?.first, last: ends[1]?.last });
      }),
      casesOf(2000),
    );
  });
});
