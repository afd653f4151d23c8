import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/commands/index.ts';
import { LOG_COMMANDS } from '../log-commands.ts';
import { runMain } from '../run-main.ts';

const NAMES = COMMANDS.map(({ name }) => name);

describe('help', () => {
  it('is given without arguments, on standard output', async () => {
    const { code, stdout, stderr } = await runMain([]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: alpr-audit /);
    const listed = [...stdout.matchAll(/^ {2}(\w+) .*/gm)].map(([, name]) => name);
    expect(listed).toEqual([...NAMES, 'help']);
    expect(await runMain(['--help'])).toEqual({ code, stdout, stderr });
    expect(await runMain(['-h'])).toEqual({ code, stdout, stderr });
  });

  it('says the exit codes', async () => {
    const { stdout } = await runMain(['--help']);
    const words = stdout.slice(stdout.indexOf('Exit codes:')).replaceAll(/\s+/g, ' ');
    expect(words).toMatch(/^Exit codes: 0 done\b.+ 1 .+ 2 .+ 3 a bug\b.+ 130 interrupted/);
  });

  it.each(NAMES)('of %s is the same by --help and by the command help', async (command) => {
    const { code, stdout, stderr } = await runMain([command, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^Usage: alpr-audit ${command} `));
    expect((await runMain(['help', command])).stdout).toBe(stdout);
  });

  it.each(COMMANDS)('of $name says what it is for, as the list does', async ({ name, summary }) => {
    const words = async (argv: string[]) => (await runMain(argv)).stdout.replaceAll(/\s+/g, ' ');
    expect(await words([name, '--help'])).toContain(` ${summary} `);
    expect(await words(['--help'])).toContain(` ${summary} `);
  });

  it.each(LOG_COMMANDS)('of %s lists every option of log commands', async (command) => {
    const { stdout } = await runMain([command, '--help']);
    const options =
      '--json --format --output --config --layout --map --encoding --tz --from --to --user --agency ' +
      '--keep-duplicates --rejects --strict --control-total --quiet --no-color --no-progress';
    for (const option of options.split(' ')) expect(stdout).toContain(option);
  });

  it('shows the logs that a command takes, of those that take some', async () => {
    for (const name of NAMES) {
      const { stdout } = await runMain([name, '--help']);
      const takesLogs = /^Usage: .* [<[]log\.\.\.[>\]]$/m.test(stdout);
      expect(takesLogs, name).toBe(LOG_COMMANDS.includes(name));
    }
    expect(LOG_COMMANDS.length).toBeGreaterThanOrEqual(5);
  });

  it.each(['--version', '-V'])('%s is the version and nothing else', async (option) => {
    const { code, stdout, stderr } = await runMain([option]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
