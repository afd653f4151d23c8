import {
  type Block,
  heading,
  notes,
  paragraph,
  type Table,
  table,
  textColumn,
  type View,
} from '../view.ts';
import { firstLines } from '../views/accounting-view.ts';
import { toolWords } from '../words.ts';
import type { ReportBlock, TitledTable } from './blocks.ts';
import { dateWords, isNamed, periodWordsOf, type Report, subject } from './report.ts';
import { reportSections } from './sections.ts';
import { summarySentences } from './summary.ts';

/** The memo to the chief: the numbers of the page, without its charts and long lists. */
export function reportMemo(
  tool: Report['tool'],
  facts: Report['facts'],
  settings: Report['settings'],
  result: Report['result'],
): View {
  const report: Report = { tool, facts, settings, result };
  const sections = reportSections(report).map(({ title, blocks }) => ({
    title,
    blocks: blocks.flatMap(memoBlocks),
  }));
  return {
    title: isNamed(report)
      ? `Audit of licence-plate reader searches: ${subject(report)}`
      : subject(report),
    lead: firstLines(facts),
    blocks: [
      table(
        [textColumn('Memo'), textColumn('')],
        [
          ['Period', periodWordsOf(report)],
          ['Prepared by', settings.preparedBy ?? '____________________'],
          ['Date', settings.asOf === null ? '____________________' : dateWords(settings.asOf)],
          ['Made with', toolWords(tool)],
        ].map((cells) => ({ cells })),
      ),
      heading('Summary'),
      notes(summarySentences(report)),
      ...sections
        .filter(({ blocks }) => blocks.length > 0)
        .flatMap(({ title, blocks }): Block[] => [heading(title), ...blocks]),
      heading('Sign-off'),
      table(
        ['Role', 'Name', 'Signature', 'Date'].map(textColumn),
        ['Preparer', 'Reviewer', 'Approver'].map((role) => ({ cells: [role, '', '', ''] })),
      ),
    ],
  };
}

function memoBlocks(block: ReportBlock): Block[] {
  switch (block.kind) {
    case 'figure':
      return memoBlocks(block.numbers);
    case 'titled':
      return block.folded ? [] : [paragraph(`${block.title}:`), withExplanations(block)];
    case 'terms':
    case 'pageOnly':
      return [];
    default:
      return [block];
  }
}

/** What explains the rows, as a last column. */
function withExplanations({ table: of, explained }: TitledTable): Table {
  if (explained === undefined) return of;
  const rows = of.rows.map((row, at) => ({
    ...row,
    cells: [...row.cells, explained.texts[at] ?? ''],
  }));
  return table([...of.columns, textColumn(explained.header)], rows);
}
