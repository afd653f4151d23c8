import { notes, paragraph, type Table } from '../../view.ts';
import {
  accountEventTable,
  entityTable,
  entrySentence,
  listTable,
  reviewTable,
  roleTable,
  shareTable,
} from '../../views/systems/events-tables.ts';
import { EVENT_NOTES, eventsSentence } from '../../views/systems/events-view.ts';
import { thousands } from '../../words.ts';
import { folded, type ReportBlock, type Section, titled } from '../blocks.ts';
import type { Report } from '../report.ts';

/** So many events of a kind are cited. */
const CITED = 50;

/** What an event log tells; nothing where none was given. */
export function eventsSection({ settings, result: { events } }: Report): Section[] {
  if (events === null || settings.events === null) return [];
  const { accounts, roles, shares, hotListEntries: entries, reviews } = events;
  return [
    {
      id: 'events',
      title: 'Accounts, shares and hot lists that were changed',
      blocks: [
        paragraph(eventsSentence(events, settings.events)),
        ...(events.byEntity.length === 0 ? [] : [titled('Events', entityTable(events))]),
        ...cited('Accounts', accounts, accountEventTable),
        ...cited('Roles', roles, roleTable),
        ...cited('Shares', shares, shareTable),
        ...(entries.lists.length === 0
          ? []
          : [paragraph(entrySentence(entries)), titled('Hot lists', listTable(entries))]),
        ...(reviews.length === 0
          ? []
          : [titled('Reviews of flagged searches', reviewTable(events))]),
        notes([...EVENT_NOTES]),
      ],
    },
  ];
}

function cited<Item>(
  title: string,
  items: readonly Item[],
  of: (items: Item[]) => Table,
): ReportBlock[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, CITED);
  return [folded(`${title}: ${thousands(shown.length)} of ${thousands(items.length)}`, of(shown))];
}
