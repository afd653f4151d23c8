import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { patternParts } from '../../src/world/folder-files.ts';
import { runMain } from '../run-main.ts';
import { folderOf, folderWith, SMALL_LOG } from './folder.ts';

const HEADER = 'ID,Search Time,User,Agency,Reason\n';
const log = (id: string): string => `${HEADER}${id},2026-01-02 10:00:00,u1,North PD,burglary\n`;

/** The files that a run has read, in their order, and what it said. */
async function inputsOf(cwd: string, ...argv: string[]) {
  const { code, stdout, stderr } = await runMain(['inspect', ...argv, '--json'], { cwd });
  const inputs: { file: string }[] = code === 0 ? JSON.parse(stdout).inputs : [];
  return { code, files: inputs.map(({ file }) => file), stderr };
}

describe('a pattern', () => {
  const cwd = folderWith({
    ...{ '2026-02.csv': log('b'), '2026-01.csv': log('a'), '2025-12.csv': log('c') },
    ...{ 'Prüfung März (1).csv': log('d'), 'Prüfung März (2).csv': log('e') },
    ...{ 'in/x.csv': log('f'), 'in/deep/y.csv': log('g'), '.2026-00.csv': log('h') },
  });

  it('names the files that match, in the order of their names, and says so', async () => {
    expect(await inputsOf(cwd, '2026-*.csv')).toEqual({
      ...{ code: 0, files: ['2026-01.csv', '2026-02.csv'] },
      stderr: '“2026-*.csv”: 2 logs are read: 2026-01.csv, 2026-02.csv.\n',
    });
  });

  it.each([
    ['202?-12.csv', ['2025-12.csv']],
    ['2026-0[12].csv', ['2026-01.csv', '2026-02.csv']],
    ['{2025,2026}-*2.csv', ['2025-12.csv', '2026-02.csv']],
    ['Prüfung März (*).csv', ['Prüfung März (1).csv', 'Prüfung März (2).csv']],
    ['Pru\u0308fung*(1).csv', ['Prüfung März (1).csv']],
    ['in/*.csv', ['in/x.csv']],
    ['in/**/*.csv', ['in/deep/y.csv', 'in/x.csv']],
    ['./in/*.csv', ['./in/x.csv']],
    ['in/../2025*', ['in/../2025-12.csv']],
  ])('%s names %j', async (pattern, files) => {
    expect(await inputsOf(cwd, pattern)).toMatchObject({ code: 0, files });
  });

  it('may be absolute', async () => {
    const { files } = await inputsOf(cwd, join(cwd, 'in', '*.csv'));
    expect(files).toEqual([join(cwd, 'in', 'x.csv')]);
  });

  it('is two parts on Windows, too: the folder as it was written, and signs behind it', () => {
    const windows = (pattern: string) => patternParts(pattern, true);
    expect(windows('C:\\Protokolle 2026\\März\\*.csv')).toEqual({
      ...{ folder: 'C:\\Protokolle 2026\\März\\', rest: '*.csv' },
    });
    expect(windows('logs\\2026-*\\log (?).csv')).toEqual({
      ...{ folder: 'logs\\', rest: '2026-*/log \\(?\\).csv' },
    });
    expect(windows('*.csv')).toEqual({ folder: '', rest: '*.csv' });
    // Elsewhere a backslash takes a sign as it stands.
    expect(patternParts('logs/\\[a\\]*.csv', false).rest).toBe('\\[a\\]*.csv');
  });

  it('that matches nothing is refused in one line', async () => {
    const { code, stderr } = await inputsOf(cwd, '2027-*.csv');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'alpr-audit: “2027-*.csv”: no file is called so: check the pattern and its folder\n',
    });
  });

  it('is no pattern where a file is called so', async () => {
    const folder = folderWith({ 'log[1].csv': log('a'), 'log1.csv': log('b'), '*.csv': log('c') });
    expect(await inputsOf(folder, 'log[1].csv')).toEqual({
      ...{ code: 0, files: ['log[1].csv'], stderr: '' },
    });
    expect((await inputsOf(folder, '*.csv')).files).toEqual(['*.csv']);
  });

  it('is cited by its files: a draw from it is verified without it', async () => {
    const folder = folderWith({ '2026-01.csv': SMALL_LOG });
    const argv = ['sample', '2026-*.csv', '--size', '2', '--seed', '12345678901234567890'];
    expect((await runMain([...argv, '-o', 'a'], { cwd: folder })).code).toBe(0);
    writeFileSync(join(folder, '2026-02.csv'), log('z'));
    expect((await runMain(['verify', 'a/manifest.json'], { cwd: folder })).code).toBe(0);
  });
});

