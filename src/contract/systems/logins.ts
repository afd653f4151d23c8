import { z } from 'zod';
import { keysOf } from '../../keyed.ts';
import { numbersDocumentSchema, withTables } from '../document.ts';
import { redactSchema } from '../redaction.ts';
import { LOGIN_GAPS } from './login-gaps.ts';

const count = z.int().min(0);
const text = z.string();
const time = text.nullable().describe('ISO 8601, with an offset where the log has a zone');

export const loginsSchema = z.object({
  rows: count.describe('of the period'),
  outsidePeriod: count,
  withoutAddress: count.describe('of the rows'),
  recognized: z.object({
    count,
    share: z.number().min(0).max(1).nullable().describe('of the rows with an address'),
  }),
  unrecognized: z
    .array(z.object({ network: text, user: text.nullable(), first: time, last: time, count }))
    .describe('by rows, then address and user; null for an address that was taken out: user'),
  twoPlaces: z
    .array(
      z.object({
        user: text,
        from: text.describe('a label of --known'),
        to: text,
        at: text.describe('of the second'),
        minutes: count.describe('between them, rounded down'),
        file: text,
        row: count,
      }),
    )
    .describe('one user under two labels within 60 minutes'),
  failures: z
    .array(z.object({ user: text, from: text, to: text, count }))
    .describe('5 failures of one user within 10 minutes, or more'),
  privateRange: count.describe('rows of private or shared ranges that are not known'),
  cannotTell: z.array(z.enum(keysOf(LOGIN_GAPS))),
});

export const loginsSettingsShape = {
  timeZone: text.nullable(),
  from: text.nullable(),
  to: text.nullable(),
  networks: count.describe('of --known'),
};

export const loginsDocumentSchema = numbersDocumentSchema(
  'logins',
  { ...loginsSettingsShape, redact: redactSchema },
  loginsSchema,
).extend(withTables);

export type LoginsResult = z.infer<typeof loginsSchema>;
const settingsSchema = z.object(loginsSettingsShape);
export type LoginsSettings = z.infer<typeof settingsSchema>;
