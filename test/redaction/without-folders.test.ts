import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { baseName, withoutFolders } from '../../src/redaction/without-folders.ts';
import { LOG } from '../cli/audit.ts';
import { folderWith } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';

describe('a file without its folders', () => {
  it('is what stands behind the last separator of any system', () => {
    expect(['a.csv', '/home/x/a.csv', 'C:\\Users\\x\\a.csv', './a.csv'].map(baseName)).toEqual([
      ...['a.csv', 'a.csv', 'a.csv', 'a.csv'],
    ]);
  });

  it('has a number where another folder has one of its name', () => {
    const shown = withoutFolders(['b/log.csv', 'a/log.csv', 'a/other.csv', 'a/log.csv']);
    expect(['a/log.csv', 'b/log.csv', 'a/other.csv'].map(shown)).toEqual([
      ...['log.csv (1)', 'log.csv (2)', 'other.csv'],
    ]);
  });
});

describe('no folder stands in an output for others', () => {
  /** A log that causes warnings, in folders that tell of people; a workpaper; a register. */
  function folders() {
    const cwd = folderWith({});
    for (const name of ['jane-doe', 'john-roe'])
      mkdirSync(join(cwd, 'private', name), { recursive: true });
    const latin = Buffer.from(`${LOG}i61,2025-03-02,Jos\xe9,P9,25-9,x,y\n`, 'latin1');
    writeFileSync(join(cwd, 'private/jane-doe/log.csv'), latin);
    writeFileSync(join(cwd, 'private/john-roe/log.csv'), LOG);
    writeFileSync(
      join(cwd, 'private/john-roe/cases.csv'),
      Buffer.from('number\n25-\xe9\n', 'latin1'),
    );
    return cwd;
  }
  const LOGS = ['private/jane-doe/log.csv', 'private/john-roe/log.csv'];
  const TELLING = /private|jane|john|[\\/]log\.csv/;

  it.each(
    [
      ...['public', 'board'].flatMap((level) => [
        ...['table', 'md', 'json', 'csv', 'ndjson'].flatMap((format) => [
          [
            'validate',
            `--redact=${level}`,
            `--format=${format}`,
            '--cases=private/john-roe/cases.csv',
          ],
          ['sample', '--size=9', '--seed=1', `--redact=${level}`, `--format=${format}`],
        ]),
        ...['html', 'md', 'json'].map((format) => [
          ...['report', `--redact=${level}`, `--format=${format}`],
        ]),
      ]),
      ...['html', 'md', 'json'].map((format) => ['report', `--format=${format}`]),
    ].map((argv) => [argv.join(' '), argv] as const),
  )('%s', async (_, argv) => {
    const { code, stdout, stderr } = await runMain([...argv, ...LOGS], { cwd: folders() });
    expect(code).toBe(0);
    expect(stdout + stderr).not.toMatch(TELLING);
    // The files are told apart all the same.
    expect(stdout + stderr).toMatch(/log\.csv \(2\)/);
  });

  it('report --audit, whose manifest and workpaper are in folders', async () => {
    const cwd = folders();
    const size = ['--size', '9', '--seed', '1', '-o', 'private/john-roe/audit'];
    await runMain(['sample', LOGS[1]!, ...size], { cwd });
    const paper = 'private/john-roe/audit/workpaper.csv';
    const lines = readFileSync(join(cwd, paper), 'utf8').split('\r\n');
    const at = lines[0]!.split(',').indexOf('Exception (Y/N)');
    const cells = lines[1]!.split(',');
    cells[at] = 'Y';
    writeFileSync(join(cwd, paper), [lines[0], cells.join(','), ...lines.slice(2)].join('\r\n'));
    for (const format of ['html', 'md', 'json']) {
      const audit = ['--audit', 'private/john-roe/audit', '--format', format];
      const { stdout, stderr } = await runMain(['report', LOGS[1]!, ...audit], { cwd });
      expect(stdout + stderr).not.toMatch(TELLING);
      expect(stdout).toMatch(/workpaper\.csv/);
    }
    const { stdout } = await runMain(
      ['report', LOGS[1]!, '--audit', 'private/john-roe/audit', '--json'],
      { cwd },
    );
    const { exceptions } = JSON.parse(stdout).report.audit;
    expect(exceptions).toMatchObject([{ draw: 1, file: 'log.csv' }]);
  });
});

it('names as given stay where nothing is redacted', async () => {
  const cwd = folderWith({});
  mkdirSync(join(cwd, 'a'));
  writeFileSync(join(cwd, 'a/log.csv'), LOG);
  const { stdout } = await runMain(['validate', 'a/log.csv', '--json'], { cwd });
  expect(JSON.parse(stdout).inputs[0].file).toBe('a/log.csv');
});
