import { describe, expect, it } from 'vitest';
import { intervalCheck } from '../../src/laws/interval-check.ts';
import { lawOf } from '../../src/laws/law-of.ts';

describe('how often a plan has searches audited', () => {
  const outcome = (state: string, planned: string | null) =>
    intervalCheck(lawOf(state)!, [{ agency: 'Riverton', planned }]).plans[0]!.outcome;

  it.each([
    ['ID', '6mo', 'met'],
    ['ID', '182d', 'met'],
    ['ID', '183d', 'notMet'],
    ['ID', '1y', 'notMet'],
    ['ID', null, 'cannotTell'],
    ['NJ', '1y', 'met'],
    ['OR', '3mo', 'notMet'],
    ['OR', '30d', 'met'],
    ['MN', '2y', 'met'],
    ['MN', '25mo', 'notMet'],
    // No interval; a law, and nothing of audits; no law found.
    ['CA', '5y', null],
    ['CA', null, null],
    ['VA', '1y', 'cannotTell'],
    ['TX', '1y', 'cannotTell'],
  ])('under the law of %s, every %s: %s', (state, planned, expected) => {
    expect(outcome(state, planned)).toBe(expected);
  });

  it('is not too seldom for a doubtful law: that cannot be told', () => {
    const law = { ...lawOf('ID')!, audits: { text: 'audits', every: '6mo', sure: 'C' as const } };
    const planned = ['1y', '6mo'].map((each) => ({ agency: 'Riverton', planned: each }));
    const { plans } = intervalCheck(law, planned);
    expect(plans.map((each) => each.outcome)).toEqual(['cannotTell', 'met']);
  });
});
