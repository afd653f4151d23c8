import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Sha256 } from '../../src/tables/sha256.ts';

function hex(bytes: Uint8Array): string {
  const sha = new Sha256();
  sha.resume();
  sha.update(bytes, 0, bytes.length);
  sha.finish();
  return sha.hex();
}

const bytes = fc.uint8Array({ maxLength: 300 });

describe('Sha256', () => {
  it('gives the published hashes of FIPS 180-4: abc, the empty text, two blocks', () => {
    expect(hex(Buffer.from('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    expect(hex(Buffer.alloc(0))).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    expect(hex(Buffer.from('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'))).toBe(
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    );
  });

  it('agrees with node at every length up to three blocks', () => {
    for (let length = 0; length <= 192; length++) {
      const text = Buffer.alloc(length, 0xa5);
      expect(hex(text)).toBe(createHash('sha256').update(text).digest('hex'));
    }
  });

  it('agrees with node on random bytes in random pieces, going on from any state', () => {
    const sha = new Sha256();
    fc.assert(
      fc.property(bytes, bytes, fc.array(bytes, { maxLength: 4 }), (prefix, rest, pieces) => {
        const blocks = prefix.subarray(0, prefix.length - (prefix.length % 64));
        sha.resume();
        sha.update(blocks, 0, blocks.length);
        const state = sha.state();
        sha.update(rest, 0, rest.length);
        sha.resume(state);
        for (const piece of pieces) {
          sha.update(piece, 0, piece.length);
          sha.updateByte(0x1f);
        }
        sha.finish();
        const expected = createHash('sha256').update(blocks);
        for (const piece of pieces) expected.update(piece).update('\u001f');
        return sha.hex() === expected.digest('hex');
      }),
    );
  });

  it('goes on behind 512 MiB: its length in bits takes more than 32 bits', () => {
    // The state behind 2^29 bytes 0x5a, and the hash of them and "abc" as node:crypto gives it.
    const words = Int32Array.of(
      ...[0xc205dc8f, 0x5d26bc4a, 0x1b4c74db, 0xfd3a2b4d],
      ...[0x30ca454f, 0xb33dd578, 0x82469eca, 0xef13399f],
    );
    const sha = new Sha256();
    sha.resume({ words, length: 2 ** 29 });
    sha.update(Buffer.from('abc'), 0, 3);
    sha.finish();
    const expected = '3595bf1a872755d0c31352f2f0451820e452f3b639c84e891a216935482d13f5';
    expect(sha.hex()).toBe(expected);
    sha.hashFrom({ words, length: 2 ** 29 }, Buffer.from('abc'), 0, 3);
    expect(sha.hex()).toBe(expected);
  });

  it('refuses a state inside a block', () => {
    const sha = new Sha256();
    sha.resume();
    sha.updateByte(1);
    expect(() => sha.state()).toThrow(RangeError);
  });
});
