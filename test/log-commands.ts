import { Command } from 'commander';
import { COMMANDS } from '../src/commands/index.ts';
import type { Io } from '../src/world/io.ts';

/** Nothing that stands in the world is asked for until a command runs. */
const NO_WORLD = {} as Io;

/** The names of the commands that take logs, in the order of the list of commands. */
export const LOG_COMMANDS: readonly string[] = (
  await Promise.all(
    COMMANDS.map(async ({ name, load }) => {
      const command = new Command(name);
      (await load()).define(command, NO_WORLD, async () => {});
      return command.registeredArguments.some(
        (argument) => argument.name() === 'log' && argument.variadic,
      )
        ? [name]
        : [];
    }),
  )
).flat();
