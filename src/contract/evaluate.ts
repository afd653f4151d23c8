import { z } from 'zod';
import { numbersDocumentSchema } from './document.ts';
import { redactSchema } from './redaction.ts';

const count = z.int().min(0);
const text = z.string();
const percent = z.string().describe('as given on the command line, such as 3.5');
const rate = z.number().min(0).max(1);
const draw = z.int().min(1);

const limit = z.object({ count: count.nullable().describe('null without a population'), rate });

export const METHODS = ['hypergeometric', 'binomial', 'stratified'] as const;

/** What n searches with some deviations say of the population. */
const estimateShape = {
  upper: limit.describe('exact and one-sided, at the confidence given'),
  interval: z.object({ lower: limit, upper: limit }).describe('two-sided, at the same confidence'),
  projected: z.number().min(0).nullable().describe('N·x/n; null where it is not projected'),
  tail: rate
    .nullable()
    .describe('P(X ≤ x) at ⌈tolerable·N⌉ deviations; of a stratified sample no less than it'),
  conclusion: z
    .enum(['supported', 'notSupported', 'none'])
    .describe('supported: the tail is at most 1 − confidence'),
};

const methodShape = {
  method: z
    .enum(METHODS)
    .describe(
      'hypergeometric; binomial without a population; stratified: classical estimate, limits of Wendell and Schmee',
    ),
  standardError: z
    .number()
    .min(0)
    .nullable()
    .describe('of the projected count, classical; of stratified samples only'),
  limitsExact: z
    .boolean()
    .describe(
      'false: not proven exact; each limit of a stratified sample is then on the safe side',
    ),
};

const question = z.object({
  text,
  population: count.nullable().describe('null where an NA keeps it from being projected'),
  n: count.describe('rows that count: NA leaves'),
  deviations: count.describe('N, and rows unanswered unless those are excluded'),
  rate: rate.nullable(),
  ...estimateShape,
  unanswered: count,
  notApplicable: count,
  ...methodShape,
});

const stratum = z.object({
  value: text,
  population: count,
  n: count,
  exceptions: count,
  rate: rate.nullable(),
  ...estimateShape,
  unanswered: count,
});

export const evaluateSchema = z.object({
  population: count.nullable(),
  n: count,
  exceptions: count.describe('Y, and rows unanswered unless those are excluded'),
  rate: rate.nullable().describe('exceptions / n; of a stratified sample that of the estimate'),
  confidence: rate,
  ...estimateShape,
  tolerable: rate.nullable(),
  unanswered: count,
  questions: z.array(question),
  strata: z.array(stratum).describe('empty for a sample without strata'),
  ...methodShape,
  K: count.nullable().describe('⌈tolerable·N⌉: deviations that would be too many'),
  voids: z.array(
    z.object({
      draw: draw.describe('a search of the sample that is void'),
      replacedBy: draw.nullable().describe('the spare in its place; null where none was left'),
      reason: text,
    }),
  ),
  spares: z.object({
    issued: count,
    used: count,
    void: count,
    unused: count,
    ignored: count.describe('unused, though they have answers: those do not count'),
  }),
  draws: z
    .object({
      exceptions: z.array(draw),
      unanswered: z.array(draw),
      answeredN: z.array(draw).describe('exception N, though a question is answered N'),
      questionsOpen: z
        .array(draw)
        .describe('exception N and no question answered N, though one has no answer'),
    })
    .describe('which rows of the workpaper they are'),
});

const file = z.object({ file: text, sha256: text });
const answer = z.enum(['Y', 'N', 'NA']);

const item = {
  item: z.enum(['void', 'exception', 'question']),
  text: text.describe('of a question; empty for the others'),
};

const pair = z.object({
  first: text.describe('a workpaper, as named'),
  second: text,
  items: z.array(
    z.object({
      ...item,
      compared: count.describe('searches of which both gave an answer; void ones only of void'),
      agreed: count,
      share: rate.nullable().describe('agreed / compared'),
      kappa: z
        .number()
        .min(-1)
        .max(1)
        .nullable()
        .describe(
          'of Cohen, NA an answer like the others; null where both gave one and the same answer everywhere, or nothing is compared',
        ),
    }),
  ),
});

/** What several workpapers of one draw say of each other. */
const agreement = z.object({
  workpapers: z
    .array(
      file.extend({ answered: count.describe('rows with an answer'), evaluate: evaluateSchema }),
    )
    .describe('each by itself; nothing of them is averaged'),
  pairs: z.array(pair),
  disagreements: z.array(
    z.object({
      draw,
      file: text.describe('where the search stands'),
      line: z.int().min(1),
      ...item,
      answers: z.array(
        z.object({
          workpaper: text,
          row: z.int().min(1).describe('of its sheet'),
          answer: answer.nullable(),
        }),
      ),
    }),
  ),
  answeredByOne: count.describe(
    'searches of which one workpaper alone answers something: it is taken as it stands',
  ),
});

const severalSchema = z.object({ agreement });

export const evaluateSettingsShape = {
  confidence: percent,
  tolerable: percent.nullable(),
  unanswered: z.enum(['deviation', 'exclude']),
  workpaper: file.nullable().describe('null for numbers alone, and for several workpapers'),
  workpapers: z.array(file).optional().describe('of several people, of one draw'),
  manifest: file.nullable(),
  redact: redactSchema.optional(),
};

/** One evaluation: of numbers, of a workpaper, or of several that do not contradict each other. */
export const evaluateDocumentSchema = numbersDocumentSchema(
  'evaluate',
  evaluateSettingsShape,
  evaluateSchema.extend({ agreement: agreement.optional() }),
);

/** What evaluate may print: that, or several workpapers that contradict each other, and no rate of all. */
export const evaluateAnyDocumentSchema = numbersDocumentSchema(
  'evaluate',
  evaluateSettingsShape,
  z.union([evaluateSchema.extend({ agreement: agreement.optional() }), severalSchema]),
);

export type WorkpapersAgreement = z.infer<typeof agreement>;
export type EvaluateResult = z.infer<typeof evaluateSchema>;
export type EvaluatedQuestion = EvaluateResult['questions'][number];
export type EvaluatedStratum = EvaluateResult['strata'][number];
export type Limit = z.infer<typeof limit>;
export type EvaluationMethod = (typeof METHODS)[number];
const evaluateSettingsSchema = z.object(evaluateSettingsShape);
export type EvaluateSettings = z.infer<typeof evaluateSettingsSchema>;
