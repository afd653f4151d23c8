import { byCodePoint } from '../oracle-refusal.ts';
import { timeText } from '../oracle-time.ts';
import { fold, isEmpty } from '../oracle-white-space.ts';
import { type FlockEvent, readEvents } from './event-log.ts';
import { type Review, reviewsOf } from './event-reviews.ts';

export interface EventsAsked {
  files: { name: string; text: string }[];
  zone?: string;
  from?: number;
  to?: number;
}

interface ListCounts {
  created: number;
  neverExpiring: number;
  withoutCase: number;
}

/** The line where the event's row starts, and which row of the file it is. */
interface Cited {
  row: number;
  ordinal: number;
}

export interface OracleEvents {
  events: number;
  byEntity: { entity: string; create: number; update: number; delete: number }[];
  accounts: (Cited & { user: string; event: string; at: string; by: string })[];
  shares: (Cited & {
    organization: string;
    network: string;
    permissions: string;
    event: string;
    at: string;
    by: string;
  })[];
  hotListEntries: ListCounts & {
    withoutReason: number;
    lists: (ListCounts & { list: string })[];
  };
  reviews: Review[];
}

export function eventsOracle({ files, zone = 'UTC', from, to }: EventsAsked): OracleEvents {
  const all = readEvents(files, zone);
  const inPeriod = ({ day }: FlockEvent): boolean =>
    (from === undefined || day >= from) && (to === undefined || day <= to);
  const events = all.filter(inPeriod);
  const entities = [...new Set(events.map(({ entity }) => entity))].sort(byCodePoint);
  const shown = ({ event, at, by, line, ordinal }: FlockEvent) => {
    return { event, at: timeText(at, zone), by, row: line, ordinal };
  };
  return {
    events: events.length,
    byEntity: entities.map((entity) => {
      const count = (event: string): number =>
        events.filter((each) => each.entity === entity && each.event === event).length;
      const [create, update, deleted] = ['create', 'update', 'delete'].map(count);
      return { entity, create: create ?? 0, update: update ?? 0, delete: deleted ?? 0 };
    }),
    accounts: of(events, 'user').map((each) => {
      const { details } = each;
      return { user: details.name ?? details['user email'] ?? '', ...shown(each) };
    }),
    shares: of(events, 'networkshare').map((each) => {
      const { details } = each;
      return {
        organization: details['receiving organization'] ?? '',
        network: details['network name'] ?? '',
        permissions: details.permissions ?? '',
        ...shown(each),
      };
    }),
    hotListEntries: entriesOf(of(events, 'custom hotlist entry'), of(all, 'custom hotlist entry')),
    reviews: reviewsOf(events, zone),
  };
}

function of(events: FlockEvent[], entity: string): FlockEvent[] {
  return events.filter((each) => fold(each.entity) === entity);
}

function entriesOf(events: FlockEvent[], all: FlockEvent[]): OracleEvents['hotListEntries'] {
  const listOf = ({ details }: FlockEvent): string => details['hotlist name'] ?? '';
  const lists = [...new Set(events.map(listOf))].sort(byCodePoint);
  const isBlank = (label: string) => (each: FlockEvent) => isEmpty(each.details[label] ?? '');
  const createdOf = (some: FlockEvent[]) => some.filter(({ event }) => event === 'create');
  const countsOf = (some: FlockEvent[]): ListCounts => ({
    created: createdOf(some).length,
    neverExpiring: new Set(some.filter((each) => neverExpires(each, all)).map(entryOf)).size,
    withoutCase: createdOf(some).filter(isBlank('case')).length,
  });
  return {
    ...countsOf(events),
    withoutReason: createdOf(events).filter(isBlank('reason')).length,
    lists: lists.map((list) => {
      return { list, ...countsOf(events.filter((each) => listOf(each) === list)) };
    }),
  };
}

/** An entry is a list and a plate. */
function entryOf({ details }: FlockEvent): string {
  return JSON.stringify([fold(details['hotlist name'] ?? ''), fold(details.license ?? '')]);
}

/** Whether the last event of the entry in the file says that it never expires. */
function neverExpires(one: FlockEvent, all: FlockEvent[]): boolean {
  if (one.event === 'delete') return false;
  const own = all.filter((each) => {
    const { details, event } = each;
    if (event !== 'delete') return entryOf(each) === entryOf(one);
    const plates = (details['deleted plates'] ?? details.license ?? '').split(/[,;]/).map(fold);
    const isOfList =
      fold(details['hotlist name'] ?? '') === fold(one.details['hotlist name'] ?? '');
    return isOfList && plates.includes(fold(one.details.license ?? ''));
  });
  const last = own.reduce((latest, each) => (each.at.ms >= latest.at.ms ? each : latest), one);
  return last.event !== 'delete' && fold(last.details.expiry ?? '') === 'never';
}
