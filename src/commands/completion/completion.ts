import { Argument, type Command } from 'commander';
import { type Done, EXIT, type ExitCode } from '../../errors.ts';
import type { Io } from '../../world/io.ts';
import { bashCompletion } from './bash.ts';
import { completedBy } from './completed.ts';
import { fishCompletion } from './fish.ts';
import { powershellCompletion } from './powershell.ts';
import { zshCompletion } from './zsh.ts';

const SHELLS = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
  powershell: powershellCompletion,
} as const;

/** `alpr-audit completion`: made of what commander knows of every command, so that it lacks none. */
export function define(command: Command, io: Io, done: Done): void {
  command
    .addArgument(new Argument('<shell>', 'which shell').choices(Object.keys(SHELLS)))
    .addHelpText(
      'after',
      '\nPrints a script for the shell to read: commands, options, the values of those that have ' +
        'few, and files. bash: the first example, or eval "$(alpr-audit completion bash)" in ' +
        '~/.bashrc. zsh: a file _alpr-audit in a folder of $fpath. fish: the second example. ' +
        'PowerShell: alpr-audit completion powershell | Out-String | Invoke-Expression in $PROFILE.',
    )
    .action((shell: keyof typeof SHELLS) => done(complete(io, command, SHELLS[shell])));
}

async function complete(
  io: Io,
  { parent }: Command,
  script: (typeof SHELLS)[keyof typeof SHELLS],
): Promise<ExitCode> {
  if (parent === null) throw new TypeError('it completes the commands beside it');
  await io.stdout.write(script(parent.name(), completedBy(parent)));
  return EXIT.done;
}
