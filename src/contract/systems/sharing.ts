import { z } from 'zod';
import { logSettingsShape, numbersDocumentSchema, withTables } from '../document.ts';
import { redactSchema } from '../redaction.ts';

const count = z.int().min(0);
const text = z.string();
const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .nullable();
const line = z.int().min(1).describe('the row of the register');
const direction = z.enum(['outbound', 'inbound']);
const shared = z.enum(['outbound', 'inbound', 'both', 'none']);
const mark = z.enum([
  ...['federal', 'immigration', 'askIfPublic', 'initials', 'otherState', 'farState'],
  ...['inactive', 'deactivated', 'test'],
] as const);
const marked = count.nullable();
const names = z.array(text);

const entitySchema = z.object({
  name: text.describe('the spelling with the fewest tags'),
  direction: shared.describe('in the directions that the list tells'),
  state: text.nullable().describe('null where the name does not show it'),
  marks: z.array(mark),
});

const totalsSchema = z.object({
  entities: count,
  repeated: count.describe('names that are listed again'),
  byDirection: z.object({
    outbound: marked.describe('and not inbound as well; null where the list does not tell'),
    inbound: marked,
    both: marked,
    none: count,
  }),
  byState: z.array(z.object({ state: text.nullable(), entities: count })),
  marks: z.object({
    ...{ federal: count, immigration: count, askIfPublic: count, initials: count },
    otherState: marked.describe('null without --home'),
    farState: marked,
    inactive: marked.describe('null where the list marks nobody: it does not tell'),
    ...{ deactivated: marked, test: count },
  }),
});

const changesSchema = z.object({
  outcome: z.enum(['compared', 'cannotTell']),
  added: names.nullable().describe('null where the lists have no direction in common'),
  removed: names.nullable(),
  renamed: z.array(z.object({ from: text, to: text })).nullable(),
  reactivated: names
    .nullable()
    .describe('marked as inactive before, and not any longer; none where a list marks nobody'),
  inactivated: names.nullable(),
  directionChanged: z.array(z.object({ name: text, from: shared, to: shared })).nullable(),
  notCompared: z
    .array(z.enum(['outbound', 'inbound', 'inactive']))
    .describe('what one of the lists, or both, do not tell'),
});

const registerSchema = z.object({
  withoutRecord: z.array(z.object({ name: text, direction: shared })),
  withoutShare: z.array(z.object({ name: text, line })),
  expired: z.array(z.object({ name: text, expiresAt: text, line })),
  incomplete: z.array(
    z.object({
      name: text,
      line,
      lacks: z.array(z.enum(['decidedAt', 'approvedBy', 'purpose', 'agreement'])),
    }),
  ),
});

const logSchema = z.object({
  outcome: z.enum(['met', 'notMet', 'cannotTell']),
  needs: names.describe('what would tell'),
  unlisted: z
    .array(z.object({ agency: text, searches: count, first: date, last: date }))
    .nullable()
    .describe('null where it cannot be told'),
  neverSearched: names.nullable(),
});

export const sharingSchema = z.object({
  asOf: date,
  list: z.object({
    form: z.enum(['flock', 'names', 'vigilant']),
    date: date.describe('where the list says when it was made'),
    owner: text.nullable().describe('whose list it is, where it says so'),
  }),
  directions: z.array(direction).describe('those that the list tells'),
  cannotTell: z.array(text).describe('what the list or the register has no column or section for'),
  entities: z.array(entitySchema),
  totals: totalsSchema,
  hotLists: z
    .array(z.object({ name: text, direction }))
    .nullable()
    .describe('with whom hot lists are shared; null where the list does not tell'),
  changes: changesSchema.nullable().describe('null without --before'),
  register: registerSchema.nullable().describe('null without --register'),
  log: logSchema.nullable().describe('null without --log'),
});

export const sharingSettingsShape = {
  home: text.nullable(),
  own: names.describe('agencies that are no others'),
  direction: direction.nullable().describe('of lists that do not say it themselves'),
  asOf: date.describe('as given'),
  allowBadRows: z.boolean(),
  redact: redactSchema,
};

/** Without --log there are no settings of a log. */
const logSettings = z.object(logSettingsShape).partial().shape;

export const sharingDocumentSchema = numbersDocumentSchema(
  'sharing',
  { ...logSettings, ...sharingSettingsShape },
  sharingSchema,
).extend(withTables);

export type SharingResult = z.infer<typeof sharingSchema>;
export type SharingEntity = SharingResult['entities'][number];
export type SharingTotals = SharingResult['totals'];
export type SharingMark = z.infer<typeof mark>;
export type SharingChanges = z.infer<typeof changesSchema>;
export type SharingRegisterFindings = z.infer<typeof registerSchema>;
export type SharingLogFindings = z.infer<typeof logSchema>;
const sharingSettingsSchema = z.object(sharingSettingsShape);
export type SharingSettings = z.infer<typeof sharingSettingsSchema>;
