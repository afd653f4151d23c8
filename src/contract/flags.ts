import { z } from 'zod';
import { vocabularySchema } from './config.ts';
import { documentSchema } from './document.ts';
import { redactSchema } from './redaction.ts';

const count = z.int().min(0);
const text = z.string();

const subjectSchema = z.object({
  pack: text.optional(),
  user: text.optional(),
  agency: text.optional(),
  plate: text.optional(),
  caseNumber: text.optional(),
  month: text.optional(),
});

const parametersSchema = z.record(text, z.union([z.number(), text]));

const rowSchema = z.object({ file: text, line: count, id: text });

const ruleSchema = z.object({
  rule: text,
  ran: z.boolean(),
  why: text
    .nullable()
    .describe('why it did not: noValue: <field>, notJudged, option: <name>, filtered or reach'),
  parameters: parametersSchema,
  subjects: count.describe(
    'how many the rule looked at; of words the searches whose reason was read',
  ),
  flags: count,
  searches: count.describe('those that the rule flags'),
  unknown: count.optional().describe('agencies whose name says no state'),
});

const flagSchema = z.object({
  rule: text,
  subject: subjectSchema,
  conditions: z.array(text),
  searches: count,
  judged: count,
  explained: count,
  dates: count,
  firstSearch: text.nullable().describe('ISO 8601'),
  lastSearch: text.nullable(),
  parts: z
    .record(text, z.union([z.number(), text, z.null(), z.record(text, count)]))
    .describe('what the flag was made of'),
  types: z
    .array(z.object({ type: text, searches: count }))
    .describe('its searches by search type; empty where the log names none'),
  rows: z.array(rowSchema).describe('the first by file and line'),
});

export const flagsSchema = z.object({
  rules: z.array(ruleSchema),
  flagged: count.describe('searches flagged by any rule, once'),
  undated: count,
  byProgram: count,
  sampling: z.object({
    hidden: count,
    size: count,
    population: count,
    chance: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .describe('that a random sample of that size holds one or more of the hidden searches'),
  }),
  flags: z.array(flagSchema),
});

/** What a report says of red flags. */
export const reportFlagsSchema = z.object({
  rules: z.array(ruleSchema.extend({ label: text })),
  flagged: count,
  byProgram: count,
  several: z
    .object({
      searches: count,
      rows: z.array(z.object({ file: text, line: count, rules: z.array(text) })),
    })
    .describe('searches that two rules or more flag, with the first of them'),
  list: z.array(flagSchema).describe('the flags, with --reveal-users; else none'),
});

export const flagsSettingsShape = {
  rules: z.array(text).describe('the rules asked for'),
  cite: count,
  failOn: z.array(text).nullable(),
  poor: z.number(),
  home: text.nullable(),
  own: z.array(text),
  sharedWith: text.nullable(),
  sharedWithSha256: text.nullable(),
  watch: text.nullable(),
  watchSha256: text.nullable(),
  watchKeyed: z.boolean(),
  retention: text,
  allowMixed: z.boolean(),
  packs: z
    .array(z.object({ pack: text, words: z.array(text), traps: z.array(text) }))
    .describe('the word lists in force; redacted, only their names'),
  federal: z.object({ words: z.array(text), traps: z.array(text) }),
  states: z.record(text, text).describe('states of agencies that the config says'),
  overwritten: z
    .array(z.object({ file: text, field: z.enum(['caseNumber', 'reason']) }))
    .describe('columns with one value everywhere, taken as withheld'),
  vocabulary: vocabularySchema.nullable(),
  caseNumberPatterns: z.array(text).nullable(),
  redact: redactSchema,
};

/** What a report's red flags depend on beside the logs and the config. */
export const reportFlagsSettingsSchema = z.object(flagsSettingsShape).pick({
  ...{ home: true, own: true, sharedWith: true, sharedWithSha256: true },
  ...{ watch: true, watchSha256: true, watchKeyed: true },
});

export const flagsDocumentSchema = documentSchema('flags', flagsSettingsShape, flagsSchema);

export type FlagsResult = z.infer<typeof flagsSchema>;
export type ReportFlags = z.infer<typeof reportFlagsSchema>;
export type ShownFlag = z.infer<typeof flagSchema>;
export type ShownRule = z.infer<typeof ruleSchema>;
const flagsSettingsSchema = z.object(flagsSettingsShape);
export type FlagsSettings = z.infer<typeof flagsSettingsSchema>;
