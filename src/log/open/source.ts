import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { Encoding } from '../../contract/document.ts';
import { CannotBeDone } from '../../errors.ts';
import type { Citations } from '../rows/citations.ts';
import type { SheetOptions, Workbook } from '../workbook/workbook.ts';
import type { RandomAccess } from '../workbook/zip.ts';
import type { UndecodableBytes } from './encoding.ts';
import { fileAccess, fileChunks, openFile } from './file.ts';
import { isParquet, isZip, refusedKind } from './file-kind.ts';
import { gunzipped, isGzip } from './gunzip.ts';
import { PREFIX_BYTES, readPrefix } from './prefix.ts';
import type { StandardInput } from './standard-input.ts';
import { SteadyFiles } from './steady-files.ts';
import { refusedText } from './text-kind.ts';
import { textSource } from './text-source.ts';

/**
 * Opens a log (a file, standard input, either of them gzipped, a workbook), hashes it while reading,
 * decodes it.
 */

/** A log that is open for reading, once. */
export interface Source {
  readonly name: string;
  readonly encoding: Encoding;
  /** Whether the encoding was asked for or marked, not only inferred from the first bytes. */
  readonly encodingSure: boolean;
  /** Decoded text from the start, about PREFIX_BYTES of it, without a byte order mark. */
  readonly prefix: Buffer;
  /** Whether `prefix` is all there is. */
  readonly complete: boolean;
  /** The bytes behind `prefix` that cannot be decoded, where it ends at such. */
  readonly undecoded: UndecodableBytes | undefined;
  /** Size on disk, where it is known beforehand. */
  readonly size: number | undefined;
  readonly zipped: boolean;
  /** Whether it is a pipe that has a name: its bytes come once. */
  readonly isPipe: boolean;
  /** Standard input, where it is that. */
  readonly standardInput: StandardInput | undefined;
  /** Where its lines stand for a person. */
  readonly citations: Citations;
  /** The workbook that the log stands in; its rows come as CSV in UTF-8. */
  readonly workbook?: Workbook;
  /** Whether it is a Parquet file, whose rows come as CSV in UTF-8. */
  readonly isParquet?: boolean;
  /** Whether a cell of a Parquet file, as far as it was read, holds line ends. */
  readonly hasLineEnds?: () => boolean;
  /** `prefix` and what follows it, in UTF-8. A chunk is only good until the next. */
  chunks(): AsyncGenerator<Buffer>;
  /** Bytes read so far, as they are on disk. */
  bytesRead(): number;
  /** SHA-256 (hex) of the bytes on disk; call it after the last chunk. */
  sha256(): string;
  close(): Promise<void>;
}

/**
 * Opens files by name and `-` as standard input; only for reading.
 * @param sheets how the sheets of a workbook are chosen
 */
export type SourceOpener = (
  name: string,
  encoding: Encoding | undefined,
  sheets?: SheetOptions,
) => Promise<Source>;

const ANY_SHEET: SheetOptions = { mapping: [], headerRow: null, sheet: null };

/** What a log is read from. */
interface Origin {
  readonly name: string;
  readonly size: number | undefined;
  readonly input: AsyncIterable<Uint8Array>;
  readonly isPipe: boolean;
  readonly standardInput: StandardInput | undefined;
  /** The file, to be read at any place; undefined for standard input. */
  readonly access: RandomAccess | undefined;
  readonly close: () => Promise<void>;
  /** Whether its bytes are hashed, which is for nothing where they were before. */
  readonly isHashed: boolean;
  readonly mostUnpacked: number | undefined;
}

/** How logs are opened. */
interface Opening {
  /** Where a file is now that goes by a name. */
  readonly pathOf?: ((name: string) => string) | undefined;
  /** What a file is called in everything that is said of it once it is open. */
  readonly shownAs?: ((name: string) => string) | undefined;
  /** Whether the SHA-256 of what is read is asked for; it is where nothing is said. */
  readonly isHashed?: boolean;
  /** Those that were opened before, in this reading or an earlier one. */
  readonly files?: SteadyFiles;
  /** How many bytes gzip may unpack to; undefined for what nobody's log comes to. */
  readonly mostUnpacked?: number | undefined;
}

