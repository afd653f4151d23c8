import { type Command, Option } from 'commander';

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
  return addFormatOptions(command, formats)
    .option('-o, --output <path>', 'write the output to a file, whole or not at all')
    .option('--force', 'replace an existing output file');
}

/** Adds the form of an output that goes to standard output alone. */
export function addFormatOptions(command: Command, formats: readonly Format[]): Command {
  return command
    .addOption(new Option('--json', 'one JSON document on standard output').conflicts('format'))
    .addOption(new Option('--format <name>', 'form of the output').choices(formats));
}

/** Adds what keeps an output quiet. */
export function addQuietOptions(command: Command): Command {
  return command
    .option('--quiet', 'nothing on standard error but errors')
    .option('--no-color', 'no color');
}

/** Adds what keeps a reading of logs quiet. */
export function addProgressOptions(command: Command): Command {
  return addQuietOptions(command).option('--no-progress', 'no progress line');
}

/** The format that the options ask for. */
export function formatOf(raw: Pick<RawOutputOptions, 'json' | 'format'>): Format {
  return raw.json ? 'json' : (raw.format ?? 'table');
}
