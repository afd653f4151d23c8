import { spawnSync } from 'node:child_process';
import { describe, expect, it, test } from 'vitest';
import { COMMANDS } from '../../src/commands/index.ts';
import { runMain } from '../run-main.ts';
import { folderWith } from './folder.ts';

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;

async function scriptFor(shell: string): Promise<string> {
  const { code, stdout, stderr } = await runMain(['completion', shell]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

function isThere(shell: string): boolean {
  return spawnSync(shell, ['-c', 'exit 0']).status === 0;
}

test.each(SHELLS)('the script for %s has every command and each of its options', async (shell) => {
  const script = await scriptFor(shell);
  for (const { name } of COMMANDS) {
    expect(script).toContain(name);
    const { stdout } = await runMain([name, '-h']);
    for (const [, option] of stdout.matchAll(/^ {2}(?:-\w, )?--([a-z-]+)/gm)) {
      expect(script).toContain(shell === 'fish' ? `-l ${option} ` : `--${option}`);
    }
  }
  expect(script).toContain('ndjson');
  expect(script).toMatch(/month/);
});

test.each(SHELLS)('%s can read it, where it is there', async (shell) => {
  if (shell === 'powershell' || !isThere(shell)) return;
  const script = await scriptFor(shell);
  const argv = shell === 'fish' ? ['--no-execute'] : ['-n'];
  const read = spawnSync(shell, argv, { input: script, encoding: 'utf8' });
  expect(read).toMatchObject({ status: 0, stderr: '' });
});

describe('in bash', () => {
  /** What is offered for each line, whose last word is the one that is completed. */
  async function offered(cwd: string, lines: readonly (readonly string[])[]): Promise<string[][]> {
    const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;
    const asked = lines.map(
      (words) =>
        `COMP_WORDS=(${words.map(quoted).join(' ')}); COMP_CWORD=${words.length - 1}; _alpr_audit; ` +
        `printf '%s\\n' "\${COMPREPLY[@]}" .`,
    );
    const input = `${await scriptFor('bash')}\n${asked.join('\n')}\n`;
    const { stdout } = spawnSync('bash', [], { cwd, input, encoding: 'utf8' });
    return stdout
      .split(/^\.\n/m)
      .slice(0, -1)
      .map((part) => part.split('\n').filter((word) => word !== ''));
  }

  it('commands, options, their values and files are completed', async () => {
    const cwd = folderWith({ 'log one.csv': '', "log 'two'.csv": '', 'log[3].csv': '', 'x/y': '' });
    const [commands, options, values, assigned, by, files, ofOption, shells, before, none] =
      await offered(cwd, [
        ['alpr-audit', 'val'],
        ['alpr-audit', 'validate', '--no'],
        ['alpr-audit', 'ages', '--format', ''],
        ['alpr-audit', 'ages', '--format', '=', 'c'],
        ['alpr-audit', 'validate', '--by', 'a'],
        ['alpr-audit', 'inspect', 'log'],
        ['alpr-audit', 'inspect', '--config', 'log o'],
        ['alpr-audit', 'completion', 'p'],
        ['alpr-audit', '--json', 'insp'],
        ['alpr-audit', 'inspect', '--nothing'],
      ]);
    expect(commands).toEqual(['validate']);
    expect(options).toEqual(['--no-id', '--no-color', '--no-progress']);
    expect(values).toEqual(['table', 'json', 'ndjson', 'csv', 'md']);
    expect(assigned).toEqual(['csv']);
    expect(by).toEqual(['agency']);
    expect(files!.sort()).toEqual(["log 'two'.csv", 'log one.csv', 'log[3].csv']);
    expect(ofOption).toEqual(['log one.csv']);
    expect(shells).toEqual(['powershell']);
    expect(before).toEqual(['inspect']);
    expect(none).toEqual([]);
  });
});

test('another shell is refused', async () => {
  const { code, stderr } = await runMain(['completion', 'tcsh']);
  expect(code).toBe(2);
  expect(stderr).toContain('bash, zsh, fish, powershell');
});
