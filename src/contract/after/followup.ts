import { z } from 'zod';
import { keysOf } from '../../keyed.ts';
import { numbersDocumentSchema, withTables } from '../document.ts';
import { redactSchema } from '../redaction.ts';
import { FOLLOWUP_MILESTONES, FOLLOWUP_STATUS } from './followup-status.ts';

const count = z.int().min(0);
const text = z.string();
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const findingSchema = z.object({
  id: text.describe('as the register has it; where it has none, the row: row 5'),
  finding: text.nullable().describe('null where it was taken out'),
  owner: text.nullable().describe('null for nobody'),
  status: z.enum(keysOf(FOLLOWUP_STATUS)),
  due: date
    .nullable()
    .describe(
      "the register's own date; else 60 days after the report while there is no response, and a year with one; null where nothing is due: implemented, or will not be",
    ),
  overdueDays: count
    .nullable()
    .describe('days from due to the as-of date, 0 where it is not over; null where nothing is due'),
  milestones: z.array(
    z.object({
      after: z.enum(FOLLOWUP_MILESTONES),
      date,
      state: z
        .enum(['past', 'next', 'later'])
        .describe('next: the first that is on the as-of date or after it'),
    }),
  ),
  reportedAt: date,
  isDueStated: z.boolean().describe('whether the register has a date of its own'),
  statedDue: date
    .nullable()
    .describe('the register’s own date, of what is closed, too; null where it has none'),
  recommendation: text.nullable(),
  response: text.nullable(),
  evidence: text.nullable(),
  row: count,
});

export const followupSchema = z.object({
  asOf: date,
  findings: z
    .array(findingSchema)
    .describe('overdue first, the longest first; then what is open, by due; then what is closed'),
  totals: z.object({
    findings: count,
    implemented: count,
    partly: count,
    pending: count,
    willNot: count,
    overdue: count,
    withoutResponse: count.describe('open, without a response, and 60 days after the report'),
    withoutOwner: count.describe('open, and nobody’s'),
    withoutEvidence: count.describe('implemented, and nothing says what shows it'),
    notYetReported: count.describe('reported after the as-of date, and left out'),
  }),
});

export const followupSettingsShape = {
  asOf: date,
  failOverdue: z.boolean(),
};

export const followupDocumentSchema = numbersDocumentSchema(
  'followup',
  { ...followupSettingsShape, redact: redactSchema },
  followupSchema,
).extend(withTables);

export type FollowupResult = z.infer<typeof followupSchema>;
export type FollowedFinding = FollowupResult['findings'][number];
const settingsSchema = z.object(followupSettingsShape);
export type FollowupSettings = z.infer<typeof settingsSchema>;
