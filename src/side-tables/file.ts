import { createHash } from 'node:crypto';
import { CannotBeDone } from '../errors.ts';
import { type Io, readBytes } from '../io.ts';

/** The most bytes of a side table: the text of a larger CSV cannot be held in one piece. */
const MOST_BYTES = 500 * 1024 ** 2;

/** A side table's file, read once: what is hashed and what is read are the same bytes. */
export interface TableFile {
  /** As given. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads the file of a side table.
 * @param option the option that names it, for the message
 * @throws CannotBeDone when it is not there, a folder, too large, or cannot be read
 */
export function tableFile(io: Io, name: string, option: string): TableFile {
  const bytes = readBytes(io, name, MOST_BYTES);
  if (bytes === undefined)
    throw new CannotBeDone(`${name} is not there: check what ${option} names`);
  return { name, bytes };
}

/** The SHA-256 of the file's bytes, hexadecimal. */
export function tableSha256({ bytes }: TableFile): string {
  return createHash('sha256').update(bytes).digest('hex');
}
