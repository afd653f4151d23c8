import type { Manifest, ManifestDrawn } from '../contract/manifest.ts';
import type { DrawnSearch } from '../contract/sample.ts';
import type { CoverSection, Workpaper } from '../contract/workpaper.ts';
import type { IssuedTable } from './check.ts';
import {
  cellsHash,
  checkedQuestions,
  drawTexts,
  QUESTIONS,
  searchTexts,
  workpaperColumns,
  workpaperFields,
} from './columns.ts';
import { type CoverFacts, workpaperCover } from './cover.ts';
import { renderWorkpaperCsv } from './csv.ts';
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
}

/**
 * Makes the workpaper of a draw.
 * @param facts the manifest but for what this gives: the drawn searches and the workpaper
 * @param drawn in the order of the draw
 * @throws CannotBeDone when the questions cannot head columns
 */
export async function issueWorkpaper(
  facts: CoverFacts,
  drawn: readonly DrawnSearch[],
  questions: readonly string[] = QUESTIONS,
): Promise<IssuedWorkpaper> {
  checkedQuestions(questions.map(titleText));
  const fields = workpaperFields(drawn);
  const first = drawn[0];
  const check =
    facts.design.method === 'ticket' && first ? ticketSteps(facts.design.seed, first.id) : null;
  const shown = drawn.map((search) => searchTexts(search, fields).map(workpaperText));
  const workpaper: Workpaper = {
    title: 'ALPR search audit: workpaper',
    createdAt: facts.createdAt,
    cover: workpaperCover(facts, check).map(shownSection),
    columns: workpaperColumns(fields, questions.map(titleText)),
    rows: drawn.map((search, index) => ({
      isSpare: search.role === 'spare',
      cells: [...drawTexts(search).map(workpaperText), ...shown[index]!],
    })),
  };
  const { renderWorkpaperXlsx } = await import('./xlsx/xlsx.ts');
  return {
    csv: renderWorkpaperCsv(workpaper),
    xlsx: await renderWorkpaperXlsx(workpaper),
    cover: workpaper.cover,
    drawn: drawn.map(({ search: _, ...where }, index) => ({
      ...where,
      cells: cellsHash(shown[index]!),
    })),
    fields,
    questions: [...questions],
  };
}

/** The table of the workpaper that a manifest issued. */
export function issuedTable({ drawn, workpaper }: Manifest): IssuedTable {
  return {
    columns: workpaperColumns(workpaper.fields, workpaper.questions.map(titleText)),
    rows: drawn.map((each) => ({ drawn: each, texts: drawTexts(each).map(workpaperText) })),
  };
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
