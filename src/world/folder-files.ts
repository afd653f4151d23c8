import { closeSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { CannotBeDone } from '../errors.ts';

/** What stands in folders, and which files a pattern names; nothing is written, and nothing followed further. */

/** Whether paths are written as Windows writes them. */
export const IS_WINDOWS = sep === '\\';

/** What is found under a name: a pipe or a device counts as a file; null for nothing. */
export function kindOf(path: string): 'file' | 'empty' | 'folder' | null {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) return 'folder';
    return stat.isFile() && stat.size === 0 ? 'empty' : 'file';
  } catch {
    return null;
  }
}

/** The names in a folder, in no order. @throws CannotBeDone where it may not be read */
export function namesIn(folder: string, path: string): string[] {
  try {
    return readdirSync(path);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw new CannotBeDone(`${folder} cannot be read: ${what}: check its permissions`);
  }
}

/** Where a path leads, links followed. */
export function realPlace(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** The first bytes of a file; none where it cannot be read. */
export function firstBytes(path: string, most: number): Buffer {
  const bytes = Buffer.alloc(most);
  try {
    const file = openSync(path, 'r');
    try {
      return bytes.subarray(0, readSync(file, bytes, 0, most, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    return Buffer.alloc(0);
  }
}

/** What makes a name a pattern: `*`, `?`, `[…]`, `{…,…}`. Parentheses do not: "log (2).csv" is a name. */
const MAGIC = /[*?]|\[[^\]]+\]|\{[^{}]*(?:,|\.\.)[^{}]*\}/;

/** Whether a name may stand for several files. */
export function isPattern(name: string): boolean {
  return MAGIC.test(name);
}

/** A pattern in two: the folder that stands before its first sign, as it was written, and the rest. */
export function patternParts(
  pattern: string,
  isWindows: boolean,
): { readonly folder: string; readonly rest: string } {
  const magic = pattern.search(MAGIC);
  const before = pattern.slice(0, magic);
  const cut = 1 + Math.max(before.lastIndexOf('/'), isWindows ? before.lastIndexOf('\\') : -1);
  const rest = pattern.slice(cut);
  return {
    folder: pattern.slice(0, cut),
    // A backslash divides folders on Windows, and nobody types one there to take a sign as it stands.
    rest: (isWindows ? rest.replaceAll('\\', '/') : rest).replaceAll(/^!|[()]/g, '\\$&'),
  };
}

/**
 * The files that a pattern names, as paths from where it starts; hidden ones only where it says a dot.
 * @param cwd where a relative pattern starts
 */
export async function filesMatching(
  cwd: string,
  pattern: string,
  isWindows = IS_WINDOWS,
): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const { folder, rest } = patternParts(pattern, isWindows);
  // A name may be spelled with its accents apart, as macOS does, and is typed with them together.
  const spellings = [...new Set([rest, rest.normalize('NFC'), rest.normalize('NFD')])];
  const found = await glob(spellings, {
    cwd: resolve(cwd, folder),
    ...{ onlyFiles: true, expandDirectories: false, extglob: false },
    caseSensitiveMatch: !isWindows,
  });
  return found.map((name) => `${folder}${name}`);
}
