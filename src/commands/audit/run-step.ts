import { Command } from 'commander';
import { EXIT, type ExitCode } from '../../errors.ts';
import { visible } from '../../report/escape.ts';
import { pasted } from '../../run/next-command.ts';
import type { Io } from '../../world/io.ts';

/** The commands that an audit is made of. */
const STEPS = {
  inspect: () => import('../inspect.ts'),
  size: () => import('../size.ts'),
  sample: () => import('../sample/sample.ts'),
  evaluate: () => import('../evaluate/evaluate.ts'),
  report: () => import('../report/report.ts'),
};

/** Shows a command, and runs it. @throws as the command does */
export async function showAndRun(io: Io, argv: readonly string[]): Promise<ExitCode> {
  await io.stdout.write(`$ ${visible(pasted(argv))}\n`);
  const code = await runStep(io, argv);
  await io.stdout.write('\n');
  return code;
}

/** What a command prints. */
export async function printedBy(io: Io, argv: readonly string[]): Promise<string> {
  let printed = '';
  const write = async (text: string): Promise<void> => {
    printed += text;
  };
  const stdout = { ...SILENT, write };
  await runStep({ ...io, stdout, stderr: { ...SILENT, write: async () => {} } }, argv);
  return printed;
}

const SILENT = { isTerminal: false, columns: 80 };

async function runStep(io: Io, [name = '', ...options]: readonly string[]): Promise<ExitCode> {
  const load = Object.entries(STEPS).find(([step]) => step === name)?.[1];
  if (load === undefined) throw new TypeError(`${name} is no step of an audit`);
  let code: ExitCode = EXIT.done;
  const command = new Command(name).exitOverride();
  command.configureOutput({ writeOut: () => {}, writeErr: () => {} });
  const { define } = await load();
  define(command, io, async (ending) => {
    code = await ending;
  });
  // What comes next, the audit says.
  command.setOptionValue('next', false);
  await command.parseAsync(options, { from: 'user' });
  return code;
}
