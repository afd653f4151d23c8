import { inMemory } from '../open/in-memory.ts';
import { PREFIX_BYTES, readPrefix } from '../open/prefix.ts';
import { unchanged } from '../open/unchanged.ts';
import { SheetCitations } from '../rows/citations.ts';
import type { RandomAccess } from '../workbook/zip.ts';
import { openParquet } from './parquet-rows.ts';

/**
 * The log in a Parquet file, as a source of bytes: its rows as one CSV text, of which row 1 is the first
 * and the names of the columns are row 0. It is read twice: once from start to end for its hash, and then
 * its columns where they stand.
 * @param chunks the file's bytes
 * @param file to be read at any place; undefined where the bytes come once, and are kept in memory
 * @param onDisk what was read, once all was
 * @throws CannotBeDone
 */
export async function parquetSource(
  name: string,
  chunks: AsyncIterable<Buffer>,
  file: RandomAccess | undefined,
  onDisk: () => { readonly bytes: number; readonly sha256: string },
) {
  const access = await inMemory(chunks, file, `${name} holds a Parquet file`);
  const { bytes, sha256 } = onDisk();
  const citations = new SheetCitations(name, [name]);
  citations.startSheet(1);
  citations.add(1, 0);
  const rows = await openParquet(name, access, citations);
  const text = await readPrefix(rows.chunks(), PREFIX_BYTES);
  return {
    name,
    encoding: 'utf-8' as const,
    encodingSure: true,
    prefix: text.start,
    complete: text.complete,
    undecoded: undefined,
    // How long its text is, its size does not tell: in that it is like a packed file.
    zipped: true,
    isParquet: true,
    hasLineEnds: rows.hasLineEnds,
    citations,
    chunks: () => unchanged(name, access, text.all),
    bytesRead: () => Math.round(bytes * rows.share()),
    sha256: () => sha256,
  };
}
