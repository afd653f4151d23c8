import { z } from 'zod';
import { earlierSchema } from './after/earlier.ts';
import { followupSchema, followupSettingsShape } from './after/followup.ts';
import { agesSchema } from './ages.ts';
import { checklistSchema } from './checklist/document.ts';
import { vocabularySchema } from './config.ts';
import { documentSchema, withTables } from './document.ts';
import { evaluateSchema, evaluateSettingsShape } from './evaluate.ts';
import { reportFlagsSchema, reportFlagsSettingsSchema } from './flags.ts';
import { redactSchema } from './redaction.ts';
import { designSchema, independenceSchema, sampleSettingsShape } from './sample.ts';
import { accountsSchema, accountsSettingsShape } from './systems/accounts.ts';
import { eventsSchema, eventsSettingsShape } from './systems/events.ts';
import { hotlistsSchema, hotlistsSettingsShape } from './systems/hotlists.ts';
import { loginsSchema, loginsSettingsShape } from './systems/logins.ts';
import { sharingSchema, sharingSettingsShape } from './systems/sharing.ts';
import { validateSchema } from './validate.ts';

const count = z.int().min(0);
const text = z.string();

const activitySchema = z.object({
  months: z
    .array(z.object({ month: text.describe('YYYY-MM'), searches: count }))
    .describe('in order; months without a search too, where that makes no more than 120'),
  week: z
    .array(z.object({ day: text, hours: z.array(count).length(24) }))
    .length(7)
    .describe("searches by hour of the week on the agency's clock, Monday first"),
  dateOnly: count.describe('searches with a date and no time: in the months, not in the week'),
  undated: count.describe('searches whose time cannot be read: in neither'),
});

const verdictShape = { searches: count, judgeable: count, inadequate: count, bothBlank: count };

const groupsSchema = z.object({
  shown: z
    .array(z.object({ value: text, ...verdictShape }))
    .describe('the largest groups of at least minGroup searches, most searches first'),
  others: z.object({ groups: count, ...verdictShape }).describe('all other groups together'),
});

const findingSchema = z.object({
  kind: validateSchema.shape.findings.keyof(),
  level: z.enum(['defect', 'review']),
  file: text,
  line: z.int().min(1),
  searchId: text.describe('empty where the cell holds no value'),
  user: text.describe('what is no name says what it is: (withheld), (blank)'),
  field: z.enum(['caseNumber', 'reason']).nullable().describe('null for both'),
  cell: text
    .nullable()
    .describe('with --reveal: the text, possible personal information masked; else null'),
  characters: count.nullable().describe('how many the cell has; null where it is redacted'),
  information: text.nullable().describe('what kind of personal information, where that is it'),
});

const failedShape = {
  draw: z.int().min(1),
  file: text,
  line: z.int().min(1),
  failed: z.array(text).describe('the questions answered No'),
  note: text
    .nullable()
    .describe('what the auditor noted; null for nothing, and where it is redacted'),
};

const auditSchema = z.object({
  createdAt: text,
  preparer: text.nullable(),
  specification: text,
  searches: count.describe('of the population drawn from'),
  size: sampleSettingsShape.size,
  by: sampleSettingsShape.by,
  design: designSchema,
  independence: independenceSchema,
  exceptions: z
    .array(z.object(failedShape))
    .describe('the sampled searches that the auditor marked as exceptions'),
  unanswered: z
    .array(z.object(failedShape))
    .describe('those that nobody marked as an exception or as none'),
  evaluation: evaluateSchema,
});

/** What tables beside the logs tell; null where they were not given. */
const systemsShape = {
  accounts: accountsSchema.nullable(),
  events: eventsSchema.nullable(),
  logins: loginsSchema.nullable(),
};
/** With whom images and hot lists are shared; null where no list was given. */
const sharedShape = { sharing: sharingSchema.nullable(), hotlists: hotlistsSchema.nullable() };
/** What people answered; empty without --checklist. */
const checklistsShape = { checklists: z.array(checklistSchema) };

export const reportSchema = z.object({
  activity: activitySchema,
  quality: validateSchema,
  months: z.array(z.object({ month: text, ...verdictShape })),
  agencies: groupsSchema,
  users: groupsSchema,
  ages: agesSchema,
  curve: z
    .array(z.object({ days: z.int().min(1), fully: count, partly: count }))
    .describe(
      'searches with a range that a system keeping images so many whole days serves; each day up to a month, then in steps of about 3% and round ones, and the longest',
    ),
  flags: reportFlagsSchema,
  findings: z
    .array(findingSchema)
    .describe('the first rows of each kind, most serious kinds first; the counts are in quality'),
  audit: auditSchema.nullable(),
  earlier: earlierSchema.nullable().describe('the period before, with --earlier'),
  followup: followupSchema
    .nullable()
    .describe('what became of the findings of earlier audits, with --followup'),
  ...systemsShape,
  ...sharedShape,
  ...checklistsShape,
});

const checklistsSettingsShape = {
  asOf: text.nullable(),
  terms: text,
  agencyOf: z.array(z.object({ files: text, agency: text })).describe('said of answers'),
};
const evaluationSettings = z.object(evaluateSettingsShape);

export const reportSettingsShape = {
  title: text.nullable().describe("the agency's name as given; null to take it from the log"),
  preparedBy: text.nullable(),
  asOf: text.nullable(),
  retention: text.nullable(),
  minGroup: count,
  cite: count.describe('rows cited of each kind of finding, at the most'),
  reveal: z.boolean(),
  revealUsers: z
    .boolean()
    .describe('whether red flags are listed with their users, and a page or memo names them'),
  caseNumberPatterns: z.array(text).nullable(),
  vocabulary: vocabularySchema
    .nullable()
    .describe('the changes to the word lists; redacted, only which lists'),
  flags: reportFlagsSettingsSchema,
  audit: evaluationSettings.nullable(),
  accounts: z.object(accountsSettingsShape).nullable(),
  events: z.object(eventsSettingsShape).nullable(),
  logins: z.object(loginsSettingsShape).nullable(),
  sharing: z.object(sharingSettingsShape).nullable(),
  hotlists: z.object(hotlistsSettingsShape).nullable(),
  checklists: z.object(checklistsSettingsShape).nullable(),
  earlier: z.object({ file: text, sha256: text }).nullable(),
  followup: z.object({ asOf: followupSettingsShape.asOf }).nullable(),
  redact: redactSchema,
};

export const reportDocumentSchema = documentSchema(
  'report',
  reportSettingsShape,
  reportSchema,
).extend(withTables);

const systemsSchema = z.object(systemsShape);
export type ReportSystems = z.infer<typeof systemsSchema>;
export type ReportResult = z.infer<typeof reportSchema>;
export type ActivityResult = z.infer<typeof activitySchema>;
export type ReportGroups = z.infer<typeof groupsSchema>;
export type ReportFinding = z.infer<typeof findingSchema>;
export type ReportAudit = z.infer<typeof auditSchema>;
/** A search that failed: where it stands, and why. */
export type FailedSearch = ReportAudit['exceptions'][number];
export type CurvePoint = ReportResult['curve'][number];
const sharedSchema = z.object(sharedShape);
export type ReportShared = z.infer<typeof sharedSchema>;
/** How many searches of a group can be judged, and what they say. */
export type Verdict = Omit<ReportGroups['others'], 'groups'>;
const reportSettingsSchema = z.object(reportSettingsShape);
export type ReportSettings = z.infer<typeof reportSettingsSchema>;
