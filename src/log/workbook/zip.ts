import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { CannotBeDone } from '../../errors.ts';
import { BrokenWorkbook, DIRECTORY_BYTES, OtherFile, TooLarge } from './limits.ts';

/**
 * The parts of a ZIP archive (PKWARE APPNOTE 6.3), by its central directory: each is unpacked as a
 * stream and must have the size and the CRC-32 that the directory says, or it is a failed read.
 */

/** Bytes that can be read anywhere: a file, or a buffer. */
export interface RandomAccess {
  readonly size: number;
  /** Reads as many bytes as are there of those asked for. */
  read(position: number, length: number): Promise<Buffer>;
  /** Whether it is as it was when it was opened. */
  isUnchanged(): Promise<boolean>;
}

export interface ZipPart {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packedSize: number;
  readonly size: number;
  readonly crc: number;
  /** Where its local header stands. */
  readonly offset: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LOCATOR_BYTES = 20;
const DIRECTORY_HEADER_BYTES = 46;
const LOCAL_HEADER_BYTES = 30;
const LONGEST_COMMENT = 0xffff;
/** What stands where a number is too large for its place and is given in 64 bits elsewhere. */
const ELSEWHERE_32 = 0xffffffff;
const ELSEWHERE_16 = 0xffff;
const EXTRA_64 = 1;
const DEFLATED = 8;
const CHUNK_BYTES = 256 * 1024;

/**
 * The parts of an archive by their names in lower case, as part names are compared.
 * @throws BrokenWorkbook, TooLarge
 */
export async function zipParts(access: RandomAccess): Promise<Map<string, ZipPart>> {
  const { count, size, offset } = await directoryPlace(access);
  if (size > DIRECTORY_BYTES) throw new TooLarge('its list of parts is over 16 MiB');
  const directory = await exactly(access, offset, size);
  const parts = new Map<string, ZipPart>();
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + DIRECTORY_HEADER_BYTES > size || directory.readUInt32LE(at) !== DIRECTORY) throw cut();
    const lengths = [28, 30, 32].map((field) => directory.readUInt16LE(at + field));
    const end = lengths.reduce((sum, length) => sum + length, at + DIRECTORY_HEADER_BYTES);
    if (end > size) throw cut();
    const part = partAt(directory, at, lengths[0]!, lengths[1]!);
    const name = part.name.toLowerCase();
    if (parts.has(name)) throw new BrokenWorkbook('two of its parts have one name');
    parts.set(name, part);
    at = end;
  }
  return parts;
}

function cut(): BrokenWorkbook {
  return new BrokenWorkbook('it is cut short, or its list of parts is damaged');
}

async function exactly(access: RandomAccess, position: number, length: number): Promise<Buffer> {
  if (position < 0 || position + length > access.size) throw cut();
  const bytes = await access.read(position, length);
  if (bytes.length !== length) throw cut();
  return bytes;
}

/** Where the central directory is: the record at the very end of the archive says it. */
async function directoryPlace(access: RandomAccess) {
  const length = Math.min(access.size, END_BYTES + LONGEST_COMMENT);
  const tail = await exactly(access, access.size - length, length);
  for (let at = length - END_BYTES; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END) continue;
    if (at + END_BYTES + tail.readUInt16LE(at + 20) !== length) continue;
    const count = tail.readUInt16LE(at + 10);
    const size = tail.readUInt32LE(at + 12);
    const offset = tail.readUInt32LE(at + 16);
    const elsewhere = count === ELSEWHERE_16 || size === ELSEWHERE_32 || offset === ELSEWHERE_32;
    if (!elsewhere) return { count, size, offset };
    return await directoryPlace64(access, access.size - length + at);
  }
  throw cut();
}

async function directoryPlace64(access: RandomAccess, end: number) {
  const locator = await exactly(access, end - LOCATOR_BYTES, LOCATOR_BYTES);
  if (locator.readUInt32LE(0) !== LOCATOR_64) throw cut();
  const record = await exactly(access, number64(locator, 8), 56);
  if (record.readUInt32LE(0) !== END_64) throw cut();
  return {
    count: number64(record, 32),
    size: number64(record, 40),
    offset: number64(record, 48),
  };
}

