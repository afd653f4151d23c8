import type { CoverSection } from '../../contract/workpaper.ts';
import { counted } from '../../report/words.ts';
import { trimmed } from '../../search.ts';
import { titleKey } from '../columns.ts';
import type { WorkpaperFile } from '../file.ts';

/** The cover of a workbook that came back, held against the one that was issued. */

/** How many lines a message names; the rest it counts. */
const NAMED = 5;

/**
 * What of the cover is not as it was issued.
 * @param isFilledIn whether others wrote in the lines that are for them, which then do not count
 */
export async function coverDifferences(
  paper: WorkpaperFile,
  cover: readonly CoverSection[],
  isFilledIn: boolean,
): Promise<string[]> {
  const lines = cover
    .flatMap((section) => section.lines)
    .filter(({ text, toFill }) => toFill !== true || (!isFilledIn && text !== ''));
  const issued = lines.map(({ label, text }) => ({ label, text: oneLineEnd(text) }));
  const found = await coverOf(paper, new Set(issued.map(({ label }) => titleKey(label))));
  if (found === undefined) return [`${paper.name} has no cover, and was issued with one`];
  const altered = issued.filter(({ label, text }) => !taken(found, label, text));
  const named = altered.slice(0, NAMED).map(({ label }) => `"${label}"`);
  if (named.length === 0) return [];
  const more = altered.length - named.length;
  const others = more === 0 ? '' : ` and ${counted(more, 'more line')}`;
  return [`${paper.name}: its cover is not as it was issued at ${named.join(', ')}${others}`];
}

/** Whether the cover has a line, which then counts no more. */
function taken(found: Map<string, string[]>, label: string, text: string): boolean {
  const texts = found.get(titleKey(label)) ?? [];
  const at = texts.indexOf(trimmed(text));
  if (at >= 0) texts.splice(at, 1);
  return at >= 0;
}

/** The texts behind each label of the first sheet that has one of them. */
async function coverOf(
  { name, bytes }: WorkpaperFile,
  labels: ReadonlySet<string>,
): Promise<Map<string, string[]> | undefined> {
  const { workbookSheets } = await import('../workbook.ts');
  for await (const { rows, problem } of workbookSheets(name, bytes)) {
    // Sheets are read until there is no other.
    if (problem !== undefined) return undefined;
    const texts = new Map<string, string[]>();
    for (const { cells } of rows) {
      const label = titleKey(cells[0] ?? '');
      if (!labels.has(label)) continue;
      const text = trimmed(oneLineEnd(cells[1] ?? ''));
      texts.set(label, [...(texts.get(label) ?? []), text]);
    }
    if (texts.size > 0) return texts;
  }
  return undefined;
}

function oneLineEnd(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
