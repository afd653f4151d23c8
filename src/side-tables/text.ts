import type { Encoding } from '../contract/document.ts';
import { CannotBeDone } from '../errors.ts';
import { decoded, detectEncoding, UndecodableBytes } from '../log/open/encoding.ts';
import { isZip, refusedKind } from '../log/open/file-kind.ts';
import { refusedText } from '../log/open/text-kind.ts';

/** The text of a small table, in any encoding that a log may have; or what the file is instead. */

/** A table's text, without a byte order mark. */
export interface TableText {
  readonly text: string;
  readonly encoding: Encoding;
}

/** What a file is: a text, or a ZIP archive as workbooks are. @throws CannotBeDone for another kind */
export function kindOfTable(name: string, bytes: Uint8Array): 'text' | 'workbook' {
  if (isZip(bytes) || (bytes[0] === 0x50 && bytes[1] === 0x4b)) return 'workbook';
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) {
    throw new CannotBeDone(
      `${name} is an old Excel file, or locked with a password: save it as .xlsx without one`,
    );
  }
  if (refusedKind(Buffer.from(bytes.subarray(0, 4096))) !== undefined) {
    throw new CannotBeDone(`${name} is not a table: save it as CSV UTF-8 or as .xlsx`);
  }
  return 'text';
}

/**
 * Decodes the bytes of a table.
 * @throws CannotBeDone where a byte is not in the encoding, and for what is not text
 */
export async function tableText(name: string, bytes: Uint8Array): Promise<TableText> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const encoding = detectEncoding(whole, true);
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of decoded(one(whole), encoding)) chunks.push(Buffer.from(chunk));
  } catch (error) {
    if (!(error instanceof UndecodableBytes)) throw error;
    throw new CannotBeDone(
      `${name} has bytes that are not ${error.encoding} (${error.bytes}): save it as CSV UTF-8 or as .xlsx`,
    );
  }
  const text = Buffer.concat(chunks);
  const other = refusedText(text);
  if (other !== undefined) throw new CannotBeDone(`${name} is ${other}`);
  return { text: text.toString('utf8'), encoding };
}

async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
