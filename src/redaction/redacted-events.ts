import type { EventsResult, HotListEntries } from '../contract/systems/events.ts';
import { byCodePoint } from '../search.ts';
import type { Redactor } from './redactor.ts';

/**
 * What an event log shows to others: counts stay, and organizations with what was shared with them; users
 * stand as codes, and so do hot lists, whose names people typed. Roles are left out: they may be a
 * person's.
 */
export function redactedEvents(redactor: Redactor, result: EventsResult): EventsResult {
  const code = (name: string | null): string | null => (name === null ? null : redactor.user(name));
  const agency = (name: string | null): string | null =>
    name === null ? null : redactor.agency(name);
  const reviews = result.reviews.map((each) => ({ ...each, reviewer: code(each.reviewer) }));
  return {
    ...result,
    accounts: result.accounts.map((each) => ({
      ...each,
      user: code(each.user),
      by: code(each.by),
    })),
    roles: result.roles.map((each) => ({ ...each, role: null, by: code(each.by) })),
    shares: result.shares.map((each) => ({
      ...each,
      organization: agency(each.organization),
      network: agency(each.network),
      by: code(each.by),
    })),
    hotListEntries: redactedEntries(redactor, result.hotListEntries),
    reviews: reviews.sort(
      (a, b) => b.closed - a.closed || byCodePoint(a.reviewer ?? '', b.reviewer ?? ''),
    ),
  };
}

/** Entries of hot lists, whose names people typed: they stand as codes. */
export function redactedEntries(redactor: Redactor, entries: HotListEntries): HotListEntries {
  const lists = entries.lists.map((each) => ({
    ...each,
    list: redactor.group('hotList', each.list),
  }));
  return {
    ...entries,
    lists: lists.sort((a, b) => b.created - a.created || byCodePoint(a.list, b.list)),
  };
}
