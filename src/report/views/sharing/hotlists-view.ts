import { calendarCell, calendarWords } from '../../../calendar-words.ts';
import type { SideFacts } from '../../../contract/side-facts.ts';
import type { HotlistFinding, HotlistsResult } from '../../../contract/systems/hotlists.ts';
import { keysOf } from '../../../keyed.ts';
import { deceivingLines, lookAt, otherLines } from '../../look-at.ts';
import {
  type Block,
  type Column,
  heading,
  notes,
  paragraph,
  table,
  textColumn,
  type View,
} from '../../view.ts';
import { counted, listWords, periodWords, thousands } from '../../words.ts';
import { entrySentence, listTable } from '../systems/events-tables.ts';

/** Hot lists that are kept past their retention, for people. */
export function hotlistsView(
  { tables, warnings }: SideFacts,
  result: HotlistsResult,
  isExplained: boolean,
): View {
  const warned = { inputs: tables, warnings };
  const { findings, retention, asOf } = result;
  const past = findings.inactivePastRetention + findings.activePastRetention;
  const later = (tables[0]?.rows ?? result.lists) - result.lists;
  return {
    lead: [
      ...lookAt(deceivingLines(warned)),
      `${counted(result.lists, 'hot list')} in ${tables[0]?.file ?? 'the inventory'}; ${thousands(past)} ${past === 1 ? 'is' : 'are'} past a retention of ${periodWords(retention)} on ${calendarWords(asOf)}.`,
    ],
    blocks: [
      ...lookAt(otherLines(warned)).map(paragraph),
      ...(later === 0 ? [] : [paragraph(laterWords(later))]),
      ...hotlistsBlocks(result),
      notes([CLOCK, ...tables.map(({ file, sha256 }) => `Made from ${file}, SHA-256 ${sha256}.`)]),
      ...(isExplained ? explainHotlistsBlocks() : []),
    ],
  };
}

function laterWords(later: number): string {
  const lists = counted(later, 'hot list', 'hot lists');
  return `${lists} more, loaded after that day, ${later === 1 ? 'is' : 'are'} left out.`;
}

/** What the age of a list rests on. */
export const CLOCK =
  'The clock is the date of load. When the vehicles on a list were added to it, an inventory does not say; nor is a list that was loaded again under its name an old one.';

const LABELS: Readonly<Record<HotlistFinding, string>> = {
  inactivePastRetention: 'Inactive, past retention',
  activePastRetention: 'Active, past retention (look at)',
  noDate: 'No date of load',
  empty: 'Empty',
};

/** How many lists an output for people names. */
const SHOWN = 60;

/** All that is said of an inventory, also in the report. */
export function hotlistsBlocks(result: HotlistsResult): Block[] {
  const { findings, list, cannotTell, records } = result;
  const counts = keysOf(LABELS).map((kind) => ({
    cells: [LABELS[kind], thousands(findings[kind])],
  }));
  return [
    ...(cannotTell.length === 0
      ? []
      : [paragraph(`Cannot tell: ${listWords(cannotTell)}, which the inventory does not say.`)]),
    table([textColumn('Finding'), { header: 'Lists', align: 'right' }], counts),
    ...(records === null
      ? []
      : [paragraph(`The lists hold ${counted(records, 'record')}, as far as the inventory says.`)]),
    ...(list.length === 0 ? [] : [table(COLUMNS, list.slice(0, SHOWN).map(listRow))]),
    ...(list.length <= SHOWN
      ? []
      : [
          paragraph(
            `${thousands(list.length - SHOWN)} more: alpr-audit hotlists --format csv lists all.`,
          ),
        ]),
    ...oldestBlocks(result),
    ...entryBlocks(result),
  ];
}

/** What an event log knows of the entries that agencies make themselves. */
function entryBlocks({ entries }: HotlistsResult): Block[] {
  if (entries === null) return [];
  const said = paragraph(entrySentence(entries));
  return [heading('Entries, by the event log'), said, listTable(entries)];
}

const COLUMNS: Column[] = [
  ...['Finding', 'Hot list', 'Loaded'].map(textColumn),
  ...['Records', 'Years old', 'Years over', 'Row'].map(
    (header): Column => ({ header, align: 'right' }),
  ),
];

function listRow(of: HotlistsResult['list'][number]): { cells: string[] } {
  const number = (value: number | null): string => (value === null ? '–' : thousands(value));
  return {
    cells: [
      ...[LABELS[of.finding], of.name, calendarCell(of.loadedAt)],
      ...[number(of.records), number(of.years), number(of.yearsOver), number(of.line)],
    ],
  };
}

function oldestBlocks({ oldestBySource }: HotlistsResult): Block[] {
  if (oldestBySource.length === 0) return [];
  return [
    heading('The oldest of each source'),
    table(
      ['Source', 'Hot list', 'Loaded'].map(textColumn),
      oldestBySource.slice(0, SHOWN).map(({ source, name, loadedAt }) => ({
        cells: [source || '(not said)', name, calendarWords(loadedAt)],
      })),
    ),
  ];
}

export function explainHotlistsBlocks(): Block[] {
  return [
    heading('What is checked'),
    notes([
      'Inactive, past retention: loaded before the date that stands for today less the retention, by the calendar, and not without records. The State Auditor found lists of five and six years, three and four past their retention: the vendor makes a list inactive, and deletes nothing.',
      'Active, past retention: the same of a list that is in use, or whose status the inventory does not say. It may be right to keep it: look at it.',
      'No date of load: nothing tells how old it is. Empty: nothing is left of it but its name.',
      'Years are whole years, as the report counts them.',
    ]),
    heading('What cannot be seen'),
    notes([CLOCK, 'What stands in the lists, and whether a plate on one is still wanted.']),
  ];
}
