import { type Command, Option } from 'commander';
import { type Io, newFile } from '../io.ts';

/** The options that say in which form an output is given, and where it goes. */

export const FORMATS = ['table', 'json', 'ndjson', 'csv', 'md'] as const;
export type Format = (typeof FORMATS)[number] | 'html';

/** These options as commander gives them. */
export interface RawOutputOptions {
  readonly json?: true;
  readonly format?: Format;
  readonly output?: string;
  readonly force?: true;
  readonly quiet?: true;
  readonly color: boolean;
}

/** Adds the form of the output, one of those given, and its file. */
export function addOutputOptions(command: Command, formats: readonly Format[] = FORMATS): Command {
  return command
    .addOption(new Option('--json', 'one JSON document on standard output').conflicts('format'))
    .addOption(new Option('--format <name>', 'form of the output').choices(formats))
    .option('-o, --output <path>', 'write the output to a file, whole or not at all')
    .option('--force', 'replace an existing output file');
}

/** Adds what keeps an output quiet. */
export function addQuietOptions(command: Command): Command {
  return command
    .option('--quiet', 'nothing on standard error but errors')
    .option('--no-color', 'no colour');
}

/** The format that the options ask for. */
export function formatOf(raw: Pick<RawOutputOptions, 'json' | 'format'>): Format {
  return raw.json ? 'json' : (raw.format ?? 'table');
}

/**
 * Writes an output to where the options say, whole or not at all.
 * @param reads files that are read: the output is none of them
 * @throws CannotBeDone when the file exists and --force was not given
 */
export async function writeOutput(
  io: Io,
  { output, force }: Pick<RawOutputOptions, 'output' | 'force'>,
  reads: readonly string[],
  text: string,
): Promise<void> {
  if (output === undefined || output === '-') {
    await io.stdout.write(text);
    return;
  }
  const file = newFile(io, output, force === true, reads);
  try {
    file.write(text);
    file.commit();
  } finally {
    file.discard();
  }
}
