import { createHash } from 'node:crypto';
import { byCodePoint, trimmed } from '../search.ts';
import { byStamp, type Stamp, stampOf } from '../side-tables/stamp.ts';
import type { EventField } from '../side-tables/systems/event-log.ts';
import type { TableRow } from '../side-tables/table.ts';

/** One event of an event log. */
export interface LoggedEvent {
  readonly file: string;
  readonly row: number;
  /** Null where there is no time that can be read. */
  readonly at: Stamp | null;
  /** Who acted; whom it concerns stands in the details. */
  readonly by: string;
  readonly event: EventType;
  /** As the log has it, and without case and spaces. */
  readonly entity: string;
  readonly entityKey: string;
  /** By label, case-folded. */
  readonly details: ReadonlyMap<string, string>;
}

export type EventType = 'create' | 'update' | 'delete' | 'other';

/** The rows of one file. */
export interface EventFile {
  readonly file: string;
  readonly rows: readonly TableRow<EventField>[];
}

/** Events in order of time, and how many rows were the same event in another file. */
export interface EventLog {
  readonly events: readonly LoggedEvent[];
  readonly duplicates: number;
}

/**
 * The events of several files. They have no key: by all of its cells an event counts as often as in the
 * file that has it most.
 * @param offsetOf milliseconds from an instant to the agency's clock
 */
export function eventsOf(
  files: readonly EventFile[],
  offsetOf: (instant: number) => number,
): EventLog {
  const counted = new Map<string, number>();
  const events: LoggedEvent[] = [];
  let duplicates = 0;
  for (const { file, rows } of files.toSorted((a, b) => byCodePoint(a.file, b.file))) {
    const own = new Map<string, number>();
    for (const row of rows) {
      const hash = rowHash(row);
      const times = (own.get(hash) ?? 0) + 1;
      own.set(hash, times);
      if (times <= (counted.get(hash) ?? 0)) {
        duplicates++;
        continue;
      }
      events.push(eventOf(file, row, offsetOf));
    }
    for (const [hash, times] of own) counted.set(hash, Math.max(times, counted.get(hash) ?? 0));
  }
  return { events: events.sort(byTime), duplicates };
}

function rowHash({ cells }: TableRow<EventField>): string {
  return createHash('sha256').update(cells.join('\u001f')).digest('base64');
}

/** Undated ones last; else by time, file and row. */
function byTime(a: LoggedEvent, b: LoggedEvent): number {
  return byStamp(a.at, b.at) || byCodePoint(a.file, b.file) || a.row - b.row;
}

function eventOf(
  file: string,
  row: TableRow<EventField>,
  offsetOf: (instant: number) => number,
): LoggedEvent {
  const time = row.time('at');
  const entity = row.text('entityType').replaceAll(/\s+/g, ' ');
  return {
    file,
    row: row.row,
    at: time === null ? null : stampOf(time, offsetOf),
    by: row.text('user').replaceAll(/\s+/g, ' '),
    event: TYPES.get(row.text('eventType').toLowerCase()) ?? 'other',
    entity,
    entityKey: entity.toLowerCase().replaceAll(/\W/g, ''),
    details: detailsOf(row.text('details')),
  };
}

const TYPES: ReadonlyMap<string, EventType> = new Map([
  ['create', 'create'],
  ['created', 'create'],
  ['update', 'update'],
  ['updated', 'update'],
  ['delete', 'delete'],
  ['deleted', 'delete'],
]);

/** Lines `Label: value`; a line without a label goes on with the value above it. */
export function detailsOf(cell: string): ReadonlyMap<string, string> {
  const details = new Map<string, string>();
  let last = '';
  for (const line of cell.split(/\r\n|\n|\r/)) {
    const [, label, value] = /^\s*([\p{L}][\p{L} ]{0,39}?)\s*:\s*(.*)$/u.exec(line) ?? [];
    if (label !== undefined) {
      last = label.toLowerCase();
      if (!details.has(last)) details.set(last, trimmed(value ?? ''));
    } else if (trimmed(line) !== '' && last !== '') {
      details.set(last, trimmed(`${details.get(last)}\n${line}`));
    }
  }
  return details;
}
