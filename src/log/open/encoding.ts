import { isAscii, isUtf8 } from 'node:buffer';
import type { Encoding } from '../../contract/document.ts';

/** Bytes of a log to UTF-8, never with a silently replaced byte. */

/** A byte that the encoding does not have. The text before it has already been given out. */
export class UndecodableBytes extends Error {
  override readonly name = 'UndecodableBytes';
  readonly encoding: Encoding;
  readonly bytes: string;
  constructor(encoding: Encoding, bytes: Uint8Array) {
    const hex = Buffer.from(bytes.subarray(0, 4)).toString('hex').toUpperCase();
    super(`bytes ${hex} are not ${encoding}`);
    this.encoding = encoding;
    this.bytes = hex.replaceAll(/(..)(?=.)/g, '$1 ');
  }
}

const NAMES = new Map<string, Encoding>(
  Object.entries({
    'utf-8': 'utf-8',
    utf8: 'utf-8',
    'utf-16le': 'utf-16le',
    utf16le: 'utf-16le',
    'utf-16be': 'utf-16be',
    utf16be: 'utf-16be',
    'windows-1252': 'windows-1252',
    windows1252: 'windows-1252',
    cp1252: 'windows-1252',
  }),
);

/** The encoding that a name such as `cp1252` means, or undefined. */
export function encodingNamed(name: string): Encoding | undefined {
  return NAMES.get(name.trim().toLowerCase());
}

/**
 * The encoding of a file, from its first bytes: a byte order mark, the pattern of zero bytes that
 * UTF-16 leaves, valid UTF-8, else Windows-1252.
 * @param complete whether `prefix` is the whole file
 */
export function detectEncoding(prefix: Buffer, complete: boolean): Encoding {
  if (prefix[0] === 0xff && prefix[1] === 0xfe) return 'utf-16le';
  if (prefix[0] === 0xfe && prefix[1] === 0xff) return 'utf-16be';
  if (hasUtf8Mark(prefix)) return 'utf-8';
  const zeros = zeroPattern(prefix);
  if (zeros !== undefined) return zeros;
  const whole = complete ? prefix : prefix.subarray(0, completeUtf8Length(prefix));
  return isUtf8(whole) ? 'utf-8' : 'windows-1252';
}

/** Whether a text starts with the UTF-8 byte order mark. */
export function hasUtf8Mark(prefix: Uint8Array): boolean {
  return prefix[0] === 0xef && prefix[1] === 0xbb && prefix[2] === 0xbf;
}

/** Mostly ASCII text in UTF-16 has a zero in every other byte, and nearly none in the others. */
function zeroPattern(prefix: Uint8Array): Encoding | undefined {
  const pairs = Math.min(prefix.length, 4096) >> 1;
  if (pairs < 2) return undefined;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs; i++) {
    if (prefix[2 * i] === 0) even++;
    if (prefix[2 * i + 1] === 0) odd++;
  }
  if (odd >= 0.4 * pairs && even < 0.05 * pairs) return 'utf-16le';
  if (even >= 0.4 * pairs && odd < 0.05 * pairs) return 'utf-16be';
  return undefined;
}

/** How much of a chunk ends on a whole UTF-8 character. */
function completeUtf8Length(chunk: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, chunk.length); back++) {
    const c = chunk[chunk.length - back]!;
    if (c < 0x80) return chunk.length;
    if (c >= 0xc0) {
      const size = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;
      return size > back ? chunk.length - back : chunk.length;
    }
  }
  return chunk.length;
}

/** Decodes chunks to UTF-8 without a byte order mark. Throws UndecodableBytes. */
export async function* decoded(
  chunks: AsyncIterable<Buffer>,
  encoding: Encoding,
): AsyncGenerator<Buffer> {
  const decode = DECODERS[encoding];
  let carried: Buffer = Buffer.alloc(0);
  let first = true;
  for await (const chunk of chunks) {
    const text = carried.length === 0 ? chunk : Buffer.concat([carried, chunk]);
    const { utf8, used, bad } = decode(text, false);
    const out = first ? withoutMark(utf8) : utf8;
    if (utf8.length > 0) first = false;
    if (out.length > 0) yield out;
    if (bad) throw new UndecodableBytes(encoding, bad);
    carried = Buffer.from(text.subarray(used));
  }
  if (carried.length > 0) {
    const { utf8, bad } = decode(carried, true);
    if (utf8.length > 0) yield utf8;
    if (bad) throw new UndecodableBytes(encoding, bad);
  }
}

