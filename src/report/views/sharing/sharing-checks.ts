import { calendarWords } from '../../../calendar-words.ts';
import type {
  SharingChanges,
  SharingLogFindings,
  SharingRegisterFindings,
  SharingResult,
} from '../../../contract/systems/sharing.ts';
import { type Block, type Column, heading, paragraph, table, textColumn } from '../../view.ts';
import { counted, listWords, thousands } from '../../words.ts';
import { DIRECTION_WORDS } from './sharing-words.ts';

/** What an earlier list, a register and a log say of a list, for people. */

/** How many rows of a kind a table for people has, and how many names a sentence. */
const SHOWN = 20;
/** How many agencies that searched a table has. */
const AGENCIES = 60;

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
      : [paragraph(`Cannot tell all changes: not both lists say ${listWords(untold, 'or')}.`)];
  if (changes.outcome === 'cannotTell') return [heading('Changes'), ...cannot];
  return [
    heading('Changes since the earlier list'),
    ...cannot,
    ...listedByKind(
      ['Agency', 'From what'].map(textColumn),
      [
        ['active again', named(changes.reactivated, 'was marked as inactive')],
        ['inactive now', named(changes.inactivated, 'was not marked as inactive')],
        ['added', named(changes.added, '')],
        ['removed', named(changes.removed, '')],
        ['renamed', (changes.renamed ?? []).map(({ from, to }) => [to, `was ${from}`])],
        [
          'other direction',
          (changes.directionChanged ?? []).map(({ name, from, to }) => [
            ...[name, `${DIRECTION_WORDS[to]}; was: ${DIRECTION_WORDS[from]}`],
          ]),
        ],
      ],
      'Nothing changed.',
    ),
  ];
}

function named(names: readonly string[] | null, before: string): string[][] {
  return (names ?? []).map((name) => [name, before]);
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
  const columns: Column[] = [
    textColumn('Agency'),
    { header: 'Row', align: 'right' },
    textColumn('What'),
  ];
  const one =
    directions.length === 1 ? ' Only the direction that the list tells was compared.' : '';
  return [
    heading('The register'),
    ...listedByKind(
      columns,
      [
        [
          'share without a record',
          register.withoutRecord.map((each) => [each.name, '', DIRECTION_WORDS[each.direction]]),
        ],
        [
          'record has run out',
          register.expired.map((each) => [
            ...[each.name, thousands(each.line), `on ${calendarWords(each.expiresAt)}`],
          ]),
        ],
        [
          'record is incomplete',
          register.incomplete.map(({ name, line, lacks }) => [
            ...[name, thousands(line), `lacks ${listWords(lacks.map((each) => LACKS[each]))}`],
          ]),
        ],
        [
          'record without a share',
          register.withoutShare.map(({ name, line }) => [name, thousands(line), '']),
        ],
      ],
      `Every share has a record, and every record a share.${one}`,
    ),
  ];
}

function cannotTellWho({ needs, unlisted }: SharingLogFindings): Block[] {
  if (needs.length === 0) return [];
  const others = unlisted === null ? '' : ' else';
  return [
    paragraph(`Cannot tell who${others} searched without a share: it needs ${listWords(needs)}.`),
  ];
}

export function logBlocks(log: SharingLogFindings, { list }: SharingResult): Block[] {
  const title = heading('Who searched');
  const cannot = cannotTellWho(log);
  if (log.unlisted === null) return [title, ...cannot];
  const { unlisted } = log;
  const never = log.neverSearched ?? [];
  const searches = unlisted.reduce((sum, each) => sum + each.searches, 0);
  const rows = unlisted.map((each) => [
    ...[
      each.agency,
      thousands(each.searches),
      ...[each.first, each.last].map((date) => calendarWords(date ?? 'undated')),
    ],
  ]);
  const columns: Column[] = [
    textColumn('Agency'),
    { header: 'Searches', align: 'right' },
    ...['First', 'Last'].map(textColumn),
  ];
  return [
    title,
    ...cannot,
    paragraph(
      `${counted(unlisted.length, 'agency', 'agencies')} searched (${counted(searches, 'search', 'searches')}) and ${unlisted.length === 1 ? 'is' : 'are'} not on the list${list.date === null ? '' : ` of ${calendarWords(list.date)}`}. The list is of one day, and under a vendor’s national look-up every agency can search without a share: ask before concluding.`,
    ),
    ...(rows.length === 0
      ? []
      : [
          table(
            columns,
            rows.slice(0, AGENCIES).map((cells) => ({ cells })),
          ),
        ]),
    ...(rows.length <= AGENCIES
      ? []
      : [
          paragraph(
            `${thousands(rows.length - AGENCIES)} more: alpr-audit sharing --format csv lists all.`,
          ),
        ]),
    paragraph(
      `${counted(never.length, 'agency', 'agencies')} on the outbound list did not search in this log${never.length === 0 ? '.' : `: ${never.slice(0, SHOWN).join('; ')}${more(never.length)}`}`,
    ),
  ];
}

function more(count: number): string {
  return count <= SHOWN
    ? '.'
    : `; and ${thousands(count - SHOWN)} more (alpr-audit sharing --format csv).`;
}

/** How many there are of each kind, and the first of them. */
function listedByKind(
  columns: readonly Column[],
  kinds: readonly (readonly [kind: string, rows: readonly string[][]])[],
  none: string,
): Block[] {
  const there = kinds.filter(([, rows]) => rows.length > 0);
  if (there.length === 0) return [paragraph(none)];
  const rows = there.flatMap(([kind, all]) => all.slice(0, SHOWN).map((cells) => [kind, ...cells]));
  const counts = there.map(([kind, all]) => `${kind}: ${thousands(all.length)}`);
  return [
    paragraph(`${counts.join('; ')}.`),
    table(
      [textColumn('Finding'), ...columns],
      rows.map((cells) => ({ cells })),
    ),
    ...(there.some(([, all]) => all.length > SHOWN) ? [paragraph(FIRST)] : []),
  ];
}

const FIRST = `The first ${SHOWN} of each kind; alpr-audit sharing --format csv lists all.`;
