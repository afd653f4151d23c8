import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Encoding } from '../../src/contract/document.ts';
import {
  decoded,
  detectEncoding,
  encodingNamed,
  hasUtf8Mark,
  UndecodableBytes,
} from '../../src/log/open/encoding.ts';
import { ANY_CHARACTER, casesOf } from '../random-runs.ts';
import { chunked } from './split-reference.ts';

/** Windows-1252 from 0x80 to 0x9F as the WHATWG and Microsoft list it; a space where nothing is. */
const HIGH = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const UNDEFINED = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
const ENCODINGS: readonly Encoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'];

function encoded(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  return Buffer.from(
    [...text].map((c) =>
      c !== ' ' && HIGH.includes(c) ? 0x80 + HIGH.indexOf(c) : c.charCodeAt(0),
    ),
  );
}

/** All the text that came out, and the error that ended it. */
async function decodedText(
  chunks: readonly Uint8Array[],
  encoding: Encoding,
): Promise<{ text: Buffer; error: unknown }> {
  async function* bytes(): AsyncGenerator<Buffer> {
    for (const chunk of chunks) yield Buffer.from(chunk);
  }
  const out: Buffer[] = [];
  try {
    for await (const chunk of decoded(bytes(), encoding)) out.push(Buffer.from(chunk));
    return { text: Buffer.concat(out), error: undefined };
  } catch (error) {
    return { text: Buffer.concat(out), error };
  }
}

describe('detection', () => {
  const found = (bytes: readonly number[] | Buffer, complete = true): Encoding =>
    detectEncoding(Buffer.from(bytes), complete);

  it('follows a byte order mark', () => {
    expect(found([0xff, 0xfe, 0x61, 0])).toBe('utf-16le');
    expect(found([0xfe, 0xff, 0, 0x61])).toBe('utf-16be');
    expect(found([0xef, 0xbb, 0xbf, 0x61])).toBe('utf-8');
    expect(found([0xef, 0xbb, 0xbf, 0xe9])).toBe('utf-8');
    expect(hasUtf8Mark(Buffer.from([0xef, 0xbb]))).toBe(false);
  });

  it.each(['id,user,reason\n', 'id,user,reason\r\n1,Zürich,é字😀,"a"\r\n'])(
    'knows UTF-16 of %j by its zeros',
    (text) => {
      expect(found(encoded(text, 'utf-16le'))).toBe('utf-16le');
      expect(found(encoded(text, 'utf-16be'))).toBe('utf-16be');
      expect(found(encoded(text, 'utf-8'))).toBe('utf-8');
    },
  );

  it('does not take a few NULs for UTF-16', () => {
    expect(found(Buffer.from('id,user,reason\n\0,\0,x\n'.repeat(9)))).toBe('utf-8');
    expect(found(Buffer.alloc(50))).toBe('utf-8');
  });

  it('takes what is not valid UTF-8 for Windows-1252', () => {
    expect(found(Buffer.from('café', 'latin1'))).toBe('windows-1252');
    expect(found([0xc0, 0x80])).toBe('windows-1252');
    expect(found([0xed, 0xa0, 0x80])).toBe('windows-1252');
    expect(found([0xf4, 0x90, 0x80, 0x80])).toBe('windows-1252');
  });

  it.each(['é', '字', '😀'])(
    'judges a prefix that ends inside %s by what is whole',
    (character) => {
      const whole = Buffer.from(`ab${character}`);
      for (let end = 3; end < whole.length; end++) {
        expect(found(whole.subarray(0, end), false)).toBe('utf-8');
        expect(found(whole.subarray(0, end), true)).toBe('windows-1252');
      }
    },
  );

  it('knows encodings by the names people give them', () => {
    expect(encodingNamed(' CP1252 ')).toBe('windows-1252');
    expect(encodingNamed('UTF8')).toBe('utf-8');
    expect(encodingNamed('utf-16be')).toBe('utf-16be');
    expect(encodingNamed('latin-9')).toBeUndefined();
    expect(encodingNamed('constructor')).toBeUndefined();
  });
});

