import { Command, CommanderError } from 'commander';
import { asksHelp, commandAsked } from './command-line.ts';
import { COMMANDS, COMPLETES, helpers, values } from './commands/index.ts';
import {
  CannotBeDone,
  type Done,
  EXIT,
  type ExitCode,
  Interrupted,
  outOfMemory,
  unlessInterrupted,
} from './errors.ts';
import { visible } from './report/escape.ts';
import { TOOL } from './version.ts';
import type { Io } from './world/io.ts';

/**
 * Runs one command.
 * @param argv the arguments behind the program's name
 * @returns the exit code: 0 done, 1 a threshold was not met, 2 it cannot be done, 3 a bug, 130 interrupted
 */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
      await unlessInterrupted(io.signal, io.stdout.write(`${TOOL.version}\n`));
      return EXIT.done;
    }
    const debug = argv.includes('--debug');
    return await unlessInterrupted(io.signal, run(argv, { ...io, debug }));
  } catch (error) {
    return await failed(error, argv, io);
  }
}

async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = EXIT.done;
  const program = programWithCommands();
  const defined = commandsOf(program, io, async (ending) => {
    code = await ending;
  });
  const asked = await commandAsked(argv, async (name) => (await defined(name))?.options);
  const helped = await helpAsked(argv, asked?.name, program, defined);
  if (helped !== undefined) {
    const { helpOf } = await helpers();
    await io.stdout.write(helpOf(helped, io.stdout.columns));
    return EXIT.done;
  }
  if (asked?.name === COMPLETES) for (const { name } of COMMANDS) await defined(name);
  let out = '';
  const commands = program.commands.flatMap((each) => [each, ...each.commands]);
  for (const each of [program, ...commands]) {
    each.exitOverride().configureOutput({
      writeOut: (text) => {
        out += text;
      },
      writeErr: () => {},
    });
  }
  try {
    await program.parseAsync([...(asked?.argv ?? argv)], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw new CannotBeDone(usageLine(error, asked?.name));
  }
  await io.stdout.write(out);
  return code;
}

/** The program, which knows its commands by name. */
function programWithCommands(): Command {
  const program = new Command(TOOL.name)
    .description(
      'Audits the search logs of license-plate readers (ALPR): what was searched, on what grounds, how far back.',
    )
    .version(TOOL.version)
    .option('--debug', 'tell how each log was read, and show the stack of a bug')
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 a threshold was not met, 2 it cannot be done, 3 a bug, 130 interrupted.',
    );
  for (const { name, summary } of COMMANDS) program.command(name).description(summary);
  return program;
}

type Defined = (name: string) => Promise<Command | undefined>;

/** Commands by their names, each with its options from when it is first asked for. */
function commandsOf(program: Command, io: Io, done: Done): Defined {
  const known = new Map<string, Command>();
  return async (name) => {
    const listed = COMMANDS.find((each) => each.name === name);
    const command = program.commands.find((each) => each.name() === name);
    if (listed === undefined || command === undefined || known.has(name)) return known.get(name);
    const { define } = await listed.load();
    define(command, io, done);
    const { tellNearest } = await values();
    for (const each of [command, ...command.commands]) {
      refuseTwice(each);
      tellNearest(each);
    }
    known.set(name, command);
    return command;
  };
}

/** Whose help is asked for, if any is: that wins over whatever else is wrong. */
async function helpAsked(
  argv: readonly string[],
  asked: string | undefined,
  program: Command,
  defined: Defined,
): Promise<Command | undefined> {
  if (argv.length === 0) return program;
  if (argv[0] === 'help') {
    const [, name] = argv;
    if (name === undefined) return program;
    const names = COMMANDS.map((each) => each.name);
    const { notKnown } = await values();
    if (!names.includes(name)) throw notKnown(`help ${name}`, name, names);
    return await defined(name);
  }
  if (!asksHelp(argv)) return undefined;
  const command = asked === undefined ? program : await defined(asked);
  return command?.commands.find((each) => argv.includes(each.name())) ?? command;
}

/** An option of one value that is given two would silently be the last: of two tables the first is not read. */
function refuseTwice(command: Command): void {
  for (const option of command.options.filter(({ required }) => required)) {
    const { long } = option;
    let before: string | undefined;
    command.on(`option:${option.name()}`, (value: string) => {
      const isRepeatable = Array.isArray(command.getOptionValue(option.attributeName()));
      if (before !== undefined && before !== value && !isRepeatable) {
        throw new CannotBeDone(`${long} is given twice, “${before}” and “${value}”: give it once`);
      }
      before = value;
    });
  }
}

/** Commander's message as one line that says where help is. */
function usageLine({ message }: CommanderError, asked: string | undefined): string {
  if (message === '(outputHelp)')
    return `no command is named, or none that there is: see ${TOOL.name} --help`;
  const line = message
    .replace(/^error: /, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/\.$/, '');
  const known = COMMANDS.some(({ name }) => name === asked) ? ` ${asked}` : '';
  return `${line}: see ${TOOL.name}${known} --help`;
}

async function failed(error: unknown, argv: readonly string[], io: Io): Promise<ExitCode> {
  if (io.signal.aborted || error instanceof Interrupted) return EXIT.interrupted;
  // Where standard error cannot be written either, the exit code is all that is left to say.
  const say = (line: string): Promise<void> =>
    io.stderr.write(`${TOOL.name}: ${line}\n`).catch(() => {});
  if (error instanceof CannotBeDone) {
    const [first = '', ...others] = error.lines.map(visible);
    await say([first, ...others.map((line) => `  ${line}`)].join('\n'));
    return EXIT.cannotBeDone;
  }
  const ended = outOfMemory(error);
  if (ended !== undefined) {
    await say(ended);
    return EXIT.cannotBeDone;
  }
  const what = error instanceof Error ? error.message : String(error);
  await say(`a bug in ${TOOL.name}: ${visible(what)}: please report it; --debug shows where`);
  if (argv.includes('--debug') && error instanceof Error) {
    const { sourceStack } = await import('./source-stack.ts');
    await io.stderr.write(`${sourceStack(io, error.stack ?? '')}\n`);
  }
  return EXIT.bug;
}
