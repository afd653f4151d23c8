import { z } from 'zod';
import { keysOf, tableOf } from '../keyed.ts';
import { FIELDS } from '../search.ts';
import { WARNINGS } from './warnings.ts';

/** The parts that every JSON document shares: who made it, from what, and how the rows add up. */

const count = z.int().min(0);
const text = z.string();

/** What --by asked for: groups with commas between, as they were given. */
export function groupsSchema(names: readonly string[]) {
  const name = `(${names.join('|')})`;
  return z.string().regex(new RegExp(`^${name}(,${name})*$`));
}

/** How many groups one stands for that is what --most-groups leaves. */
export const otherGroups = z
  .int()
  .min(1)
  .optional()
  .describe('how many groups this one is, where those beyond --most-groups are one');

export const warningSchema = z.object({
  code: z.enum(keysOf(WARNINGS)),
  message: text,
});

export const inputSchema = z.object({
  file: text.describe('the name as given'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('of the bytes on disk'),
  bytes: count,
  layout: text,
  encoding: z
    .enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'])
    .nullable()
    .describe('null for a workbook or a Parquet file'),
  delimiter: z
    .enum([',', '\t', ';', '|'])
    .nullable()
    .describe('null for a workbook or a Parquet file'),
  rows: count.describe('data rows'),
});

/** A side table: an input beside the logs, or in place of one. */
export const tableInputSchema = z.object({
  file: text.describe('the name as given'),
  table: text.describe('which table it is, as --map and the config call it'),
  sha256: inputSchema.shape.sha256,
  bytes: count,
  encoding: inputSchema.shape.encoding,
  columns: z.array(z.object({ field: text, header: text })).describe('the columns that were read'),
  unmatched: z.array(text).describe('headers that were not'),
  rows: count.describe('rows taken'),
  badRows: count.describe('rows set aside with --allow-bad-rows'),
});

/** The inputs of a command that reads side tables, too: `documentSchema(…).extend(withTables)`. */
export const withTables = { inputs: z.array(z.union([inputSchema, tableInputSchema])) };

export const populationSchema = z
  .object({
    rows: count,
    searches: count,
    duplicates: count,
    identicalRowsKept: count,
    malformed: count,
    outsidePeriod: count,
    undated: count,
    filteredOut: count,
    headersRepeated: count,
    blankRows: count,
    preambleRows: count,
    footerRows: count,
    otherRows: count.describe('totals, group headings and the like, which are no searches'),
    shiftedRows: count.describe('of the malformed: cells under the wrong header'),
    first: text.nullable().describe('ISO 8601, with offset where the log has a zone'),
    last: text.nullable(),
    users: count,
    agencies: count,
  })
  .describe('rows = searches + duplicates + malformed + outsidePeriod + filteredOut');

/** The settings that every log command takes, as they were in force. */
export const logSettingsShape = {
  timeZone: text.nullable().describe("the agency's zone; null where none was given (UTC)"),
  from: text.nullable(),
  to: text.nullable(),
  users: z.array(text),
  agencies: z.array(text),
  agencyOf: z
    .array(z.object({ files: text, agency: text }))
    .nullable()
    .describe(
      'the agencies given for logs that name none; null where title rows are not asked for one either, as before 0.3',
    ),
  layout: text.nullable(),
  columns: z.array(z.object({ field: z.enum(FIELDS), header: text })),
  headerRow: count.nullable(),
  sheet: text
    .nullable()
    .describe('the sheet of a workbook that was named; null to look for the log'),
  encoding: text.nullable(),
  dayFirst: z.boolean().nullable(),
  keepDuplicates: z.boolean(),
  noId: z.boolean().describe('whether searches were known by all of their cells, as asked for'),
  strict: z.boolean(),
  controlTotal: z.object({ expected: count, difference: z.int() }).nullable(),
};

export const toolSchema = z.object({
  name: z.literal('alpr-audit'),
  version: text,
  zoneData: text
    .nullable()
    .describe('the version of the time-zone data, such as 2025c; null where it is not known'),
});

/** What made a document. */
export type Tool = Readonly<z.infer<typeof toolSchema>>;

/**
 * The schema of one command's JSON document.
 * @param command the command's name, which is also the key of its result
 * @param settings the keys of `settings`
 * @param result the schema of the result
 */
export function documentSchema<
  Command extends string,
  Settings extends z.ZodRawShape,
  Result extends z.ZodType,
>(command: Command, settings: Settings, result: Result) {
  return z
    .object({
      schema: z.literal(`alpr-audit/${command}.v1`),
      tool: toolSchema,
      inputs: z.array(inputSchema),
      population: populationSchema,
      settings: z.object({ ...logSettingsShape, ...settings }),
      warnings: z.array(warningSchema),
    })
    .extend(tableOf([command], () => result));
}

/**
 * The schema of a document whose command reads no log itself: `inputs` and `population` are those of
 * the manifest that it was given, or [] and null.
 */
export function numbersDocumentSchema<
  Command extends string,
  Settings extends z.ZodRawShape,
  Result extends z.ZodType,
>(command: Command, settings: Settings, result: Result) {
  return z
    .object({
      schema: z.literal(`alpr-audit/${command}.v1`),
      tool: toolSchema,
      inputs: z.array(inputSchema),
      population: populationSchema.nullable(),
      settings: z.object(settings),
      warnings: z.array(warningSchema),
    })
    .extend(tableOf([command], () => result));
}

export type Warning = z.infer<typeof warningSchema>;
export type Input = z.infer<typeof inputSchema>;
export type TableInput = z.infer<typeof tableInputSchema>;
export type Encoding = NonNullable<Input['encoding']>;
export type Delimiter = NonNullable<Input['delimiter']>;
export type Population = z.infer<typeof populationSchema>;
const logSettingsSchema = z.object(logSettingsShape);
export type LogSettings = z.infer<typeof logSettingsSchema>;

/** What every log command's document carries beside its own result. */
export interface LogFacts {
  inputs: Input[];
  /** The side tables that were read beside the logs. */
  tables?: readonly TableInput[];
  population: Population;
  settings: LogSettings;
  warnings: Warning[];
  /** What an auditor has to know of how the logs were taken; for the outputs for people. */
  notes: string[];
  /** Logs without a column for the date range; for the outputs for people. */
  withoutWindows: string[];
  /** Headers of the logs that name no field, as a list; '' for none; for the outputs for people. */
  unmatched: string;
  /** Searches that name no agency, and how many logs name none at all; for the outputs for people. */
  withoutAgency: { searches: number; logs: number };
  /** Headers that name a time zone which was not used; for the outputs for people. */
  zonesNotUsed: string[];
  /** Logs with undated searches, and how many; for the outputs for people. */
  undatedIn: { file: string; searches: number }[];
  /** Names that were given by hand and that no search has; for the outputs for people. */
  notFound: NameNotFound[];
}

/**
 * A name that no search has, and the nearest that one has, trimmed and case-folded; of a group of --by that
 * no log has a column for, the nearest header that is no field.
 */
export interface NameNotFound {
  option: '--user' | '--agency' | '--auditor' | '--own' | 'agencies' | '--by';
  name: string;
  nearest: string | null;
}

/** What is known of the logs behind numbers: from a manifest, or nothing. */
export interface NumbersFacts {
  readonly inputs: readonly Input[];
  readonly tables?: readonly TableInput[];
  readonly population: Population | null;
  readonly warnings: readonly Warning[];
}
