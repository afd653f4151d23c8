import { calendarWords } from '../../../calendar-words.ts';
import { CHECKLISTS } from '../../../contract/checklist/checklists.ts';
import type { ChecklistResult, ChecklistSettings } from '../../../contract/checklist/document.ts';
import { deceivingLines, lookAt, otherLines } from '../../look-at.ts';
import { type Block, heading, notes, paragraph, type View } from '../../view.ts';
import { counted } from '../../words.ts';
import { tableNotes } from '../systems/table-notes.ts';
import type { TablesRead } from '../systems/tables-read.ts';
import { intervalBlocks } from './checklist-law.ts';
import {
  accountsTable,
  doneTable,
  evidenceTable,
  gridTables,
  sourcesTable,
} from './checklist-tables.ts';
import { laterLine, termsLines, totalsSentence, unsupportedLines } from './checklist-words.ts';

/** The grid of a checklist, agencies side by side. */
export function checklistView(
  { tables, warnings, notes: said }: TablesRead,
  settings: ChecklistSettings,
  result: ChecklistResult,
): View {
  const warned = { inputs: tables, warnings };
  const { kind, elements, agencies, totals } = result;
  return {
    lead: [
      ...lookAt(deceivingLines(warned)),
      `${CHECKLISTS[kind].title}: ${counted(elements.length, 'question')}, answered by people for ${counted(agencies.length, 'agency', 'agencies')}${result.asOf === null ? '' : `, as of ${calendarWords(result.asOf)}`}.`,
    ],
    blocks: [
      ...[...said, ...lookAt(otherLines(warned))].map(paragraph),
      ...totals.map((each) => paragraph(totalsSentence(each))),
      ...laterLine(result).map(paragraph),
      ...besideBlocks(result),
      heading('The answers'),
      ...gridTables(result),
      ...saidBlocks(settings, result),
      ...evidenceBlocks(result),
      ...sourceBlocks(result),
      notes([
        ...CHECKLIST_NOTES,
        ...tableNotes(tables),
        ...auditNotes(settings),
        ...settings.accounts.map(
          ({ file, sha256 }) => `Accounts as ${file} has them, SHA-256 ${sha256}.`,
        ),
      ]),
    ],
  };
}

/** The data first: what accounts show, and what was done in an audit. */
function besideBlocks(result: ChecklistResult): Block[] {
  const { accounts, done } = result;
  return [
    ...accounts.flatMap((each) => [
      heading(`What the accounts of ${each.agency} show, as of ${calendarWords(each.asOf)}`),
      accountsTable(result, each),
    ]),
    ...(done.length === 0
      ? []
      : [heading(`What was done, held against the plan of ${done[0]?.agency}`), doneTable(result)]),
    ...intervalBlocks(result.law),
  ];
}

function saidBlocks(settings: ChecklistSettings, result: ChecklistResult): Block[] {
  const lines = [...termsLines(result, settings.terms), ...unsupportedLines(result)];
  return lines.length === 0 ? [] : [heading('To look at'), notes(lines)];
}

function evidenceBlocks(result: ChecklistResult): Block[] {
  return result.agencies.flatMap((agency) => {
    const shown = evidenceTable(result, agency);
    return shown === undefined ? [] : [heading(`What the answers of ${agency} rest on`), shown];
  });
}

function sourceBlocks(result: ChecklistResult): Block[] {
  const sources = sourcesTable(result);
  return sources === undefined ? [] : [heading('Where the questions come from'), sources];
}

function auditNotes({ audit }: ChecklistSettings): string[] {
  if (audit === null) return [];
  const { manifest, workpaper } = audit;
  return [
    `Audit: ${manifest.file}, SHA-256 ${manifest.sha256}${workpaper === null ? '; no workpaper was filled in' : `; ${workpaper.file}, SHA-256 ${workpaper.sha256}`}.`,
  ];
}

/** What the answers are worth. */
export const CHECKLIST_NOTES: readonly string[] = [
  'People answered: the program has read no policy, no contract and no plan. A grid says what they found, and no more than that.',
];
