import { type FlockEvent, readEvents } from '../lists/event-log.ts';
import { difference, momentOf } from '../oracle-time.ts';
import { personKey } from '../side/person-key.ts';
import type { SideTable } from '../side/side-table.ts';
import { meet } from './accounts-joins.ts';
import type { Evidence, Keyed } from './accounts-tables.ts';

/**
 * What Flock event logs know of accounts: the first creation of a user is createdAt, the last deletion
 * disabledAt, where no creation follows it. Whom an event concerns stands in its details.
 */
export function userEvidence(
  files: { name: string; text: string }[],
  { rows }: SideTable,
  zone: string,
  asOf: number,
): Evidence {
  const users = readEvents(files, zone).filter(({ entity }) => entity.toLowerCase() === 'user');
  const all = rows.map(({ line, cells }): Keyed => {
    const one = (cell: string | undefined): string[] => {
      const key = personKey(cell);
      return key === null ? [] : [key];
    };
    return { users: one(cells.user), names: one(cells.name), lines: [line] };
  });
  return ({ lines }) => {
    const own = users.filter(({ details }) => {
      const key = personKey(details.name ?? details['user email']);
      const met = key === null ? null : meet([key], [key], all);
      const isOneUser =
        new Set(met?.found.map((each) => each.users[0] ?? each.lines[0])).size === 1;
      return isOneUser && met?.found.some((each) => lines.includes(each.lines[0] ?? 0));
    });
    const days = (event: string): number[] =>
      own.filter((each) => each.event === event).map(({ day }) => day);
    const [created, deleted] = [days('create'), days('delete')];
    const isPast = (day: number): boolean => day <= asOf;
    const isToCome = (day: number): boolean => day > asOf;
    const least = (some: number[]): number | null => (some.length === 0 ? null : Math.min(...some));
    const past = deleted.filter(isPast);
    const last = past.length === 0 ? null : Math.max(...past);
    // On one day the later of the two counts, as the log has its events.
    const inOrder = own.filter(({ day }) => isPast(day)).sort(byTime(zone));
    const lives = inOrder.filter(({ event }) => event === 'create' || event === 'delete');
    const isBack = last !== null && lives.at(-1)?.event === 'create';
    const isGone = last !== null && !isBack;
    return {
      createdAt: least(created.filter(isPast)) ?? (isGone ? null : least(created.filter(isToCome))),
      disabledAt: isGone ? last : least(deleted.filter(isToCome)),
    };
  };
}

/** Events in the order in which they happened; those of one moment as they stand in their files. */
function byTime(zone: string): (a: FlockEvent, b: FlockEvent) => number {
  const at = (event: FlockEvent) => momentOf(event.at, zone, 'start');
  return (a, b) => difference(at(a), at(b));
}
