import type { Command } from 'commander';
import { z } from 'zod';
import { CONFIG_NAME } from '../config.ts';
import { type Config, configSchema } from '../contract/config.ts';
import { CannotBeDone, type Done, EXIT, type ExitCode } from '../errors.ts';
import { pasted } from '../run/next-command.ts';
import { checkedZone } from '../run/options/reading-options.ts';
import { type Outputs, withOutputs } from '../run/outputs.ts';
import { QUESTIONS } from '../workpaper/columns.ts';
import type { Io } from '../world/io.ts';

const SCHEMA_NAME = 'alpr-audit.config.schema.json';

interface RawInitOptions {
  readonly tz?: string;
  readonly retention?: string;
  readonly force?: true;
}

/** `alpr-audit init`: the config, and beside it the schema that an editor checks it by. */
export function define(command: Command, io: Io, done: Done): void {
  command
    .option('--tz <zone>', "the agency's time zone, such as America/Los_Angeles")
    .option('--retention <period>', "the agency's retention of images, such as 1y")
    .option('--force', 'replace existing files')
    .addHelpText(
      'after',
      `\nWrites ${CONFIG_NAME}, which every command reads in its folder, and ${SCHEMA_NAME},\n` +
        'by which an editor explains and checks its keys. What it says is what holds without it,\n' +
        'but for the presets of sample, which are examples: take the sizes from your policy.',
    )
    .action((raw: RawInitOptions) => done(init(io, raw)));
}

async function init(io: Io, raw: RawInitOptions): Promise<ExitCode> {
  const config = configSchema.safeParse(startingConfig(raw));
  if (config.error) {
    throw new CannotBeDone(`--retention ${raw.retention}: ${config.error.issues[0]!.message}`);
  }
  const contents = [
    [SCHEMA_NAME, z.toJSONSchema(configSchema, { io: 'input' })],
    [CONFIG_NAME, config.data],
  ] as const;
  const write = async (outputs: Outputs): Promise<void> => {
    for (const [name, content] of contents) {
      outputs.open(name).write(`${JSON.stringify(content, null, 2)}\n`);
    }
  };
  await withOutputs(io, raw, write, false);
  await io.stdout.write(
    `Wrote ${CONFIG_NAME} and ${SCHEMA_NAME}. Next: ${pasted(['inspect'])} <log>\n`,
  );
  return EXIT.done;
}

/** What holds without a config, where it can be said; and presets as examples. */
function startingConfig({ tz, retention }: RawInitOptions): Config {
  return {
    $schema: `./${SCHEMA_NAME}`,
    ...(tz !== undefined && { timeZone: checkedZone(tz, '--tz') }),
    ...(retention !== undefined && { retention }),
    columns: {},
    questions: [...QUESTIONS],
    sample: {
      presets: {
        discovery: { confidence: '95', tolerable: '5', spares: 5 },
        monthly: { percent: '5', atLeast: 30, atMost: 100, spares: 5 },
        users: { size: 120, by: 'user', atLeastEach: 1, spares: 1 },
      },
    },
  };
}
