import type { EventsResult, HotListEntries } from '../../../contract/systems/events.ts';
import { type Column, type Table, table, textColumn } from '../../view.ts';
import { counted, percent, thousands, timeWords } from '../../words.ts';

/** The tables of an event log, for the command and for the report. */

const number = (header: string): Column => ({ header, align: 'right' });

export function entityTable({ byEntity }: EventsResult): Table {
  return table(
    [textColumn('What'), number('Made'), number('Changed'), number('Deleted'), number('Other')],
    byEntity.map((each) => ({
      cells: [each.entity, ...[each.create, each.update, each.delete, each.other].map(thousands)],
    })),
  );
}

const DONE = { create: 'made', update: 'changed', delete: 'deleted', other: 'other' } as const;

type Stamp = Pick<EventsResult['accounts'][number], 'event' | 'at' | 'by' | 'row'>;

const STAMP_COLUMNS = [textColumn('Event'), textColumn('When'), textColumn('By'), number('Row')];

function stampCells({ event, at, by, row }: Stamp): string[] {
  return [DONE[event], at === null ? '–' : timeWords(at), by ?? '–', String(row)];
}

export function accountEventTable(accounts: EventsResult['accounts']): Table {
  return table(
    [textColumn('Account'), ...STAMP_COLUMNS],
    accounts.map((each) => ({ cells: [each.user ?? '–', ...stampCells(each)] })),
  );
}

export function roleTable(roles: EventsResult['roles']): Table {
  return table(
    [textColumn('Role'), ...STAMP_COLUMNS],
    roles.map((each) => ({ cells: [each.role ?? '–', ...stampCells(each)] })),
  );
}

export function shareTable(shares: EventsResult['shares']): Table {
  return table(
    [
      textColumn('Organization'),
      textColumn('Network'),
      textColumn('Permissions'),
      ...STAMP_COLUMNS,
    ],
    shares.map((each) => ({
      cells: [
        each.organization ?? '–',
        each.network ?? '–',
        each.permissions ?? '–',
        ...stampCells(each),
      ],
    })),
  );
}

export function listTable({ lists }: HotListEntries): Table {
  return table(
    [
      textColumn('Hot list'),
      number('Entries made'),
      number('Never expiring'),
      number('Made without case'),
    ],
    lists.map(({ list, created, neverExpiring, withoutCase }) => ({
      cells: [
        list === '' ? '(no name)' : list,
        ...[created, neverExpiring, withoutCase].map(thousands),
      ],
    })),
  );
}

/** Of the entries made, in a sentence. */
export function entrySentence({
  created,
  neverExpiring,
  withoutCase,
  withoutReason,
}: HotListEntries): string {
  const without = (count: number): string => `${thousands(count)} (${percent(count, created)})`;
  return `${counted(created, 'entry was', 'entries were')} made: ${without(withoutCase)} without a case, ${without(withoutReason)} without a reason. ${counted(neverExpiring, 'entry never expires', 'entries never expire')}, by the last event of each list and plate.`;
}

export function reviewTable({ reviews }: EventsResult): Table {
  return table(
    [
      textColumn('Reviewer'),
      number('Closed'),
      number('Median seconds between'),
      number('Runs'),
      number('Longest run'),
    ],
    reviews.map(({ reviewer, closed, medianSeconds, runs }) => ({
      cells: [
        reviewer ?? '–',
        thousands(closed),
        medianSeconds === null ? '–' : thousands(Math.round(medianSeconds)),
        thousands(runs.length),
        runs.length === 0 ? '–' : thousands(Math.max(...runs.map((run) => run.closed))),
      ],
    })),
  );
}
