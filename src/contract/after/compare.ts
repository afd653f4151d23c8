import { z } from 'zod';
import { agesDocumentSchema } from '../ages.ts';
import {
  inputSchema,
  numbersDocumentSchema,
  populationSchema,
  tableInputSchema,
  toolSchema,
  warningSchema,
} from '../document.ts';
import { evaluateDocumentSchema, evaluateSchema } from '../evaluate.ts';
import { flagsDocumentSchema } from '../flags.ts';
import { redactSchema } from '../redaction.ts';
import { accountsDocumentSchema } from '../systems/accounts.ts';
import { validateDocumentSchema } from '../validate.ts';

const count = z.int().min(0);
const text = z.string();

/** The documents that can be compared, by their command. */
export const COMPARED_SCHEMAS = {
  validate: validateDocumentSchema,
  ages: agesDocumentSchema,
  flags: flagsDocumentSchema,
  accounts: accountsDocumentSchema,
  evaluate: evaluateDocumentSchema,
};

/** What all of them have. */
const comparedSchema = z.object({
  tool: toolSchema,
  inputs: z.array(z.union([inputSchema, tableInputSchema])),
  population: populationSchema.nullable(),
  settings: z.record(text, z.unknown()),
  warnings: z.array(warningSchema),
});

const sideSchema = z.object({
  inputs: z.array(z.union([inputSchema, tableInputSchema])).describe('of the document'),
  period: z.object({
    from: text.nullable().describe('the first day asked for; null for none'),
    to: text.nullable(),
    first: text.nullable().describe('the first search of the population, ISO 8601'),
    last: text.nullable(),
    asOf: text.nullable().describe('the date that stood for today'),
  }),
});

const shareSchema = z.object({
  what: text.describe('such as inadequate, caseNumber.blank, bucket.0–6 months or repeatPlate'),
  earlier: z
    .number()
    .min(0)
    .nullable()
    .describe('a share as a fraction; of flags the flagged searches per 1,000; null over nothing'),
  later: z.number().min(0).nullable(),
  points: z
    .number()
    .nullable()
    .describe('later less earlier: percentage points; of flags searches per 1,000'),
});

const limitsShape = {
  n: count,
  exceptions: count,
  population: count.nullable(),
  rate: evaluateSchema.shape.rate,
  confidence: evaluateSchema.shape.confidence,
  upper: evaluateSchema.shape.upper,
  interval: evaluateSchema.shape.interval,
};

const limitsSchema = z.object(limitsShape).describe('its own limits, as evaluate gave them');

const p = z
  .number()
  .min(0)
  .max(1)
  .nullable()
  .describe("Fisher's exact test of exception, two-sided; null where a sample is empty");

const stratumTestSchema = z.object({
  value: text,
  p,
  earlier: limitsSchema.nullable().describe('null where the sample has no such stratum'),
  later: limitsSchema.nullable(),
});

export const compareSchema = z.object({
  of: z.enum(['validate', 'ages', 'flags', 'accounts', 'evaluate']),
  earlier: sideSchema,
  later: sideSchema,
  shares: z.array(shareSchema),
  test: z
    .object({
      p: p.describe(
        "Fisher's exact test of exception, two-sided; null with strata, and where a sample is empty",
      ),
      earlier: limitsSchema,
      later: limitsSchema,
      strata: z.array(stratumTestSchema).describe('empty for samples without strata'),
    })
    .nullable()
    .describe('of samples; null for populations, whole as they are'),
  warnings: z.array(warningSchema).describe('what between the two keeps them from being compared'),
});

const fileSchema = z.object({ file: text, sha256: text });

export const compareSettingsShape = {
  earlier: fileSchema,
  later: fileSchema,
  redact: redactSchema,
};

export const compareDocumentSchema = numbersDocumentSchema(
  'compare',
  compareSettingsShape,
  compareSchema,
);

export type Compared = z.infer<typeof comparedSchema>;
export type ValidateDocument = z.infer<typeof validateDocumentSchema>;
export type AgesDocument = z.infer<typeof agesDocumentSchema>;
export type FlagsDocument = z.infer<typeof flagsDocumentSchema>;
export type AccountsDocument = z.infer<typeof accountsDocumentSchema>;
export type EvaluateDocument = z.infer<typeof evaluateDocumentSchema>;
export type CompareResult = z.infer<typeof compareSchema>;
export type ComparedShare = CompareResult['shares'][number];
export type SampleTest = NonNullable<CompareResult['test']>;
export type SampleLimits = SampleTest['earlier'];
const settingsSchema = z.object(compareSettingsShape);
export type CompareSettings = z.infer<typeof settingsSchema>;
