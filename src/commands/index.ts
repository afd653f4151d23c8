import type { Command } from 'commander';
import type { ExitCode } from '../errors.ts';
import type { Io } from '../io.ts';

/** What a command's file gives: the command, which tells `done` its exit code. */
export interface CommandModule {
  readonly command: (io: Io, done: (code: ExitCode) => void) => Command;
}

interface Listed {
  readonly name: string;
  readonly summary: string;
  /** Loaded only when it is the command asked for: the others cost no start-up time. */
  readonly load: () => Promise<CommandModule>;
}

/** Every command; the only list of them. */
export const COMMANDS: readonly Listed[] = [
  {
    name: 'inspect',
    summary: 'what is in these logs: layout, columns, period, gaps, fill rates',
    load: () => import('./inspect.ts'),
  },
  {
    name: 'ages',
    summary:
      'how old the images are that people search for (Table 2), and what a retention period would cost',
    load: () => import('./ages.ts'),
  },
  {
    name: 'schema',
    summary: 'print the JSON Schema of any output or of the config',
    load: () => import('./schema.ts'),
  },
];

/** A command's line in the list, for its own help. */
export function summaryOf(name: string): string {
  return COMMANDS.find((each) => each.name === name)!.summary;
}
