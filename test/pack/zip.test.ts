import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, describe, expect, it } from 'vitest';
import { type PackedFile, zipOf } from '../../pack/zip.ts';

const FILES: readonly PackedFile[] = [
  { path: 'run', bytes: Buffer.from('#!/bin/sh\n'), isProgram: true },
  { path: 'b/two.txt', bytes: Buffer.from('two\n'.repeat(500)) },
  { path: 'a.txt', bytes: Buffer.from('') },
];

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

describe('the archive', () => {
  it('holds each file under its folder, in the order of their paths, and their sums', () => {
    const unpacked = unzipSync(zipOf('it-1.0', FILES));
    expect(Object.keys(unpacked)).toEqual([
      'it-1.0/SHA256SUMS',
      'it-1.0/a.txt',
      'it-1.0/b/two.txt',
      'it-1.0/run',
    ]);
    expect(strFromU8(unpacked['it-1.0/b/two.txt']!)).toBe('two\n'.repeat(500));
    const sum = createHash('sha256').update(FILES[1]!.bytes).digest('hex');
    expect(strFromU8(unpacked['it-1.0/SHA256SUMS']!).split('\n')[1]).toBe(`${sum}  b/two.txt`);
  });

  it('is the same to the byte in any zone and from files in any order', () => {
    const made = ['UTC', 'Pacific/Kiritimati', 'America/St_Johns'].map((name) => {
      process.env.TZ = name;
      return Buffer.from(zipOf('it-1.0', FILES)).toString('hex');
    });
    const turned = Buffer.from(zipOf('it-1.0', FILES.toReversed())).toString('hex');
    expect(new Set([...made, turned]).size).toBe(1);
  });

  it('says who may run what: a program is one, whatever mode its file has here', () => {
    const bytes = Buffer.from(zipOf('it-1.0', FILES));
    const modes = new Map<string, string>();
    for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4)) {
      const name = bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28));
      modes.set(name, (bytes.readUInt32LE(at + 38) >>> 16).toString(8));
    }
    expect(modes.get('it-1.0/run')).toBe('100755');
    expect(modes.get('it-1.0/a.txt')).toBe('100644');
  });
});
