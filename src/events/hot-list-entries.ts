import type { EventsResult } from '../contract/systems/events.ts';
import { byCodePoint, folded } from '../search.ts';
import type { LoggedEvent } from './event.ts';

type Entries = EventsResult['hotListEntries'];
type List = Entries['lists'][number];

/**
 * Entries of hot lists that agencies make themselves. That one never expires is said of the last event
 * of its list and plate; case and reason of the events that made it. No plate comes out of here.
 */
export function hotListEntries(
  events: readonly LoggedEvent[],
  isNothing: (text: string) => boolean,
): Entries {
  const lists = new Map<string, List>();
  const last = new Map<string, { list: List; never: boolean }>();
  let withoutReason = 0;
  for (const { event, details } of events) {
    const list = listOf(lists, details.get('hotlist name') ?? '');
    if (event === 'create') {
      list.created++;
      if (isNothing(details.get('case') ?? '')) list.withoutCase++;
      if (isNothing(details.get('reason') ?? '')) withoutReason++;
    }
    for (const plate of platesOf(details)) {
      const never = event !== 'delete' && folded(details.get('expiry') ?? '') === 'never';
      last.set(`${folded(list.list)}\u001f${plate}`, { list, never });
    }
  }
  for (const { list, never } of last.values()) if (never) list.neverExpiring++;
  const all = [...lists.values()];
  const sum = (of: (list: List) => number): number =>
    all.reduce((total, each) => total + of(each), 0);
  return {
    created: sum(({ created }) => created),
    neverExpiring: sum(({ neverExpiring }) => neverExpiring),
    withoutCase: sum(({ withoutCase }) => withoutCase),
    withoutReason,
    lists: all.sort((a, b) => b.created - a.created || byCodePoint(a.list, b.list)),
  };
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
