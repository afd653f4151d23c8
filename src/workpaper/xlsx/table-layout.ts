import type { ColumnName, Workpaper, WorkpaperColumn } from '../../contract/workpaper.ts';

/** How wide the columns of the sheet are and how tall its rows, and which of them stay in sight. */

/**
 * The most that a column is wide, in the spreadsheet's unit, a digit of 11 points: all that is printed
 * has to stand on one page side by side, and texts wrap.
 */
const WIDTHS: Readonly<Partial<Record<ColumnName, number>>> = {
  ...{ draw: 6, searchedAt: 12, user: 13, agency: 12, plate: 10, caseNumber: 13, reason: 26 },
  ...{ windowStart: 12, windowEnd: 12, window: 13 },
  ...{ imageAge: 10, caseNumberClass: 12.5, reasonClass: 12.5 },
  ...{ question: 11.5, exception: 10.5, void: 6, voidReason: 11, notes: 26 },
  ...{ examinedBy: 10.5, date: 11 },
  // Tickets are compared from their first digits on: the whole of one need not be seen.
  ...{ role: 11, stratum: 16, ticket: 17, file: 26, line: 8, searchId: 18 },
};

/** What the sides of a cell take. */
const SIDES = 1.6;

/** The columns' widths: no wider than their texts are, nor narrower than the longest word of their headings. */
export function widthsOf(
  columns: readonly WorkpaperColumn[],
  rows: Workpaper['rows'],
): readonly number[] {
  return columns.map(({ name, title, kind }, at) => {
    const most = WIDTHS[name] ?? 14;
    if (!FITTED.has(kind)) return most;
    const texts = rows.flatMap(({ cells }) => (cells[at] ?? '').split('\n'));
    const longest = texts.reduce((length, text) => Math.max(length, text.length), 0);
    const word = title.split(' ').reduce((length, each) => Math.max(length, each.length), 0);
    return Math.min(most, Math.max(longest, word) + SIDES);
  });
}

/** What is issued filled in: how long its texts are is known. */
const FITTED: ReadonlySet<WorkpaperColumn['kind']> = new Set(['source', 'read']);

/** How many columns stay in sight: those that say which search it is, to its reason. */
export function frozenColumns(columns: readonly WorkpaperColumn[]): number {
  const reason = columns.findIndex(({ name }) => name === 'reason');
  return reason < 0 ? 1 : reason + 1;
}

/** How many columns are printed: all but those that only find a search again. */
export function printedColumns(columns: readonly WorkpaperColumn[]): number {
  return columns.findLastIndex(({ kind }) => kind === 'free') + 1;
}

const HEADER_LINE = 12.5;
const LINE = 14.6;

/**
 * Heights of the header and of the rows whose texts need several lines, in points. The other rows
 * have none, so that they grow with the auditor's notes.
 */
export function rowHeights(
  columns: readonly WorkpaperColumn[],
  rows: Workpaper['rows'],
  widths: readonly number[],
): Map<number, { height: number }> {
  const titles = columns.map(({ title }, at) => linesOf(title, held(widths[at]!)));
  const found = new Map([[0, { height: HEADER_LINE * Math.max(1, ...titles) + 8 }]]);
  rows.forEach(({ cells }, row) => {
    const lines = columns.map((column, at) =>
      wraps(column) ? linesOf(cells[at] ?? '', held(widths[at]!)) : 1,
    );
    const most = Math.max(1, ...lines);
    if (most > 1) found.set(row + 1, { height: Math.min(TALLEST, LINE * most + 3) });
  });
  return found;
}

/** Characters that a column of this width holds, less what its sides take: most are narrower than a digit. */
function held(width: number): number {
  return 1.1 * (width - 0.6);
}

/** The tallest row that a spreadsheet knows, in points. */
const TALLEST = 409;

/** How many lines a text takes: words go on the next line whole, and break only where they are longer. */
function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((sum, line) => sum + wrapped(line, Math.max(1, width)), 0);
}

function wrapped(line: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const word of line.split(' ')) {
    const gap = used === 0 ? 0 : 1;
    if (used + gap + word.length <= width) used += gap + word.length;
    else {
      const over = Math.max(1, Math.ceil(word.length / width));
      lines += used === 0 ? over - 1 : over;
      used = word.length - (over - 1) * width;
    }
  }
  return lines;
}

export function wraps({ kind, name }: WorkpaperColumn): boolean {
  return kind !== 'number' && name !== 'ticket';
}
