import { createHash } from 'node:crypto';
import type { ManifestDrawn } from '../contract/manifest.ts';
import type { DrawnSearch } from '../contract/sample.ts';
import type { ColumnName, WorkpaperColumn, WorkpaperColumnKind } from '../contract/workpaper.ts';
import { CannotBeDone } from '../errors.ts';
import { FIELDS, type Field, trimmed } from '../search.ts';
import { inAmericanSpelling } from '../spelling.ts';

/** The workpaper as a table: its columns, its rows, and how a row is known again. */

/** The questions of the contract; the config's `questions` replace them. */
export const QUESTIONS: readonly string[] = [
  'case number exists in records system',
  'offense or incident supports the stated reason',
  'plate is connected to that case',
  'user was authorized and assigned',
  'age of images sought is justified',
];

/** The headings, in words for people. */
const HEADINGS: Readonly<Record<Exclude<ColumnName, 'question'>, string>> = {
  draw: 'Draw',
  role: 'Role',
  stratum: 'Stratum',
  ticket: 'Ticket',
  file: 'File',
  line: 'Line',
  searchId: 'Search ID',
  searchedAt: 'Searched at',
  user: 'User',
  agency: 'Agency',
  plate: 'Plate',
  plateState: 'Plate state',
  windowStart: 'Images from',
  windowEnd: 'Images to',
  window: 'Images from and to',
  caseNumber: 'Case number',
  reason: 'Reason',
  offense: 'Offense',
  resultsViewed: 'Results viewed',
  networks: 'Networks',
  devices: 'Devices',
  searchType: 'Search type',
  ipAddress: 'Network address',
  imageAge: 'Age of oldest image',
  caseNumberClass: 'Case number reads as',
  reasonClass: 'Reason reads as',
  exception: 'Exception (Y/N)',
  void: 'Void (Y)',
  voidReason: 'Void reason',
  notes: 'Notes',
  examinedBy: 'Examined by',
  date: 'Date',
};

/** Titles of version 0.1 and 0.2 that were others than the names of their columns. */
const FIRST_TITLES: Readonly<Partial<Record<ColumnName, string>>> = {
  exception: 'exception (Y/N)',
  void: 'void (Y)',
  voidReason: 'void reason',
  examinedBy: 'examined by',
};

const KINDS: Readonly<Partial<Record<ColumnName, WorkpaperColumnKind>>> = {
  ...{ draw: 'number', line: 'number' },
  ...{ imageAge: 'read', caseNumberClass: 'read', reasonClass: 'read' },
  ...{ question: 'question', exception: 'exception', void: 'void' },
  ...{ voidReason: 'free', notes: 'free', examinedBy: 'free', date: 'free' },
};

/** What tells of the draw; what an auditor reads first, and what stands behind the questions. */
const DRAW: readonly ColumnName[] = ['draw', 'role', 'stratum', 'ticket', 'file', 'line'];
const READ_FIRST: readonly ColumnName[] = [
  ...(['draw', 'searchedAt', 'user', 'agency', 'plate', 'caseNumber', 'reason'] as const),
  ...(['windowStart', 'windowEnd', 'window'] as const),
  ...(['imageAge', 'caseNumberClass', 'reasonClass'] as const),
];
const CLOSING: readonly ColumnName[] = [
  ...(['exception', 'void', 'voidReason', 'notes', 'examinedBy', 'date'] as const),
];

/** The heading of the column in which whoever examined a search stands, and of its users. */
export const EXAMINED_BY = HEADINGS.examinedBy;
export const USER = HEADINGS.user;

/** The fields that the workpaper shows: those that any of the logs has, in the contract's order. */
export function workpaperFields(drawn: readonly DrawnSearch[]): Field[] {
  return FIELDS.filter((field) => drawn.some(({ search }) => search[field] !== undefined));
}

/**
 * The columns of the sheet, in reading order: what a search was, the questions, and behind them what
 * only finds it again. The questions are those of `checkedQuestions`.
 */
