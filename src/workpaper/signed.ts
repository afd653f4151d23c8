import { trimmed } from '../search.ts';
import { kindOfTable } from '../side-tables/text.ts';
import { EXAMINED_BY, titleKey, USER } from './columns.ts';
import type { WorkpaperFile } from './file.ts';
import { readWorkpaper } from './read.ts';

/** Who signs for a finished workpaper: on its cover, and row by row. */
export interface Signed {
  /** On the cover of the workbook; null where nobody stands there, or the file is no workbook. */
  readonly preparer: string | null;
  readonly reviewer: string | null;
  readonly approver: string | null;
  /** Who examined searches, each once. */
  readonly examiners: readonly string[];
  /** The users of the searches, each once. */
  readonly users: readonly string[];
}

/** @throws CannotBeDone when it is no workpaper */
export async function signedBy(file: WorkpaperFile): Promise<Signed> {
  const found = await readWorkpaper(file);
  const namesUnder = (title: string): string[] => {
    const names = found.flatMap(({ table }) => {
      const place = table.titles.findIndex((each) => titleKey(each) === title);
      return table.rows.map(({ cells }) => trimmed(cells[place] ?? ''));
    });
    return [...new Set(names)].filter((name) => name !== '');
  };
  const cover = await coverLines(file);
  const nameOf = (who: string): string | null => cover.get(titleKey(`${who}: name`)) ?? null;
  return {
    ...{ preparer: nameOf('Preparer'), reviewer: nameOf('Reviewer') },
    approver: nameOf('Approver'),
    examiners: namesUnder(titleKey(EXAMINED_BY)),
    users: namesUnder(titleKey(USER)),
  };
}

/** What stands behind labels, on any sheet: the first text of each. */
async function coverLines({ name, bytes }: WorkpaperFile): Promise<ReadonlyMap<string, string>> {
  const lines = new Map<string, string>();
  if (kindOfTable(name, bytes) === 'text') return lines;
  const { workbookSheets } = await import('./workbook.ts');
  for await (const { rows, problem } of workbookSheets(name, bytes)) {
    // Sheets are read until there is no other.
    if (problem !== undefined) return lines;
    for (const { cells } of rows) {
      const [label = '', text = ''] = cells;
      const key = titleKey(label);
      if (trimmed(text) !== '' && !lines.has(key)) lines.set(key, trimmed(text));
    }
  }
  return lines;
}
