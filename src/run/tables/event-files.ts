import type { Config } from '../../contract/config.ts';
import type { EventsResult } from '../../contract/systems/events.ts';
import { type EventLog, eventsOf } from '../../events/event.ts';
import { eventsFound } from '../../events/events.ts';
import { readDate } from '../../log/times/calendar.ts';
import { Zone } from '../../log/times/zone.ts';
import { saidBy } from '../../side-tables/said.ts';
import { EVENT_LOG } from '../../side-tables/systems/event-log.ts';
import { vocabularyOf } from '../../vocabulary.ts';
import type { TablesRead } from './tables-read.ts';

/**
 * Reads event logs; what is to be looked at goes to the warnings of the tables.
 * @throws CannotBeDone
 */
export async function eventLog(
  tables: TablesRead,
  names: readonly string[],
  option = 'the file',
): Promise<EventLog> {
  const named = { table: 'events', option, description: EVENT_LOG };
  const { timeZone, warnings } = tables;
  const files: Parameters<typeof eventsOf>[0][number][] = [];
  await tables.eachNamed(names, async (name) => {
    const { rows } = await tables.table(named, name);
    const file = tables.shownAs(name);
    files.push({ file, rows });
    const kinds = new Set(rows.map((row) => row.time('at')?.kind));
    const undated = rows.filter((row) => row.time('at') === null).length;
    const message = zoneAssumed(kinds, timeZone);
    if (message !== null) warnings.push({ code: 'zone-assumed', message: `${file}: ${message}` });
    if (undated > 0) {
      const count = undated === 1 ? '1 event has' : `${undated} events have`;
      warnings.push({ code: 'undated', message: `${file}: ${count} no time` });
    }
  });
  const zone = timeZone === null ? null : new Zone(timeZone);
  return eventsOf(files, (instant) => zone?.offset(instant) ?? 0);
}

/** What an event log tells of a period. */
export function eventsInPeriod(
  log: EventLog,
  { from, to }: { readonly from: string | null; readonly to: string | null },
  config: Config,
): EventsResult {
  const said = saidBy(vocabularyOf(config).placeholders);
  const period = {
    from: from === null ? null : (readDate(from) ?? null),
    to: to === null ? null : (readDate(to) ?? null),
  };
  return eventsFound(log, period, (text) => said(text) === '');
}

function zoneAssumed(
  kinds: ReadonlySet<string | undefined>,
  timeZone: string | null,
): string | null {
  if (kinds.has('local')) {
    return "times without a zone are taken as readings of the agency's clock; a workbook may have them in UTC";
  }
  if (kinds.has('instant') && timeZone === null) {
    return 'no time zone was given for the agency (--tz): events are dated in UTC';
  }
  return null;
}
