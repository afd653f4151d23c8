import type { Manifest, ManifestDrawn, ManifestReads } from '../contract/manifest.ts';
import type { DrawnSearch } from '../contract/sample.ts';
import type { ColumnName, CoverSection, Workpaper } from '../contract/workpaper.ts';
import { CannotBeDone } from '../errors.ts';
import {
  cellsHash,
  checkedQuestions,
  drawTexts,
  firstColumns,
  namedColumns,
  QUESTIONS,
  searchTexts,
  workpaperColumns,
  workpaperFields,
} from './columns.ts';
import { type CoverFacts, workpaperCover } from './cover.ts';
import { renderWorkpaperCsv } from './csv.ts';
import type { IssuedTable } from './row/tables.ts';
import { titleText, workpaperText } from './text.ts';
import { ticketSteps } from './ticket-steps.ts';

/** The workpaper of a draw, and what the manifest says of it. */
export interface IssuedWorkpaper {
  /** The text of workpaper.csv. */
  readonly csv: string;
  /** The bytes of workpaper.xlsx. */
  readonly xlsx: Uint8Array;
  /** The cover of the workbook, as it shows it. */
  readonly cover: readonly CoverSection[];
  readonly drawn: ManifestDrawn[];
  readonly fields: Manifest['workpaper']['fields'];
  readonly questions: string[];
  readonly columns: NonNullable<Manifest['workpaper']['columns']>;
}

/** Rows of a sheet below its header. */
const MOST_SEARCHES = 1_048_575;

function checkFit(searches: number, most: number): void {
  if (searches <= most) return;
  throw new CannotBeDone(
    `${searches} searches are drawn, and a sheet of the workpaper has room for ${most}: draw fewer ` +
      '(--size, --spares), or audit shorter periods, each by itself',
  );
}

/**
 * Makes the workpaper of a draw.
 * @param facts the manifest but for what this gives: the drawn searches and the workpaper
 * @param drawn in the order of the draw
 * @param reads what each of them reads as
 * @param most how many searches a sheet has room for
 * @throws CannotBeDone when the questions cannot head columns, or more searches are drawn
 */
export async function issueWorkpaper(
  facts: CoverFacts,
  drawn: readonly DrawnSearch[],
  reads: readonly ManifestReads[],
  questions: readonly string[] = QUESTIONS,
  most = MOST_SEARCHES,
): Promise<IssuedWorkpaper> {
  checkFit(drawn.length, most);
  checkedQuestions(questions.map(titleText));
  const fields = workpaperFields(drawn);
  const first = drawn[0];
  const check =
    facts.design.method === 'ticket' && first ? ticketSteps(facts.design.seed, first.id) : null;
  const shown = drawn.map((search) => searchTexts(search, fields).map(workpaperText));
  const columns = workpaperColumns(fields, questions.map(titleText));
  const workpaper: Workpaper = {
    title: 'ALPR search audit: workpaper',
    createdAt: facts.createdAt,
    cover: workpaperCover(facts, check).map(shownSection),
    columns,
    rows: drawn.map((search, index) => {
      const texts = new Map<ColumnName, string>([
        ...issuedTexts(search, reads[index]!),
        ...fields.map((field, at) => [field, shown[index]![at]!] as const),
      ]);
      const cells = columns.map(({ name }) => texts.get(name) ?? '');
      return { isSpare: search.role === 'spare', cells };
    }),
  };
  const { renderWorkpaperXlsx } = await import('./xlsx/xlsx.ts');
  return {
    csv: renderWorkpaperCsv(workpaper),
    xlsx: await renderWorkpaperXlsx(workpaper),
    cover: workpaper.cover,
    drawn: drawn.map(({ search: _, ...where }, index) => ({
      ...where,
      cells: cellsHash(shown[index]!),
      reads: reads[index]!,
    })),
    fields,
    questions: [...questions],
    columns: columns.map(({ name, title }) => ({ column: name, heading: title })),
  };
}

/** The table of the workpaper that a manifest issued. */
export function issuedTable({ drawn, workpaper }: Manifest): IssuedTable {
  const { fields, questions, columns } = workpaper;
  return {
    columns:
      columns === undefined
        ? firstColumns(fields, questions.map(titleText))
        : namedColumns(columns),
    fields,
    rows: drawn.map((each) => ({ drawn: each, texts: issuedTexts(each, each.reads) })),
  };
}

/** What a row is issued with beside the search's own cells, as the workpaper shows it. */
function issuedTexts(
  drawn: Omit<ManifestDrawn, 'cells' | 'id'>,
  reads: ManifestDrawn['reads'],
): Map<ColumnName, string> {
  const texts = new Map([...drawTexts(drawn)].map(([name, text]) => [name, workpaperText(text)]));
  if (reads === undefined) return texts;
  const { imageAge, caseNumberClass, reasonClass } = reads;
  return new Map<ColumnName, string>([
    ...texts,
    ...([
      ['imageAge', imageAge],
      ['caseNumberClass', caseNumberClass],
      ['reasonClass', reasonClass],
    ] as const),
  ]);
}

function shownSection({ heading, lines }: CoverSection): CoverSection {
  return {
    heading,
    lines: lines.map((line) => ({
      ...line,
      label: workpaperText(line.label),
      text: workpaperText(line.text),
    })),
  };
}
