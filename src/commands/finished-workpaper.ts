import type { Manifest } from '../contract/manifest.ts';
import type { Io } from '../io.ts';
import { titleText, workpaperText } from '../report/workpaper-text.ts';
import type { ExaminedRow } from '../sampling/answers.ts';
import { drawTexts, workpaperColumns } from '../sampling/workpaper.ts';
import { checkedRows } from '../sampling/workpaper-check.ts';
import { readWorkpaper } from './workpaper-reading.ts';

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
  const { fields, questions } = manifest.workpaper;
  const columns = workpaperColumns(fields, questions.map(titleText));
  const rows = manifest.drawn.map((drawn) => ({
    drawn,
    texts: drawTexts(drawn).map(workpaperText),
  }));
  return checkedRows({ columns, rows }, await readWorkpaper(io, names.workpaper), names);
}
