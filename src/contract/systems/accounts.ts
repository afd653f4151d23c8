import { z } from 'zod';
import { keysOf, tableOf } from '../../keyed.ts';
import { documentSchema, populationSchema, withTables } from '../document.ts';
import { redactSchema } from '../redaction.ts';
import { ACCOUNT_KINDS, ACCOUNT_NEEDS, OUTCOMES, SAFEGUARDS } from './account-kinds.ts';

const count = z.int().min(0);
const text = z.string();
const date = text.nullable().describe('YYYY-MM-DD');
const kinds = keysOf(ACCOUNT_KINDS);
const byKind = z
  .object(tableOf(kinds, () => count.nullable()))
  .describe('null where it was not checked');

const lag = {
  n: count.describe('whose lag is known'),
  median: z.number().min(0).nullable().describe('days; below 0 is 0'),
  largest: count.nullable(),
  open: count.describe('still waiting on the as-of date'),
};

export const accountsSchema = z.object({
  asOf: text.describe('the date that stands for today'),
  accounts: z.object({
    rows: count.describe('of the table of accounts'),
    accounts: count.describe('different ones, created by the as-of date'),
    active: count,
  }),
  logJoined: z
    .boolean()
    .nullable()
    .describe('whether half or more of the users of the log meet an account; null without a log'),
  safeguards: z
    .array(
      z.object({
        safeguard: z.enum(keysOf(SAFEGUARDS)),
        outcome: z.enum(keysOf(OUTCOMES)),
        of: count.describe('accounts that it is about'),
        exceptions: count.describe('of these, with an exception'),
        untold: count.describe('of which nobody can tell'),
        needs: z.array(z.enum(keysOf(ACCOUNT_NEEDS))).describe('what would tell'),
      }),
    )
    .length(5),
  exceptions: byKind,
  untold: byKind,
  list: z
    .array(
      z.object({
        kind: z.enum(kinds),
        user: text.nullable(),
        name: text.nullable(),
        date,
        days: count.nullable(),
        rows: z
          .array(count)
          .describe('of the table of accounts; for listedLate of people, for unknownUser none'),
      }),
    )
    .describe('every exception'),
  lags: z.object({
    disable: z
      .object({ ...lag, longestOpen: count.nullable() })
      .describe('from separation to disabling'),
    list: z.object(lag).describe('from separation to the personnel list'),
  }),
  ambiguous: z
    .array(
      z.object({
        table: z.enum(['accounts', 'people', 'training']),
        key: text.describe('the name, as names are compared'),
        rows: z.array(count),
      }),
    )
    .describe('names that meet two: joined to nobody, and an exception of nothing'),
});

export const accountsSettingsShape = {
  asOf: text.nullable().describe('as given; null for the latest date of the log'),
  dormant: text,
  course: text.nullable(),
  titles: z.array(text).nullable().describe('the titles that may have access; null for none given'),
  sharedNames: z.array(text),
};

export const accountsDocumentSchema = documentSchema(
  'accounts',
  { ...accountsSettingsShape, redact: redactSchema },
  accountsSchema,
).extend({ ...withTables, population: populationSchema.nullable().describe('null without a log') });

export type AccountsResult = z.infer<typeof accountsSchema>;
const settingsSchema = z.object(accountsSettingsShape);
export type AccountsSettings = z.infer<typeof settingsSchema>;
export type AccountException = AccountsResult['list'][number];
