import type { Manifest } from '../contract/manifest.ts';
import type { Io } from '../io.ts';
import type { ExaminedRow } from '../sampling/answers.ts';
import { checkedRows } from '../workpaper/check.ts';
import { issuedTable } from '../workpaper/issue.ts';
import { readWorkpaper } from '../workpaper/read.ts';

/**
 * The rows of a finished workpaper, held against the manifest that issued it.
 * @param names of the two files, as given
 * @throws CannotBeDone when it cannot be read, or is not the workpaper of this manifest
 */
export async function finishedRows(
  io: Io,
  manifest: Manifest,
  names: { readonly workpaper: string; readonly manifest: string },
): Promise<ExaminedRow[]> {
  return checkedRows(issuedTable(manifest), await readWorkpaper(io, names.workpaper), names);
}
