import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FIXTURES, folderOf, folderWith, ROOT } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';

const of = (name: string): string => readFileSync(join(ROOT, 'pack/portable', name), 'utf8');

describe('README-FIRST.txt', () => {
  const text = of('README-FIRST.txt');

  it('has commands that do what it says, one after the other, on the logs beside it', async () => {
    const cwd = folderOf('year/first-half.csv', 'year/finished-1.csv');
    const [, third] = text.split('\n3. ');
    const commands = third!
      .replaceAll(/\n {5}--/g, ' --')
      .split('\n')
      .map(
        (line) =>
          /(?:^ {3}|alpr-audit(?:\.cmd)? )((?:inspect|validate|sample|evaluate|report) .*)$/.exec(
            line,
          )?.[1],
      )
      .filter((line) => line !== undefined);
    expect(commands.map((line) => line.split(' ')[0])).toEqual([
      ...['inspect', 'inspect', 'validate', 'sample', 'evaluate', 'report'],
    ]);
    for (const line of commands) {
      const { code, stderr } = await runMain(line.split(' '), { cwd });
      expect({ line, code, stderr }).toEqual({ line, code: 0, stderr: expect.anything() });
    }
    expect(existsSync(join(cwd, 'report.html'))).toBe(true);
    expect(existsSync(join(FIXTURES, 'year/first-half.csv'))).toBe(true);
  });

  it('fits the old windows in which it may be read: plain text of 90 columns', () => {
    expect(text).toMatch(/^[\x20-\x7e\n]*$/);
    expect(text.split('\n').filter((line) => line.length > 90)).toEqual([]);
  });
});

describe('alpr-audit, the script', () => {
  const script = of('alpr-audit');
  const place = folderWith({
    'it/alpr-audit': script,
    'it/bin/alpr-audit.js': 'console.log(JSON.stringify(process.argv.slice(2)));process.exit(7)',
  });
  const run = (argv: string[], path: string) =>
    spawnSync('/bin/sh', [join(place, 'it/alpr-audit'), ...argv], {
      env: { PATH: path },
      encoding: 'utf8',
    });

  it.skipIf(process.platform === 'win32')('hands on what it is given, and the exit code', () => {
    const { stdout, status } = run(['a b', '', '$x "*"'], dirname(process.execPath));
    expect({ stdout, status }).toEqual({ stdout: '["a b","","$x \\"*\\""]\n', status: 7 });
  });

  it.skipIf(process.platform === 'win32')('says where there is no Node', () => {
    const { stderr, status } = run([], place);
    expect(stderr).toMatch(/^alpr-audit: there is no Node: put node .* beside this file\n$/);
    expect(status).toBe(2);
  });
});

describe('alpr-audit.cmd', () => {
  const lines = of('alpr-audit.cmd').split('\n');

  it('has no block in brackets, which a bracket in the name of a file would end', () => {
    expect(lines.filter((line) => line.includes('%*'))).toEqual([
      String.raw`"%NODE%" "%~dp0bin\alpr-audit.js" %*`,
    ]);
    expect(lines.filter((line) => /^\s*\(|\($/.test(line))).toEqual([]);
  });

  it('ends with the exit code of the program', () => {
    expect(lines[lines.indexOf(':run') + 2]).toBe('exit /b %ERRORLEVEL%');
  });
});
