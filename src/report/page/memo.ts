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
import type { ReportBlock, Section, TitledTable } from './blocks.ts';
import { askedOf } from './first/asked.ts';
import { logSentences } from './first/log-sentences.ts';
import { meaningSentences } from './first/meaning.ts';
import { verdictOf } from './first/verdict.ts';
import { dateWords, isNamed, periodWordsOf, type Report, rowsWords, subject } from './report.ts';
import { annexSections, reportSections } from './sections.ts';

/** Where somebody writes with a pen; Markdown would have underscores escaped. */
const PEN_LINE = '………………………';

/** The memo to the chief: the numbers of the page, without its charts and long lists. */
export function reportMemo(
  tool: Report['tool'],
  facts: Report['facts'],
  settings: Report['settings'],
  result: Report['result'],
): View {
  const report: Report = { tool, facts, settings, result };
  return {
    title: isNamed(report)
      ? `Audit of license-plate reader searches: ${subject(report)}`
      : subject(report),
    lead: firstLines(facts),
    blocks: [
      table(
        [textColumn('Memo'), textColumn('')],
        [
          ['Period', periodWordsOf(report)],
          ['Rows of the log', rowsWords(report)],
          ['Prepared by', settings.preparedBy ?? PEN_LINE],
          ['Date', settings.asOf === null ? PEN_LINE : dateWords(settings.asOf)],
          ['Made with', toolWords(tool)],
        ].map((cells) => ({ cells })),
      ),
      heading('Summary'),
      paragraph(verdictOf(report).sentence),
      ...meaningSentences(report).map(paragraph),
      heading('What the log shows'),
      notes(logSentences(report)),
      heading('What is asked'),
      notes(askedOf(report).map(({ of, what }) => `${of}: ${what}`)),
      ...reportSections(report).flatMap(sectionBlocks),
      heading('Sign-off'),
      table(
        ['Role', 'Name', 'Signature', 'Date'].map(textColumn),
        ['Preparer', 'Reviewer', 'Approver'].map((role) => ({ cells: [role, '', '', ''] })),
      ),
      ...annexSections(report).flatMap(sectionBlocks),
    ],
  };
}

function sectionBlocks({ title, blocks }: Section): Block[] {
  const shown = blocks.flatMap(memoBlocks);
  return shown.length === 0 ? [] : [heading(title), ...shown];
}

function memoBlocks(block: ReportBlock): Block[] {
  switch (block.kind) {
    case 'figure':
      return memoBlocks(block.numbers);
    case 'titled':
      return block.folded ? [] : [paragraph(`${block.title}:`), withExplanations(block)];
    case 'columns':
      return block.blocks.flatMap(memoBlocks);
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
