import { createHash } from 'node:crypto';
import type { ManifestDrawn } from '../contract/manifest.ts';
import type { DrawnSearch } from '../contract/sample.ts';
import type { WorkpaperColumn } from '../contract/workpaper.ts';
import { CannotBeDone } from '../errors.ts';
import { FIELDS, type Field, trimmed } from '../search.ts';

/** The workpaper as a table: its columns, its rows, and how a row is known again. */

/** The questions of the contract; the config's `questions` replace them. */
export const QUESTIONS: readonly string[] = [
  'case number exists in records system',
  'offence or incident supports the stated reason',
  'plate is connected to that case',
  'user was authorised and assigned',
  'age of images sought is justified',
];

/** What stands before the fields of the search: where it was drawn, and where it is found. */
const DRAW_COLUMNS: readonly WorkpaperColumn[] = [
  { title: 'draw', kind: 'number' },
  { title: 'role', kind: 'source' },
  { title: 'stratum', kind: 'source' },
  { title: 'ticket', kind: 'source' },
  { title: 'file', kind: 'source' },
  { title: 'line', kind: 'number' },
];

/** How many columns stand before the fields of the search. */
export const DRAW_COLUMN_COUNT = DRAW_COLUMNS.length;

/** What stands behind the questions. */
const CLOSING_COLUMNS = [
  { title: 'exception (Y/N)', kind: 'exception' },
  { title: 'void (Y)', kind: 'void' },
  { title: 'void reason', kind: 'free' },
  { title: 'notes', kind: 'free' },
  { title: 'examined by', kind: 'free' },
  { title: 'date', kind: 'free' },
] as const satisfies readonly WorkpaperColumn[];

/** The titles of the columns that give the reason of a void, and what the auditor noted. */
export const VOID_REASON = CLOSING_COLUMNS[2].title;
export const NOTES = CLOSING_COLUMNS[3].title;

/** The title of the column in which whoever examined a search stands. */
export const EXAMINED_BY = CLOSING_COLUMNS[4].title;

/** The fields that the workpaper shows: those that any of the logs has, in the contract's order. */
export function workpaperFields(drawn: readonly DrawnSearch[]): Field[] {
  return FIELDS.filter((field) => drawn.some(({ search }) => search[field] !== undefined));
}

/** The columns of the sheet. The questions are those of `checkedQuestions`. */
export function workpaperColumns(
  fields: readonly Field[],
  questions: readonly string[],
): WorkpaperColumn[] {
  return [
    ...DRAW_COLUMNS,
    ...fields.map((title): WorkpaperColumn => ({ title, kind: 'source' })),
    ...questions.map((title): WorkpaperColumn => ({ title, kind: 'question' })),
    ...CLOSING_COLUMNS,
  ];
}

/** What the sheet says of a drawn search before its fields, in the order of the columns. */
export function drawTexts(drawn: Omit<ManifestDrawn, 'cells' | 'id'>): string[] {
  const { draw, role, stratum, ticket, file, line } = drawn;
  return [String(draw), role, stratum ?? '', ticket ?? '', file, String(line)];
}

/** The texts of a search's fields; empty where its log has no such column. */
export function searchTexts({ search }: DrawnSearch, fields: readonly Field[]): string[] {
  return fields.map((field) => search[field] ?? '');
}

/**
 * What the manifest keeps of a search's texts as the workpaper shows them, so that a changed row is
 * known: their SHA-256 (hex), joined by U+001F. Shown texts have no such character.
 */
export function cellsHash(texts: readonly string[]): string {
  return createHash('sha256').update(texts.join('\u001f')).digest('hex');
}

/** The titles that every workpaper has, as titles are compared. */
export const OWN_TITLES: ReadonlySet<string> = new Set(
  [...DRAW_COLUMNS, ...CLOSING_COLUMNS].map(({ title }) => titleKey(title)),
);

/** A title as titles are compared: trimmed, white space as one space, case-folded. */
export function titleKey(title: string): string {
  return trimmed(title).replace(/\s+/g, ' ').toLowerCase();
}

/**
 * Questions that can head columns of the sheet.
 * @throws CannotBeDone when one is blank, is asked twice, or is the title of another column
 */
export function checkedQuestions(questions: readonly string[]): readonly string[] {
  const taken = new Set(workpaperColumns(FIELDS, []).map(({ title }) => titleKey(title)));
  for (const question of questions) {
    const key = titleKey(question);
    if (key === '') throw new CannotBeDone('a question of the workpaper is blank: give it a text');
    if (taken.has(key)) {
      throw new CannotBeDone(
        `the question "${question}" is asked twice, or is the title of another column of the workpaper: word it otherwise`,
      );
    }
    taken.add(key);
  }
  return questions;
}
