import { z } from 'zod';
import { FIELDS } from '../search.ts';
import {
  inputSchema,
  logSettingsShape,
  populationSchema,
  toolSchema,
  warningSchema,
} from './document.ts';
import { designSchema, drawnShape, independenceSchema, sampleSettingsShape } from './sample.ts';
import { COLUMN_NAMES } from './workpaper.ts';

const text = z.string();
const count = z.int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const workpaperFile = z.object({ file: text, sha256: sha256.describe('as issued') });

/** manifest.json: all that is needed to repeat a draw, and to know its workpaper again. */
export const manifestSchema = z.object({
  schema: z.literal('alpr-audit/manifest.v1'),
  // A draw of version 0.1 or 0.2 did not say under which zone data it was made.
  tool: toolSchema.extend({ zoneData: text.nullable().default(null) }),
  createdAt: text
    .refine((time) => !Number.isNaN(Date.parse(time)), 'it is no date')
    .describe('ISO 8601: from the clock, or --as-of'),
  preparer: text.nullable(),
  specification: text.describe('how the method draws, in words that a stranger can follow'),
  inputs: z.array(inputSchema),
  columns: z
    .array(
      z.object({ file: text, columns: z.array(z.object({ field: z.enum(FIELDS), header: text })) }),
    )
    .describe('the column of each field, log by log'),
  // A draw of version 0.1 or 0.2 knew neither other rows nor shifted ones.
  population: populationSchema.extend({
    otherRows: count.default(0),
    shiftedRows: count.default(0),
  }),
  settings: z.object({
    ...logSettingsShape,
    agencyOf: logSettingsShape.agencyOf.default(null),
    // Nor had it the option.
    noId: logSettingsShape.noId.default(false),
    ...sampleSettingsShape,
  }),
  warnings: z.array(warningSchema),
  design: designSchema,
  independence: independenceSchema,
  drawn: z.array(
    z.object({
      ...drawnShape,
      cells: sha256.describe(
        'SHA-256 of the texts of the search as the workpaper has them, in the order of `fields`, joined by U+001F',
      ),
      // Unknown to version 0.1 and 0.2, as the columns are.
      reads: z
        .object({ imageAge: text, caseNumberClass: text, reasonClass: text })
        .optional()
        .describe('what the workpaper says that the search reads as, under the config of the draw'),
    }),
  ),
  workpaper: z.object({
    fields: z.array(z.enum(FIELDS)).describe('the fields of the search that it shows, in order'),
    questions: z
      .array(text)
      .describe('the questions to answer, in order; exception is not among them'),
    columns: z
      .array(z.object({ column: z.enum(COLUMN_NAMES), heading: text }))
      .optional()
      .describe('its columns, in order; `question` comes once for every question'),
    apostrophes: z
      .literal('a cell of the CSV that a spreadsheet could run has an apostrophe before it')
      .describe('what the CSV does to such cells'),
    csv: workpaperFile,
    xlsx: workpaperFile,
  }),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestDrawn = Manifest['drawn'][number];
/** What a drawn search reads as, in the words of the workpaper. */
export type ManifestReads = NonNullable<ManifestDrawn['reads']>;
