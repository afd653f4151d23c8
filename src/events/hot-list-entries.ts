import type { EventsResult } from '../contract/systems/events.ts';
import { byCodePoint, folded } from '../search.ts';
import type { LoggedEvent } from './event.ts';

type Entries = EventsResult['hotListEntries'];
type List = Entries['lists'][number];

/**
 * Entries of hot lists that agencies make themselves. That one never expires is said of the last event
 * of its list and plate in the file, of those that were made or changed in the period; case and reason of
 * the events that made it. No plate comes out of here.
 * @param events of the period
 * @param all of the file
 */
export function hotListEntries(
  events: readonly LoggedEvent[],
  all: readonly LoggedEvent[],
  isNothing: (text: string) => boolean,
): Entries {
  const lists = new Map<string, List>();
  const expiring = lastNever(all);
  const counted = new Set<string>();
  let withoutReason = 0;
  for (const { event, details } of events) {
    const list = listOf(lists, details.get('hotlist name') ?? '');
    if (event === 'create') {
      list.created++;
      if (isNothing(details.get('case') ?? '')) list.withoutCase++;
      if (isNothing(details.get('reason') ?? '')) withoutReason++;
    }
    // An entry that was only deleted in the period is none of it, whatever came later.
    if (event === 'delete') continue;
    for (const entry of entriesOf(details)) {
      if (!counted.has(entry) && expiring.get(entry) === true) list.neverExpiring++;
      counted.add(entry);
    }
  }
  const made = [...lists.values()];
  const sum = (of: (list: List) => number): number =>
    made.reduce((total, each) => total + of(each), 0);
  return {
    created: sum(({ created }) => created),
    neverExpiring: sum(({ neverExpiring }) => neverExpiring),
    withoutCase: sum(({ withoutCase }) => withoutCase),
    withoutReason,
    lists: made.sort((a, b) => b.created - a.created || byCodePoint(a.list, b.list)),
  };
}

/** Of each entry whether its last event says that it never expires. */
function lastNever(events: readonly LoggedEvent[]): Map<string, boolean> {
  const last = new Map<string, boolean>();
  for (const { event, details } of events) {
    const never = event !== 'delete' && folded(details.get('expiry') ?? '') === 'never';
    for (const entry of entriesOf(details)) last.set(entry, never);
  }
  return last;
}

/** The list and plates of an event, a key each. */
function entriesOf(details: LoggedEvent['details']): string[] {
  const list = folded(details.get('hotlist name') ?? '');
  return platesOf(details).map((plate) => `${list}\u001f${plate}`);
}

/** A list under its smallest spelling. */
function listOf(lists: Map<string, List>, name: string): List {
  const key = folded(name);
  const there = lists.get(key);
  if (there === undefined) {
    const made = { list: name, created: 0, neverExpiring: 0, withoutCase: 0 };
    lists.set(key, made);
    return made;
  }
  if (byCodePoint(name, there.list) < 0) there.list = name;
  return there;
}

function platesOf(details: LoggedEvent['details']): string[] {
  const cell = details.get('license') ?? details.get('deleted plates') ?? '';
  return cell
    .split(/[,;\n]/)
    .map((plate) => plate.toUpperCase().replaceAll(/[\s-]/g, ''))
    .filter((plate) => plate !== '');
}
