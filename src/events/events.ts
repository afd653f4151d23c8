import type { EventsResult } from '../contract/systems/events.ts';
import { byCodePoint } from '../search.ts';
import type { EventLog, LoggedEvent } from './event.ts';
import { hotListEntries } from './hot-list-entries.ts';
import { reviewsOf } from './reviews.ts';

/** Day numbers, both inclusive; null for no end. */
export interface Period {
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * What an event log tells of a period: counts are of its events, and not of what exists now.
 * @param isNothing whether a text only gets people past a field
 */
export function eventsFound(
  { events, duplicates }: EventLog,
  { from, to }: Period,
  isNothing: (text: string) => boolean,
): EventsResult {
  const isAsked = from !== null || to !== null;
  const own = events.filter(({ at }) => {
    if (at === null) return !isAsked;
    return (from === null || at.day >= from) && (to === null || at.day <= to);
  });
  return {
    events: own.length,
    duplicates,
    outsidePeriod: events.length - own.length,
    undated: own.filter(({ at }) => at === null).length,
    byEntity: byEntity(own),
    accounts: ofEntity(own, 'user').map((each) => ({ user: userOf(each), ...stamped(each) })),
    roles: ofEntity(own, 'role').map((each) => ({ role: valueAt(each, 'name'), ...stamped(each) })),
    shares: ofEntity(own, 'networkshare').map((each) => ({
      organization: valueAt(each, 'receiving organization'),
      network: valueAt(each, 'network name'),
      permissions: valueAt(each, 'permissions'),
      ...stamped(each),
    })),
    hotListEntries: hotListEntries(
      ofEntity(own, 'customhotlistentry'),
      ofEntity(events, 'customhotlistentry'),
      isNothing,
    ),
    reviews: reviewsOf(ofEntity(own, 'organizationaudit')),
  };
}

function ofEntity(events: readonly LoggedEvent[], key: string): LoggedEvent[] {
  return events.filter(({ entityKey }) => entityKey === key);
}

function byEntity(events: readonly LoggedEvent[]): EventsResult['byEntity'] {
  const counts = new Map<string, EventsResult['byEntity'][number]>();
  for (const { entity, entityKey, event } of events) {
    const there = counts.get(entityKey) ?? { entity, create: 0, update: 0, delete: 0, other: 0 };
    there[event]++;
    if (byCodePoint(entity, there.entity) < 0) there.entity = entity;
    counts.set(entityKey, there);
  }
  return [...counts.values()].sort((a, b) => byCodePoint(a.entity, b.entity));
}

/** What every event says of itself. */
function stamped({ event, at, by, file, row }: LoggedEvent) {
  return { event, at: at?.iso ?? null, by: by === '' ? null : by, file, row };
}

function valueAt({ details }: LoggedEvent, label: string): string | null {
  const value = details.get(label) ?? '';
  return value === '' ? null : value;
}

const USER_LABELS = ['name', 'reset user', 'user email', 'email', 'user'];

/** Whom an event of an account concerns: its name, else an address. */
function userOf(event: LoggedEvent): string | null {
  return USER_LABELS.map((label) => valueAt(event, label)).find((value) => value !== null) ?? null;
}

/** Everything that an event of an account calls it. */
export function userNames(event: LoggedEvent): string[] {
  return USER_LABELS.flatMap((label) => valueAt(event, label) ?? []);
}
