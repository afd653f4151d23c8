import type { Command, Option } from 'commander';

/** What shells complete of a command. */
export interface Completed {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletedOption[];
  /** What its arguments may be; none where they are files. */
  readonly values: readonly string[];
}

export interface CompletedOption {
  /** As they are typed: `-o` and `--output`. */
  readonly flags: readonly string[];
  readonly summary: string;
  readonly takesValue: boolean;
  /** What it may be; none where it is a file or a text. */
  readonly values: readonly string[];
}

/** The commands of a program, with their options. */
export function completedBy(program: Command): Completed[] {
  const help: CompletedOption = {
    flags: ['-h', '--help'],
    summary: 'help',
    takesValue: false,
    values: [],
  };
  return program.commands.map((command) => ({
    name: command.name(),
    summary: plain(command.description()),
    options: [...[...command.options, ...program.options.filter(isDebug)].map(optionOf), help],
    values: command.registeredArguments.flatMap(({ argChoices = [] }) => argChoices),
  }));
}

/** What stands before a command is completed by its name alone, but for what tells of bugs. */
function isDebug({ long }: Option): boolean {
  return long === '--debug';
}

function optionOf({
  short,
  long,
  description,
  required,
  argChoices = [],
}: Option): CompletedOption {
  return {
    flags: [short ?? [], long ?? []].flat(),
    summary: plain(description),
    takesValue: required,
    values: argChoices,
  };
}

/** A text that means nothing to a shell: the scripts put it between single quotes. */
function plain(text: string): string {
  return text.replaceAll("'", '’').replaceAll(/[`$\\[\]]/g, '');
}
