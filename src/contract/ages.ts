import { z } from 'zod';
import { documentSchema, groupsSchema, otherGroups } from './document.ts';
import { lawCapSchema, todaySchema } from './laws/law.ts';
import { redactSchema } from './redaction.ts';

const count = z.int().min(0);
const share = z.number().min(0).max(1).nullable();

const bucket = z.object({
  label: z.string(),
  upTo: z.string().nullable().describe('the edge as given; null for what lies over the last'),
  count,
  share: share.describe('of the searches with a range'),
});

export const agesSchema = z.object({
  measure: z.enum(['oldest', 'newest', 'midpoint']),
  buckets: z.array(bucket),
  ranged: count,
  setAside: z.object({
    undated: count,
    absentRange: count.describe('the log has no column for a date range'),
    noRange: count,
    withheldRange: count,
    unreadableRange: count,
    noStart: count,
    reversed: count,
    startsAfterSearch: count,
  }),
  noRangeViewed: z.object({ upTo50: count, over50: count, unknown: count }),
  endsAfterSearch: count,
  byMeasure: z.object({
    oldest: z.array(count),
    newest: z.array(count),
    midpoint: z.array(count),
  }),
  quantiles: z
    .object({
      p50: count.nullable(),
      p90: count.nullable(),
      p95: count.nullable(),
      p99: count.nullable(),
    })
    .describe('of the oldest image, in whole calendar days, nearest rank'),
  beyondRetention: z.object({ retention: z.string(), count, share }).nullable(),
  retention: z.array(
    z.object({
      period: z.string(),
      fully: count,
      partly: count,
      notAtAll: count,
      states: z.array(z.string()),
    }),
  ),
  windows: z.array(z.object({ minutes: z.int(), count })),
  groups: z.array(
    z.object({
      by: z.string(),
      value: z.string(),
      ranged: count,
      buckets: z.array(bucket),
      groups: otherGroups,
    }),
  ),
  today: todaySchema.optional().describe('the caps of today, where --states asks for states'),
  law: lawCapSchema.optional().describe('where --law names a state'),
});

export const agesSettingsShape = {
  measure: z.enum(['oldest', 'newest', 'midpoint']),
  buckets: z.array(z.string()),
  retention: z.string().nullable(),
  at: z.array(z.string()),
  states: z.boolean(),
  by: groupsSchema(['agency', 'offense', 'reasonClass', 'month', 'day', 'user', 'file']).nullable(),
  redact: redactSchema.optional(),
  law: z.string().optional().describe('the state that --law names'),
  mostGroups: count.optional().describe('where --most-groups is given'),
};

export const agesDocumentSchema = documentSchema('ages', agesSettingsShape, agesSchema);

export type AgesResult = z.infer<typeof agesSchema>;
export type AgesBucket = z.infer<typeof bucket>;
export type AgesMeasure = AgesResult['measure'];
const agesSettingsSchema = z.object(agesSettingsShape);
export type AgesSettings = z.infer<typeof agesSettingsSchema>;
