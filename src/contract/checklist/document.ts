import { z } from 'zod';
import { keysOf } from '../../keyed.ts';
import { numbersDocumentSchema, withTables } from '../document.ts';
import { lawIntervalSchema } from '../laws/law.ts';
import { redactSchema } from '../redaction.ts';
import { OUTCOMES, SAFEGUARDS } from '../systems/account-kinds.ts';
import { CHECKLIST_KINDS, DONE_CHECKS, STATES } from './checklists.ts';

const count = z.int().min(0);
const text = z.string();
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const outcome = z.enum(keysOf(OUTCOMES));
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const file = z.object({ file: text, sha256 });

const answerSchema = z.object({
  agency: text,
  answer: z.enum(STATES),
  supported: z
    .boolean()
    .nullable()
    .describe('of met: whether a quote or a page stands behind it; null for other answers'),
  quote: text.nullable(),
  page: text.nullable(),
  value: text
    .nullable()
    .describe(
      'what was written in place of an answer: a date, a number or a period, in one form; the answer follows from it',
    ),
  note: text.nullable(),
  checkedBy: text.nullable(),
  date: date.nullable().describe('of the check'),
  file: text.nullable().describe('where the answer stands; null where nobody gave one'),
  line: z.int().min(1).nullable(),
});

const doneSchema = z.object({
  agency: text,
  check: z.enum(keysOf(DONE_CHECKS)),
  outcome,
  planned: text.nullable().describe('the number or the period of the plan, where it is one'),
  done: text.nullable().describe('what the audit shows; null where it shows nothing'),
  people: z.array(text).describe('whom it is about'),
  needs: text.nullable().describe('what would tell, where nobody can'),
});

export const checklistSchema = z.object({
  kind: z.enum(CHECKLIST_KINDS),
  agencies: z.array(text),
  elements: z.array(
    z.object({
      element: text,
      source: text,
      answers: z.array(answerSchema).describe('one for each agency, in the order of agencies'),
      question: text,
    }),
  ),
  totals: z.array(
    z.object({
      agency: text,
      met: count.describe('the unsupported among them'),
      partly: count,
      notMet: count,
      notApplicable: count,
      open: count,
      unsupported: count.describe('met, and nobody quoted a text or named a page'),
    }),
  ),
  done: z
    .array(doneSchema)
    .describe('of a plan with --audit: what was done, held against it; else empty'),
  terms: z
    .array(
      z.object({
        agency: text,
        updated: date.nullable().describe('when the terms were last agreed or changed'),
        old: z.boolean().nullable().describe('whether that is longer ago than --terms'),
        expires: date.nullable(),
        expired: z.boolean().nullable(),
      }),
    )
    .describe('of contracts: their dates; else empty'),
  accounts: z
    .array(
      z.object({
        agency: text,
        asOf: text,
        safeguards: z.array(
          z.object({
            safeguard: z.enum(keysOf(SAFEGUARDS)),
            outcome,
            of: count,
            exceptions: count,
            untold: count,
          }),
        ),
      }),
    )
    .describe('of access with --accounts: what the accounts themselves show; else empty'),
  law: lawIntervalSchema.optional().describe('of plans, where --law names a state'),
  asOf: date
    .nullable()
    .describe(
      'the day that stands for today: as given, else of the latest check; null for neither',
    ),
  answeredLater: count.describe('answers that were checked after that day: they are open'),
});

export const checklistSettingsShape = {
  asOf: date.nullable().describe('as given; null for the day of the latest check'),
  terms: text.describe('how old the terms of a contract may be'),
  agencyOf: z.array(z.object({ files: text, agency: text })),
  allowBadRows: z.boolean(),
  audit: z.object({ manifest: file, workpaper: file.nullable() }).nullable(),
  accounts: z.array(file),
  law: text.optional().describe('the state that --law names'),
};

export const checklistDocumentSchema = numbersDocumentSchema(
  'checklist',
  { ...checklistSettingsShape, redact: redactSchema },
  checklistSchema,
).extend(withTables);

export type ChecklistResult = z.infer<typeof checklistSchema>;
export type ChecklistAnswer = z.infer<typeof answerSchema>;
export type ChecklistElement = ChecklistResult['elements'][number];
export type ChecklistTotals = ChecklistResult['totals'][number];
export type ChecklistDone = z.infer<typeof doneSchema>;
export type ChecklistAccounts = ChecklistResult['accounts'][number];
const settingsSchema = z.object(checklistSettingsShape);
export type ChecklistSettings = z.infer<typeof settingsSchema>;
