import { z } from 'zod';
import { FIELDS } from '../search.ts';

const header = z.string().min(1);

/** The config file, `alpr-audit.config.json`: what an agency says once, and every command uses. */
export const configSchema = z
  .strictObject({
    $schema: z.string().optional(),
    timeZone: z.string().optional().describe("the agency's IANA zone, such as America/Los_Angeles"),
    layout: z.string().optional().describe('the layout of the logs, where it is not recognised'),
    columns: z
      .partialRecord(z.enum(FIELDS), z.union([header, z.array(header)]))
      .optional()
      .describe('the header, or headers, under which a field stands'),
    dayFirst: z.boolean().optional().describe('whether dates with slashes are DD/MM/YYYY'),
    retention: z
      .string()
      .regex(/^\d{1,6}(min|h|d|mo|y)$/, 'a period such as 30d, 6mo or 1y')
      .optional()
      .describe("the agency's own retention of images"),
  })
  .describe('alpr-audit.config.json');

export type Config = z.infer<typeof configSchema>;
