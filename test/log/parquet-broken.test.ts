import fc from 'fast-check';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { deltaNumbers, deltaTexts } from '../../src/log/parquet/delta-values.ts';
import { openParquet } from '../../src/log/parquet/parquet-rows.ts';
import { readRuns } from '../../src/log/parquet/runs.ts';
import { structEnd } from '../../src/log/parquet/thrift-form.ts';
import { SheetCitations } from '../../src/log/rows/citations.ts';
import { AS_IT_CAME, TIMES } from '../random-runs.ts';

/* What is said of Parquet files that are broken; and that none keeps anybody waiting. */

const ROWS = Array.from({ length: 20 }, (_, n) => n);

function log(codec: 'SNAPPY' | 'UNCOMPRESSED'): Buffer {
  const columnData: ColumnSource[] = [
    { name: 'ID', data: ROWS.map(BigInt), type: 'INT64', encoding: 'DELTA_BINARY_PACKED' },
    { name: 'Time', data: ROWS.map((n) => new Date(1e12 + n * 1e8)), type: 'TIMESTAMP' },
    { name: 'User', data: ROWS.map((n) => `user ${n % 3}`), type: 'STRING' },
    {
      name: 'Case',
      data: ROWS.map((n) => `25-${n}`),
      type: 'STRING',
      encoding: 'DELTA_LENGTH_BYTE_ARRAY',
    },
    { name: 'Reason', data: ROWS.map((n) => (n % 4 === 0 ? null : 'burglary')), type: 'STRING' },
    { name: 'Done', data: ROWS.map((n) => n % 2 === 0), type: 'BOOLEAN', encoding: 'RLE' },
    { name: 'Part', data: ROWS.map((n) => n / 2), type: 'DOUBLE', encoding: 'BYTE_STREAM_SPLIT' },
  ];
  return Buffer.from(parquetWriteBuffer({ columnData, codec, rowGroupSize: 8 }));
}

/** The text of a file; or what is said of it. */
async function readOf(bytes: Buffer): Promise<{ text: string; said?: string }> {
  const citations = new SheetCitations('a.parquet', ['a.parquet']);
  citations.startSheet(1);
  citations.add(1, 0);
  const access = {
    size: bytes.length,
    read: async (at: number, length: number) => bytes.subarray(at, at + length),
    isUnchanged: async () => true,
  };
  let text = '';
  try {
    const rows = await openParquet('a.parquet', access, citations);
    for await (const chunk of rows.chunks()) text += chunk;
  } catch (error) {
    if (error instanceof Error) return { text, said: `${error.name}: ${error.message}` };
  }
  return { text };
}

const WHATS = [
  'it (ends too early|is cut short|holds what no Parquet file does|says that it is longer than the file)',
  'it is not at the end of the file, which is cut short',
  'its parts stand in each other too deep',
  'a number has too many bytes',
  'a column has (no name|not the rows of its row group|values of no type that is known)',
  'its row groups have not the rows that it says',
  'a (page|dictionary) is cut short',
  'a page has (other rows than its row group|no header|no size|no such size|an unknown encoding|no blocks of numbers)',
  'a page cannot be unpacked',
  'a page holds numbers that are too large',
  'a text is none',
  'it has no pages of column “[^\n]*”',
  'its columns are in other files',
  'a column is packed as no column is',
].join('|');
const BROKEN = new RegExp(
  `^CannotBeDone: a\\.parquet is a broken Parquet file \\((` +
    `(its footer|column “[^\n]*” from row \\d+ on): (${WHATS})` +
    `|it has fewer rows than it says|it holds bytes that are no text in UTF-8` +
    `)\\): copy it again, or write it again$`,
);
/** What a change of some bytes may make of a whole file, which then holds something else. */
const ANOTHER =
  /^CannotBeDone: a\.parquet(:? (is an encrypted Parquet|has no columns|its columns are compressed with [A-Z]|column “[^\n]*” holds|two columns are called))/;

describe('a Parquet file of every encoding', () => {
  it.each(['SNAPPY', 'UNCOMPRESSED'] as const)('is read, %s', async (codec) => {
    const { text, said } = await readOf(log(codec));
    expect(said).toBeUndefined();
    expect(text.split('\n')[20]).toBe('19,2001-10-01 01:33:20+00,user 1,25-19,burglary,false,9.5');
  });
});

describe('a broken Parquet file', () => {
  it('is said to be one in our words, with the place and what to do', async () => {
    const files = [log('SNAPPY'), log('UNCOMPRESSED')];
    const last = Math.min(...files.map(({ length }) => length)) - 1;
    const footer = files[0]!.readUInt32LE(files[0]!.length - 8);
    const back = fc.oneof(fc.nat(last), fc.nat(footer + 8));
    const change = fc.record({ back, to: fc.nat(255) });
    const changes = fc.array(change, { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), changes, async (file, made) => {
        const bytes = Buffer.from(file);
        for (const { back, to } of made) bytes[bytes.length - 1 - back] = to;
        const { said } = await readOf(bytes);
        if (said !== undefined && !ANOTHER.test(said)) expect(said).toMatch(BROKEN);
      }),
      { ...AS_IT_CAME, numRuns: 250 * TIMES },
    );
  });

  it('whose packing is none is not said to be packed with “undefined”', async () => {
    const file = log('SNAPPY');
    // The names of the only part of a path, and behind it the packing: 1 is SNAPPY, 63 nothing.
    const at = file.lastIndexOf(Buffer.from('Part')) + 'Part'.length;
    expect([file[at], file[at + 1]]).toEqual([0x15, 0x02]);
    file[at + 1] = 0x7e;
    expect((await readOf(file)).said).toMatch(BROKEN);
  });

  it('of which the list of columns is none is said to have a broken footer', async () => {
    const file = log('SNAPPY');
    // The second field of the footer: a list of structs. Here it is a number.
    const at = file.length - 8 - file.readUInt32LE(file.length - 8) + 2;
    expect(file[at]! & 15).toBe(9);
    file[at] = 0x15;
    expect((await readOf(file)).said).toMatch(/\(its footer: /);
  });
});

