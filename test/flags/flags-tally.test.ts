import { describe, expect, test } from 'vitest';
import {
  EXPLAINED,
  type Flag,
  type FlagRule,
  type FlagSearches,
} from '../../src/flags/flag-rule.ts';
import { FlagsTally } from '../../src/flags/flags-tally.ts';
import { FLAG_RULES } from '../../src/flags/rules/index.ts';
import { FIELDS } from '../../src/search.ts';
import { type GivenCells, randomFrom, searchesOf, searchOf } from '../quality/searches.ts';

interface Pair {
  user: string;
  plate: string;
  searches: number;
  days: Set<number>;
}

/** On trial: one user, one plate, on so many days, and nothing explained. */
const manyDays: FlagRule = {
  name: 'manyDays',
  needs: 'all searches',
  fields: ['user', 'plate', 'searchedAt'],
  parameters: { days: 3 },
  words: { label: 'One plate on many days', meaning: 'one user, one plate, on 3 days or more.' },
  count: () => {
    const pairs = new Map<string, Pair>();
    const explained = new Set<string>();
    const keyOf = ({ searches }: FlagSearches, i: number) =>
      `${searches.cells('user').at(i).folded} ${searches.cells('plate').at(i).folded}`;
    const pairOf = (key: string): Pair => {
      const [user = '', plate = ''] = key.split(' ');
      const pair = pairs.get(key) ?? { user, plate, searches: 0, days: new Set() };
      pairs.set(key, pair);
      return pair;
    };
    const flagged = () =>
      [...pairs]
        .filter(([key, { days }]) => days.size >= 3 && !explained.has(key))
        .sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      add: (seen) => {
        for (let i = 0; i < seen.searches.count; i++) {
          const key = keyOf(seen, i);
          const pair = pairOf(key);
          pair.searches++;
          pair.days.add(seen.searches.searchedAt.days[i]!);
          if (seen.explained[i] === EXPLAINED.explained) explained.add(key);
        }
      },
      state: () => ({ pairs, explained }),
      merge: (state: { pairs: typeof pairs; explained: typeof explained }) => {
        for (const [key, { searches, days }] of state.pairs) {
          const pair = pairOf(key);
          pair.searches += searches;
          for (const day of days) pair.days.add(day);
        }
        for (const key of state.explained) explained.add(key);
      },
      outcome: () => ({
        subjects: pairs.size,
        flags: flagged().map(
          ([, { user, plate, searches, days }]): Flag => ({
            subject: { user, plate },
            conditions: ['days'],
            searches,
            parts: { days: days.size },
          }),
        ),
      }),
      cite: () => {
        const places = new Map(flagged().map(([key], place) => [key, place]));
        return (seen, i) => places.get(keyOf(seen, i)) ?? null;
      },
    };
  },
};

type Given = readonly [cells: GivenCells, date: string, explained: number];

function seenOf(given: readonly Given[]): FlagSearches {
  const searches = searchesOf(given.map(([cells, date]) => searchOf(cells, date)));
  return { searches, explained: Uint8Array.from(given, ([, , explained]) => explained) };
}

const { unexplained, explained } = EXPLAINED;
const stalking: Given[] = ['2026-01-01', '2026-01-02', '2026-02-01', '2026-02-01'].map((date) => [
  { user: 'Ann', plate: '7ABC123' },
  date,
  unexplained,
]);
const working: Given[] = ['2026-01-01', '2026-01-02', '2026-02-01'].map((date, i) => [
  { user: 'Bob', plate: '8XYZ999' },
  date,
  i === 0 ? explained : unexplained,
]);

function counted(given: readonly Given[], rules = [manyDays]): FlagsTally {
  const tally = new FlagsTally(rules);
  tally.addAll(seenOf(given));
  return tally;
}

const random = randomFrom(3);
const pick = <Item>(from: readonly Item[]): Item => from[Math.floor(random() * from.length)]!;
const many = Array.from(
  { length: 400 },
  (): Given => [
    { user: pick(['a', 'b', 'c', 'd']), plate: pick(['1', '2', '3', '4', '5', '6', '7', '8']) },
    `2026-01-0${1 + Math.floor(random() * 5)}`,
    random() < 0.05 ? explained : unexplained,
  ],
);

describe('a rule on trial', () => {
  test('flags its subject, with its parts and how many subjects it looked at', () => {
    const [result] = counted([...stalking, ...working]).result();
    expect(result).toEqual({
      rule: manyDays,
      outcome: {
        subjects: 2,
        flags: [
          {
            subject: { user: 'ann', plate: '7abc123' },
            conditions: ['days'],
            searches: 4,
            parts: { days: 3 },
          },
        ],
      },
      why: null,
    });
  });

  test('says in a second reading which searches are of which flag, as many as it counted', () => {
    const tally = counted(many);
    const flags = tally.result()[0]!.outcome!.flags;
    expect(flags.length).toBeGreaterThan(3);
    const cited = flags.map(() => 0);
    const cite = tally.citer();
    const seen = seenOf(many);
    for (const i of many.keys()) {
      cite(seen, i, (rule, flag) => {
        expect(rule).toBe(manyDays);
        const { user, plate } = flags[flag]!.subject;
        expect([user, plate]).toEqual([many[i]![0].user, many[i]![0].plate]);
        cited[flag]!++;
      });
    }
    expect(cited).toEqual(flags.map(({ searches }) => searches));
  });

  test('finds the same in parts, each counted by itself and told to another', () => {
    const whole = new FlagsTally([manyDays], 3);
    for (const part of [0, 1, 2]) {
      const tally = counted(many.filter((_, i) => i % 3 === part));
      whole.merge(structuredClone(tally.state()));
    }
    expect(whole.result()).toEqual(counted(many).result());
  });

  test('that has no value to look at does not run, cites nothing and says why', () => {
    const blind = counted(many.map(([{ user = '' }, date, given]) => [{ user }, date, given]));
    expect(blind.result()).toEqual([{ rule: manyDays, outcome: null, why: 'noValue: plate' }]);
    const found: number[] = [];
    blind.citer()(seenOf(many), 0, (_, flag) => found.push(flag));
    expect(found).toEqual([]);
    // Another part may have the values.
    blind.merge(counted(many).state());
    expect(blind.result()[0]!.why).toBeNull();
    expect(counted([]).result()[0]!.why).toBe('noValue: user');
  });
});

test('every rule of the list has a name of its own, and its words, parameters and fields', () => {
  const names = [...FLAG_RULES, manyDays].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { fields, parameters, words } of [...FLAG_RULES, manyDays]) {
    expect([words.label, words.meaning]).not.toContain('');
    expect(Object.keys(parameters)).not.toEqual([]);
    for (const field of fields) expect(FIELDS).toContain(field);
  }
});
