import { gunzipSync } from 'node:zlib';
import { OracleRefusal } from './oracle-refusal.ts';

export interface DecodedText {
  text: string;
  encoding: string;
  /** True where Windows-1252 was concluded from bytes that are not UTF-8. */
  fellBack: boolean;
}

const WINDOWS_1252_80_TO_9F = '€?‚ƒ„…†‡ˆ‰Š‹Œ?Ž??‘’“”•–—˜™š›œ?žŸ';
const UNDEFINED_BYTES = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/** The magic bytes of a PDF, a JPEG and a PNG picture, and of what is zipped, XLSX too. */
const BINARY_STARTS = [
  [0x25, 0x50, 0x44, 0x46],
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47],
  [0x50, 0x4b, 0x03, 0x04],
];

export function decodeFile(name: string, bytes: Uint8Array, asked?: string): DecodedText {
  const content = unzipped(name, bytes);
  if (content.length === 0) throw new OracleRefusal(`${name}: the file is empty`);
  if (BINARY_STARTS.some((start) => startsWith(content, start))) {
    throw new OracleRefusal(`${name}: a binary file`);
  }
  const decoded = asked === undefined ? detected(name, content) : forced(name, content, asked);
  if (decoded.text === '') throw new OracleRefusal(`${name}: the file is empty`);
  return decoded;
}

function unzipped(name: string, bytes: Uint8Array): Uint8Array {
  if (!startsWith(bytes, [0x1f, 0x8b])) return bytes;
  try {
    return new Uint8Array(gunzipSync(bytes));
  } catch {
    throw new OracleRefusal(`${name}: not a readable gzip file`);
  }
}

function startsWith(bytes: Uint8Array, start: number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function forced(name: string, bytes: Uint8Array, asked: string): DecodedText {
  const wanted = asked.trim().toLowerCase();
  const aliases = new Map([
    ['utf-8', 'utf-8'],
    ['utf8', 'utf-8'],
    ['utf-16le', 'utf-16le'],
    ['utf-16be', 'utf-16be'],
    ['windows-1252', 'windows-1252'],
    ['cp1252', 'windows-1252'],
  ]);
  const encoding = aliases.get(wanted);
  if (encoding === undefined) throw new OracleRefusal(`unknown encoding ${asked}`);
  return { text: decodeAs(name, bytes, encoding), encoding, fellBack: false };
}

function detected(name: string, bytes: Uint8Array): DecodedText {
  const sure = byMark(bytes) ?? byZeroBytes(bytes);
  if (sure !== null) return { text: decodeAs(name, bytes, sure), encoding: sure, fellBack: false };
  try {
    return { text: decodeAs(name, bytes, 'utf-8'), encoding: 'utf-8', fellBack: false };
  } catch {
    const text = decodeAs(name, bytes, 'windows-1252');
    return { text, encoding: 'windows-1252', fellBack: true };
  }
}

function byMark(bytes: Uint8Array): string | null {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return 'utf-8';
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  return null;
}

/** A text mostly of ASCII has a zero in every second byte: the odd ones in LE, the even in BE. */
function byZeroBytes(bytes: Uint8Array): string | null {
  let even = 0;
  let odd = 0;
  bytes.forEach((byte, index) => {
    if (byte === 0 && index % 2 === 0) even += 1;
    if (byte === 0 && index % 2 === 1) odd += 1;
  });
  const pairs = bytes.length / 2;
  if (odd > pairs / 3 && even < odd / 10) return 'utf-16le';
  if (even > pairs / 3 && odd < even / 10) return 'utf-16be';
  return null;
}

function decodeAs(name: string, bytes: Uint8Array, encoding: string): string {
  if (encoding === 'windows-1252') return decodeWindows1252(name, bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new OracleRefusal(`${name}: not valid ${encoding}`);
  }
}

function decodeWindows1252(name: string, bytes: Uint8Array): string {
  const characters: string[] = [];
  for (const byte of bytes) {
    if (UNDEFINED_BYTES.includes(byte)) {
      throw new OracleRefusal(`${name}: byte ${byte.toString(16)} is not Windows-1252`);
    }
    const special = byte >= 0x80 && byte <= 0x9f;
    characters.push(
      special ? (WINDOWS_1252_80_TO_9F[byte - 0x80] ?? '') : String.fromCharCode(byte),
    );
  }
  return characters.join('');
}