function number64(bytes: Buffer, at: number): number {
  if (at + 8 > bytes.length) throw cut();
  return Number(bytes.readBigUInt64LE(at));
}

function partAt(directory: Buffer, at: number, nameLength: number, extraLength: number): ZipPart {
  const nameStart = at + DIRECTORY_HEADER_BYTES;
  const extraStart = nameStart + nameLength;
  const extra = extra64(directory.subarray(extraStart, extraStart + extraLength));
  // The 64-bit numbers stand in this order, each only where its place says so.
  let taken = 0;
  const number = (place: number): number => {
    const value = directory.readUInt32LE(at + place);
    return value === ELSEWHERE_32 ? number64(extra, 8 * taken++) : value;
  };
  const size = number(24);
  const packedSize = number(20);
  return {
    name: directory.toString('utf8', nameStart, extraStart),
    method: directory.readUInt16LE(at + 10),
    encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
    packedSize,
    size,
    crc: directory.readUInt32LE(at + 16),
    offset: number(42),
  };
}

/** The field of 64-bit numbers among the extra fields; empty where there is none. */
function extra64(extra: Buffer): Buffer {
  let at = 0;
  while (at + 4 <= extra.length) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === EXTRA_64) return extra.subarray(at + 4, end);
    at = end;
  }
  return extra.subarray(0, 0);
}

/**
 * A part, unpacked. Whoever stops before its end reads no more of it than was asked for.
 * @param read told how many packed bytes were read
 * @throws BrokenWorkbook when it is not as the directory says; OtherFile when it is locked
 */
export async function* partChunks(
  access: RandomAccess,
  part: ZipPart,
  read: (bytes: number) => void = () => {},
): AsyncGenerator<Buffer> {
  const { name, size, crc } = part;
  if (part.encrypted) throw new OtherFile('locked with a password: save it without one');
  let length = 0;
  let sum = 0;
  for await (const chunk of unpacked(access, part, read)) {
    length += chunk.length;
    if (length > size) throw new BrokenWorkbook(`${name} is longer than the archive says`);
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (length < size) throw new BrokenWorkbook(`${name} is shorter than the archive says`);
  if (sum !== crc) throw new BrokenWorkbook(`${name} does not have its checksum`);
}

async function* unpacked(
  access: RandomAccess,
  part: ZipPart,
  read: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  const start = await bodyStart(access, part);
  const packed = packedChunks(access, start, part.packedSize, read);
  if (part.method === 0) {
    yield* packed;
    return;
  }
  if (part.method !== DEFLATED) {
    throw new BrokenWorkbook(`${part.name} is packed in a way that no workbook uses`);
  }
  const inflate = createInflateRaw({ chunkSize: CHUNK_BYTES });
  pipeline(Readable.from(packed), inflate, () => {});
  try {
    const chunks: AsyncIterable<Buffer> = inflate;
    yield* chunks;
  } catch (error) {
    if (error instanceof CannotBeDone || error instanceof BrokenWorkbook) throw error;
    throw new BrokenWorkbook(`${part.name} is damaged`);
  }
}

/** Where the bytes of a part start: behind its local header, whose lengths are its own. */
async function bodyStart(access: RandomAccess, { offset, name }: ZipPart): Promise<number> {
  const header = await exactly(access, offset, LOCAL_HEADER_BYTES);
  if (header.readUInt32LE(0) !== LOCAL)
    throw new BrokenWorkbook(`${name} is not where it should be`);
  return offset + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
}

async function* packedChunks(
  access: RandomAccess,
  start: number,
  length: number,
  read: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  if (start + length > access.size) throw cut();
  for (let at = 0; at < length; at += CHUNK_BYTES) {
    const chunk = await exactly(access, start + at, Math.min(CHUNK_BYTES, length - at));
    read(chunk.length);
    yield chunk;
  }
}

/** A part whole, as text. @throws TooLarge when it is over `most` bytes */
export async function smallPart(
  access: RandomAccess,
  part: ZipPart,
  most: number,
): Promise<Buffer> {
  if (part.size > most) throw new TooLarge(`its part ${part.name} is over ${most / 1024 ** 2} MiB`);
  const chunks: Buffer[] = [];
  for await (const chunk of partChunks(access, part)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
