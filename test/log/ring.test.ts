import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newRing, RingReader, RingStopped, RingWriter } from '../../src/log/side-by-side/ring.ts';

const SIZE = 64;

it('gives back what was put in, round and round, and waits while there is no room', async () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 8 });
  const check = async (all: Uint8Array[], step: number): Promise<void> => {
    const ring = newRing(SIZE);
    const [writer, reader] = [new RingWriter(ring), new RingReader(ring)];
    const text = Buffer.concat(all);
    let isDone = false;
    const writing = (async () => {
      for (const piece of all) await writer.push(piece);
      writer.end();
      isDone = true;
    })();
    const read = Buffer.alloc(text.length);
    for (let at = 0; at < text.length; at += step) {
      await new Promise(setImmediate);
      const to = Math.min(at + step, text.length);
      // What was put in and not released fills the ring: nothing more comes before.
      expect(reader.waitFor(to)).toBe(to);
      reader.copy(at, read.subarray(at, to));
      writer.release(to);
    }
    await writing;
    expect(isDone).toBe(true);
    expect(read.equals(text)).toBe(true);
    expect(reader.waitFor(text.length + 1)).toBe(text.length);
  };
  await fc.assert(fc.asyncProperty(pieces, fc.integer({ min: 1, max: SIZE }), check), {
    numRuns: 300,
  });
});

it('lets go of those who wait when all is over', async () => {
  const ring = newRing(SIZE);
  const writer = new RingWriter(ring);
  const writing = writer.push(new Uint8Array(SIZE + 1));
  writer.stop();
  await writing;
  expect(() => new RingReader(ring).waitFor(1)).toThrow(RingStopped);
  // Nothing comes behind it.
  writer.end();
  expect(() => new RingReader(ring).waitFor(1)).toThrow(RingStopped);
});
