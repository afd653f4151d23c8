import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { ROOT } from '../bench/root.ts';

export { ROOT };
export const FIXTURES = join(ROOT, 'fixtures');

/** A new folder that holds these files, and is gone after all tests (before-all.ts). */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'alpr-audit-test-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/**
 * Writes a file of a random case where that of the case before it stood. The old file is removed: some
 * file systems take milliseconds to write over a file, so that it is on the disk before its old text is gone.
 */
export function writeAnew(path: string, content: string | Uint8Array): void {
  rmSync(path, { force: true });
  writeFileSync(path, content);
}

/** A new folder that holds copies of fixtures, each under its own name without its scenario. */
export function folderOf(...fixtures: string[]): string {
  const folder = folderWith();
  for (const fixture of fixtures) {
    cpSync(join(FIXTURES, fixture), join(folder, fixture.split('/').at(-1)!));
  }
  return folder;
}

/** Files by their names in a folder. */
export type Files = ReadonlyMap<string, Buffer>;

/** The files under a folder, by their names with those of the folders within. */
export function filesIn(folder: string): Files {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry): [string, Buffer] => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path).replaceAll(sep, '/'), readFileSync(path)];
    });
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The names in a folder, temporary ones too. */
export function namesIn(folder: string): string[] {
  return readdirSync(folder).sort();
}

/** Three searches, one of them malformed: what most tests need. */
export const SMALL_LOG = `Search ID,Search Time,User,Agency,Date From,Date To,Reason
s-1,2025-03-01 09:30:00,b.corick,North PD,2025-02-28,2025-03-01,burglary
s-2,2025-03-02 09:30:00,k.marund,South SO,2024-01-01,2025-03-02,"stolen, red van"
s-3,2025-03-03 09:30:00,k.marund
s-4,2025-03-04 09:30:00,b.corick,North PD,,,"two
lines"
`;
