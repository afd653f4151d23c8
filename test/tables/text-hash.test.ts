import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextHash } from '../../src/tables/text-hash.ts';
import { casesOf, TIMES } from '../random-runs.ts';

const hasher = new TextHash();

function hash(text: string, seed = 0): bigint {
  hasher.take(text, seed);
  return (BigInt(hasher.high) << 32n) | BigInt(hasher.low);
}

/** Twice as many where CI looks: half of a hash then has four times as many equals by chance. */
const [MANY, MOST_EQUAL] = TIMES === 1 ? [200_000, 15] : [400_000, 34];

/** How many of many texts have the hash of another, in all and in either half. */
function collisions(text: (i: number) => string): { whole: number; low: number; high: number } {
  // Both halves of a hash side by side: sorted as one number, compared as two.
  const halves = new Uint32Array(2 * MANY);
  const low = new Uint32Array(MANY);
  const high = new Uint32Array(MANY);
  for (let i = 0; i < MANY; i++) {
    hasher.take(text(i), 1);
    low[i] = halves[2 * i] = hasher.low;
    high[i] = halves[2 * i + 1] = hasher.high;
  }
  new BigUint64Array(halves.buffer).sort();
  let whole = 0;
  for (let i = 2; i < halves.length; i += 2) {
    if (halves[i] === halves[i - 2] && halves[i + 1] === halves[i - 1]) whole++;
  }
  const equal = (sorted: Uint32Array): number => {
    let count = 0;
    for (let i = 1; i < sorted.length; i++) if (sorted[i] === sorted[i - 1]) count++;
    return count;
  };
  return { whole, low: equal(low.sort()), high: equal(high.sort()) };
}

/** 32 random digits: eight of each word that two multiplications make of the number. */
function hex(i: number): string {
  let digits = '';
  for (let word = 1; word <= 4; word++) {
    let mixed = Math.imul(i ^ (word * 0x9e3779b9), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
    digits += ((mixed ^ (mixed >>> 13)) >>> 0).toString(16).padStart(8, '0');
  }
  return digits;
}

const uuid = (digits: string): string =>
  [0, 8, 12, 16, 20].map((at, i) => digits.slice(at, [8, 12, 16, 20, 32][i])).join('-');
const TAIL = '7c1d-4b1a-9c55-0242ac120002';

describe('the hash of texts', () => {
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
  ])('differs for many of them: %s', (_, text) => {
    const { whole, low, high } = collisions(text);
    expect(whole).toBe(0);
    // By chance n²/2^33 = 4.7 (19) pairs share one half; far more would be a bad half.
    expect(low).toBeLessThan(MOST_EQUAL);
    expect(high).toBeLessThan(MOST_EQUAL);
  });

  it('differs for all texts of up to three units, and runs of one unit', () => {
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
      seen.add(hash(text));
      count++;
    }
    expect(seen.size).toBe(count);
  });

  it('is the same for the same text and for no other, and another under another seed', () => {
    const unit = fc.constantFrom('a', 'b', '\0', '\uffff');
    const known = new Map<bigint, string>();
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
        const made = hash(text);
        expect(made).toBe(hash(text));
        expect(hash(text, 1)).not.toBe(made);
        expect(known.get(made) ?? text).toBe(text);
        known.set(made, text);
      }),
      casesOf(20_000),
    );
  });
});
