import { type Command, InvalidArgumentError, Option } from 'commander';
import { CONFIG_NAME } from '../config.ts';
import { fromIdsOfAnotherCode, type IdsOfAnother } from '../engines/parts/ids-of-another.ts';
import { CannotBeDone, type Done, EXIT, type ExitCode } from '../errors.ts';
import { mapLog } from '../run/engines/mapping.ts';
import { addOneLogOptions, type RawLogOptions } from '../run/options/log-options.ts';
import { readKey } from '../run/options/redact-options.ts';
import { withOutputs } from '../run/outputs.ts';
import type { Io } from '../world/io.ts';

interface RawMapOptions extends RawLogOptions {
  readonly idsOfAnother?: IdsOfAnother;
  readonly hashKeyFile?: string;
}

/** `alpr-audit map`: one log as lines, a search each. Two passes; 15 bytes a search to know ids that are none. */
export function define(command: Command, io: Io, done: Done): void {
  addOneLogOptions(command)
    .addOption(
      new Option(
        '--ids-of-another <code>',
        'where merge says so: the ids stand in another log on other searches',
      ).argParser(idsOfAnother),
    )
    .option(
      '--hash-key-file <file>',
      'a secret with which users, plates and case numbers leave as codes',
    )
    .addHelpText(
      'after',
      '\nMethod: each search becomes a line, <key> <tab> <what analyses need>, where the key\n' +
        'is a hash of what the search is known by; one more line, under the key #, accounts\n' +
        'for the file. An engine (Spark, GNU sort, Hadoop Streaming) brings the lines of a key\n' +
        'together for alpr-audit reduce. Which searches count (--from, --to, --user, --agency,\n' +
        '--keep-duplicates) is asked there: here these options may be given, and change nothing.\n' +
        'Cost: two passes, about 5 microseconds a search.',
    )
    .action((name: string, raw: RawMapOptions) => done(map(io, name, raw)));
}

async function map(io: Io, name: string, raw: RawMapOptions): Promise<ExitCode> {
  const [, idRepeats] = raw.idsOfAnother?.find(([file]) => file === name) ?? [];
  const { hashKeyFile, rejects } = raw;
  if (hashKeyFile !== undefined && rejects !== undefined) {
    throw new CannotBeDone(
      '--rejects writes rows as they stand, which --hash-key-file keeps back: give one of them',
    );
  }
  const key = hashKeyFile === undefined ? null : readKey(io, hashKeyFile);
  await withOutputs(io, raw, async (outputs) => {
    outputs.spare([name, raw.config ?? CONFIG_NAME]);
    const rejected = rejects === undefined ? undefined : outputs.open(rejects);
    await mapLog(io, name, raw, idRepeats && { idRepeats }, key, rejected);
  });
  return EXIT.done;
}

function idsOfAnother(code: string): IdsOfAnother {
  try {
    return fromIdsOfAnotherCode(code);
  } catch {
    throw new InvalidArgumentError('give it as merge prints it.');
  }
}
