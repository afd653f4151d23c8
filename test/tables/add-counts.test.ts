import { describe, expect, it } from 'vitest';
import { addCounts } from '../../src/tables/add-counts.ts';
import { TextCounts } from '../../src/tables/text-counts.ts';

describe('addCounts', () => {
  it('adds number by number, whatever they stand in, and takes over what only one has', () => {
    const into = { n: 1, list: [1, 2], map: new Map([['a', 1]]), deep: { x: 1 } };
    addCounts(into, {
      ...{ n: 2, list: [3, 4], deep: { x: 5 } },
      map: new Map([
        ['a', 2],
        ['b', 3],
      ]),
    });
    expect(into).toEqual({
      ...{ n: 3, list: [4, 6], deep: { x: 6 } },
      map: new Map([
        ['a', 3],
        ['b', 3],
      ]),
    });
  });
});

describe('TextCounts in parts', () => {
  it('knows what is frequent in all, though in no part it is', () => {
    const texts = Array.from({ length: 3000 }, (_, i) => `t${i % (1 + (i % 700))}`);
    const whole = new TextCounts(5);
    const parts = [0, 1, 2].map(() => new TextCounts(5, 3));
    for (const [i, text] of texts.entries()) {
      whole.add(text);
      parts[i % 3]!.add(text);
    }
    const merged = new TextCounts(5);
    for (const part of parts) merged.merge(structuredClone(part.state()));
    const sorted = (counts: TextCounts) =>
      counts.frequent().sort((a, b) => (a.text < b.text ? -1 : 1));
    expect(sorted(merged)).toEqual(sorted(whole));
    expect(sorted(whole).length).toBeGreaterThan(100);
  });
});
