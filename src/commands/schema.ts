import { Argument, type Command } from 'commander';
import { z } from 'zod';
import { compareDocumentSchema } from '../contract/after/compare.ts';
import { followupDocumentSchema } from '../contract/after/followup.ts';
import { agesDocumentSchema } from '../contract/ages.ts';
import { checklistDocumentSchema } from '../contract/checklist/document.ts';
import { configSchema } from '../contract/config.ts';
import { evaluateAnyDocumentSchema } from '../contract/evaluate.ts';
import { flagsDocumentSchema } from '../contract/flags.ts';
import { inspectDocumentSchema } from '../contract/inspect.ts';
import { manifestSchema } from '../contract/manifest.ts';
import { reportDocumentSchema } from '../contract/report.ts';
import { sampleDocumentSchema } from '../contract/sample.ts';
import { sizeDocumentSchema } from '../contract/size.ts';
import { accountsDocumentSchema } from '../contract/systems/accounts.ts';
import { eventsDocumentSchema } from '../contract/systems/events.ts';
import { hotlistsDocumentSchema } from '../contract/systems/hotlists.ts';
import { loginsDocumentSchema } from '../contract/systems/logins.ts';
import { sharingDocumentSchema } from '../contract/systems/sharing.ts';
import { validateDocumentSchema } from '../contract/validate.ts';
import { verifyDocumentSchema } from '../contract/verify.ts';
import { auditPlanSchema } from '../contract/ways/audit-plan.ts';
import { exportDocumentSchema } from '../contract/ways/export.ts';
import { type Done, EXIT, type ExitCode } from '../errors.ts';
import type { Io } from '../world/io.ts';

const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  inspect: inspectDocumentSchema,
  validate: validateDocumentSchema,
  sample: sampleDocumentSchema,
  manifest: manifestSchema,
  verify: verifyDocumentSchema,
  size: sizeDocumentSchema,
  evaluate: evaluateAnyDocumentSchema,
  ages: agesDocumentSchema,
  flags: flagsDocumentSchema,
  accounts: accountsDocumentSchema,
  logins: loginsDocumentSchema,
  events: eventsDocumentSchema,
  sharing: sharingDocumentSchema,
  hotlists: hotlistsDocumentSchema,
  checklist: checklistDocumentSchema,
  compare: compareDocumentSchema,
  followup: followupDocumentSchema,
  export: exportDocumentSchema,
  report: reportDocumentSchema,
  plan: auditPlanSchema,
  config: configSchema,
};

/** `alpr-audit schema`: the JSON Schema of an output or of the config, from the types the code uses. */
export function define(command: Command, io: Io, done: Done): void {
  command
    .addArgument(new Argument('<name>', 'whose schema').choices(Object.keys(SCHEMAS)))
    .action((name: string) => done(schema(io, name)));
}

async function schema(io: Io, name: string): Promise<ExitCode> {
  const document = z.toJSONSchema(SCHEMAS[name]!, { io: 'input' });
  await io.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  return EXIT.done;
}
