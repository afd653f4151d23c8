import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KernelText } from '../../src/kernel.ts';
import { casesOf } from '../random-runs.ts';

const text = new KernelText();

function put(bytes: Uint8Array): void {
  text.clear();
  text.add({ bytes, start: 0, end: bytes.length });
}

function xxh64(bytes: Uint8Array): bigint {
  put(bytes);
  text.kernel.identify(text.start, text.end);
  const [low, high] = text.words();
  return (BigInt(high) << 32n) | BigInt(low);
}

const MASK = (1n << 64n) - 1n;
const P1 = 0x9e3779b185ebca87n;
const P2 = 0xc2b2ae3d27d4eb4fn;
const P3 = 0x165667b19e3779f9n;
const P4 = 0x85ebca77c2b2ae63n;
const P5 = 0x27d4eb2f165667c5n;
const rotl = (x: bigint, n: bigint): bigint => ((x << n) | (x >> (64n - n))) & MASK;
const round = (lane: bigint, word: bigint): bigint =>
  (rotl((lane + word * P2) & MASK, 31n) * P1) & MASK;

/** XXH64 with seed 0, as its specification writes it, and as slowly as need be. */
function slowXxh64(bytes: Buffer): bigint {
  let p = 0;
  let hash = P5;
  if (bytes.length >= 32) {
    const lanes = [(P1 + P2) & MASK, P2, 0n, -P1 & MASK];
    for (; p + 32 <= bytes.length; p += 32) {
      for (let i = 0; i < 4; i++) lanes[i] = round(lanes[i]!, bytes.readBigUInt64LE(p + 8 * i));
    }
    const [a, b, c, d] = lanes as [bigint, bigint, bigint, bigint];
    hash = (rotl(a, 1n) + rotl(b, 7n) + rotl(c, 12n) + rotl(d, 18n)) & MASK;
    for (const lane of lanes) hash = ((hash ^ round(0n, lane)) * P1 + P4) & MASK;
  }
  hash = (hash + BigInt(bytes.length)) & MASK;
  for (; p + 8 <= bytes.length; p += 8) {
    hash = (rotl(hash ^ round(0n, bytes.readBigUInt64LE(p)), 27n) * P1 + P4) & MASK;
  }
  if (p + 4 <= bytes.length) {
    hash = (rotl(hash ^ ((BigInt(bytes.readUInt32LE(p)) * P1) & MASK), 23n) * P2 + P3) & MASK;
    p += 4;
  }
  for (; p < bytes.length; p++) {
    hash = (rotl(hash ^ ((BigInt(bytes[p]!) * P5) & MASK), 11n) * P1) & MASK;
  }
  hash = ((hash ^ (hash >> 33n)) * P2) & MASK;
  hash = ((hash ^ (hash >> 29n)) * P3) & MASK;
  return hash ^ (hash >> 32n);
}

describe('the hash of identities', () => {
  it.each([
    ['', 0xef46db3751d8e999n],
    ['a', 0xd24ec4f1a98c6e5bn],
    ['abc', 0x44bc2cf5ad770999n],
  ])('gives the published XXH64 of %j', (given, hash) => {
    expect(xxh64(Buffer.from(given))).toBe(hash);
  });

  it('agrees with the specification on random bytes of every length', () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    fc.assert(
      fc.property(bytes, (drawn) => {
        expect(xxh64(drawn)).toBe(slowXxh64(Buffer.from(drawn)));
      }),
      casesOf(2000),
    );
  });
});

describe('the quick hash of cells', () => {
  const quick = (bytes: Uint8Array): number => {
    put(bytes);
    return text.kernel.quickHash(text.start, text.end) >>> 0;
  };

  it('is the same wherever the bytes stand', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(9), (bytes, before) => {
        const hash = quick(bytes);
        put(Buffer.concat([Buffer.alloc(before, 'x'), bytes, Buffer.from('y')]));
        const start = text.start + before;
        expect(text.kernel.quickHash(start, start + bytes.length) >>> 0).toBe(hash);
      }),
    );
  });

  it.each([
    ['sequential numbers', (i: number) => String(i)],
    ['case numbers', (i: number) => `26-${String(i).padStart(6, '0')}`],
    ['long texts that differ in the middle', (i: number) => `stolen vehicle ${i} reported today`],
    ['random texts', (i: number) => createHash('md5').update(String(i)).digest('hex').slice(0, 11)],
  ])('has few equals among 200,000: %s', (_, make) => {
    const seen = new Set<number>();
    for (let i = 0; i < 200_000; i++) seen.add(quick(Buffer.from(make(i))));
    // By chance n²/2^33 = 4.7 pairs are equal.
    expect(200_000 - seen.size).toBeLessThan(25);
  });
});
