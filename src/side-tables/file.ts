import { createHash } from 'node:crypto';
import { CannotBeDone } from '../errors.ts';
import { gunzipped, isGzip } from '../log/open/gunzip.ts';
import { type Io, readBytes } from '../world/io.ts';
import { type ReadLimit, tooLarge } from '../world/whole-file.ts';

/** The most bytes of a side table: the text of a larger CSV cannot be held in one piece. */
const LIMIT: ReadLimit = {
  most: 500 * 1024 ** 2,
  instead: 'leave out the rows and columns that are not asked for',
};

/** A side table's file, read once: what is hashed and what is read are the same bytes. */
export interface TableFile {
  /** As given. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The bytes as the file has them, where it is gzipped. */
  readonly packed?: Uint8Array;
}

/**
 * Reads the file of a side table: as a log, it may be gzipped, or be standard input.
 * @param option the option that names it, for the message
 * @throws CannotBeDone when it is not there, a folder, empty, too large, or cannot be read
 */
export async function tableFile(io: Io, name: string, option: string): Promise<TableFile> {
  const bytes = name === '-' ? await standardInput(io) : readBytes(io, name, LIMIT);
  if (bytes === undefined) {
    const check = option.startsWith('--') ? `what ${option} names` : 'the name and folder';
    throw new CannotBeDone(`${name} is not there: check ${check}`);
  }
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const file = isGzip(name, start)
    ? { name, bytes: await whole(name, gunzipped(one(start), name)), packed: bytes }
    : { name, bytes };
  if (file.bytes.length > 0) return file;
  throw new CannotBeDone(`${name} is empty: export the table again`);
}

/** @throws CannotBeDone where it is empty, as it is when it was read for another file */
async function standardInput(io: Io): Promise<Uint8Array> {
  const bytes = await whole('standard input', io.stdin);
  if (bytes.length > 0) return bytes;
  throw new CannotBeDone('standard input is empty: pipe a table into the command, and name - once');
}

/** @throws CannotBeDone when there are more bytes than a table has */
async function whole(name: string, chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > LIMIT.most) throw tooLarge(name, `over the ${LIMIT.most} bytes`, LIMIT);
    kept.push(Uint8Array.from(chunk));
  }
  return Buffer.concat(kept);
}

async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** How many bytes the file has, and their SHA-256, hexadecimal. */
export function onDisk({ bytes, packed = bytes }: TableFile): { bytes: number; sha256: string } {
  return { bytes: packed.length, sha256: createHash('sha256').update(packed).digest('hex') };
}
