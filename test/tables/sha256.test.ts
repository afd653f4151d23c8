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

  it('hashes 512 MiB: its length in bits takes more than 32 bits', () => {
    const piece = Buffer.alloc(1024 * 1024, 0x5a);
    const sha = new Sha256();
    const expected = createHash('sha256');
    sha.resume();
    for (let i = 0; i < 512; i++) {
      sha.update(piece, 0, piece.length);
      expected.update(piece);
    }
    sha.finish();
    expect(sha.hex()).toBe(expected.digest('hex'));
  });

  it('refuses a state inside a block', () => {
    const sha = new Sha256();
    sha.resume();
    sha.updateByte(1);
    expect(() => sha.state()).toThrow(RangeError);
  });
});