/**
 * @param cwd the folder that relative names are in
 * @param stdin standard input
 * @throws CannotBeDone when the file is not there, cannot be read, is empty or is not text
 */
export function sourceOpener(
  cwd: string,
  stdin: StandardInput,
  {
    pathOf = (name) => name,
    shownAs = (name) => name,
    isHashed = true,
    files = new SteadyFiles(),
    mostUnpacked,
  }: Opening = {},
): SourceOpener {
  return async (name, encoding, sheets = ANY_SHEET) => {
    if (name === '-') {
      const nothing = { size: undefined, isPipe: false, access: undefined, close: async () => {} };
      const input = { input: stdin.chunks(), standardInput: stdin };
      const origin = { name, ...input, ...nothing, isHashed, mostUnpacked };
      return await prepare(origin, encoding, sheets);
    }
    const path = resolve(cwd, pathOf(name));
    files.checkAgain(shownAs(name));
    const file = await openFile(name, path);
    const { atOpen, close } = file;
    try {
      files.opened(shownAs(name), path, atOpen);
      const input = fileChunks(file);
      // A pipe that has a name can be read only once, as standard input.
      const isPipe = !atOpen.isFile;
      const access = isPipe ? undefined : fileAccess(file);
      const known = { size: atOpen.size, isPipe, standardInput: undefined, access, isHashed };
      const origin = { name: shownAs(name), input, ...known, close, mostUnpacked };
      return await prepare(origin, encoding, sheets);
    } catch (error) {
      await close();
      throw error;
    }
  };
}

async function prepare(
  origin: Origin,
  asked: Encoding | undefined,
  sheets: SheetOptions,
): Promise<Source> {
  const { name, size, isPipe, standardInput, close, mostUnpacked } = origin;
  const same = { size, isPipe, standardInput, close };
  const { chunks, bytesRead, sha256 } = hashedOnTheWay(origin);
  const raw = await readPrefix(chunks, 2);
  const zipped = isGzip(name, raw.start);
  const unpacked = zipped ? gunzipped(raw.all, name, mostUnpacked) : raw.all;
  const plain = await readPrefix(unpacked, PREFIX_BYTES);
  if (zipped) refuseGzip(name, plain.start);
  if (isZip(plain.start)) {
    const access = zipped ? undefined : origin.access;
    const { workbookSource } = await import('../workbook/workbook-source.ts');
    const onDisk = () => ({ bytes: bytesRead(), sha256: sha256() });
    const workbook = await workbookSource(name, plain.all, access, sheets, onDisk);
    return { ...workbook, ...same };
  }
  if (isParquet(plain.start)) {
    const access = zipped ? undefined : origin.access;
    const { parquetSource } = await import('../parquet/parquet-source.ts');
    const onDisk = () => ({ bytes: bytesRead(), sha256: sha256() });
    return { ...(await parquetSource(name, plain.all, access, onDisk)), ...same };
  }
  const refused = refusedKind(plain.start);
  if (refused !== undefined) throw new CannotBeDone(`${name} is ${refused}`);
  if (plain.start.length === 0) {
    throw new CannotBeDone(`${name} is empty: export the log again`);
  }
  const text = await textSource(name, plain, asked);
  const other = refusedText(text.prefix);
  if (other !== undefined) throw new CannotBeDone(`${name} is ${other}`);
  return { ...text, ...same, zipped, bytesRead, sha256 };
}

/** @throws CannotBeDone where what was unpacked is packed */
function refuseGzip(name: string, start: Uint8Array): void {
  if (!isGzip('', start)) return;
  throw new CannotBeDone(`${name} is gzip within gzip: unpack it once, and give what is in it`);
}

/** The bytes of a log, counted and hashed while they are read. */
function hashedOnTheWay({ input, isHashed }: Origin) {
  const hash = createHash('sha256');
  let bytes = 0;
  async function* chunks(): AsyncGenerator<Buffer> {
    for await (const chunk of input) {
      if (isHashed) hash.update(chunk);
      bytes += chunk.length;
      yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    }
  }
  return { chunks: chunks(), bytesRead: () => bytes, sha256: () => hash.digest('hex') };
}
