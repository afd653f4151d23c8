import { z } from 'zod';
import { tableOf } from '../keyed.ts';

/** What the config says of red flags: numbers and lists, each beside the default or in its place. */

const whole = z.int().min(1).max(1_000_000);
const words = z.array(z.string().min(1));

export const stateSchema = z.string().regex(/^[A-Z]{2}$/, 'the two letters of a state, such as CA');

const phrasesSchema = z.strictObject({
  words: words.describe('phrases; a last * stands for any ending'),
  traps: words.optional().describe('what is taken out of a text before'),
});

/** Parameters of a rule, all of them whole numbers. */
function numbers<Name extends string>(...names: Name[]) {
  return z.strictObject(tableOf(names, () => whole.optional())).optional();
}

export const flagsConfigSchema = z.strictObject({
  poor: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('the share of judged searches under which too few are explained'),
  repeatPlate: numbers('searches', 'dates', 'days', 'spanSearches'),
  manyUsers: numbers('users'),
  sameText: z
    .strictObject({
      searches: whole.optional(),
      share: z
        .string()
        .regex(/^(1(\.0{1,6})?|0?\.\d{1,6})$/, 'a share such as "0.9"')
        .refine((share) => Number(share) > 0.5, 'a share over 0.5')
        .optional(),
    })
    .optional(),
  volume: numbers('users', 'times', 'deviations', 'atLeast'),
  burst: numbers('plates', 'seconds'),
  aroundTheClock: numbers('gapHours', 'hours'),
  withoutPlate: numbers('searches'),
  wideReach: numbers('searches', 'networks'),
  oldImages: z
    .strictObject({
      searches: whole.optional(),
      retention: z
        .string()
        .regex(/^[1-9]\d{0,5}(min|h|d|mo|y)$/, 'a period such as 1y')
        .optional(),
    })
    .optional(),
  caseSpread: numbers('plates', 'users', 'days'),
  words: z
    .strictObject({
      packs: z
        .record(z.string().regex(/^[A-Za-z][A-Za-z\d]{0,39}$/), phrasesSchema.nullable())
        .describe(
          'packs beside the defaults, or in place of those of the same name; null for none',
        ),
    })
    .optional(),
  federal: phrasesSchema.optional().describe('phrases in the names of federal agencies'),
});
