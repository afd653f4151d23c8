import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';

/** A file of the archive. */
export interface PackedFile {
  /** From the archive's folder on, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly isProgram?: boolean;
}

const UNIX = 3;
const PLAIN_FILE = 0o100644;
const PROGRAM = 0o100755;

/**
 * An archive of one folder with these files and their SHA-256, in the order of their paths. Whoever packs
 * the same files gets the same bytes: times, owners and modes are no file's own, and it is not the
 * machine's zlib that packs.
 */
export function zipOf(folder: string, files: readonly PackedFile[]): Uint8Array {
  const all = [...files, sumsOf(files)].sort(byPath);
  // Packed times are local ones: this is the same on every clock.
  const mtime = new Date(1980, 0, 1, 0, 0, 0);
  const entries = all.map(({ path, bytes, isProgram }) => {
    const attrs = (isProgram ? PROGRAM : PLAIN_FILE) * 0x1_00_00;
    return [`${folder}/${path}`, [bytes, { os: UNIX, attrs, mtime, level: 9 as const }]] as const;
  });
  return zipSync(Object.fromEntries(entries.map(([path, [bytes, how]]) => [path, [bytes, how]])));
}

/** As `sha256sum -c` reads it. */
function sumsOf(files: readonly PackedFile[]): PackedFile {
  const lines = [...files].sort(byPath).map(({ path, bytes }) => {
    return `${createHash('sha256').update(bytes).digest('hex')}  ${path}\n`;
  });
  return { path: 'SHA256SUMS', bytes: Buffer.from(lines.join('')) };
}

function byPath(a: PackedFile, b: PackedFile): number {
  return a.path < b.path ? -1 : 1;
}
