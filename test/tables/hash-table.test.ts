import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HashTable } from '../../src/tables/hash-table.ts';

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
  it.each([1, 2, 3])(
    'counts 100,000 random keys as a Map does, with %i numbers a key',
    (values) => {
      const next = randomNumbers(values);
      const keys = Array.from({ length: 100_000 }, () => [next(), next()] as const);
      const table = new HashTable(values, values === 2 ? 90_000 : 0);
      const map = new Map<string, number[]>();
      let wrong = 0;
      for (let i = 0; i < 250_000; i++) {
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
      expect(map.size).toBeGreaterThan(85_000);
    },
  );

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
      { numRuns: 2000 },
    );
  });
});
