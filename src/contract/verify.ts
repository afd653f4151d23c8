import { z } from 'zod';
import { toolSchema } from './document.ts';
import { redactSchema } from './redaction.ts';

export const verifySchema = z.object({
  manifest: z.object({ file: z.string(), sha256: z.string() }),
  redact: redactSchema.optional(),
  same: z
    .boolean()
    .describe('whether the draw, its logs and its workpaper are as the manifest says'),
  searches: z.int().min(0).describe('drawn, spares not counted'),
  differences: z.array(
    z.object({
      of: z.enum(['input', 'population', 'design', 'draw', 'workpaper']),
      message: z.string(),
    }),
  ),
  likelyCause: z
    .string()
    .nullable()
    .describe('other time-zone data, where only dates differ; null where nothing speaks for it'),
  stated: z
    .array(z.string())
    .describe(
      'keys of the manifest that drawing again cannot show: stated, not proven (source of the seed, witnesses, preparer …)',
    ),
  workpapers: z.array(
    z.object({
      file: z.string(),
      state: z
        .enum(['asIssued', 'filledIn', 'altered', 'missing'])
        .describe('filledIn: what was issued is there unchanged, and more was written'),
    }),
  ),
});

export const verifyDocumentSchema = z.object({
  schema: z.literal('alpr-audit/verify.v1'),
  tool: toolSchema,
  verify: verifySchema,
});

export type VerifyResult = z.infer<typeof verifySchema>;
export type Difference = VerifyResult['differences'][number];
export type WorkpaperState = VerifyResult['workpapers'][number];
