import { calendarWords } from '../../../calendar-words.ts';
import type { EventsResult, EventsSettings } from '../../../contract/systems/events.ts';
import { deceivingLines, lookAt, otherLines } from '../../look-at.ts';
import { type Block, heading, notes, paragraph, type Table, type View } from '../../view.ts';
import { counted, thousands } from '../../words.ts';
import {
  accountEventTable,
  entityTable,
  entrySentence,
  listTable,
  reviewTable,
  roleTable,
  shareTable,
} from './events-tables.ts';
import { tableNotes } from './table-notes.ts';
import type { TablesRead } from './tables-read.ts';

const SHOWN = 30;

/** What an event log tells. */
export function eventsView(
  { tables, warnings, notes: said }: TablesRead,
  settings: EventsSettings,
  result: EventsResult,
): View {
  const warned = { inputs: tables, warnings };
  return {
    lead: [...lookAt(deceivingLines(warned)), eventsSentence(result, settings)],
    blocks: [
      ...[...said, ...lookAt(otherLines(warned))].map(paragraph),
      ...eventsBlocks(result),
      notes([...EVENT_NOTES, ...tableNotes(tables)]),
    ],
  };
}

/** How many events, and which were left out. */
export function eventsSentence(
  { events, duplicates, outsidePeriod, undated }: EventsResult,
  { from, to }: EventsSettings,
): string {
  const period =
    from === null && to === null
      ? ''
      : ` from ${from === null ? 'the first' : calendarWords(from)} to ${to === null ? 'the last' : calendarWords(to)}`;
  const beside = [
    ...(duplicates > 0 ? [`${counted(duplicates, 'event')} of another file left out`] : []),
    ...(outsidePeriod > 0 ? [`${thousands(outsidePeriod)} outside the period`] : []),
    ...(undated > 0 ? [`${thousands(undated)} without a time`] : []),
  ];
  return `${counted(events, 'event')}${period}${beside.length === 0 ? '' : ` (${beside.join('; ')})`}.`;
}

/** All that the events tell, as blocks. */
export function eventsBlocks(result: EventsResult): Block[] {
  const { accounts, roles, shares, hotListEntries: entries, reviews } = result;
  return [
    heading('Events'),
    ...(result.byEntity.length === 0 ? [] : [entityTable(result)]),
    ...listed('Accounts', accounts, accountEventTable),
    ...listed('Roles', roles, roleTable),
    ...listed('Shares', shares, shareTable),
    ...(entries.lists.length === 0
      ? []
      : [heading('Hot-list entries'), paragraph(entrySentence(entries)), listTable(entries)]),
    ...(reviews.length === 0
      ? []
      : [heading('Reviews of flagged searches'), paragraph(REVIEWS), reviewTable(result)]),
  ];
}

const REVIEWS =
  'Searches that the system flagged and that somebody closed. The median is of closings less than 30 minutes apart; a run is 10 or more, each at most 90 seconds after the last: look at how they were reviewed.';

function listed<Item>(
  title: string,
  items: readonly Item[],
  of: (items: Item[]) => Table,
): Block[] {
  if (items.length === 0) return [];
  const more = items.length - SHOWN;
  return [
    heading(`${title}: ${counted(items.length, 'event')}`),
    of(items.slice(0, SHOWN)),
    ...(more > 0 ? [paragraph(`${thousands(more)} more: --json and --format csv list all.`)] : []),
  ];
}

export const EVENT_NOTES: readonly string[] = [
  'Counts are of events in the period, and not of what exists now: an account, a share or an entry that was made before it is not here.',
  'Whoever acted is named; that is no approval.',
  'No plate is printed.',
];
