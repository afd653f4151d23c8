import { describe, expect, test } from 'vitest';
import type { CellState } from '../../src/search.ts';
import type { GivenCell } from '../quality/searches.ts';
import { flagsBy, flagsOf, type Given, logOf, times } from './flagged.ts';

const cell = (text: string, state: CellState): GivenCell => ({ text, state });

/** How a search with these cells is judged, by its flag for an agency of that name. */
function judged(cells: Given): string {
  const [flag] = flagsBy('federal', [{ user: 'ann', agency: 'FBI', ...cells }]);
  if (flag!.judged === 0) return 'not judged';
  return flag!.explained === 1 ? 'explained' : 'unexplained';
}

const withheld = cell('***', 'withheld');
const damaged = cell('#N/A', 'damaged');
const number = '26-01628';
const vague = 'investigation';

describe('a search', () => {
  test.each<[string, Given]>([
    ['explained', { caseNumber: number }],
    ['explained', { caseNumber: number, reason: vague }],
    ['explained', { caseNumber: 'one two three 4', reason: '' }],
    ['explained', { caseNumber: 'white ford pickup', reason: 'stolen honda' }],
    ['explained', { reason: '187 PC' }],
    ['explained', { reason: '260162' }],
    ['explained', { reason: 'case 26-01628' }],
    ['explained', { caseNumber: withheld, reason: 'stolen honda' }],
    ['explained', { caseNumber: number, reason: withheld }],
    ['unexplained', { caseNumber: 'investigation', reason: vague }],
    ['unexplained', { caseNumber: '', reason: '' }],
    ['unexplained', { reason: vague }],
    ['unexplained', { caseNumber: '' }],
    ['unexplained', { caseNumber: '0000', reason: cell('x', 'placeholder') }],
    ['unexplained', { plate: '7ABC123', reason: '7abc 123', caseNumber: '7ABC123' }],
    ['unexplained', { reason: 'asdf' }],
    ['not judged', {}],
    ['not judged', { caseNumber: withheld, reason: vague }],
    ['not judged', { caseNumber: '', reason: withheld }],
    ['not judged', { reason: withheld }],
    ['not judged', { reason: damaged, caseNumber: 'investigation' }],
  ])('is %s: %j', (said, cells) => {
    expect(judged(cells)).toBe(said);
  });
});

test('a column that the release overwrote is withheld', () => {
  const given = times(3, (i) => ({
    user: 'ann',
    plate: '7ABC123',
    reason: 'stolen honda',
    at: `2026-01-0${1 + i}`,
    agency: 'FBI',
  }));
  const overwritten = [{ file: 'log.csv', field: 'reason' } as const];
  const [flag] = flagsOf(logOf(given), { overwritten, rules: ['federal'] }).flags;
  expect(flag).toMatchObject({ judged: 0, explained: 0 });
  const words = { rules: ['words'], overwritten };
  expect(flagsOf(logOf(given), words).rules[0]!.why).toBe('noValue: reason');
  const other = flagsOf(logOf(given, 'other.csv'), { overwritten, rules: ['federal'] }).flags;
  expect(other).toMatchObject([{ judged: 3, explained: 3 }]);
});

test('the chance that 60 drawn of the population hold one or more of 5', () => {
  const of = (searches: number) =>
    flagsOf(logOf(times(searches, () => ({ user: 'ann' }))), { rules: ['volume'] }).sampling;
  expect(of(4)).toEqual({ hidden: 5, size: 60, population: 4, chance: null });
  expect(of(64).chance).toBe(1);
  // 1 − C(60, 5) C(65, 5)⁻¹ with 60 drawn of 65: all but one draw meets one.
  expect(of(65).chance).toBeCloseTo(1 - 1 / 8_259_888, 12);
  // 1 − C(940, 5) / C(1000, 5).
  let none = 1;
  for (let i = 0; i < 5; i++) none *= (940 - i) / (1000 - i);
  expect(of(1000).chance).toBeCloseTo(1 - none, 12);
});
