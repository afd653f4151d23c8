import type { Warning } from '../contract/document.ts';
import type { EventFile } from '../events/event.ts';
import { Zone } from '../log/times/zone.ts';
import { EVENT_LOG, type EventField } from '../side-tables/systems/event-log.ts';
import type { GivenTable, NamedTable } from './side-table.ts';

/** Event logs as read, and how their times are dated. */
export interface EventFiles {
  readonly files: readonly EventFile[];
  readonly offsetOf: (instant: number) => number;
  readonly warnings: Warning[];
}

/** What reads a table and says its zone: a run of a command. */
export interface EventReading {
  readonly timeZone: string | null;
  readonly shownAs: (name: string) => string;
  readonly table: (named: NamedTable<EventField>, name: string) => Promise<GivenTable<EventField>>;
}

/**
 * Reads event logs.
 * @throws CannotBeDone
 */
export async function eventFiles(
  run: EventReading,
  names: readonly string[],
  option = 'the file',
): Promise<EventFiles> {
  const named = { table: 'events', option, description: EVENT_LOG };
  const files: EventFile[] = [];
  const warnings: Warning[] = [];
  for (const name of [...new Set(names)]) {
    const { rows } = await run.table(named, name);
    files.push({ file: run.shownAs(name), rows });
    const kinds = new Set(rows.map((row) => row.time('at')?.kind));
    const undated = rows.filter((row) => row.time('at') === null).length;
    const message = zoneAssumed(kinds, run.timeZone);
    const file = run.shownAs(name);
    if (message !== null) warnings.push({ code: 'zone-assumed', message: `${file}: ${message}` });
    if (undated > 0) {
      const count = undated === 1 ? '1 event has' : `${undated} events have`;
      warnings.push({ code: 'undated', message: `${file}: ${count} no time` });
    }
  }
  const zone = run.timeZone === null ? null : new Zone(run.timeZone);
  return { files, offsetOf: (instant) => zone?.offset(instant) ?? 0, warnings };
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
