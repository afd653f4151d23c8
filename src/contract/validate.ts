import { z } from 'zod';
import { vocabularySchema } from './config.ts';
import { documentSchema } from './document.ts';
import { redactSchema } from './redaction.ts';

const count = z.int().min(0);
const share = z.number().min(0).max(1).nullable();

const caseNumberClasses = z.object({
  absent: count,
  blank: count,
  withheld: count,
  placeholder: count,
  plate: count,
  wordsOnly: count,
  badFormat: count,
  ok: count.describe('not obviously wrong; nothing was compared with a records system'),
});

const reasonClasses = z.object({
  absent: count,
  blank: count,
  withheld: count,
  placeholder: count,
  tooShort: count,
  statute: count,
  plate: count,
  number: count,
  caseNumber: count,
  vague: count,
  ok: count.describe('not obviously wrong'),
});

const findingCounts = z.object({
  'caseNumber.blank': count,
  'caseNumber.placeholder': count,
  'caseNumber.plate': count,
  'caseNumber.wordsOnly': count,
  'caseNumber.badFormat': count,
  'reason.blank': count,
  'reason.placeholder': count,
  'reason.tooShort': count,
  'reason.plate': count,
  'reason.number': count,
  'reason.caseNumber': count,
  'reason.vague': count,
  bothBlank: count,
  caseNumberReused: count,
  caseYear: count,
  personalInformation: count,
  caseUnknown: count,
  caseMismatch: count,
});

export const validateSchema = z.object({
  judgeable: count,
  adequate: count,
  inadequate: count,
  bothBlank: z.object({
    count,
    share: share.describe('of the searches with neither field withheld or absent'),
    of: count.describe('how many those are'),
  }),
  caseNumber: z.object({
    classes: caseNumberClasses,
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
    classes: reasonClasses,
    top: z.array(z.object({ text: z.string().nullable(), count })),
  }),
  findings: findingCounts,
  groups: z.array(
    z.object({
      by: z.string(),
      value: z.string(),
      searches: count,
      judgeable: count,
      inadequate: count,
      bothBlank: count,
      small: z.boolean().describe('under the least size that a share says something about'),
    }),
  ),
});

export const validateSettingsShape = {
  by: z.enum(['user', 'agency', 'month', 'offense']).nullable(),
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
};

export const validateDocumentSchema = documentSchema(
  'validate',
  validateSettingsShape,
  validateSchema,
);

export type ValidateResult = z.infer<typeof validateSchema>;
const validateSettingsSchema = z.object(validateSettingsShape);
export type ValidateSettings = z.infer<typeof validateSettingsSchema>;
