import type { ExaminedRow } from '../sampling/evaluation/answers.ts';
import { checkedRows } from './check.ts';
import type { WorkpaperFile } from './file.ts';
import { issuedTable } from './issue.ts';
import type { ManifestFile } from './manifest.ts';
import { readWorkpaper } from './read.ts';

/**
 * The rows of a finished workpaper, held against the manifest that issued it.
 * @throws CannotBeDone when it cannot be read, or is not the workpaper of this manifest
 */
export async function finishedRows(
  file: WorkpaperFile,
  { manifest, name }: Pick<ManifestFile, 'manifest' | 'name'>,
): Promise<ExaminedRow[]> {
  const names = { workpaper: file.name, manifest: name };
  return checkedRows(issuedTable(manifest), await readWorkpaper(file), names);
}
