import { calendarWords } from '../../../calendar-words.ts';
import type { SideFacts } from '../../../contract/side-facts.ts';
import type {
  SharingEntity,
  SharingResult,
  SharingSettings,
} from '../../../contract/systems/sharing.ts';
import { keysOf } from '../../../keyed.ts';
import { deceivingLines, lookAt, otherLines } from '../../look-at.ts';
import { type Block, heading, notes, paragraph, table, textColumn, type View } from '../../view.ts';
import { counted, listWords, thousands } from '../../words.ts';
import { accountingView } from '../accounting-view.ts';
import { changesBlocks, logBlocks, registerBlocks } from './sharing-checks.ts';
import { explainSharingBlocks } from './sharing-explain.ts';
import { DIRECTION_WORDS, MARK_WORDS } from './sharing-words.ts';

/** With whom images are shared, for people. */
export function sharingView(
  facts: SideFacts,
  settings: SharingSettings,
  result: SharingResult,
  isExplained: boolean,
): View {
  const { tables, warnings, log } = facts;
  const warned = { inputs: tables, warnings };
  const accounting = log === null ? { lead: [], blocks: [] } : accountingView(log);
  return {
    lead: [...lookAt(deceivingLines(warned)), headline(facts, result), ...accounting.lead],
    blocks: [
      ...untoldLines(result).map(paragraph),
      ...lookAt(otherLines(warned)).map(paragraph),
      ...accounting.blocks,
      ...sharingBlocks(settings, result),
      notes([
        ...closing(settings, result),
        ...tables.map(({ file, sha256 }) => `Made from ${file}, SHA-256 ${sha256}.`),
        ...(log?.inputs ?? []).map(({ file, sha256 }) => `Made from ${file}, SHA-256 ${sha256}.`),
      ]),
      ...(isExplained ? explainSharingBlocks() : []),
    ],
  };
}

/** All that is said of a list, also in the report. */
export function sharingBlocks(settings: SharingSettings, result: SharingResult): Block[] {
  const { changes, register, log } = result;
  return [
    ...directionBlocks(result),
    ...markBlocks(result),
    ...stateBlocks(settings, result),
    ...hotListBlocks(result),
    ...(changes === null ? [] : changesBlocks(changes)),
    ...(register === null ? [] : registerBlocks(register, result)),
    ...(log === null ? [] : logBlocks(log, result)),
  ];
}

const FORMS = {
  flock: 'Flock’s shared networks',
  names: 'a list of names',
  vigilant: 'Vigilant’s Agency Data Sharing Report',
} as const;

function headline({ tables }: SideFacts, { list, totals }: SharingResult): string {
  const file = tables.find(({ table }) => table === 'list')?.file ?? 'the list';
  const made = list.date === null ? '' : ` of ${calendarWords(list.date)}`;
  const again =
    totals.repeated === 0 ? '' : `, ${counted(totals.repeated, 'name')} of it listed again`;
  return `${counted(totals.entities, 'agency', 'agencies')} in ${file} (${FORMS[list.form]}${made})${again}.`;
}

/** What the list does not tell, said as loudly as what it does. */
export function untoldLines({ directions, cannotTell, totals }: SharingResult): string[] {
  const columns = cannotTell
    .filter((name) => name.startsWith('register.'))
    .map((name) => name.slice('register.'.length));
  return [
    ...(directions.includes('outbound')
      ? []
      : [
          'Cannot tell: the list has no column or section of those that see our images. That is not “none”.',
        ]),
    ...(directions.includes('inbound')
      ? []
      : [
          'Cannot tell: the list has no column or section of those that let us see theirs. That is not “none”.',
        ]),
    ...(totals.marks.inactive === null
      ? ['Cannot tell: the list marks nobody as inactive, and may not mark at all.']
      : []),
    ...(columns.length === 0
      ? []
      : [`Cannot tell: the register has no column for ${listWords(columns)}.`]),
  ];
}

function directionBlocks({ totals, directions }: SharingResult): Block[] {
  const { byDirection } = totals;
  const both = directions.length === 2;
  const rows = keysOf(DIRECTION_WORDS).map((direction) => {
    const count = byDirection[direction];
    const only = both && (direction === 'outbound' || direction === 'inbound') ? ' only' : '';
    return {
      cells: [
        `${DIRECTION_WORDS[direction]}${only}`,
        count === null ? 'cannot tell' : thousands(count),
      ],
    };
  });
  return [table([textColumn('The agency'), { header: 'Agencies', align: 'right' }], rows)];
}

/** How many agencies are listed in an output for people. */
const SHOWN = 60;

/** Marks that most of a list can have: alone they list nobody. */
const COMMON: ReadonlySet<string> = new Set(['otherState']);

function markBlocks({ totals, entities }: SharingResult): Block[] {
  const rows = keysOf(MARK_WORDS).map((mark) => {
    const count = totals.marks[mark];
    return { cells: [MARK_WORDS[mark].label, count === null ? 'cannot tell' : thousands(count)] };
  });
  const toAsk = entities.filter(({ marks }) => marks.some((mark) => !COMMON.has(mark)));
  return [
    heading('What there is to look at in the names'),
    table([textColumn('Mark'), { header: 'Agencies', align: 'right' }], rows),
    ...(toAsk.length === 0
      ? []
      : [
          table(
            ['Agency', 'Direction', 'State', 'Look at'].map(textColumn),
            toAsk.slice(0, SHOWN).map(markedRow),
          ),
        ]),
    ...(toAsk.length <= SHOWN
      ? []
      : [
          paragraph(
            `${thousands(toAsk.length - SHOWN)} more: alpr-audit sharing --format csv lists all.`,
          ),
        ]),
  ];
}

function markedRow({ name, direction, state, marks }: SharingEntity): { cells: string[] } {
  const labels = marks.map((mark) => MARK_WORDS[mark].label.toLowerCase());
  return { cells: [name, DIRECTION_WORDS[direction], state ?? 'not known', labels.join(', ')] };
}

function stateBlocks({ home }: SharingSettings, { totals }: SharingResult): Block[] {
  const rows = totals.byState.map(({ state, entities }) => ({
    cells: [state ?? 'not known', thousands(entities)],
  }));
  return [
    heading('States'),
    table([textColumn('By their names'), { header: 'Agencies', align: 'right' }], rows),
    ...(home === null
      ? [paragraph('Which are other states is not known: --home CA says the agency’s own.')]
      : []),
  ];
}

function hotListBlocks({ hotLists, list }: SharingResult): Block[] {
  if (list.form !== 'vigilant') return [];
  if (hotLists === null) {
    return [paragraph('Cannot tell: the report has no section on hot lists.')];
  }
  return [
    heading('Hot lists'),
    hotLists.length === 0
      ? paragraph('None are shared or received, the report says.')
      : table(
          [textColumn('Agency'), textColumn('Hot lists')],
          hotLists.map(({ name, direction }) => ({
            cells: [name, direction === 'outbound' ? 'gets ours' : 'gives us theirs'],
          })),
        ),
  ];
}

function closing({ redact }: SharingSettings, { list, asOf }: SharingResult): string[] {
  const day = calendarWords(list.date ?? 'one day, which it does not say');
  return [
    `The list is of ${day}; who was on it before or after, it does not tell. A mark is a question to ask, no finding: it rests on a name alone.`,
    ...(asOf === null ? [] : [`${calendarWords(asOf)} stands for today.`]),
    ...(redact === null
      ? []
      : [
          `Redacted for ${redact === 'public' ? 'the public' : 'a board'}: agencies keep their names, but for addresses of persons; files are named without their folders.`,
        ]),
  ];
}
