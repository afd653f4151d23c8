import { z } from 'zod';
import { keysOf, tableOf } from '../keyed.ts';
import { CASE_NUMBER_CLASSES, type ClassFacts, REASON_CLASSES } from './classes.ts';
import { vocabularySchema } from './config.ts';
import { documentSchema, groupsSchema, otherGroups, withTables } from './document.ts';
import { FINDINGS } from './findings.ts';
import { lawCompletenessSchema } from './laws/law.ts';
import { redactSchema } from './redaction.ts';

const count = z.int().min(0);
const share = z.number().min(0).max(1).nullable();

/** A count for each class of a table. */
function classCounts<Name extends string>(classes: Readonly<Record<Name, ClassFacts>>) {
  const countOf = ({ note }: ClassFacts) => (note === undefined ? count : count.describe(note));
  return z.object(tableOf(keysOf(classes), (name) => countOf(classes[name])));
}

export const validateSchema = z.object({
  judgeable: count,
  adequate: count,
  inadequate: count,
  bothBlank: z.object({
    count,
    share: share.describe('of the searches with neither field withheld, damaged or absent'),
    of: count.describe('how many those are'),
  }),
  caseNumber: z.object({
    classes: classCounts(CASE_NUMBER_CLASSES),
    shapes: z.array(
      z.object({
        shape: z.string(),
        count,
        example: z.string().nullable(),
        pattern: z
          .string()
          .nullable()
          .describe('for caseNumberPatterns; null where no number of the shape is ok'),
      }),
    ),
  }),
  reason: z.object({
    classes: classCounts(REASON_CLASSES),
    top: z.array(z.object({ text: z.string().nullable(), count })),
  }),
  findings: z.object(tableOf(keysOf(FINDINGS), () => count)),
  groups: z.array(
    z.object({
      by: z.string(),
      value: z.string(),
      searches: count,
      judgeable: count,
      inadequate: count,
      bothBlank: count,
      small: z.boolean().describe('under the least size that a share says something about'),
      groups: otherGroups,
    }),
  ),
  law: lawCompletenessSchema.optional().describe('where --law names a state'),
});

export const validateSettingsShape = {
  by: groupsSchema(['user', 'agency', 'month', 'day', 'offense', 'file']).nullable(),
  minGroup: count,
  failOver: z.string().nullable(),
  cases: z.string().nullable(),
  casesSha256: z.string().nullable().describe('of the register, as read'),
  casesColumns: z.array(z.string()).describe('which columns of the register were compared'),
  caseNumberPatterns: z.array(z.string()).nullable(),
  vocabulary: vocabularySchema
    .nullable()
    .describe('the changes to the word lists; redacted, only which lists'),
  redact: redactSchema,
  law: z.string().optional().describe('the state that --law names'),
  mostGroups: count.optional().describe('where --most-groups is given'),
};

export const validateDocumentSchema = documentSchema(
  'validate',
  validateSettingsShape,
  validateSchema,
).extend(withTables);

export type ValidateResult = z.infer<typeof validateSchema>;
const validateSettingsSchema = z.object(validateSettingsShape);
export type ValidateSettings = z.infer<typeof validateSettingsSchema>;
