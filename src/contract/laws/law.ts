import { z } from 'zod';

/** What outputs say of a state's law: each line with its citation, its date and how sure it is. */

const count = z.int().min(0);
const text = z.string();

export const sureSchema = z
  .enum(['A', 'B', 'C'])
  .nullable()
  .describe(
    'A: primary text quoted, or two careful sources agree; B: one careful source; C: doubtful; null: nobody said. All but A are not verified',
  );

const outcomeSchema = z.enum(['met', 'notMet', 'cannotTell']);

/** Which law it is. */
const lawShape = {
  state: text,
  name: text,
  citation: text
    .nullable()
    .describe('null where none was found, which never means that there is none'),
  inForce: text.nullable().describe('a date or a month; null where it is not known'),
  sure: sureSchema,
  asOf: text.describe('the month in which the laws were looked at'),
  says: z.array(
    z.object({
      of: z.enum(['retention', 'audits', 'completeness', 'other']),
      text,
      sure: sureSchema,
    }),
  ),
};

/** What `validate --law` adds: whether records hold what the law says that they do. */
export const lawCompletenessSchema = z.object({
  ...lawShape,
  outcome: outcomeSchema,
  why: text.nullable().describe('why it cannot be told, where it cannot'),
  searches: count.describe('held against the law'),
  beforeInForce: count.describe('dated before the law was in force, and left out'),
  complete: count.describe('searches whose record lacks nothing'),
  lacking: count.describe('searches whose record lacks one element or more'),
  untold: count.describe('of the other searches those of which it cannot be told'),
  elements: z.array(
    z.object({
      element: z.enum(['date', 'time', 'plate', 'user', 'organization', 'purpose']),
      outcome: outcomeSchema,
      there: count,
      lacking: count,
      untold: count,
      needs: text.nullable().describe('the column that would tell'),
      first: z
        .object({ file: text, line: count })
        .nullable()
        .describe('the first search that lacks it'),
    }),
  ),
});

/** What `checklist --law` adds to plans: how often searches are audited, against what the law says. */
export const lawIntervalSchema = z.object({
  ...lawShape,
  every: text.nullable().describe('the interval of the law, such as 6mo; null where it names none'),
  plans: z.array(
    z.object({
      agency: text,
      planned: text.nullable().describe('null where the plan’s answer is no period'),
      outcome: outcomeSchema.nullable().describe('null where the law names no interval'),
      why: text.nullable(),
    }),
  ),
});

/** What `ages --law` adds: the agency's retention against the law's cap. */
export const lawCapSchema = z.object({
  ...lawShape,
  cap: text.nullable().describe('as --at takes it; null where the law sets none'),
  retention: text.nullable().describe("the agency's own"),
  outcome: outcomeSchema.nullable().describe('null where there is no cap to meet'),
  why: text.nullable(),
});

/** What `ages --states` adds: the caps of today, apart from those of March 2019. */
export const todaySchema = z.object({
  asOf: lawShape.asOf,
  caps: z.array(
    z.object({
      ...{ state: text, name: text, period: text, note: text.nullable() },
      ...{ fully: count, partly: count, notAtAll: count },
      ...{ citation: text.nullable(), inForce: text.nullable(), sure: sureSchema },
    }),
  ),
  withoutCap: z.array(
    z.object({
      state: text,
      name: text,
      note: text.nullable(),
      citation: text.nullable(),
      inForce: text.nullable(),
      sure: sureSchema,
    }),
  ),
  noneFound: z
    .array(text)
    .describe('states of which no law was found, which never means that there is none'),
});

export type LawCompleteness = z.infer<typeof lawCompletenessSchema>;
export type LawInterval = z.infer<typeof lawIntervalSchema>;
export type LawCap = z.infer<typeof lawCapSchema>;
export type LawToday = z.infer<typeof todaySchema>;