describe('a folder', () => {
  it('stands for the logs in it; what else it has is said', async () => {
    const cwd = folderWith({
      ...{ 'logs/b.csv': log('b'), 'logs/a.TSV': log('a').replaceAll(',', '\t') },
      ...{
        'logs/empty.csv': '',
        'logs/notes.pdf': '%PDF-1.4',
        'logs/.DS_Store': 'x',
        'logs/~$b.xlsx': 'x',
      },
      'logs/old/c.csv': log('c'),
    });
    for (const name of ['logs', 'logs/']) {
      expect(await inputsOf(cwd, name)).toEqual({
        ...{ code: 0, files: ['logs/a.TSV', 'logs/b.csv'] },
        stderr:
          `${name}: 2 logs are read: a.TSV, b.csv.\n` +
          `${name}: not read: .DS_Store (hidden), empty.csv (empty), notes.pdf, old (a folder), ~$b.xlsx (hidden).\n`,
      });
    }
    expect((await inputsOf(cwd, 'logs', '--quiet')).stderr).toBe('');
    expect((await inputsOf(join(cwd, 'logs'), '.')).files).toEqual(['a.TSV', 'b.csv']);
  });

  it('that has none is refused, with what it has', async () => {
    const cwd = folderWith({ 'logs/notes.pdf': '%PDF-1.4' });
    mkdirSync(join(cwd, 'empty'));
    const refused = async (name: string) => (await inputsOf(cwd, name)).stderr;
    expect(await refused('logs')).toMatch(
      /^alpr-audit: logs is a folder without a log .*notes\.pdf/,
    );
    expect(await refused('empty')).toContain('it is empty');
  });

  it('has outputs of this program, which are no logs', async () => {
    const cwd = folderWith({ 'a.csv': `${SMALL_LOG}s-5,2025-03-05,u,A,,,r,one,too,many\n` });
    const made = [
      ['validate', '-o', 'v.csv', '--findings', 'f.csv', '--rejects', 'r.csv'],
      ['ages', '-o', 'g.csv'],
      ['inspect', '-o', 'i.csv'],
      ['flags', '-o', 'l.csv', '--list', 'm.csv'],
    ];
    const seen: string[] = ['x.csv', 'v.csv', 'f.csv', 'r.csv', 'g.csv', 'i.csv', 'l.csv', 'm.csv'];
    for (const argv of made) {
      expect((await runMain([...argv, 'a.csv'], { cwd })).code, argv.join(' ')).toBe(0);
    }
    const draw = [
      'sample',
      '-o',
      '.',
      '--size',
      '2',
      '--seed',
      '1'.repeat(20),
      '--also-flagged',
      '1',
    ];
    expect((await runMain([...draw, 'a.csv'], { cwd })).code).toBe(0);
    const shown = await runMain(
      [...draw.slice(0, 1), 'a.csv', ...draw.slice(3, 7), '--format', 'csv'],
      { cwd },
    );
    writeFileSync(join(cwd, 'x.csv'), shown.stdout);
    const { files, stderr } = await inputsOf(cwd, '.');
    expect(files).toEqual(['a.csv']);
    for (const name of [...seen, 'workpaper.csv', 'workpaper.xlsx', 'judgment-picks.csv']) {
      expect(stderr).toContain(`${name} (written by alpr-audit)`);
    }
    expect((await inputsOf(cwd, '*.csv')).files).toEqual(['a.csv']);
    // Whoever names one by hand is taken at his word.
    expect((await inputsOf(cwd, 'x.csv')).files).toEqual(['x.csv']);
  });
});

test('where others read it, no folder is named', async () => {
  const cwd = folderWith({ 'Docket 7/logs/a.csv': log('a'), 'Docket 7/logs/x.pdf': 'x' });
  for (const name of ['Docket 7/logs/', 'Docket 7/logs', 'Docket 7/*/*.csv']) {
    const { code, stdout, stderr } = await runMain(['inspect', name, '--redact', 'public'], {
      cwd,
    });
    expect({ code, shown: (stdout + stderr).includes('Docket') }).toEqual({
      code: 0,
      shown: false,
    });
    expect(stderr).toContain('1 log is read: a.csv.');
  }
});

test('a file that is named twice is read once, and said', async () => {
  const cwd = folderWith({ 'a.csv': log('a'), 'b.csv': log('b') });
  symlinkSync(join(cwd, 'a.csv'), join(cwd, 'link.csv'));
  for (const [again, name] of [
    ['*a.csv', 'a.csv'],
    ['./a.csv', './a.csv'],
    ['link.csv', 'link.csv'],
  ]) {
    const { files, stderr } = await inputsOf(cwd, 'a.csv', again!, 'b.csv');
    expect(files).toEqual(['a.csv', 'b.csv']);
    expect(stderr).toContain(`${name} is named twice: it is read once.\n`);
  }
});

test('every command that takes logs takes folders and patterns', async () => {
  const cwd = folderOf('logins/logins.csv', 'logins/known.txt', 'events/event-log.csv');
  const run = (...argv: string[]) => runMain([...argv, '--json'], { cwd });
  const byName = await run('logins', 'logins.csv', '--known', 'known.txt');
  const byPattern = await run('logins', 'log*.csv', '--known', 'known.txt');
  expect(byPattern).toMatchObject({ code: 0, stdout: byName.stdout });
  expect(byPattern.stderr).toContain('“log*.csv”: 1 log is read: logins.csv.');
  expect((await run('events', 'event*.csv')).stdout).toBe(
    (await run('events', 'event-log.csv')).stdout,
  );
});
