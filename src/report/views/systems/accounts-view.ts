import { calendarWords } from '../../../calendar-words.ts';
import type { LogFacts } from '../../../contract/document.ts';
import { ACCOUNT_KINDS, type AccountKind } from '../../../contract/systems/account-kinds.ts';
import type { AccountsResult, AccountsSettings } from '../../../contract/systems/accounts.ts';
import { keysOf } from '../../../keyed.ts';
import { lookAt, otherLines } from '../../look-at.ts';
import { type Block, heading, notes, paragraph, type View } from '../../view.ts';
import { counted, listWords, periodWords, thousands } from '../../words.ts';
import { accountingView, firstLines } from '../accounting-view.ts';
import { provenance } from '../provenance.ts';
import { exceptionTable, kindsTable, needsLines, safeguardTable } from './accounts-tables.ts';
import { tableNotes } from './table-notes.ts';

/** So many exceptions of a kind are shown. */
const SHOWN = 20;

/** The safeguards of Figure 6, the exceptions, and what nobody could tell. */
export function accountsView(
  facts: LogFacts,
  settings: AccountsSettings,
  result: AccountsResult,
): View {
  const opening = facts.inputs.length === 0 ? withoutLog(facts) : accountingView(facts);
  return {
    lead: [...opening.lead, accountsSentence(result)],
    blocks: [
      ...opening.blocks,
      heading('Safeguards (Figure 6)'),
      safeguardTable(result),
      ...notesOf(needsLines(result)),
      heading('Exceptions'),
      kindsTable(result),
      ...keysOf(ACCOUNT_KINDS).flatMap((kind) => kindBlocks(kind, result)),
      ...lagBlocks(result),
      ...ambiguousBlocks(result),
      notes([
        ...accountsNotes(settings, result),
        ...tableNotes(facts.tables ?? []),
        ...provenance(facts),
      ]),
    ],
  };
}

function withoutLog(facts: LogFacts): View {
  return {
    lead: [...firstLines(facts), 'No search log was given.'],
    blocks: [
      ...facts.notes.map((note) => paragraph(`${note}.`)),
      ...lookAt(otherLines(facts)).map(paragraph),
    ],
  };
}

/** The rows of the table and the accounts in them. */
export function accountsSentence({ accounts, asOf }: AccountsResult): string {
  const { rows, accounts: different, active } = accounts;
  return `${counted(rows, 'row')} of accounts read: ${counted(different, 'account')}, ${thousands(active)} active, as of ${calendarWords(asOf)}.`;
}

function notesOf(lines: string[]): Block[] {
  return lines.length === 0 ? [] : [notes(lines)];
}

function kindBlocks(kind: AccountKind, { list }: AccountsResult): Block[] {
  const rows = list.filter((each) => each.kind === kind);
  if (rows.length === 0) return [];
  const more = rows.length - SHOWN;
  return [
    heading(`${capital(ACCOUNT_KINDS[kind].label)}: ${thousands(rows.length)}`),
    paragraph(ACCOUNT_KINDS[kind].meaning),
    exceptionTable(rows.slice(0, SHOWN)),
    ...(more > 0 ? [paragraph(`${thousands(more)} more: --json and --format csv list all.`)] : []),
  ];
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function lagBlocks(result: AccountsResult): Block[] {
  const lines = lagLines(result);
  return lines.length === 0 ? [] : [heading('How long it took'), notes(lines)];
}

/** From separation to disabling, and to the personnel list. */
export function lagLines({ lags: { disable, list } }: AccountsResult): string[] {
  const days = (n: number): string => counted(n, 'day');
  return [
    ...(disable.n === 0
      ? []
      : [
          `From separation to the disabling of ${counted(disable.n, 'account')}: median ${days(disable.median ?? 0)}, longest ${days(disable.largest ?? 0)}.`,
        ]),
    ...(disable.open === 0
      ? []
      : [
          `${counted(disable.open, 'account')} of people who left ${disable.open === 1 ? 'is' : 'are'} active still, the longest for ${days(disable.longestOpen ?? 0)}.`,
        ]),
    ...(list.n === 0
      ? []
      : [
          `From separation to the personnel list, ${counted(list.n, 'person', 'people')}: median ${days(list.median ?? 0)}, longest ${days(list.largest ?? 0)} (the report's was 46 days).`,
        ]),
    ...(list.open > 0 && list.n > 0
      ? [
          `${counted(list.open, 'person', 'people')} who left ${list.open === 1 ? 'has' : 'have'} no date of listing.`,
        ]
      : []),
  ];
}

function ambiguousBlocks({ ambiguous }: AccountsResult): Block[] {
  if (ambiguous.length === 0) return [];
  const shown = ambiguous
    .slice(0, SHOWN)
    .map(
      ({ table, key, rows }) =>
        `“${key}”: ${rows.length === 1 ? 'row' : 'rows'} ${listWords(rows.map(String))} of ${table}`,
    );
  const more = ambiguous.length - shown.length;
  return [
    heading(`Names that meet two: ${thousands(ambiguous.length)}`),
    paragraph(
      'They are joined to nobody, and are an exception of nothing; what needs the join is untold.',
    ),
    notes([...shown, ...(more > 0 ? [`${thousands(more)} more: --json lists all.`] : [])]),
  ];
}

/** How it was checked, and what it cannot see. */
export function accountsNotes(
  { dormant, course, titles }: AccountsSettings,
  { logJoined }: AccountsResult,
): string[] {
  return [
    `Long without use is ${periodWords(dormant)} or longer.`,
    ...(course === null ? [] : [`Trainings that count are of the course “${course}”.`]),
    ...(titles === null ? [] : [`Titles that may have access: ${listWords(titles)}.`]),
    ...(logJoined === false
      ? ['The users of the log are named otherwise than the accounts: the log tells nothing here.']
      : []),
    'An exception is a reason to look at a practice, and says nothing of a person: a table may be out of date, and a name may be spelled otherwise.',
    'Without a status and a date of disabling an account counts as active. What was approved, and why, no table shows.',
  ];
}
