import { calendarWords } from '../../../calendar-words.ts';
import { CHECKLISTS, type ChecklistKind } from '../../../contract/checklist/checklists.ts';
import type { ChecklistResult } from '../../../contract/checklist/document.ts';
import { notes, paragraph } from '../../view.ts';
import {
  accountsTable,
  evidenceTable,
  gridTables,
  sourcesTable,
} from '../../views/checklist/checklist-tables.ts';
import { CHECKLIST_NOTES } from '../../views/checklist/checklist-view.ts';
import {
  laterLine,
  termsLines,
  totalsSentence,
  unsupportedLines,
} from '../../views/checklist/checklist-words.ts';
import { folded, type ReportBlock, type Section, titled } from '../blocks.ts';
import type { Report } from '../report.ts';

/** What people answered about policy, contract, access and plan; nothing where no answers were given. */
export function checklistSections({ settings, result }: Report): Section[] {
  const terms = settings.checklists?.terms;
  if (terms === undefined) return [];
  return result.checklists.map((each) => ({
    id: `checklist-${each.kind}`,
    title: CHECKLISTS[each.kind].title,
    blocks: [...notBeside(each, result).map(paragraph), ...blocksOf(each, terms)],
  }));
}

/** What was given and stands beside no answers, because nothing says which agency it is of. */
function notBeside({ kind, agencies }: ChecklistResult, { accounts }: Report['result']): string[] {
  if (agencies.length === 1) return [];
  const give = 'give the answers of that agency alone';
  if (kind === 'access' && accounts !== null) {
    return [`Not checked: nothing says whose accounts were examined; ${give}.`];
  }
  return [];
}

/** What a title says its table is about: no two tables of a page have the same. */
const ABOUT: Readonly<Record<ChecklistKind, string>> = {
  policy: 'the policy',
  contract: 'the contract',
  access: 'access',
  plan: 'the plan',
};

function blocksOf(checklist: ChecklistResult, terms: string): ReportBlock[] {
  const { totals, agencies, accounts } = checklist;
  const about = ABOUT[checklist.kind];
  const sources = sourcesTable(checklist);
  const lines = [...termsLines(checklist, terms), ...unsupportedLines(checklist)];
  return [
    paragraph(totals.map(totalsSentence).join(' ')),
    ...laterLine(checklist).map(paragraph),
    ...accounts.map((each) =>
      titled(
        `What the accounts show, as of ${calendarWords(each.asOf)}`,
        accountsTable(checklist, each),
      ),
    ),
    ...gridTables(checklist).map((grid, at) =>
      titled(`What was answered on ${about}${at === 0 ? '' : `, continued (${at + 1})`}`, grid),
    ),
    ...(lines.length === 0 ? [] : [notes(lines)]),
    ...agencies.flatMap((agency): ReportBlock[] => {
      const evidence = evidenceTable(checklist, agency);
      return evidence === undefined
        ? []
        : [folded(`What the answers of ${agency} on ${about} rest on`, evidence)];
    }),
    ...(sources === undefined
      ? []
      : [folded(`Where the questions on ${about} come from`, sources)]),
    notes([...CHECKLIST_NOTES]),
  ];
}