function withoutMark(utf8: Buffer): Buffer {
  return hasUtf8Mark(utf8) ? utf8.subarray(3) : utf8;
}

interface Decoded {
  utf8: Buffer;
  /** How many bytes of the input are in `utf8`; the rest waits for the next chunk. */
  used: number;
  /** The first bytes that cannot be decoded. */
  bad?: Uint8Array;
}

type Decoder = (bytes: Buffer, last: boolean) => Decoded;

const DECODERS: Readonly<Record<Encoding, Decoder>> = {
  'utf-8': fromUtf8,
  'utf-16le': (bytes, last) => fromUtf16(bytes, last),
  'utf-16be': (bytes, last) => {
    const even = bytes.length & ~1;
    const swapped = Buffer.concat([
      Buffer.from(bytes.subarray(0, even)).swap16(),
      bytes.subarray(even),
    ]);
    const { bad, ...decoded } = fromUtf16(swapped, last);
    const at = decoded.used;
    return bad ? { ...decoded, bad: bytes.subarray(at, at + bad.length) } : decoded;
  },
  'windows-1252': fromWindows1252,
};

function fromUtf8(bytes: Buffer, last: boolean): Decoded {
  const used = last ? bytes.length : completeUtf8Length(bytes);
  const utf8 = bytes.subarray(0, used);
  if (isUtf8(utf8)) return { utf8, used };
  let good = 0;
  let wrong = used;
  // Bisect for the longest valid start: valid text stays valid up to its last whole character.
  while (wrong - good > 4) {
    const middle = good + ((wrong - good) >> 1);
    const end = completeUtf8Length(bytes.subarray(0, middle));
    if (end > good && isUtf8(bytes.subarray(good, end))) good = end;
    else wrong = middle;
  }
  while (good < used) {
    const c = bytes[good]!;
    const size = c < 0x80 ? 1 : c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;
    if (!isUtf8(bytes.subarray(good, Math.min(good + size, used)))) break;
    good += size;
  }
  return { utf8: bytes.subarray(0, good), used: good, bad: bytes.subarray(good, good + 1) };
}

function fromUtf16(bytes: Buffer, last: boolean): Decoded {
  let used = bytes.length & ~1;
  const lastUnit = used >= 2 ? bytes.readUInt16LE(used - 2) : 0;
  if (!last && lastUnit >= 0xd800 && lastUnit <= 0xdbff) used -= 2;
  const text = bytes.toString('utf16le', 0, used);
  const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.exec(text);
  if (lone) {
    const at = 2 * lone.index;
    const utf8 = Buffer.from(text.slice(0, lone.index));
    return { utf8, used: at, bad: bytes.subarray(at, at + 2) };
  }
  const utf8 = Buffer.from(text);
  return last && used < bytes.length ? { utf8, used, bad: bytes.subarray(used) } : { utf8, used };
}

/** What Windows-1252 has at 0x80–0x9F; 0 where it has nothing. Node 20's own decoder is wrong here. */
const WINDOWS_1252 = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152,
  0, 0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161,
  0x203a, 0x0153, 0, 0x017e, 0x0178,
] as const;

function fromWindows1252(bytes: Buffer): Decoded {
  if (isAscii(bytes)) return { utf8: bytes, used: bytes.length };
  const utf8 = Buffer.allocUnsafe(bytes.length * 3);
  let n = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    const point = byte >= 0x80 && byte < 0xa0 ? WINDOWS_1252[byte - 0x80]! : byte;
    if (point < 0x80) {
      if (point === 0 && byte !== 0) {
        return { utf8: utf8.subarray(0, n), used: i, bad: bytes.subarray(i, i + 1) };
      }
      utf8[n++] = point;
    } else if (point < 0x800) {
      utf8[n++] = 0xc0 | (point >> 6);
      utf8[n++] = 0x80 | (point & 0x3f);
    } else {
      utf8[n++] = 0xe0 | (point >> 12);
      utf8[n++] = 0x80 | ((point >> 6) & 0x3f);
      utf8[n++] = 0x80 | (point & 0x3f);
    }
  }
  return { utf8: utf8.subarray(0, n), used: bytes.length };
}
