import { expect, test } from 'vitest';
import { random } from '../../fixtures/generate/random.ts';
import { placeAt } from '../../src/tables/hash-table.ts';
import { visitMerged } from '../../src/tables/merged-parts.ts';
import { SharedTable } from '../../src/tables/shared-table.ts';

type Key = readonly [low: number, high: number];

const STRIDE = 3;
const HALVES = 0x1_0000_0000;

/** Counts keys in as many tables, in turn, a few hundred at once. */
function counted(keys: readonly Key[], parts: number): SharedTable[] {
  const tables = Array.from({ length: parts }, () => new SharedTable(1, STRIDE));
  for (let from = 0; from < keys.length; from += 300) {
    const table = tables[(from / 300) % parts]!;
    const lot = keys.slice(from, from + 300);
    const given = Uint32Array.from(lot.flatMap(([low, high]) => [low, high, 1]));
    for (let at = 0; at < lot.length; ) {
      const places = table.findAll(given, at, lot.length);
      for (const place of places) if (place < 0) table.slots[placeAt(place) + 2]!++;
      at += places.length;
    }
  }
  return tables;
}

/** How often each key comes, as the tables tell it, as another thread is told of them; and what was not as it has to be. */
function merged(tables: readonly SharedTable[]) {
  const all = new Map<string, number>();
  let wrong = 0;
  let some = new Map<number, { name: string; times: number }>();
  visitMerged(
    tables.map((table) => structuredClone(table.part())),
    {
      begin: () => {
        some = new Map();
      },
      take: (_, slots, at, number, isNew) => {
        const name = `${slots[at]},${slots[at + 1]}`;
        const times = slots[at + 2]!;
        const known = some.get(number);
        if ((known === undefined) !== isNew) wrong++;
        if (known === undefined) some.set(number, { name, times });
        else {
          if (known.name !== name) wrong++;
          known.times += times;
        }
      },
      end: (keys) => {
        if (some.size !== keys) wrong++;
        for (const { name, times } of some.values()) {
          if (all.has(name)) wrong++;
          all.set(name, times);
        }
      },
    },
  );
  return { all, wrong };
}

function expected(keys: readonly Key[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key.join(), (counts.get(key.join()) ?? 0) + 1);
  return counts;
}

const { below } = random('merged parts');
const whole = (): number => below(HALVES);
const SCATTERED: readonly Key[] = Array.from({ length: 12_000 }, () => [whole(), whole()]);

test.each([
  ['few keys', SCATTERED.slice(0, 200)],
  ['many keys, each of which comes again', [...SCATTERED, ...SCATTERED, ...SCATTERED.slice(5000)]],
  [
    'keys that all want the first place',
    SCATTERED.slice(0, 3000).map(([, high]): Key => [7, high]),
  ],
  [
    'keys that all want the last place, and stand around the end',
    SCATTERED.slice(0, 3000).map(([low, high]): Key => [HALVES - 1 - (low % 3), high]),
  ],
])('tables of several threads are merged as one table counts them: %s', (_, keys) => {
  const one = expected(keys);
  for (const parts of [1, 2, 4]) {
    const { all, wrong } = merged(counted(keys, parts));
    expect(wrong).toBe(0);
    expect(all.size).toBe(one.size);
    expect([...one].filter(([key, times]) => all.get(key) !== times)).toEqual([]);
  }
});
