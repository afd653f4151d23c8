import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { COMMANDS } from '../../src/commands/index.ts';
import { LOG_COMMANDS } from '../log-commands.ts';
import { runMain } from '../run-main.ts';
import { folderWith, ROOT } from './folder.ts';

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

  it.each(['reduce', 'merge'])('of a command within %s is what it reads', async (name) => {
    const { stdout } = await runMain([name, 'ages', '-h']);
    const [usage = '', ...lines] = stdout.split('\n');
    expect(usage).toBe(
      `Usage: alpr-audit ${name} ages [options] ${name === 'reduce' ? '< lines' : '[part...]'}`,
    );
    const examples = lines.filter((line) => line.startsWith('  alpr-audit '));
    expect(examples).toHaveLength(2);
    for (const example of examples) expect(example).toMatch(`  alpr-audit ${name} ages `);
    expect(stdout).not.toMatch(/^ {2}lines|"-"/m);
    expect(stdout).toContain('Read on: README.md, “More than one machine”');
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

  it.each(['', ...NAMES])('of %s is at most 80 columns wide, in any terminal', async (name) => {
    for (const terminal of [undefined, 60, 300]) {
      const world = terminal === undefined ? {} : { terminal };
      const { stdout } = await runMain([...(name === '' ? [] : [name]), '-h'], world);
      const widest = Math.min(terminal ?? 80, 80);
      const lines = stdout.split('\n').filter((line) => !line.startsWith('  alpr-audit '));
      expect(lines.filter((line) => line.length > widest)).toEqual([]);
      expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
      expect(stdout.replaceAll(/\n(?=\S)/g, ' ')).toMatch(/ Read on: README\.md, “.+”/);
    }
  });

  it.each(NAMES)('of %s shows two examples first, whose options it has', async (name) => {
    const { stdout } = await runMain([name, '-h']);
    const [, shown = ''] =
      /^Usage: .+\n\n(?:.+\n)+\nExamples:\n((?: {2}.+\n)+)\n/.exec(stdout) ?? [];
    const examples = shown.trim().split(/\n +/);
    expect(examples).toHaveLength(2);
    for (const example of examples) {
      expect(example).toMatch(new RegExp(`^alpr-audit ${name} `));
      for (const [option] of example.matchAll(/(?<= )-{1,2}[a-z-]+/g)) {
        expect(stdout).toMatch(new RegExp(`^ +(-\\w, )?${option} |^ +${option},`, 'm'));
      }
    }
  });

  it('says where to read on by headings that the README has', async () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    for (const name of ['', ...NAMES]) {
      const { stdout } = await runMain([...(name === '' ? [] : [name]), '-h']);
      const [, heading] =
        /Read on: README\.md, “(.+)”/.exec(stdout.replaceAll(/\n(?=\S)/g, ' ')) ?? [];
      expect(readme).toMatch(new RegExp(`^## ?#? ${heading}$`, 'm'));
    }
  });

  it.each(LOG_COMMANDS)('of %s has its own options before those of reading', async (name) => {
    const { stdout } = await runMain([name, '-h']);
    const headings = [...stdout.matchAll(/^(\w.*):$/gm)].map(([, heading]) => heading);
    const ofReport = ['The finished audit', 'Accounts, logins and events'];
    ofReport.push('Shares, hot lists and red flags', 'Checklists and findings');
    const more = name === 'report' ? ofReport : [];
    const own = ['inspect', 'export'].includes(name) ? [] : ['Options', ...more];
    const shared = ['Which searches count', 'How files are read', 'Output'];
    expect(headings).toEqual(['Examples', 'Arguments', ...own, ...shared]);
  });

  it.each([
    [['validate', '--bogus', '-h'], 'validate'],
    [['validate', '--by', 'nothing', 'x.csv', '--help'], 'validate'],
    [['sample', '--size', 'many', '-h'], 'sample'],
    [['-h', 'ages'], 'ages'],
    [['nonsense', '-h'], ''],
  ])('is given for %j, whatever else is wrong', async (argv, name) => {
    const { code, stdout, stderr } = await runMain(argv);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe((await runMain(name === '' ? ['-h'] : [name, '-h'])).stdout);
  });

  it('is not asked for behind --', async () => {
    expect((await runMain(['inspect', '--', '-h'])).stderr).toContain('-h is not there');
  });

  it.each([
    [['--json', 'inspect', 'log.csv']],
    [['--format', 'json', 'inspect', 'log.csv']],
    [['--format=json', '--quiet', 'inspect', 'log.csv']],
    [['--user', 'inspect', '--json', 'inspect', 'log.csv']],
    [['--json', '--debug', '--no-color', 'inspect', 'log.csv']],
  ])('%j: options may stand before the command', async (argv) => {
    const log = 'ID,Search Time,User\n1,2026-01-02,inspect\n2,2026-01-02,u\n';
    const cwd = folderWith({ 'log.csv': log });
    const { code, stdout } = await runMain(argv, { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'alpr-audit/inspect.v1' });
    const left = argv[0] === '--user' ? 1 : 2;
    expect(JSON.parse(stdout).population.searches).toBe(left);
  });

  it.each(['--version', '-V'])('%s is the version and nothing else', async (option) => {
    const { code, stdout, stderr } = await runMain([option]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

test.each([['--debug']])('%j names no command', async (...argv) => {
  const { code, stdout, stderr } = await runMain(argv);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toBe(
    'alpr-audit: no command is named, or none that there is: see alpr-audit --help\n',
  );
});
