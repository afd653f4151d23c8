import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, namesIn, SMALL_LOG } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';

/* Where outputs may go, who may read them, and what is never replaced. */

const modeOf = (cwd: string, name: string): string =>
  (statSync(join(cwd, name)).mode & 0o777).toString(8);
const AGES = ['ages', 'log.csv', '--quiet', '-o'];
const SAMPLE = ['sample', 'log.csv', '--size', '2', '--seed', '12345678901234567890', '-o'];
const hasModes = process.platform !== 'win32';

describe.skipIf(!hasModes)('who may read an output', () => {
  it('is its owner alone, where it may hold what logs hold', async () => {
    const cwd = folderWith({ 'log.csv': SMALL_LOG });
    const validate = [
      'validate',
      'log.csv',
      '--findings',
      'f.csv',
      '--rejects',
      'r',
      '-o',
      'v.json',
    ];
    for (const argv of [[...AGES, 'ages.json'], validate, [...SAMPLE, 'audit']]) {
      expect((await runMain(argv, { cwd })).code).toBe(0);
    }
    const files = [
      'ages.json',
      'f.csv',
      'r',
      'v.json',
      'audit/manifest.json',
      'audit/workpaper.csv',
    ];
    expect(files.map((name) => modeOf(cwd, name))).toEqual(files.map(() => '600'));
    expect(modeOf(cwd, 'audit')).toBe('700');
  });

  it('is as the system has it for what tells of no log', async () => {
    const cwd = folderWith();
    const other = (0o666 & ~process.umask()).toString(8);
    const size = ['size', '--population', '100', '--tolerable', '10', '-o', 'size.json'];
    const questions = ['checklist', 'policy', '--init', 'questions.csv'];
    for (const argv of [['init'], size, questions, ['followup', '--init', 'register.csv']]) {
      expect((await runMain(argv, { cwd })).code).toBe(0);
    }
    expect(namesIn(cwd).map((name) => modeOf(cwd, name))).toEqual(namesIn(cwd).map(() => other));
  });

  it('stays as it was with --force', async () => {
    const cwd = folderWith({ 'log.csv': SMALL_LOG, out: 'old', 'audit/manifest.json': 'old' });
    chmodSync(join(cwd, 'out'), 0o640);
    chmodSync(join(cwd, 'audit/manifest.json'), 0o644);
    chmodSync(join(cwd, 'audit'), 0o750);
    expect((await runMain([...AGES, 'out', '--force'], { cwd })).code).toBe(0);
    expect((await runMain([...SAMPLE, 'audit', '--force'], { cwd })).code).toBe(0);
    const kept = ['out', 'audit', 'audit/manifest.json', 'audit/workpaper.csv'];
    expect(kept.map((name) => modeOf(cwd, name))).toEqual(['640', '750', '644', '600']);
  });
});

describe.skipIf(!hasModes)('what is no file is never replaced', () => {
  function places(): string {
    const cwd = folderWith({ 'log.csv': SMALL_LOG, target: 'mine', 'folder/x': 'mine' });
    execFileSync('mkfifo', [join(cwd, 'pipe')]);
    symlinkSync(join(cwd, 'target'), join(cwd, 'link'));
    symlinkSync(join(cwd, 'nothing'), join(cwd, 'dangling'));
    return cwd;
  }

  it.each([
    ['pipe', 'is a pipe or a device'],
    ['link', 'is a link'],
    ['dangling', 'is a link'],
    ['folder', 'is a folder'],
    ['/dev/full', 'is a pipe or a device'],
    ['', 'has no name'],
  ])('-o “%s”, with and without --force', async (name, why) => {
    const cwd = places();
    const kinds = namesIn(cwd).map((each) => lstatSync(join(cwd, each)).mode);
    const commands = [
      ['ages', 'log.csv', '-o', name],
      ['ages', 'log.csv', '--rejects', name],
      ['size', '--population', '100', '--tolerable', '10', '-o', name],
    ];
    for (const argv of commands.flatMap((each) => [each, [...each, '--force']])) {
      const run = await runMain(argv, { cwd });
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toMatch(/^alpr-audit: [^\n]+\n$/);
      expect(run.stderr).toContain(why);
    }
    expect(namesIn(cwd).map((each) => lstatSync(join(cwd, each)).mode)).toEqual(kinds);
  });

  it.each(['pipe', 'dangling', 'target', '/dev/null'])('nor a folder: %s', async (name) => {
    const cwd = places();
    const before = namesIn(cwd);
    for (const argv of [
      [...SAMPLE, name],
      [...SAMPLE, name, '--force'],
    ]) {
      expect(await runMain(argv, { cwd })).toMatchObject({ code: 2, stdout: '' });
    }
    expect(namesIn(cwd)).toEqual(before);
  });

  it('/dev/null takes all, and /dev/stdout is standard output', async () => {
    const cwd = folderWith({ 'log.csv': SMALL_LOG });
    const { stdout } = await runMain(['ages', 'log.csv'], { cwd });
    expect(await runMain([...AGES, '/dev/null'], { cwd })).toMatchObject({ code: 0, stdout: '' });
    expect(await runMain([...AGES, '/dev/stdout'], { cwd })).toMatchObject({ code: 0, stdout });
    expect(namesIn(cwd)).toEqual(['log.csv']);
  });
});

describe('an audit in a folder that is there', () => {
  it.each(['.', '../audit', 'linked'])(
    'given as %s, keeps what else stands in it',
    async (name) => {
      const above = folderWith({ 'audit/log.csv': SMALL_LOG, 'audit/notes/a': 'mine' });
      const cwd = join(above, 'audit');
      mkdirSync(join(above, 'there'));
      symlinkSync(join(above, 'there'), join(cwd, 'linked'));
      for (const more of [[], ['--force']]) {
        expect((await runMain([...SAMPLE, name, ...more], { cwd })).code).toBe(0);
        expect((await runMain([...SAMPLE, name], { cwd })).code).toBe(2);
        const verify = await runMain(['verify', `${name}/manifest.json`], { cwd });
        expect(verify.code).toBe(0);
      }
      const audit = ['manifest.json', 'workpaper.csv', 'workpaper.xlsx'];
      const isLinked = name === 'linked';
      expect(namesIn(join(above, 'there'))).toEqual(isLinked ? audit : []);
      const others = ['linked', 'log.csv', 'notes'];
      expect(namesIn(cwd)).toEqual(isLinked ? others : [...others, ...audit].sort());
      expect(namesIn(above)).toEqual(['audit', 'there']);
    },
  );
});
