import { z } from 'zod';

/** For whom an output is redacted; null where it is not. */
export const redactSchema = z
  .enum(['board', 'public'])
  .nullable()
  .describe('for whom names, plates and free text were taken out; null for nobody');

export type RedactionLevel = NonNullable<z.infer<typeof redactSchema>>;
