import { inMemory } from '../open/in-memory.ts';
import { PREFIX_BYTES, type Prefix, readPrefix } from '../open/prefix.ts';
import { unchanged } from '../open/unchanged.ts';
import { ReadAgain } from '../read-again.ts';
import { openWorkbook, type SheetOptions, type Workbook } from './workbook.ts';
import type { RandomAccess } from './zip.ts';

/**
 * The log in a workbook, as a source of bytes. A workbook is read twice: once from start to end for
 * its hash, and then its sheets where they stand.
 * @param chunks the workbook's bytes
 * @param file the file that they come from, to be read at any place; undefined where they can be
 *   read only once, and are kept in memory
 * @param onDisk what was read, once all was
 * @throws CannotBeDone
 */
export async function workbookSource(
  name: string,
  chunks: AsyncIterable<Buffer>,
  file: RandomAccess | undefined,
  sheets: SheetOptions,
  onDisk: () => { readonly bytes: number; readonly sha256: string },
) {
  const access = await inMemory(chunks, file, `${name} holds a workbook`);
  const { bytes, sha256 } = onDisk();
  // What is in memory is seldom a file: it may not be there to be read again.
  const mergedFirst = file === undefined || sheets.mergedFirst === true;
  const { workbook, text } = await begun(name, access, { ...sheets, mergedFirst });
  let done = false;
  async function* all(): AsyncGenerator<Buffer> {
    yield* unchanged(name, access, text.all);
    done = true;
  }
  return {
    name,
    encoding: 'utf-8' as const,
    encodingSure: true,
    prefix: text.start,
    complete: text.complete,
    undecoded: undefined,
    // How many rows a workbook has, its size does not tell: in that it is like a packed file.
    zipped: true,
    citations: workbook.citations,
    workbook,
    chunks: all,
    bytesRead: () => (done ? bytes : Math.min(bytes, workbook.bytesRead())),
    sha256: () => sha256,
  };
}

/** The workbook, open, and its first rows. */
async function begun(
  name: string,
  access: RandomAccess,
  sheets: SheetOptions,
): Promise<{ workbook: Workbook; text: Prefix }> {
  const workbook = await openWorkbook(name, access, sheets);
  try {
    return { workbook, text: await readPrefix(workbook.chunks(), PREFIX_BYTES) };
  } catch (error) {
    if (!(error instanceof ReadAgain)) throw error;
    return await begun(name, access, { ...sheets, mergedFirst: true });
  }
}
