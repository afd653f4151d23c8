import { z } from 'zod';
import { numbersDocumentSchema, withTables } from '../document.ts';
import { redactSchema } from '../redaction.ts';
import { hotListEntriesSchema } from './events.ts';

const count = z.int().min(0);
const text = z.string();
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const finding = z.enum(['inactivePastRetention', 'activePastRetention', 'noDate', 'empty']);

export const hotlistsSchema = z.object({
  asOf: date,
  retention: text.describe('as given'),
  lists: count,
  records: count.nullable().describe('of the lists that say; null where none does'),
  cannotTell: z
    .array(z.enum(['source', 'records', 'status']))
    .describe('columns that are not there, or have nothing in them'),
  findings: z.object({
    inactivePastRetention: count,
    activePastRetention: count.describe('to look at: a list in use may be kept'),
    noDate: count,
    empty: count,
  }),
  list: z.array(
    z.object({
      finding,
      name: text,
      source: text,
      loadedAt: date.nullable(),
      records: count.nullable(),
      line: z.int().min(1),
      years: count.nullable().describe('whole years since the date of load'),
      yearsOver: count
        .nullable()
        .describe('whole years over the retention; null where it is not over'),
    }),
  ),
  oldestBySource: z.array(z.object({ source: text, name: text, loadedAt: date })),
  entries: hotListEntriesSchema
    .nullable()
    .describe('what a Flock event log (--events) knows of entries; null without one'),
});

export const hotlistsSettingsShape = {
  retention: text,
  asOf: date,
  allowBadRows: z.boolean(),
  redact: redactSchema,
};

export const hotlistsDocumentSchema = numbersDocumentSchema(
  'hotlists',
  hotlistsSettingsShape,
  hotlistsSchema,
).extend(withTables);

export type HotlistsResult = z.infer<typeof hotlistsSchema>;
export type HotlistFinding = z.infer<typeof finding>;
const hotlistsSettingsSchema = z.object(hotlistsSettingsShape);
export type HotlistsSettings = z.infer<typeof hotlistsSettingsSchema>;
