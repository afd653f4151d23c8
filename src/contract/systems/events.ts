import { z } from 'zod';
import { numbersDocumentSchema, withTables } from '../document.ts';
import { redactSchema } from '../redaction.ts';

const count = z.int().min(0);
const text = z.string();

const stamp = {
  event: z.enum(['create', 'update', 'delete', 'other']),
  at: text.nullable().describe('ISO 8601, with an offset where the log has a zone'),
  by: text.nullable().describe('who acted'),
  file: text,
  row: count,
};

/** Entries of hot lists that agencies make themselves. */
export const hotListEntriesSchema = z.object({
  created: count,
  neverExpiring: count.describe('lists and plates whose last event says so'),
  withoutCase: count.describe('of those created'),
  withoutReason: count.describe('of those created'),
  lists: z.array(
    z.object({ list: text, created: count, neverExpiring: count, withoutCase: count }),
  ),
});

export const eventsSchema = z
  .object({
    events: count,
    duplicates: count.describe('the same event in another file'),
    outsidePeriod: count,
    undated: count,
    byEntity: z.array(
      z.object({ entity: text, create: count, update: count, delete: count, other: count }),
    ),
    accounts: z.array(z.object({ user: text.nullable().describe('whom it concerns'), ...stamp })),
    roles: z.array(z.object({ role: text.nullable(), ...stamp })),
    shares: z.array(
      z.object({
        organization: text.nullable(),
        network: text.nullable(),
        permissions: text.nullable(),
        ...stamp,
      }),
    ),
    hotListEntries: hotListEntriesSchema,
    reviews: z.array(
      z.object({
        reviewer: text.nullable(),
        closed: count.describe('Needs Review -> Archived'),
        medianSeconds: z
          .number()
          .min(0)
          .nullable()
          .describe('between closings less than 30 minutes apart'),
        runs: z
          .array(z.object({ from: text, closed: count, seconds: count }))
          .describe('10 closings or more, each at most 90 seconds after the last'),
      }),
    ),
  })
  .describe('counts are of events in the period, not of what exists now');

export const eventsSettingsShape = {
  timeZone: text.nullable(),
  from: text.nullable(),
  to: text.nullable(),
};

export const eventsDocumentSchema = numbersDocumentSchema(
  'events',
  { ...eventsSettingsShape, redact: redactSchema },
  eventsSchema,
).extend(withTables);

export type EventsResult = z.infer<typeof eventsSchema>;
const settingsSchema = z.object(eventsSettingsShape);
export type EventsSettings = z.infer<typeof settingsSchema>;
export type HotListEntries = z.infer<typeof hotListEntriesSchema>;
