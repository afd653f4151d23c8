import type { Workpaper } from '../../contract/workpaper.ts';
import { coverSheet } from './cover-sheet.ts';
import { kept } from './kept.ts';
import { progress } from './progress.ts';
import { PRINT_TITLES, tableSheet } from './table-sheet.ts';

/**
 * workpaper.xlsx: the cover, and the sheet "Workpaper". Every text of it has gone through
 * `workpaperText`. The same workpaper gives the same bytes.
 */
export async function renderWorkpaperXlsx(workpaper: Workpaper): Promise<Uint8Array> {
  // Loaded here, and not above: only this command writes workbooks.
  const { writeXlsx } = await import('hucre/xlsx');
  const created = new Date(workpaper.createdAt);
  const { title } = workpaper;
  const cover = [progress(workpaper), ...workpaper.cover];
  return await writeXlsx({
    sheets: [coverSheet({ title, cover }), tableSheet(workpaper)].map(kept),
    namedRanges: [PRINT_TITLES],
    properties: { title, created, modified: created },
    defaultFont: { name: 'Calibri', size: 11 },
  });
}
