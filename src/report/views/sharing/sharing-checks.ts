import type {
  SharingChanges,
  SharingLogFindings,
  SharingRegisterFindings,
  SharingResult,
} from '../../../contract/sharing.ts';
import { type Block, type Column, heading, paragraph, table, textColumn } from '../../view.ts';
import { counted, listWords, thousands } from '../../words.ts';
import { DIRECTION_WORDS } from './sharing-words.ts';

/** What an earlier list, a register and a log say of a list, for people. */

/** How many rows a table for people has. */
const SHOWN = 60;

const UNTOLD = {
  outbound: 'who sees our images',
  inbound: 'who lets us see theirs',
  inactive: 'who is inactive',
} as const;

export function changesBlocks(changes: SharingChanges): Block[] {
  const untold = changes.notCompared.map((each) => UNTOLD[each]);
  const cannot =
    untold.length === 0
      ? []
      : [paragraph(`Cannot tell: not both lists say ${listWords(untold, 'or')}.`)];
  if (changes.outcome === 'cannotTell') return [heading('Changes'), ...cannot];
  const rows = [
    ...rowsOf('active again', changes.reactivated, 'was marked as inactive'),
    ...rowsOf('inactive now', changes.inactivated, 'was not marked as inactive'),
    ...rowsOf('added', changes.added, ''),
    ...rowsOf('removed', changes.removed, ''),
    ...(changes.renamed ?? []).map(({ from, to }) => ['renamed', to, `was ${from}`]),
    ...(changes.directionChanged ?? []).map(({ name, from, to }) => [
      ...['other direction', name, `${DIRECTION_WORDS[to]}; was: ${DIRECTION_WORDS[from]}`],
    ]),
  ];
  return [
    heading('Changes since the earlier list'),
    ...cannot,
    ...listed(['Change', 'Agency', 'From what'].map(textColumn), rows, 'Nothing changed.'),
  ];
}

function rowsOf(what: string, names: readonly string[] | null, before: string): string[][] {
  return (names ?? []).map((name) => [what, name, before]);
}

const LACKS = {
  decidedAt: 'date',
  approvedBy: 'approver',
  purpose: 'purpose',
  agreement: 'agreement',
} as const;

export function registerBlocks(
  register: SharingRegisterFindings,
  { directions }: SharingResult,
): Block[] {
  const rows = [
    ...register.withoutRecord.map(({ name, direction }) => [
      ...['share without a record', name, '', DIRECTION_WORDS[direction]],
    ]),
    ...register.expired.map(({ name, line, expiresAt }) => [
      ...['record has run out', name, thousands(line), `on ${expiresAt}`],
    ]),
    ...register.incomplete.map(({ name, line, lacks }) => [
      'record is incomplete',
      name,
      thousands(line),
      `lacks ${listWords(lacks.map((each) => LACKS[each]))}`,
    ]),
    ...register.withoutShare.map(({ name, line }) => [
      ...['record without a share', name, thousands(line), ''],
    ]),
  ];
  const columns: Column[] = [
    ...['Finding', 'Agency'].map(textColumn),
    { header: 'Row', align: 'right' },
    textColumn('What'),
  ];
  const one =
    directions.length === 1 ? ' Only the direction that the list tells was compared.' : '';
  return [
    heading('The register'),
    ...listed(columns, rows, `Every share has a record, and every record a share.${one}`),
  ];
}

export function logBlocks(log: SharingLogFindings, { list }: SharingResult): Block[] {
  const title = heading('Who searched');
  if (log.outcome === 'cannotTell') {
    return [
      title,
      paragraph(`Cannot tell who searched without a share: it needs ${listWords(log.needs)}.`),
    ];
  }
  const unlisted = log.unlisted ?? [];
  const never = log.neverSearched ?? [];
  const searches = unlisted.reduce((sum, each) => sum + each.searches, 0);
  const rows = unlisted.map((each) => [
    ...[each.agency, thousands(each.searches), each.first ?? 'undated', each.last ?? 'undated'],
  ]);
  const columns: Column[] = [
    textColumn('Agency'),
    { header: 'Searches', align: 'right' },
    ...['First', 'Last'].map(textColumn),
  ];
  return [
    title,
    paragraph(
      `${counted(unlisted.length, 'agency', 'agencies')} searched (${counted(searches, 'search', 'searches')}) and ${unlisted.length === 1 ? 'is' : 'are'} not on the list${list.date === null ? '' : ` of ${list.date}`}. The list is of one day, and under a vendor’s national look-up every agency can search without a share: ask before concluding.`,
    ),
    ...(rows.length === 0 ? [] : listed(columns, rows, '')),
    paragraph(
      `${counted(never.length, 'agency', 'agencies')} on the outbound list did not search in this log${never.length === 0 ? '.' : `: ${never.slice(0, SHOWN).join('; ')}${more(never.length)}`}`,
    ),
  ];
}

function more(count: number): string {
  return count <= SHOWN ? '.' : `; and ${thousands(count - SHOWN)} more (--format csv).`;
}

function listed(columns: Column[], rows: readonly string[][], none: string): Block[] {
  if (rows.length === 0) return [paragraph(none)];
  return [
    table(
      columns,
      rows.slice(0, SHOWN).map((cells) => ({ cells })),
    ),
    ...(rows.length <= SHOWN
      ? []
      : [paragraph(`${thousands(rows.length - SHOWN)} more: --format csv lists all.`)]),
  ];
}
