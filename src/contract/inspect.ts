import { z } from 'zod';
import { FIELDS, type Field } from '../search.ts';
import { documentSchema } from './document.ts';
import { redactSchema } from './redaction.ts';

const count = z.int().min(0);

const twoStates = z.object({ value: count, blank: count, absent: count });
const sixStates = z.object({
  value: count,
  blank: count,
  placeholder: count,
  withheld: count,
  damaged: count.describe(
    'ruined by a spreadsheet: an error value, a formula without its result, a number in scientific form',
  ),
  absent: count,
});

export const inspectSchema = z.object({
  files: z.array(
    z.object({
      file: z.string(),
      layout: z.string(),
      columns: z.array(z.object({ field: z.enum(FIELDS), header: z.string() })),
      unmatched: z.array(z.string()),
      sheets: z
        .array(z.object({ sheet: z.string(), rows: count }))
        .nullable()
        .describe('the sheets of a workbook that are the log, with their data rows; else null'),
      sheetsPassedOver: z.array(z.string()).nullable().describe('its other sheets'),
      headerLine: count.describe('the row of the sheet in a workbook'),
      rows: count.describe('data rows'),
      otherRows: z
        .object({ count, lines: z.array(z.object({ file: z.string(), line: count })) })
        .describe('rows that are no searches, such as totals; of many the first thousand lines'),
      first: z.string().nullable().describe('the earliest readable search time of the file'),
      last: z.string().nullable(),
    }),
  ),
  fields: z
    .object({
      searchId: sixStates,
      searchedAt: twoStates,
      user: sixStates,
      agency: twoStates,
      plate: sixStates,
      plateState: twoStates,
      windowStart: sixStates,
      windowEnd: sixStates,
      window: sixStates,
      caseNumber: sixStates,
      reason: sixStates,
      offense: twoStates,
      resultsViewed: twoStates,
      networks: twoStates,
      devices: twoStates,
      searchType: twoStates,
      ipAddress: twoStates,
    } satisfies Record<Field, typeof twoStates | typeof sixStates>)
    .describe('searches of the population by the state of each cell'),
});

export const inspectDocumentSchema = documentSchema(
  'inspect',
  { redact: redactSchema.optional() },
  inspectSchema,
);

export type InspectDocument = z.infer<typeof inspectDocumentSchema>;
export type InspectResult = z.infer<typeof inspectSchema>;
