import { z } from 'zod';
import { vocabularySchema } from '../config.ts';

const count = z.int().min(0);
const text = z.string();

const bucketsSchema = z.array(z.object({ label: text, count }));
const beyondSchema = z.object({ retention: text, count }).nullable();

/** What a report says of the period before: shares that stand beside its own. */
export const earlierSchema = z.object({
  first: text.nullable(),
  last: text.nullable(),
  layouts: z.array(text),
  searches: count,
  judgeable: count,
  inadequate: count,
  bothBlank: z.object({ count, of: count }),
  ranged: count,
  buckets: bucketsSchema,
  beyondRetention: beyondSchema.describe('null where another retention was held against it'),
  flagged: count.nullable().describe('null where other rules could look'),
  sample: z
    .object({ n: count, exceptions: count, rate: z.number().min(0).max(1).nullable() })
    .nullable()
    .describe('what an audit of that period found'),
});

/** What is read of that period's own document; whatever else is in it may be of another version. */
export const earlierDocumentSchema = z.object({
  schema: z.literal('alpr-audit/report.v1'),
  inputs: z.array(z.object({ layout: text })),
  population: z.object({ searches: count, first: text.nullable(), last: text.nullable() }),
  settings: z.object({
    timeZone: text.nullable(),
    users: z.array(text),
    agencies: z.array(text),
    keepDuplicates: z.boolean(),
    noId: z.boolean(),
    caseNumberPatterns: z.array(text).nullable(),
    vocabulary: vocabularySchema.nullable(),
  }),
  report: z.object({
    quality: z.object({
      judgeable: count,
      inadequate: count,
      bothBlank: z.object({ count, of: count }),
    }),
    ages: z.object({ ranged: count, buckets: bucketsSchema, beyondRetention: beyondSchema }),
    flags: z.object({
      flagged: count,
      rules: z.array(z.object({ rule: text, ran: z.boolean() })),
    }),
    audit: z
      .object({
        evaluation: z.object({ n: count, exceptions: count, rate: z.number().nullable() }),
      })
      .nullable(),
  }),
});

export type ReportEarlier = z.infer<typeof earlierSchema>;
export type EarlierDocument = z.infer<typeof earlierDocumentSchema>;
