import { Argument, Command } from 'commander';
import { z } from 'zod';
import { agesDocumentSchema } from '../contract/ages.ts';
import { configSchema } from '../contract/config.ts';
import { evaluateDocumentSchema } from '../contract/evaluate.ts';
import { inspectDocumentSchema } from '../contract/inspect.ts';
import { manifestSchema } from '../contract/manifest.ts';
import { reportDocumentSchema } from '../contract/report.ts';
import { sampleDocumentSchema } from '../contract/sample.ts';
import { sizeDocumentSchema } from '../contract/size.ts';
import { validateDocumentSchema } from '../contract/validate.ts';
import { verifyDocumentSchema } from '../contract/verify.ts';
import { EXIT, type ExitCode } from '../errors.ts';
import type { Io } from '../io.ts';
import { SUMMARIES } from './summaries.ts';

const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  inspect: inspectDocumentSchema,
  validate: validateDocumentSchema,
  sample: sampleDocumentSchema,
  manifest: manifestSchema,
  verify: verifyDocumentSchema,
  size: sizeDocumentSchema,
  evaluate: evaluateDocumentSchema,
  ages: agesDocumentSchema,
  report: reportDocumentSchema,
  config: configSchema,
};

/** `alpr-audit schema`: the JSON Schema of an output or of the config, from the types the code uses. */
export function command(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('schema')
    .description(SUMMARIES.schema)
    .addArgument(new Argument('<name>', 'whose schema').choices(Object.keys(SCHEMAS)))
    .action(async (name: string) => {
      const schema = z.toJSONSchema(SCHEMAS[name]!, { io: 'input' });
      await io.stdout.write(`${JSON.stringify(schema, null, 2)}\n`);
      done(EXIT.done);
    });
}
