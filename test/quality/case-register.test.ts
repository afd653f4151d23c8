import { expect, test } from 'vitest';
import { CaseRegister } from '../../src/quality/case-register.ts';

const register = new CaseRegister();
register.add(' DR-1 ', { day: 100, offense: 'Theft', officer: 'Smith' });
register.add('dr-1', { day: 300, offense: '', officer: 'Jones' });
register.add('2', { day: null, offense: ' ', officer: '' });
const search = { day: 100, offense: '', user: '' };

test('numbers are compared trimmed and case-folded, several lines are one number', () => {
  expect(register.size).toBe(2);
  expect(register.compare(' Dr-1', search)).toBe('fits');
  expect(register.compare('DR1', search)).toBe('unknown');
  expect(register.compare('', search)).toBe('unknown');
});

test.each(['DR–1', 'dr - 1', ' #DR-1', 'DR-1.', 'D R\u00a0-1', '\u200bDR−1', '#dr‑1.'])(
  '%j is the same number',
  (number) => {
    expect(register.compare(number, search)).toBe('fits');
  },
);

test.each(['DR-1..', '##DR-1', 'DR-1-', 'DR/1', 'DR-01', 'DR-1a'])('%j is another', (number) => {
  expect(register.compare(number, search)).toBe('unknown');
});

test.each([
  [{ day: 99 }, 'fits'],
  [{ day: 98 }, 'mismatch'],
  [{ day: null }, 'fits'],
  [{ offense: ' THEFT ' }, 'fits'],
  [{ offense: 'Robbery' }, 'mismatch'],
  [{ user: 'smith' }, 'fits'],
  [{ user: 'Jones' }, 'mismatch'],
  [{ day: 299, user: 'Jones', offense: 'Robbery' }, 'fits'],
  [{ day: 299, user: 'Brown' }, 'mismatch'],
] as const)('%o %s', (given, standing) => {
  expect(register.compare('DR-1', { ...search, ...given })).toBe(standing);
});

test('a line that says nothing but the number fits all', () => {
  expect(register.compare('2', { day: 1, offense: 'Theft', user: 'x' })).toBe('fits');
});
