import { z } from 'zod';
import { FIELDS } from '../search.ts';
import { flagsConfigSchema, stateSchema } from './flags-config.ts';

const header = z.string().min(1);

const words = z.array(z.string().min(1));

/** A word list of the config: a whole new one, or words added to the default and taken from it. */
const wordList = z
  .union([words, z.strictObject({ add: words.optional(), remove: words.optional() })])
  .optional();

/** Changes to the word lists. */
export const vocabularySchema = z.strictObject({
  vagueReasons: wordList,
  vagueWithinDistance2Of: wordList,
  statuteCodes: wordList,
  statuteSections: wordList,
  placeholders: wordList,
  keyboardRows: wordList,
  caseNumberWords: wordList,
});

const whole = z.int().min(0);
const rate = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,9})?$/, 'a percentage such as "5" or "3.5"')
  .describe('percent');

const strata = ['month', 'day', 'file', ...FIELDS].join('|');
const groups = z
  .string()
  .regex(
    new RegExp(`^(${strata})(,(${strata}))*$`),
    'month, day, file or a field, or several with commas between, such as "agency,month"',
  );

/** How many searches a periodic audit draws, and of what strata. */
const presetSchema = z.strictObject({
  size: whole.min(1).optional(),
  percent: rate.optional(),
  atLeast: whole.min(1).optional(),
  atMost: whole.min(1).optional(),
  confidence: rate.optional(),
  tolerable: rate.optional(),
  expected: rate.optional(),
  by: groups.optional(),
  allocate: z.enum(['proportional', 'equal']).optional(),
  atLeastEach: whole.optional(),
  spares: whole.optional(),
});

/** The config file, `alpr-audit.config.json`: what an agency says once, and every command uses. */
export const configSchema = z
  .strictObject({
    $schema: z.string().optional(),
    timeZone: z.string().optional().describe("the agency's IANA zone, such as America/Los_Angeles"),
    layout: z.string().optional().describe('the layout of the logs, where it is not recognized'),
    verifiedLayouts: words
      .optional()
      .describe(
        'layouts that were compared with a real export: their warning unverified-layout ends',
      ),
    columns: z
      .partialRecord(z.enum(FIELDS), z.union([header, z.array(header)]))
      .optional()
      .describe('the header, or headers, under which a field stands'),
    tables: z
      .record(z.string(), z.record(z.string(), z.union([header, z.array(header)])))
      .optional()
      .describe('the header, or headers, of a side table under which a field stands'),
    dayFirst: z.boolean().optional().describe('whether dates with slashes are DD/MM/YYYY'),
    retention: z
      .string()
      .regex(/^\d{1,6}(min|h|d|mo|y)$/, 'a period such as 30d, 6mo or 1y')
      .optional()
      .describe("the agency's own retention of images"),
    accounts: z
      .strictObject({
        titles: words.optional().describe('the job titles that may have access'),
        sharedNames: words.optional().describe('words of names that several people share'),
      })
      .optional()
      .describe('what accounts are held against'),
    questions: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .describe(
        'what the auditor answers for each search of the workpaper, instead of the defaults',
      ),
    sample: z
      .strictObject({ presets: z.record(z.string().min(1), presetSchema).optional() })
      .optional()
      .describe('what sample --preset <name> draws'),
    caseNumberPatterns: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .describe('regular expressions (RE2) of which one must match a whole case number'),
    flags: flagsConfigSchema.optional().describe('the numbers and lists of red flags'),
    agencies: z
      .record(z.string().min(1), z.strictObject({ state: stateSchema }))
      .optional()
      .describe('what the name of an agency does not say'),
    vocabulary: vocabularySchema
      .optional()
      .describe('the word lists behind the classes; see validate --explain'),
  })
  .describe('alpr-audit.config.json');

/** The keys that the config may have at a place of it. */
export function configKeys(path: readonly PropertyKey[]): string[] {
  let schema: z.core.JSONSchema._JSONSchema = z.toJSONSchema(configSchema, { io: 'input' });
  for (const key of path) {
    if (typeof schema === 'boolean') return [];
    schema = schema.properties?.[String(key)] ?? schema.additionalProperties ?? true;
  }
  return typeof schema === 'boolean' ? [] : Object.keys(schema.properties ?? {});
}

export type Config = z.infer<typeof configSchema>;
