import { byCodePoint } from '../search.ts';

/** A file's name without its folders, as any system writes them. */
export function baseName(file: string): string {
  return file.slice(1 + Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')));
}

/**
 * What files are called where nobody is to see the folders that they are in. Those of several folders
 * that have one name are numbered, in the order of their names as given: `log.csv (1)`, `log.csv (2)`.
 */
export function withoutFolders(files: readonly string[]): (file: string) => string {
  const bases = new Map<string, string[]>();
  for (const file of [...new Set(files)].sort(byCodePoint)) {
    const base = baseName(file);
    bases.set(base, [...(bases.get(base) ?? []), file]);
  }
  return (file) => {
    const base = baseName(file);
    const same = bases.get(base) ?? [];
    return same.length < 2 ? base : `${base} (${same.indexOf(file) + 1})`;
  };
}