export function workpaperColumns(
  fields: readonly Field[],
  questions: readonly string[],
): WorkpaperColumn[] {
  const isShown = (name: ColumnName): boolean => !isField(name) || fields.includes(name);
  const first = READ_FIRST.filter(isShown);
  const last = [...DRAW.slice(1, 3), ...fields, ...DRAW.slice(3)];
  return [
    ...first.map(headed),
    ...questions.map(askedAsHeading),
    ...CLOSING.map(headed),
    ...last.filter((name) => !first.includes(name)).map(headed),
  ];
}

/** The columns of a workpaper whose manifest does not say them: those of version 0.1 and 0.2. */
export function firstColumns(
  fields: readonly Field[],
  questions: readonly string[],
): WorkpaperColumn[] {
  const named = (name: ColumnName): WorkpaperColumn => ({
    ...{ name, title: FIRST_TITLES[name] ?? name, kind: kindOf(name) },
  });
  return [...[...DRAW, ...fields].map(named), ...questions.map(asked), ...CLOSING.map(named)];
}

/** The columns as a manifest names them. */
export function namedColumns(
  columns: readonly { readonly column: ColumnName; readonly heading: string }[],
): WorkpaperColumn[] {
  return columns.map(({ column, heading }) => ({
    ...{ name: column, title: heading, kind: kindOf(column) },
  }));
}

function headed(name: ColumnName): WorkpaperColumn {
  const title = name === 'question' ? name : HEADINGS[name];
  return { name, title, kind: kindOf(name) };
}

function asked(title: string): WorkpaperColumn {
  return { name: 'question', title, kind: 'question' };
}

/** A question as a heading: it begins with a capital letter, where it begins with a word. */
function askedAsHeading(question: string): WorkpaperColumn {
  return asked(
    question.replace(/^[a-z]+(?![\p{L}\d])/u, (word) => word[0]!.toUpperCase() + word.slice(1)),
  );
}

function kindOf(name: ColumnName): WorkpaperColumnKind {
  return KINDS[name] ?? 'source';
}

export function isField(name: ColumnName): name is Field & ColumnName {
  return FIELDS.some((field) => field === name);
}

/** The titles under which a column may come back, as titles are compared: as issued first. */
export function titleKeys({ name, title }: WorkpaperColumn): string[] {
  if (name === 'question') return [titleKey(title)];
  return [title, HEADINGS[name], FIRST_TITLES[name] ?? name].map(titleKey);
}

/** What the sheet says of where a search was drawn, by column. */
export function drawTexts(
  drawn: Omit<ManifestDrawn, 'cells' | 'id'>,
): ReadonlyMap<ColumnName, string> {
  const { draw, role, stratum, ticket, file, line } = drawn;
  return new Map<ColumnName, string>([
    ['draw', String(draw)],
    ['role', role],
    ['stratum', stratum ?? ''],
    ['ticket', ticket ?? ''],
    ['file', file],
    ['line', String(line)],
  ]);
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

/** The titles that workpapers have, as titles are compared; those of no search's fields. */
export const OWN_TITLES: ReadonlySet<string> = new Set(
  [...DRAW, ...CLOSING].flatMap((name) => titleKeys(headed(name))),
);

/** A title as titles are compared: trimmed, white space as one space, case-folded, in one spelling. */
export function titleKey(title: string): string {
  return inAmericanSpelling(trimmed(title).replace(/\s+/g, ' ').toLowerCase());
}

/** What a sheet of a workbook has. */
const MOST_COLUMNS = 16_384;

/**
 * Questions that can head columns of the sheet.
 * @throws CannotBeDone when one is blank, is asked twice, or is the title of another column, or there are too many
 */
export function checkedQuestions(questions: readonly string[]): readonly string[] {
  const others = workpaperColumns(FIELDS, []);
  const most = MOST_COLUMNS - others.length;
  if (questions.length > most) {
    throw new CannotBeDone(
      `the config asks ${questions.length} questions, and a sheet has room for ${most}: ask fewer`,
    );
  }
  const taken = new Set(others.flatMap(titleKeys));
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
