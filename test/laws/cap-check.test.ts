import { describe, expect, it } from 'vitest';
import { LAWS } from '../../src/contract/laws/laws.ts';
import { capCheck } from '../../src/laws/cap-check.ts';
import { lawOf } from '../../src/laws/law-of.ts';

describe('the retention of an agency', () => {
  it.each([
    ['VA', '21d', 'met'],
    ['VA', '22d', 'notMet'],
    ['VA', '3min', 'met'],
    ['VA', null, 'cannotTell'],
    ['UT', '9mo', 'met'],
    ['UT', '1y', 'notMet'],
    ['NH', '1h', 'notMet'],
    ['NJ', '3y', 'met'],
    ['NJ', '37mo', 'notMet'],
    // A year has 12 months, and half a year more than 180 days.
    ['NE', '6mo', 'notMet'],
    // State agencies only; no cap; no law found; a law, and nothing of how long.
    ['MO', '1y', 'cannotTell'],
    ['CA', '5y', null],
    ['CO', '5y', null],
    ['TX', '5y', 'cannotTell'],
  ])('under the cap of %s, kept for %s: %s', (state, retention, outcome) => {
    expect(capCheck(lawOf(state)!, retention).outcome).toBe(outcome);
  });

  it('is not over a doubtful cap: that cannot be told', () => {
    const law = { ...lawOf('VA')!, cap: { period: '21d', note: null, sure: 'C' as const } };
    expect(capCheck(law, '1y')).toMatchObject({ outcome: 'cannotTell' });
    expect(capCheck(law, '20d')).toMatchObject({ outcome: 'met' });
  });
});

describe('the laws', () => {
  it('are of 47 states and the District of Columbia, each once; three were not looked at', () => {
    const states = LAWS.map(({ state }) => state);
    expect(new Set(states).size).toBe(48);
    expect(['IN', 'OK', 'RI'].map(lawOf)).toEqual([undefined, undefined, undefined]);
    expect(lawOf(' ca ')?.name).toBe('California');
  });

  it('have a line for all that they say, a citation, and how sure it is', () => {
    for (const { name, citation, cap, audits, completeness, notes } of LAWS) {
      const says = [cap, audits, completeness, ...notes].filter((each) => each !== null);
      expect(citation !== null, name).toBe(says.length > 0);
    }
  });
});