describe('numbers in runs', () => {
  const read = (bytes: readonly number[], width: number, count: number): number[] => {
    const into = new Int32Array(count);
    readRuns(Uint8Array.from(bytes), 0, width, into);
    return [...into];
  };

  it('are read as they were written, whatever their bits', () => {
    const numbers = fc
      .integer({ min: 1, max: 31 })
      .chain((width) =>
        fc.tuple(
          fc.constant(width),
          fc.array(fc.nat(2 ** width - 1), { minLength: 1, maxLength: 40 }),
        ),
      );
    fc.assert(
      fc.property(numbers, ([width, values]) => {
        const groups = Math.ceil(values.length / 8);
        let bits = 0n;
        for (const [i, value] of values.entries()) bits |= BigInt(value) << BigInt(i * width);
        const packed = Array.from({ length: groups * width }, (_, i) =>
          Number((bits >> BigInt(8 * i)) & 255n),
        );
        expect(read([2 * groups + 1, ...packed], width, values.length)).toEqual(values);
      }),
      { ...AS_IT_CAME, numRuns: 100 * TIMES },
    );
    expect(read([6, 5, 4, 7], 3, 5)).toEqual([5, 5, 5, 7, 7]);
  });

  it('are read no further than there is room, however long a run says that it is', () => {
    // Four million million times the same number.
    const long = [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x02, 1];
    for (let i = 0; i < 1000; i++) expect(read(long, 1, 3)).toEqual([1, 1, 1]);
  });

  it('that are cut short or too large are refused', () => {
    expect(() => read([3, 1], 9, 8)).toThrow('a page is cut short');
    expect(() => read([4], 3, 2)).toThrow('it ends too early');
    expect(() => read([4, 9], 3, 2)).toThrow('too large');
  });
});

describe('a header of Thrift', () => {
  const end = (...bytes: number[]) => structEnd(Uint8Array.from(bytes), 0);

  it('ends where its struct does', () => {
    expect(end(0x15, 0x02, 0x18, 2, 65, 66, 0x19, 0x25, 1, 2, 0x1c, 0x11, 0, 0, 99)).toBe(14);
  });

  it('is not believed: a list of a thousand million, a number of a million bytes, structs in structs', () => {
    expect(() => end(0x19, 0xfc, 0x80, 0x80, 0x80, 0x80, 0x04, 0)).toThrow('it ends too early');
    expect(() => structEnd(new Uint8Array(1e6).fill(0x96), 0)).toThrow('too many bytes');
    expect(() => structEnd(new Uint8Array(1e6).fill(0x1c), 0)).toThrow('too deep');
    expect(() => structEnd(new Uint8Array(1e6).fill(0x19), 0)).toThrow('too deep');
  });
});

describe('numbers of which only changes are stored', () => {
  it('are not read where blocks would go back: that would never end', () => {
    // −1 blocks of 128 numbers, as the library reads it.
    const bytes = [0x80, 0x01, 0xff, 0xff, 0xff, 0xff, 0x0f, 100, 0, 0, 0, 0, 0, 0];
    for (const type of ['INT32', 'INT64'] as const) {
      expect(() => deltaNumbers(Uint8Array.from(bytes), 0, 100, type)).toThrow('no blocks');
    }
    expect(() => deltaTexts(Uint8Array.from(bytes), 0, 100, true)).toThrow('no blocks');
  });

  it('are read as the example of the format says', () => {
    // 7, 5, 3, 1, 2, 3, 4, 5: one block of 128 in four, the least change −2, of two bits each.
    const packed = [0xc0, 0x3f, ...Array<number>(6).fill(0)];
    const bytes = [0x80, 0x01, 4, 8, 14, 3, 2, 0, 0, 0, ...packed];
    for (const type of ['INT32', 'INT64'] as const) {
      const numbers = [...Array.from(deltaNumbers(Uint8Array.from(bytes), 0, 8, type))];
      expect(numbers.map(Number)).toEqual([7, 5, 3, 1, 2, 3, 4, 5]);
    }
  });

  it('have no text that starts with more than the one before it has', () => {
    // Of two texts: what they share, 0 and 9; what is their own, a byte each.
    const bytes = [8, 1, 2, 0, 18, 0, 8, 1, 2, 2, 0, 0, 65, 66];
    expect(() => deltaTexts(Uint8Array.from(bytes), 0, 2, true)).toThrow('cut short');
  });
});
