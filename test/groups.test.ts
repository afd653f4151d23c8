import { expect, test } from 'vitest';
import { fromPlainText, plainText } from '../src/engines/plain.ts';
import { Groups, groupByField } from '../src/groups.ts';
import { randomFrom, searchesOf, searchOf } from './quality/searches.ts';

const grouping = { groupOf: groupByField('user'), order: 'searches' as const };
const SPELLINGS = [
  'Ann',
  'ann',
  'ANN',
  'Bob',
  'bob',
  'Ćiro',
  'ćiro',
  '🚓',
  'é',
  'x'.repeat(300),
  '',
];

function users(count: number, seed: number): string[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => {
    const number = Math.floor(random() * 700);
    return SPELLINGS[number] ?? `${random() < 0.5 ? 'U' : 'u'}${number}`;
  });
}

function counted(names: readonly string[]): Groups {
  const groups = new Groups(grouping, 2);
  const searches = searchesOf(names.map((user) => searchOf({ user })));
  for (let i = 0; i < searches.count; i++) {
    const at = groups.add(searches.search(i));
    groups.counts[at + 1] = groups.counts[at + 1]! + 2;
  }
  return groups;
}

/** By hand: of each folded name its smallest spelling and how often it comes, the largest first. */
function expected(names: readonly string[]): { value: string; counts: number[] }[] {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const key = name.toLowerCase();
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  const order = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
  return [...groups.values()]
    .map((spellings) => ({
      value: spellings.sort(order)[0] || '(blank)',
      counts: [spellings.length, 2 * spellings.length],
    }))
    .sort((a, b) => b.counts[0]! - a.counts[0]! || order(a.value, b.value));
}

const NAMES = users(4000, 3);

test('groups are counted as a Map counts them, under their smallest spelling', () => {
  const { shown, others } = counted(NAMES).largest(100_000);
  expect(shown).toEqual(expected(NAMES));
  expect(others).toEqual({ groups: 0, counts: [0, 0] });
});

test.each([1, 2, 10, 333])('the largest %i stand by themselves, the others are one', (most) => {
  const all = expected(NAMES);
  const { shown, others } = counted(NAMES).largest(most);
  expect(shown).toEqual(all.slice(0, most));
  const rest = all.slice(most).reduce((sum, { counts }) => sum + counts[0]!, 0);
  expect(others).toEqual({ groups: all.length - most, counts: [rest, 2 * rest] });
});

test('two parts that are put together are as one', () => {
  const whole = counted(NAMES.slice(0, 1500));
  whole.merge(counted(NAMES.slice(1500)).state());
  expect(whole.largest(100_000)).toEqual(counted(NAMES).largest(100_000));
});

test.each([20, 700])(
  'parts are as one, however they are told, asked twice (%i names)',
  (different) => {
    const names = NAMES.filter((name) => Number(/\d+/.exec(name)?.[0] ?? 0) < different);
    const cuts = [0, 100, 900, 1000, names.length];
    const whole = new Groups(grouping, 2);
    for (const [at, cut] of cuts.slice(1).entries()) {
      const state = counted(names.slice(cuts[at], cut)).state();
      whole.merge(at % 2 === 0 ? state : fromPlainText(plainText(state)));
    }
    for (const most of [100_000, 10]) {
      expect(whole.largest(most)).toEqual(counted(names).largest(most));
    }
  },
);
