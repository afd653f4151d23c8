import type { CoverSection } from '../../contract/workpaper.ts';
import { CHECKLIST_TITLES, type ChecklistSheet, checklistSheet } from './checklist-sheet.ts';
import { coverSheet } from './cover-sheet.ts';
import { kept } from './kept.ts';

/** The day that the file carries: the same questions give the same bytes. */
const CREATED = new Date('2020-01-01T00:00:00Z');

/** A checklist as a workbook: how to answer it, and the sheet of its questions. */
export async function renderChecklistXlsx(
  title: string,
  cover: readonly CoverSection[],
  sheet: ChecklistSheet,
): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  const page = coverSheet({ title, cover });
  const first = {
    ...page,
    headerFooter: { oddFooter: '&LALPR audit: checklist&RPage &P of &N' },
    a11y: { summary: 'How to answer the questions of this checklist.' },
  };
  return await writeXlsx({
    sheets: [first, checklistSheet(sheet)].map(kept),
    namedRanges: [CHECKLIST_TITLES],
    properties: { title, created: CREATED, modified: CREATED },
    defaultFont: { name: 'Calibri', size: 11 },
  });
}
