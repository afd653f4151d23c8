import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LogTexts } from '../../src/log/side-by-side/log-texts.ts';
import { newRing, RingReader, RingStopped, RingWriter } from '../../src/log/side-by-side/ring.ts';

const SIZE = 64;

it('gives back what was put in, log by log, round and round, and waits while there is no room', async () => {
  const logs = fc.array(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 8 }), {
    minLength: 1,
    maxLength: 3,
  });
  const check = async (all: Uint8Array[][], step: number): Promise<void> => {
    const ring = newRing(SIZE, all.length);
    const [writer, reader] = [new RingWriter(ring), new RingReader(ring)];
    let isDone = false;
    const writing = (async () => {
      for (const pieces of all) {
        for (const piece of pieces) await writer.push(piece);
        writer.endLog();
      }
      isDone = true;
    })();
    for (const [log, pieces] of all.entries()) {
      const text = Buffer.concat(pieces);
      const read = Buffer.alloc(text.length);
      for (let at = 0; at < text.length; at += step) {
        await new Promise(setImmediate);
        const to = Math.min(at + step, text.length);
        // What was put in and not released fills the ring: nothing more comes before.
        expect(reader.waitFor(log, to)).toBe(to);
        reader.copy(log, at, read.subarray(at, to));
        writer.release(log, to);
      }
      await new Promise(setImmediate);
      expect(read.equals(text)).toBe(true);
      expect(reader.waitFor(log, text.length + 1)).toBe(text.length);
    }
    await writing;
    expect(isDone).toBe(true);
  };
  await fc.assert(fc.asyncProperty(logs, fc.integer({ min: 1, max: SIZE }), check), {
    numRuns: 200,
  });
});

it('copies long pieces, too, from any byte to any other', async () => {
  const ring = newRing(1 << 20, 1);
  const [writer, reader] = [new RingWriter(ring), new RingReader(ring)];
  const text = Buffer.from(Array.from({ length: 200_003 }, (_, i) => (i * 7919) >>> 3));
  await writer.push(text.subarray(0, 3));
  await writer.push(text.subarray(3));
  writer.endLog();
  for (const from of [0, 1, 6, 8]) {
    const read = Buffer.alloc(text.length - from);
    reader.copy(0, from, read);
    expect(read.equals(text.subarray(from))).toBe(true);
  }
});

it('lets go of those who wait when all is over', async () => {
  const ring = newRing(SIZE, 1);
  const writer = new RingWriter(ring);
  const writing = writer.push(new Uint8Array(SIZE + 1));
  writer.stop();
  await writing;
  expect(() => new RingReader(ring).waitFor(0, 1)).toThrow(RingStopped);
  // Nothing comes behind it.
  writer.endLog();
  expect(() => new RingReader(ring).waitFor(0, 1)).toThrow(RingStopped);
});

it('cuts logs into chunks, one at the least of each, numbered over all', async () => {
  const sizes = [25, 0, 20, 1];
  const ring = newRing(SIZE, sizes.length);
  const writer = new RingWriter(ring);
  for (const size of sizes) {
    await writer.push(new Uint8Array(size));
    writer.endLog();
  }
  const texts = new LogTexts(ring, 10, sizes.length);
  expect([0, 1, 2, 3, 4, 5, 6, 7].map((chunk) => texts.place(chunk))).toEqual([
    { log: 0, from: 0 },
    { log: 0, from: 10 },
    { log: 0, from: 20 },
    { log: 1, from: 0 },
    { log: 2, from: 0 },
    { log: 2, from: 10 },
    { log: 3, from: 0 },
    undefined,
  ]);
});
