import { type Command, Option } from 'commander';
import { CannotBeDone } from '../../errors.ts';

/** The options that say in which form an output is given, and where it goes. */

export const FORMATS = ['table', 'json', 'ndjson', 'csv', 'md'] as const;
/** All forms; a workbook only where the name of a file asks for it. */
export const FORCE = ['--force', 'replace an existing output file'] as const;

export type Format = (typeof FORMATS)[number] | 'html' | 'xlsx' | 'parquet';

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
  addFormatOptions(command, formats);
  const format = command.options.find(({ long }) => long === '--format');
  const parse = format?.parseArg;
  format?.argParser((value: string, before: unknown) => {
    if (value === 'xlsx' && formats.includes('csv')) throw workbookIsFile(command);
    return parse?.(value, before);
  });
  return command
    .option(OUTPUT, 'write the output to a file, in the form that its name ends in')
    .option(...FORCE)
    .hook('preAction', (_, asked) => believeEnding(asked, formats));
}

function workbookIsFile(command: Command): CannotBeDone {
  const name = `-o ${command.name()}.xlsx`;
  return new CannotBeDone(`--format xlsx: a workbook is a file, so name one (${name}) instead`);
}

const OUTPUT = '-o, --output <path>';

/** Says that what --output names is a folder, whose name has no ending. */
export function writesFolder(command: Command, description: string): Command {
  const output = command.options.find(({ flags }) => flags === OUTPUT);
  if (output !== undefined) Object.assign(output, { flags: '-o, --output <folder>', description });
  return command;
}

const ENDINGS: Readonly<Record<string, Format>> = {
  '.parquet': 'parquet',
  ...{ '.json': 'json', '.ndjson': 'ndjson', '.csv': 'csv' },
  ...{ '.md': 'md', '.html': 'html', '.xlsx': 'xlsx' },
};

/**
 * The ending of the output's name says its form.
 * @throws CannotBeDone where an option says another, or there is none of that form
 */
function believeEnding(command: Command, formats: readonly Format[]): void {
  const { output = '-', json, format } = command.opts<Partial<RawOutputOptions>>();
  if (command.options.every(({ flags }) => flags !== OUTPUT)) return;
  const named = ENDINGS[/\.[a-z]+$/i.exec(output)?.[0].toLowerCase() ?? ''];
  if (named === undefined) return;
  const given = json ? 'json' : format;
  if (given !== undefined && given !== named) {
    const option = json ? '--json' : `--format ${given}`;
    throw new CannotBeDone(`${option} and -o ${output} say two forms: leave one of them out`);
  }
  // What has rows for CSV has them for a workbook.
  const offered: readonly Format[] = formats.includes('csv') ? [...formats, 'xlsx'] : formats;
  const form = offered.find((each) => each === named);
  if (form === undefined) {
    const choices = offered.filter((each) => each !== 'table').map((each) => `.${each}`);
    throw new CannotBeDone(
      `-o ${output}: ${command.name()} writes no ${named}; end the name in ${choices.join(', ')}`,
    );
  }
  if (!json) command.setOptionValue('format', form);
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
