import { setImmediate as turn } from 'node:timers/promises';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type ZipMember, zip } from '../../../fixtures/generate/zip.ts';
import { partChunks, smallPart, zipParts } from '../../../src/log/workbook/zip.ts';
import { accessTo, failureOf } from './made-workbook.ts';

const REFUSALS = new Set(['BrokenWorkbook', 'TooLarge', 'OtherFile']);
const TEXT = Buffer.from('a part of an archive, '.repeat(50_000));

/** Packed as DEFLATE does; the size and the checksum are those of the text. */
function packed(name: string, text: Buffer, facts: Partial<ZipMember> = {}): ZipMember {
  const stored = zip([{ name, bytes: text }]);
  const crc = Buffer.from(stored).readUInt32LE(14);
  return { name, bytes: deflateRawSync(text), method: 8, size: text.length, crc, ...facts };
}

async function read(bytes: Uint8Array, name = 'a.xml'): Promise<Buffer> {
  const access = accessTo(bytes);
  const part = (await zipParts(access)).get(name);
  if (!part) throw new Error(`no ${name}`);
  return await smallPart(access, part, 1e9);
}

describe('a part of an archive', () => {
  it.each([
    ['stored', { name: 'A.xml', bytes: TEXT }],
    ['packed', packed('A.xml', TEXT)],
    ['with sizes in 64 bits', packed('A.xml', TEXT, { wide: true })],
    ['with its sizes behind it', packed('A.xml', TEXT, { flags: 8 })],
    ['empty', { name: 'A.xml', bytes: Buffer.alloc(0) }],
  ])('is unpacked whole: %s', async (_, member) => {
    const text = member.bytes.length === 0 ? member.bytes : TEXT;
    expect((await read(zip([{ name: 'b', bytes: TEXT }, member]))).equals(text)).toBe(true);
  });

  it.each([
    ['it is longer than it should be', packed('a.xml', TEXT, { size: TEXT.length - 1 })],
    ['it is shorter than it should be', packed('a.xml', TEXT, { size: TEXT.length + 1 })],
    ['its checksum is another', packed('a.xml', TEXT, { crc: 1 })],
    ['it is stored and its checksum is another', { name: 'a.xml', bytes: TEXT, crc: 1 }],
    ['it is no DEFLATE', { name: 'a.xml', bytes: TEXT, method: 8 }],
    [
      'it stops in the middle',
      packed('a.xml', TEXT, { bytes: deflateRawSync(TEXT).subarray(0, 99) }),
    ],
    ['it is packed otherwise', packed('a.xml', TEXT, { method: 9 })],
  ])('is a failed read when %s', async (_, member) => {
    expect(await failureOf(read(zip([member])))).toMatch(/^BrokenWorkbook: a\.xml /);
  });

  it('is refused when it is locked', async () => {
    const locked = zip([packed('a.xml', TEXT, { flags: 1 })]);
    expect(await failureOf(read(locked))).toContain('OtherFile: locked with a password');
  });

  it('that unpacks to more than it says is stopped there', async () => {
    const bomb = packed('a.xml', Buffer.alloc(64 * 1024 * 1024), { size: 1000 });
    const access = accessTo(zip([bomb]));
    let given = 0;
    const all = async (): Promise<void> => {
      const part = (await zipParts(access)).get('a.xml')!;
      for await (const chunk of partChunks(access, part)) given += chunk.length;
    };
    expect(await failureOf(all())).toContain('longer than the archive says');
    expect(given).toBeLessThan(1024 * 1024);
  });

  it('is read no further than it is wanted', async () => {
    const noise = Buffer.from(Uint32Array.from({ length: 2e6 }, (_, i) => i * 2654435761).buffer);
    const log = { read: 0 };
    const access = accessTo(zip([packed('a.xml', noise)]), log);
    const part = (await zipParts(access)).get('a.xml')!;
    for await (const _ of partChunks(access, part)) break;
    for (let turns = 0; turns < 100; turns++) await turn();
    expect(log.read).toBeLessThan(2_500_000);
    expect(part.packedSize).toBeGreaterThan(4_000_000);
  });

  it('over a limit is refused before it is unpacked', async () => {
    const access = accessTo(zip([packed('a.xml', TEXT)]));
    const part = (await zipParts(access)).get('a.xml')!;
    expect(await failureOf(smallPart(access, part, 1024))).toContain('TooLarge');
  });
});

describe('an archive', () => {
  const whole = Buffer.from(zip([packed('a.xml', TEXT), { name: 'b.xml', bytes: TEXT }]));
  const directory = whole.lastIndexOf('PK\x01\x02', whole.lastIndexOf('PK\x01\x02') - 1, 'latin1');

  it('with a comment at its end is read', async () => {
    const commented = Buffer.concat([whole, Buffer.from('PK\x05\x06 a comment of ours..')]);
    commented.writeUInt16LE(commented.length - whole.length, whole.length - 2);
    expect((await read(commented)).equals(TEXT)).toBe(true);
  });

  it.each([0, 1, 21, 22, 1000, directory, directory + 50, whole.length - 22, whole.length - 1])(
    'cut after %i bytes is broken',
    async (length) => {
      expect(await failureOf(read(whole.subarray(0, length)))).toContain('BrokenWorkbook');
    },
  );

  it('with any byte of its directory changed is read right, or refused', async () => {
    for (let at = directory; at < whole.length; at++) {
      const changed = Buffer.from(whole);
      changed[at]! ^= 0xff;
      const outcome = await read(changed).then(
        (bytes) => bytes.equals(TEXT),
        (error: unknown) =>
          error instanceof Error && (REFUSALS.has(error.name) || error.message === 'no a.xml'),
      );
      expect(outcome, `byte ${at}`).toBe(true);
    }
  });

  it('with two parts of one name is broken: which is meant, nobody can say', async () => {
    const twice = zip([packed('a.xml', TEXT), { name: 'A.XML', bytes: TEXT }]);
    expect(await failureOf(read(twice))).toContain('have one name');
  });

  it('with a directory that is said to be huge is refused', async () => {
    const huge = Buffer.from(whole);
    huge.writeUInt32LE(0x10000000, huge.length - 10);
    expect(await failureOf(read(huge))).toContain('TooLarge');
  });
});