describe('decoding', () => {
  it.each(ENCODINGS)('gives back what was written in %s, whatever the chunks', async (encoding) => {
    const latin = [...HIGH, ...'a,"\r\n\0 éÿ\xa0\x7f'];
    const text =
      encoding === 'windows-1252'
        ? fc.array(fc.constantFrom(...latin), { maxLength: 30 }).map((each) => each.join(''))
        : fc.string({
            unit: fc.oneof(
              fc.string({ unit: ANY_CHARACTER, minLength: 1, maxLength: 1 }),
              fc.constantFrom('😀', 'é', '字', '\ufeff'),
            ),
            maxLength: 30,
          });
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.nat(), { maxLength: 6 }), async (drawn, cuts) => {
        const { text: out, error } = await decodedText(
          chunked(encoded(drawn, encoding), cuts),
          encoding,
        );
        expect(error).toBeUndefined();
        expect(out.toString()).toBe(drawn.replace(/^\ufeff/, ''));
      }),
      casesOf(2000),
    );
  });

  it.each(ENCODINGS)('drops one mark at the start of %s and no other', async (encoding) => {
    const mark = encoding === 'windows-1252' ? '' : '\ufeff';
    const bytes = encoded(`${mark}é,${mark}x${mark}`, encoding);
    for (let cut = 0; cut <= bytes.length; cut++) {
      for (let second = cut; second <= bytes.length; second++) {
        const { text } = await decodedText(chunked(bytes, [cut, second]), encoding);
        expect(text.toString()).toBe(`é,${mark}x${mark}`);
      }
    }
  });

  it('has all 32 points of Windows-1252 between 80 and 9F, and refuses the five it has not', async () => {
    for (let byte = 0x80; byte < 0xa0; byte++) {
      const { text, error } = await decodedText([Buffer.from([0x61, byte, 0x62])], 'windows-1252');
      if (UNDEFINED.includes(byte)) {
        expect(text.toString()).toBe('a');
        expect(error).toBeInstanceOf(UndecodableBytes);
        expect(error).toMatchObject({ bytes: byte.toString(16).toUpperCase() });
      } else expect(text.toString()).toBe(`a${HIGH[byte - 0x80]}b`);
    }
  });

  it('maps the rest of Windows-1252 to itself', async () => {
    const bytes = Buffer.from(Array.from({ length: 96 }, (_, i) => 0xa0 + i));
    expect((await decodedText([bytes], 'windows-1252')).text.toString()).toBe(
      bytes.toString('latin1'),
    );
  });
});

describe('bytes that an encoding does not have', () => {
  const isUtf8 = (bytes: Uint8Array): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      return true;
    } catch {
      return false;
    }
  };

  it('gives the longest valid start of UTF-8 and then fails, whatever the chunks', async () => {
    const lumps = fc.constantFrom(
      ...['61', 'c3a9', 'e5ad97', 'f09f9880', 'ff', 'c0', '80', 'c3', 'e5ad', 'f09f98', 'eda080'],
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(lumps, { maxLength: 12 }),
        fc.array(fc.nat(), { maxLength: 4 }),
        async (hex, cuts) => {
          const bytes = Buffer.from(hex.join(''), 'hex');
          let valid = bytes.length;
          while (!isUtf8(bytes.subarray(0, valid))) valid--;
          const { text, error } = await decodedText(chunked(bytes, cuts), 'utf-8');
          expect(text.toString('hex')).toBe(bytes.subarray(0, valid).toString('hex'));
          expect(error instanceof UndecodableBytes).toBe(valid < bytes.length);
        },
      ),
      casesOf(3000),
    );
  });

  it('finds the one bad byte of a long text', async () => {
    for (const at of [0, 1, 1000, 65_535, 199_999]) {
      const bytes = Buffer.from('é'.repeat(100_000));
      bytes[at] = 0xff;
      const { text, error } = await decodedText([bytes], 'utf-8');
      expect(text.length).toBe(at & ~1);
      expect(error).toBeInstanceOf(UndecodableBytes);
    }
  });

  const ILL_FORMED: readonly [string, number[]][] = [
    ['a lone high surrogate', [0x61, 0xd800, 0x62]],
    ['a lone low surrogate', [0x61, 0xdc00, 0x62]],
    ['surrogates the wrong way round', [0x61, 0xdc00, 0xd800]],
    ['a high surrogate at the end', [0x61, 0xd83d]],
    ['two high surrogates', [0x61, 0xd83d, 0xd83d, 0xde00]],
  ];

  it.each(ILL_FORMED)('refuses %s in UTF-16, whatever the chunks', async (_, units) => {
    const little = Buffer.from(new Uint16Array(units).buffer);
    for (const encoding of ['utf-16le', 'utf-16be'] as const) {
      const bytes = encoding === 'utf-16le' ? little : Buffer.from(little).swap16();
      for (let cut = 0; cut <= bytes.length; cut++) {
        const { text, error } = await decodedText(chunked(bytes, [cut]), encoding);
        expect(text.toString()).toBe('a');
        expect(error).toBeInstanceOf(UndecodableBytes);
      }
    }
  });

  it.each(['utf-16le', 'utf-16be'] as const)('refuses an odd last byte in %s', async (encoding) => {
    const bytes = Buffer.concat([encoded('a😀', encoding), Buffer.from([0x7a])]);
    for (let cut = 0; cut <= bytes.length; cut++) {
      const { text, error } = await decodedText(chunked(bytes, [cut]), encoding);
      expect(text.toString()).toBe('a😀');
      expect(error).toMatchObject({ bytes: '7A' });
    }
  });

  it('shows the bytes in the order in which they stand in the file', async () => {
    const bad = await decodedText([Buffer.from([0, 0x61, 0xd8, 0x01, 0, 0x62])], 'utf-16be');
    expect(bad.error).toMatchObject({ bytes: 'D8 01' });
    const little = await decodedText([Buffer.from([0x61, 0, 0x01, 0xd8, 0x62, 0])], 'utf-16le');
    expect(little.error).toMatchObject({ bytes: '01 D8' });
  });
});
