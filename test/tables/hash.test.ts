import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Hasher } from '../../src/tables/hash.ts';

const hasher = new Hasher();

function hash(parts: readonly string[], seed = 0): bigint {
  hasher.reset(seed);
  for (const part of parts) {
    const bytes = Buffer.from(`<${part}>`);
    hasher.add(bytes, 1, bytes.length - 1);
  }
  hasher.finish();
  return (BigInt(hasher.high) << 32n) | BigInt(hasher.low);
}

const MILLION = 1_000_000;

/** How many of a million texts have the hash of another, in all and in either half. */
function collisions(text: (i: number) => string): { whole: number; low: number; high: number } {
  const whole = new BigUint64Array(MILLION);
  const low = new Uint32Array(MILLION);
  const high = new Uint32Array(MILLION);
  const bytes = Buffer.alloc(64);
  for (let i = 0; i < MILLION; i++) {
    const end = bytes.write(text(i), 'latin1');
    hasher.reset(1);
    hasher.add(bytes, 0, end);
    hasher.finish();
    whole[i] = (BigInt(hasher.high) << 32n) | BigInt(hasher.low);
    low[i] = hasher.low;
    high[i] = hasher.high;
  }
  const equal = (sorted: BigUint64Array | Uint32Array): number => {
    let count = 0;
    for (let i = 1; i < sorted.length; i++) if (sorted[i] === sorted[i - 1]) count++;
    return count;
  };
  return { whole: equal(whole.sort()), low: equal(low.sort()), high: equal(high.sort()) };
}

const hex = (i: number): string => createHash('md5').update(String(i)).digest('hex');
const uuid = (digits: string): string =>
  [0, 8, 12, 16, 20].map((at, i) => digits.slice(at, [8, 12, 16, 20, 32][i])).join('-');
const TAIL = '7c1d-4b1a-9c55-0242ac120002';

describe('the hash of identities', () => {
  it.each([
    ['sequential numbers', (i: number) => String(i)],
    ['padded numbers', (i: number) => `AUD-2024-${String(i).padStart(9, '0')}`],
    ['numbers before the same text', (i: number) => `${String(i).padStart(7, '0')}@01/02/2024`],
    ['random UUIDs', (i: number) => uuid(hex(i))],
    ['UUIDs that differ in front', (i: number) => `${i.toString(16).padStart(8, '0')}-${TAIL}`],
    [
      'UUIDs that differ at the end',
      (i: number) => `403c3a8b-${TAIL.slice(0, -6)}${String(i).padStart(6, '0')}`,
    ],
    ['times of one fortnight', (i: number) => new Date(1.7e12 + 1201 * i).toISOString()],
  ])('differs for a million of them: %s', (_, text) => {
    const { whole, low, high } = collisions(text);
    expect(whole).toBe(0);
    // By chance n²/2^33 = 116 pairs share one half; far more would be a bad half.
    expect(low).toBeLessThan(180);
    expect(high).toBeLessThan(180);
  });

  it('differs for all texts of up to three bytes, and runs of one byte', () => {
    const seen = new Set<bigint>();
    let count = 0;
    const letters = ['', '\0', '\x01', 'a', 'b', 'é', '\u007f', '"', '0', '1'];
    const texts = new Set(
      letters.flatMap((a) => letters.flatMap((b) => letters.map((c) => `${a}${b}${c}`))),
    );
    for (let length = 4; length < 100; length++) {
      texts.add('\0'.repeat(length));
      texts.add('a'.repeat(length));
    }
    for (const text of texts) {
      seen.add(hash([text]));
      count++;
    }
    expect(seen.size).toBe(count);
  });

  it('knows where a part ends, in what order parts come, and its seed', () => {
    expect(hash(['ab', 'c'])).not.toBe(hash(['a', 'bc']));
    expect(hash(['abc'])).not.toBe(hash(['ab', 'c']));
    expect(hash(['a', ''])).not.toBe(hash(['a']));
    expect(hash(['', 'a'])).not.toBe(hash(['a', '']));
    expect(hash(['\0'])).not.toBe(hash(['', '']));
    expect(hash(['a', 'b'])).not.toBe(hash(['b', 'a']));
    expect(hash(['abcd', 'e'])).not.toBe(hash(['abcde']));
    expect(hash(['a'], 1)).not.toBe(hash(['a'], 2));
  });

  it('is the same for the same parts and for no others', () => {
    const parts = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '\0'), maxLength: 9 }), {
      maxLength: 4,
    });
    const known = new Map<bigint, string>();
    fc.assert(
      fc.property(parts, (drawn) => {
        const name = JSON.stringify(drawn);
        const made = hash(drawn);
        expect(made).toBe(hash(drawn));
        expect(known.get(made) ?? name).toBe(name);
        known.set(made, name);
      }),
      { numRuns: 20_000 },
    );
  });
});
