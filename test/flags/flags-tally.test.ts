import { describe, expect, test } from 'vitest';
import { DEFAULT_PACKS } from '../../src/flags/lists/packs.ts';
import { FLAG_RULES } from '../../src/flags/rules/index.ts';
import { FIELDS } from '../../src/search.ts';
import { randomFrom } from '../quality/searches.ts';
import { flagsOf, type Given, logOf } from './flagged.ts';

const random = randomFrom(3);
const pick = <Item>(from: readonly Item[]): Item => from[Math.floor(random() * from.length)]!;
const two = (number: number): string => String(number).padStart(2, '0');

/** A time in three months, half of all in one of two hours: bursts and long shifts come by themselves. */
function randomTime(): string | null {
  if (random() < 0.02) return null;
  const day = `2026-0${1 + Math.floor(random() * 3)}-${two(1 + Math.floor(random() * 28))}`;
  if (random() < 0.05) return day;
  const isCrowded = random() < 0.4;
  const time = `${two(isCrowded ? 10 : Math.floor(random() * 24))}:${two(Math.floor(random() * 60))}:00`;
  return `${isCrowded ? '2026-01-05' : day} ${time}${random() < 0.9 ? 'Z' : ''}`;
}

const REASONS = ['investigation', '', 'stolen car', 'test', 'ICE', 'my neighbor', '.', '187 PC'];
const USERS = ['Ann', 'bob', 'cy', 'di', 'ed', 'flo', 'gus', 'hal', 'ivy', 'jo', 'kim'];

/** Half of all are for few plates, and give no reason worth the name; kim never does. */
function randomSearch(): Given {
  const isRepeat = random() < 0.5;
  const user = random() < 0.3 ? 'ann' : pick(USERS);
  const isVague = isRepeat || user === 'kim' || random() < 0.7;
  return {
    user,
    agency: pick(['Alpha PD', 'Alpha PD', 'Beta CA SO', 'FBI', 'Gamma PD TX']),
    plate: isRepeat
      ? `P${Math.floor(random() * 60)}`
      : pick([`Q${Math.floor(random() * 2000)}`, '', 'AB*']),
    caseNumber: random() < (isVague ? 0.03 : 0.3) ? `26-0001${Math.floor(random() * 3)}` : '',
    reason: isVague ? 'investigation' : pick(REASONS),
    networks: String(Math.floor(random() * 1500)),
    searchType: pick(['search', 'lookup', 'api']),
    at: randomTime(),
    ...(random() < 0.5 ? { from: `${2020 + Math.floor(random() * 6)}-01-01` } : {}),
  };
}

const searches = Array.from({ length: 4000 }, randomSearch);
const looking = {
  home: 'CA',
  own: ['Alpha PD'],
  sharedWith: ['Beta Sheriff'],
  watch: { lines: ['p7', 'Q-1 2'], key: null },
  config: { flags: { burst: { plates: 8 }, volume: { users: 5 }, aroundTheClock: { hours: 6 } } },
};

describe('all rules together', () => {
  const [a, b] = [logOf(searches.slice(0, 2000), 'a.csv'), logOf(searches.slice(2000), 'b.csv')];
  const whole = flagsOf([...a, ...b], looking);

  test('flag something each, or nothing is shown by what follows', () => {
    const idle = whole.rules.filter(({ flags }) => flags === 0).map(({ rule }) => rule);
    expect(idle.filter((rule) => !rule.startsWith('words.'))).toEqual([]);
  });

  test('find the same whatever the order of the logs', () => {
    expect(flagsOf([...b, ...a], looking)).toEqual(whole);
    expect(flagsOf([...a, ...b].reverse(), looking)).toEqual(whole);
  });

  test.each([2, 3])('find the same in %i parts, each counted by itself', (parts) => {
    expect(flagsOf([...a, ...b], { ...looking, parts })).toEqual(whole);
  });

  test('count searches that are flagged once, and those of each rule', () => {
    const lines = new Set<string>();
    const all = flagsOf([...a, ...b], { ...looking, cite: 10_000 });
    for (const { rows, searches: count } of all.flags) {
      expect(rows.length).toBe(count);
      for (const { file, line } of rows) lines.add(`${file} ${line}`);
    }
    expect(lines.size).toBe(whole.flagged);
    for (const { rule, searches: count } of all.rules) {
      const own = all.flags.filter((flag) => flag.rule === rule);
      expect(own.reduce((sum, flag) => sum + flag.searches, 0)).toBe(count);
    }
  });
});

test('every rule of the list has a name of its own, and its words, parameters and fields', () => {
  const names = FLAG_RULES.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => name.startsWith('words.'))).toEqual(
    Object.keys(DEFAULT_PACKS).map((pack) => `words.${pack}`),
  );
  for (const { needs, words, meaning } of FLAG_RULES.map((rule) => ({
    ...rule,
    meaning: rule.meaning({ parameters: {} }),
  }))) {
    expect([words.label, words.reason, words.trap, meaning]).not.toContain('');
    for (const field of needs.fields) expect(FIELDS).toContain(field);
  }
  // Rules that only look for a name, a word or a listed plate have no number.
  const numbered = FLAG_RULES.filter(({ parameters }) => Object.keys(parameters).length > 0);
  expect(numbered.map(({ name }) => name)).toEqual(names.slice(0, numbered.length));
});
