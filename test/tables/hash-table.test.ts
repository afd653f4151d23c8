import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HashTable, placeAt } from '../../src/tables/hash-table.ts';
import { casesOf } from '../random-runs.ts';

/** Numbers that are the same on every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
}

describe('HashTable', () => {
  it.each([1, 2, 3])('counts 20,000 random keys as a Map does, with %i numbers a key', (values) => {
    const next = randomNumbers(values);
    const keys = Array.from({ length: 20_000 }, () => [next(), next()] as const);
    const table = new HashTable(values, values === 2 ? 18_000 : 0);
    const map = new Map<string, number[]>();
    let wrong = 0;
    for (let i = 0; i < 50_000; i++) {
      const [low, high] = keys[next() % keys.length]!;
      const name = `${low},${high}`;
      const known = map.get(name);
      if (table.find(low, high) !== (known !== undefined)) wrong++;
      const { slots, at } = table;
      const numbers = known ?? Array.from({ length: values }, () => 0);
      for (const [n, expected] of numbers.entries()) {
        if (slots[at + 2 + n] !== expected) wrong++;
        numbers[n] = (expected + i * (n + 1)) >>> 0;
        slots[at + 2 + n] = numbers[n]!;
      }
      map.set(name, numbers);
    }
    expect(wrong).toBe(0);
    expect(map.size).toBeGreaterThan(17_000);
  });

  it('takes keys that all want the same place', () => {
    const keys: readonly ((i: number) => readonly [number, number])[] = [
      (i: number) => [i, 0],
      (i: number) => [0, i],
      (i: number) => [0xffff_ffff - i, 0xffff_ffff],
      (i: number) => [0xffff_ffff, (i << 6) >>> 0],
    ];
    for (const key of keys) {
      const table = new HashTable(1, 0);
      let wrong = 0;
      for (let i = 1; i <= 3000; i++) {
        if (table.find(...key(i))) wrong++;
        table.slots[table.at + 2] = i;
      }
      for (let i = 1; i <= 3000; i++) {
        if (!table.find(...key(i)) || table.slots[table.at + 2] !== i) wrong++;
      }
      expect(wrong).toBe(0);
    }
  });

  it('has a place for the key of zeros', () => {
    const table = new HashTable(1, 0);
    expect(table.find(0, 0)).toBe(false);
    table.slots[table.at + 2] = 7;
    for (let i = 1; i < 1000; i++) table.find(i * 7919, 0);
    expect(table.find(0, 0)).toBe(true);
    expect(table.slots[table.at + 2]).toBe(7);
  });

  it('looks many keys up at once, as one after the other', () => {
    const next = randomNumbers(5);
    // Three words a key, and from row 3 on; the keys come again and again, some within one lot.
    const keys = Uint32Array.from({ length: 3 * 20_000 }, (_, i) =>
      i % 3 === 2 ? next() : Math.imul(next() % (i % 2 === 0 ? 300 : 200), 0x9e37_79b1),
    );
    const [one, all] = [new HashTable(2, 0), new HashTable(2, 0, 3)];
    let wrong = 0;
    for (let from = 3; from < 20_000; ) {
      const places = all.findAll(keys, from, 20_000);
      expect(places.length).toBeGreaterThan(0);
      for (const [i, place] of places.entries()) {
        const key = 3 * (from + i);
        const at = placeAt(place) + 2;
        if (one.find(keys[key]!, keys[key + 1]!) !== place < 0) wrong++;
        if (one.slots[one.at + 2] !== all.slots[at]) wrong++;
        one.slots[one.at + 2] = from + i;
        all.slots[at] = from + i;
      }
      from += places.length;
    }
    expect(wrong).toBe(0);
  });

  it('enters a new key with the numbers that are given behind it, and no other', () => {
    const table = new HashTable(3, 0, 4, 2);
    const keys = Uint32Array.of(1, 2, 11, 12, 1, 2, 21, 22, 3, 2, 31, 32);
    const places = [...table.findAll(keys, 0, 3)];
    expect(places.map((place) => place < 0)).toEqual([false, true, false]);
    const numbers = places.map((place) => {
      const at = placeAt(place);
      return [...table.slots.subarray(at, at + 5)];
    });
    const [one, two] = [
      [1, 2, 11, 12, 0],
      [3, 2, 31, 32, 0],
    ];
    expect(numbers).toEqual([one, one, two]);
  });

  it('keeps the first few keys and their numbers when more come', () => {
    const next = randomNumbers(3);
    const table = new HashTable(3, 0, 4, 2);
    const all = Uint32Array.from({ length: 4 * 2000 }, next);
    for (let from = 0; from < 2000; from += 50) {
      const before = Math.floor(from / 2);
      const again = [...table.findAll(all, before, Math.min(before + 20, from))];
      expect(again.every((place) => place < 0)).toBe(true);
      const places = table.findAll(all, from, from + 50);
      for (const [i, place] of places.entries()) table.slots[placeAt(place) + 4] = from + i;
    }
    const expected = Array.from({ length: 2000 }, (_, i) => [...all.subarray(4 * i, 4 * i + 4), i]);
    const state = table.state();
    const told = Array.from({ length: 2000 }, (_, i) => [...state.subarray(5 * i, 5 * i + 5)]);
    const inOrder = (keys: number[][]) => keys.sort(([, , , , a], [, , , , b]) => a! - b!);
    expect(inOrder(told)).toEqual(expected);
  });

  it('grows where it stands, whatever order its keys come in', () => {
    const next = randomNumbers(9);
    const orders: readonly ((i: number) => number)[] = [
      (i) => i * 9973,
      (i) => 0xffff_ffff - i * 9973,
      () => next(),
      // All want the last block, or the first: they stand around the end.
      (i) => 0xffff_ffff - i,
      (i) => i,
      (i) => (i % 2 === 0 ? i : 0xffff_ffff - i),
    ];
    for (const low of orders) {
      const table = new HashTable(1, 0);
      const expected = new Map<string, number>();
      for (let i = 0; i < 12_000; i++) {
        const key = [low(i) >>> 0, next()] as const;
        table.find(...key);
        table.slots[table.at + 2] = i;
        expected.set(key.join(), i);
      }
      const state = table.state();
      const told = new Map<string, number>();
      for (let i = 0; i < state.length; i += 3) {
        told.set(`${state[i]},${state[i + 1]}`, state[i + 2]!);
      }
      expect(told.size).toBe(expected.size);
      expect(isDeepStrictEqual(told, expected)).toBe(true);
      for (const [key, value] of expected) {
        const [first, second] = key.split(',').map(Number);
        if (!table.find(first!, second!) || table.slots[table.at + 2] !== value) expect.fail(key);
      }
    }
  });

  it('knows small tables of awkward keys', () => {
    const part = fc.constantFrom(0, 2, 3, 63, 64, 65, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff);
    fc.assert(
      fc.property(fc.array(fc.tuple(part, part)), (keys) => {
        const table = new HashTable(1, 0);
        const seen = new Set<string>();
        for (const [low, high] of keys) {
          expect(table.find(low, high)).toBe(seen.has(`${low},${high}`));
          seen.add(`${low},${high}`);
        }
      }),
      casesOf(2000),
    );
  });
});
