import type { TableDescription } from '../columns.ts';

/** The Flock event log: who changed what. */

export type EventField = 'at' | 'user' | 'eventType' | 'entityType' | 'details' | 'eventId';

export const EVENT_LOG: TableDescription<EventField> = {
  columns: [
    { field: 'at', names: ['timestamp'], isTime: true },
    { field: 'user', names: [] },
    { field: 'eventType', names: [] },
    { field: 'entityType', names: [] },
    { field: 'details', names: ['entity details'] },
    { field: 'eventId', names: [] },
  ],
  needed: [['at'], ['eventType'], ['entityType'], ['details']],
  filled: [['eventType'], ['entityType']],
  missing:
    'is no Flock event log: its columns are Timestamp, User, Event Type, Entity Type, Entity Details, Event Id',
  incomplete: 'bad',
};
