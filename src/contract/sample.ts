import { z } from 'zod';
import { FIELDS } from '../search.ts';
import type { AgesResult } from './ages.ts';
import type { CaseNumberClass, ReasonClass } from './classes.ts';
import { documentSchema } from './document.ts';
import { redactSchema } from './redaction.ts';

const count = z.int().min(0);
const text = z.string();
const percent = z.string().describe('as given on the command line, such as 3.5');

export const ROLES = ['sample', 'extension', 'spare'] as const;
export const METHODS = ['ticket', 'generator'] as const;

/** Where a drawn search stands: enough to find it in the log, and to draw it again. */
export const drawnShape = {
  draw: z.int().min(1).describe('the number of the draw: sample and extension first, then spares'),
  role: z.enum(ROLES),
  stratum: text.nullable().describe('null without --by'),
  ticket: text
    .nullable()
    .describe('null with the generator method; redacted, where it would tell of the row'),
  id: text.describe('the identity of the search'),
  file: text,
  line: z.int().min(1),
};

const drawnSearch = z.object({
  ...drawnShape,
  search: z.partialRecord(z.enum(FIELDS), text).describe('the cells as decoded, by field'),
});

const stratum = z.object({
  value: text,
  searches: count,
  drawn: count.describe('spares not counted'),
});

export const designSchema = z.object({
  method: z.enum(METHODS),
  size: count.describe('as asked for; above the population all are drawn'),
  spares: count.describe('as asked for'),
  seed: text,
  seedSource: text.nullable(),
  witnesses: z.array(text),
  census: z.boolean().describe('whether every search of the population was drawn'),
  strata: z.array(stratum).describe('empty without --by; in code-point order'),
});

export const independenceSchema = z.array(
  z.object({
    user: text.describe('as --auditor gave it'),
    searches: count.describe('in the population'),
    drawn: count,
  }),
);

const judgmentPick = z.object({
  rules: z.array(text).describe('the red flags that the search is of'),
  file: text,
  line: z.int().min(1),
  id: text,
  search: z.partialRecord(z.enum(FIELDS), text),
});

export const sampleSchema = z.object({
  design: designSchema,
  drawn: z.array(drawnSearch),
  independence: independenceSchema,
  alsoFlagged: z
    .array(judgmentPick)
    .optional()
    .describe(
      'with --also-flagged: flagged searches to look at beside the draw; nothing can be projected from them',
    ),
});

/** What the size came from. */
const sizeFrom = z.discriminatedUnion('from', [
  z.object({ from: z.literal('size'), size: count }),
  z.object({
    from: z.literal('percent'),
    percent,
    atLeast: count.nullable(),
    atMost: count.nullable(),
  }),
  z.object({
    from: z.literal('confidence'),
    confidence: percent,
    tolerable: percent,
    expected: percent,
  }),
]);

export const sampleSettingsShape = {
  size: sizeFrom,
  by: text.nullable(),
  allocate: z.enum(['proportional', 'equal']),
  atLeastEach: count,
  auditors: z.array(text),
  placeholders: z
    .array(text)
    .nullable()
    .describe(
      'what counts as a placeholder where the config changes it: an id that is none is an identity; null where it is redacted',
    ),
  extends: z
    .object({
      sha256: text.describe('of the manifest that was extended'),
      drawn: count.describe('the searches that it drew, spares not counted'),
      strata: z
        .array(z.object({ value: text, sample: count, drawn: count }))
        .describe(
          'how many of each its sample and its extensions had; one without a name without --by',
        ),
    })
    .nullable(),
};

/** A manifest is never redacted: it holds no cells, and proves the draw. */
export const sampleDocumentSchema = documentSchema(
  'sample',
  { ...sampleSettingsShape, alsoFlagged: count.optional(), redact: redactSchema },
  sampleSchema,
);

export type SampleDocument = z.infer<typeof sampleDocumentSchema>;
export type SampleResult = z.infer<typeof sampleSchema>;
export type SampleDesign = z.infer<typeof designSchema>;
export type DrawnSearch = z.infer<typeof drawnSearch>;
export type JudgmentPick = z.infer<typeof judgmentPick>;
export type Role = DrawnSearch['role'];
export type SampleMethod = SampleDesign['method'];
const sampleSettingsSchema = z.object(sampleSettingsShape);
export type SampleSettings = z.infer<typeof sampleSettingsSchema>;
export type SizeFrom = SampleSettings['size'];

/** What a drawn search reads as, for whoever examines it. */
export interface SearchReading {
  readonly caseNumber: CaseNumberClass;
  readonly reason: ReasonClass;
  /** The age of the oldest image that was asked for, or why there is none. */
  readonly age: OldestAge | keyof AgesResult['setAside'];
}

/** By calendar dates in the agency's zone; `ms` is the time itself, where that is under a day. */
export interface OldestAge {
  readonly years: number;
  readonly months: number;
  readonly days: number;
  readonly ms: number;
}
