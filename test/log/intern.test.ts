import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Interner } from '../../src/log/intern.ts';
import { Hasher } from '../../src/tables/hash.ts';

function counted() {
  let made = 0;
  const interner = new Interner((bytes, start, end) => {
    made++;
    return { text: bytes.toString('utf8', start, end) };
  });
  const get = (text: string): { text: string } => {
    const bytes = Buffer.from(`<${text}>`);
    const value = interner.get(bytes, 1, bytes.length - 1);
    bytes.fill(0);
    return value;
  };
  return { get, made: () => made };
}

describe('Interner', () => {
  it('makes a value once, and gives it again', () => {
    const { get, made } = counted();
    const texts = ['', 'a', 'é', 'a'.repeat(5000), 'ab', '\0'];
    const first = texts.map(get);
    for (let i = 0; i < 3; i++) expect(texts.map(get)).toEqual(first);
    for (const [i, text] of texts.entries()) expect(get(text)).toBe(first[i]);
    expect(made()).toBe(texts.length);
  });

  it('gives the right value when there are more texts than it holds', () => {
    const { get, made } = counted();
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 100_000; i++) {
        const text = `reason ${i}`;
        if (get(text).text !== text) expect.fail(text);
      }
    }
    for (let i = 99_990; i < 100_000; i++) get(`reason ${i}`);
    expect(made()).toBe(200_000);
  });

  it('gives the right value when the texts are larger than it holds', () => {
    const { get } = counted();
    const texts = Array.from({ length: 60 }, (_, i) => `${i}`.padEnd(300_000 + i, 'x'));
    texts.push('y'.repeat(1024 * 1024), 'y'.repeat(1024 * 1024 + 1), 'z'.repeat(5_000_000));
    for (let round = 0; round < 2; round++) {
      for (const text of texts) expect(get(text).text === text).toBe(true);
    }
  });

  it('tells texts of equal hash apart', () => {
    const hasher = new Hasher();
    const byHash = new Map<number, string>();
    const pairs: [string, string][] = [];
    for (let i = 0; i < 300_000; i++) {
      const text = `case ${i}`;
      const bytes = Buffer.from(text);
      hasher.reset(0);
      hasher.add(bytes, 0, bytes.length);
      hasher.finish();
      const other = byHash.get(hasher.low);
      if (other !== undefined) pairs.push([other, text]);
      byHash.set(hasher.low, text);
    }
    expect(pairs.length).toBeGreaterThan(0);
    const { get, made } = counted();
    for (const pair of [...pairs, ...pairs]) {
      for (const text of pair) expect(get(text).text).toBe(text);
    }
    expect(made()).toBe(2 * pairs.length);
  });

  it('is never wrong', () => {
    const { get } = counted();
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 6 })), (texts) => {
        for (const text of texts) expect(get(text).text).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });
});
