import { CannotBeDone } from '../../errors.ts';
import type { RandomAccess } from '../workbook/zip.ts';

/** Of what must be held in memory to be read at any place: from standard input, or gzipped. */
const IN_MEMORY_BYTES = 256 * 1024 ** 2;

/**
 * Reads all chunks; gives the file, or the chunks in memory.
 * @param what it is, for the message where it is too large
 * @throws CannotBeDone
 */
export async function inMemory(
  chunks: AsyncIterable<Buffer>,
  file: RandomAccess | undefined,
  what: string,
): Promise<RandomAccess> {
  const whole: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    if (file) continue;
    size += chunk.length;
    if (size > IN_MEMORY_BYTES) {
      throw new CannotBeDone(
        `${what} of over 256 MiB, which has to be a file of its own: give it unpacked, by its name`,
      );
    }
    whole.push(Buffer.from(chunk));
  }
  if (file) return file;
  const bytes = Buffer.concat(whole);
  return {
    size,
    read: async (position, length) => bytes.subarray(position, position + length),
    isUnchanged: async () => true,
  };
}
