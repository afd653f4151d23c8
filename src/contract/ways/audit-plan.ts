import { z } from 'zod';

const text = z.string().min(1);
const rate = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,9})?$/, 'a percentage such as "5" or "3.5"')
  .describe('percent');
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'a date such as 2026-01-31');

/** What `audit` knows of an audit before it is made, so that the next one is one command. */
export const auditPlanSchema = z.strictObject({
  $schema: z.string().optional(),
  logs: z.array(text).min(1).describe('the search logs'),
  folder: text.describe('where the audit is kept: manifest, workpaper, report'),
  tolerable: rate.describe('the deviation rate that would be too much'),
  confidence: rate.optional().describe('95 where it is not given'),
  expected: rate
    .optional()
    .describe('the deviation rate that is expected; 0 where it is not given'),
  size: z.int().min(1).optional().describe('how many searches to draw, where it is not reckoned'),
  spares: z.int().min(0).optional().describe('more, to replace voids'),
  timeZone: text.optional().describe("the agency's zone, such as America/Los_Angeles"),
  from: day.optional().describe('the first day of the period'),
  to: day.optional().describe('its last day'),
  title: text.optional().describe("the agency's name, for the report"),
  preparer: text.optional().describe('who prepares the audit'),
  seedSource: text.optional().describe('where the seed comes from; it is made anew for each audit'),
  witness: z.array(text).optional().describe('who sees the seed being made'),
  auditor: z.array(text).optional().describe('users who audit: their own searches are counted'),
  retention: text.optional().describe("the agency's retention of images, such as 1y"),
  earlier: text.optional().describe('report.json of the audit before, to stand beside this one'),
  checklist: text.optional().describe('the answered plan of audits, to be held against'),
  followup: text.optional().describe('the register of earlier findings'),
  redact: z
    .enum(['public', 'board'])
    .optional()
    .describe('for whom names, plates and free text are taken out of what is not the workpaper'),
  redactKeyFile: text.optional().describe('the file of the secret that codes are made with'),
});

export type AuditPlan = z.infer<typeof auditPlanSchema>;
