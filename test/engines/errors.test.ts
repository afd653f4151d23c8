import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';
import { dealing, linesOf, runInParts } from './in-parts.ts';

const HEADER = 'Search ID,Search Time,User,Reason\n';
const FILES = {
  'a.csv': `${HEADER}a-1,2025-01-05 10:00:00,kim,warrant\na-2,2025-01-05 11:00:00,lee,warrant\n`,
  'b.csv': `${HEADER}b-1,2025-01-06 10:00:00,kim,warrant\na-2,2025-01-05 11:00:00,lee,other\n`,
};
const cwd = folderWith(FILES);

async function lines(...argv: string[]): Promise<string> {
  const { code, stdout, stderr } = await runMain(['map', ...argv], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

async function part(stdin: string, ...argv: string[]): Promise<string> {
  const { code, stdout, stderr } = await runMain(['reduce', 'ages', ...argv], { cwd, stdin });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

const merge = async (stdin: string, ...argv: string[]) => {
  const { code, stdout, stderr } = await runMain(['merge', 'ages', '--json', ...argv], {
    ...{ cwd, stdin },
  });
  return { code, stdout, said: stderr.replace(/^alpr-audit: /, '') };
};

describe('map', () => {
  it('writes a line a search, in ASCII, and one that accounts for the file', async () => {
    const all = linesOf(await lines('a.csv'));
    expect(all.map((line) => line.slice(0, line.indexOf('\t')))).toEqual([
      expect.stringMatching(/^i[0-9a-f]{16}$/),
      expect.stringMatching(/^i[0-9a-f]{16}$/),
      '#',
    ]);
    for (const line of all) expect(line).toMatch(/^[\t -~]*$/);
  });

  it('has one key for one search, whatever log it is in', async () => {
    const keys = (text: string) => linesOf(text).map((line) => line.split('\t')[0]);
    expect(keys(await lines('b.csv'))[1]).toBe(keys(await lines('a.csv'))[1]);
  });

  it('accounts for a log without rows', async () => {
    const empty = folderWith({ 'empty.csv': HEADER });
    const { code, stdout } = await runMain(['map', 'empty.csv'], { cwd: empty });
    expect({ code, lines: linesOf(stdout).length }).toEqual({ code: 0, lines: 1 });
  });
});

describe('map --rejects', () => {
  const broken = `${HEADER}a-1,2025-01-05 10:00:00,kim,warrant\na-2,2025-01-05 11:00:00,lee,one,two\n`;

  it('writes what a single reading writes, beside the same lines', async () => {
    const folder = folderWith({ 'a.csv': broken });
    const read = (...argv: string[]) => runMain(argv, { cwd: folder });
    const mapped = await read('map', 'a.csv', '--rejects=by-map');
    expect(mapped).toEqual(await read('map', 'a.csv'));
    await read('ages', 'a.csv', '--quiet', '--rejects=alone');
    const text = readFileSync(join(folder, 'by-map'), 'utf8');
    expect(text).toMatch(/^# a\.csv line 3: .*\na-2,.*,one,two\n$/);
    expect(text).toBe(readFileSync(join(folder, 'alone'), 'utf8'));
    const again = await read('map', 'a.csv', '--rejects=by-map');
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('--force') });
    const forced = await read('map', 'a.csv', '--rejects=by-map', '--force');
    expect(forced).toMatchObject({ code: 0 });
  });

  it('is refused where rows are not to be told, and where nobody has them', async () => {
    const folder = folderWith({ 'a.csv': broken, key: 'a secret of more than sixteen bytes' });
    const argv = ['map', 'a.csv', '--rejects=r', '--hash-key-file=key'];
    expect(await runMain(argv, { cwd: folder })).toMatchObject({
      ...{ code: 2, stdout: '' },
      stderr: expect.stringContaining('--hash-key-file keeps back'),
    });
    const merged = await runMain(['merge', 'ages', '--rejects=r'], { cwd: folder });
    expect(merged).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('give map --rejects'),
    });
  });
});

describe('reduce', () => {
  it.each([
    [
      '--sorted',
      'r1\tx\n',
      /^alpr-audit: standard input, line 1: it is no line that map writes\n$/,
    ],
    [
      '--parts=1',
      'nothing\n',
      /^alpr-audit: standard input, line 1: it is no line that map writes\n$/,
    ],
    [
      '--parts=1',
      // A sheet of that number would have as many before it counted.
      'r1\tx\t1,9999999999,1\t0\t-\t0-\t\n',
      /^alpr-audit: standard input, line 1: it is no line that map writes\n$/,
    ],
    ['lines.txt', '', /^alpr-audit: reduce reads standard input: give it no file\n$/],
    ['--output=part', '', /leave -o and --rejects out\n$/],
  ])('%s: refuses what it cannot do', async (option, stdin, said) => {
    const { code, stderr } = await runMain(['reduce', 'ages', option], { cwd, stdin });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(said) });
  });

  it.each([
    ['reduce', []],
    ['merge', ['flags']],
  ])('%s names the commands that are made in parts', async (command, asked) => {
    const { code, stderr } = await runMain([command, ...asked], { cwd });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `alpr-audit: ${[command, ...asked].join(' ')}: give one of the commands that are made in parts, inspect, validate, ages, sample\n`,
    });
  });

  it('refuses a line that accounts for a file, and was changed', async () => {
    const changed = (await lines('a.csv')).replace('"a.csv"', '"\u0012.csv"');
    const { code, stdout, stderr } = await runMain(['reduce', 'ages'], { cwd, stdin: changed });
    expect({ code, stdout, stderr }).toEqual({
      ...{ code: 2, stdout: '' },
      stderr: expect.stringMatching(/^alpr-audit: standard input, line \d: it was changed or cut/),
    });
  });

  it('--sorted: refuses lines in another order', async () => {
    const sorted = linesOf(await lines('a.csv')).toSorted();
    const stdin = `${sorted.toReversed().join('\n')}\n`;
    const { code, stderr } = await runMain(['reduce', 'ages', '--sorted'], { cwd, stdin });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('LC_ALL=C') });
  });

  it('refuses what needs a second reading', async () => {
    const argv = ['reduce', 'sample', '--size=1', '--seed=1', '--method=generator'];
    const { code, stderr } = await runMain(argv, { cwd });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('second reading'),
    });
  });
});

describe('merge', () => {
  it('says which options differ', async () => {
    const stdin = await part(await lines('a.csv'));
    expect(await merge(stdin, '--tz', 'America/Chicago')).toMatchObject({
      code: 2,
      said: expect.stringMatching(/--tz was null, and is "America\/Chicago" here/),
    });
    expect(await merge(stdin, '--from', '2025-01-01')).toMatchObject({
      code: 2,
      said: expect.stringMatching(/^a part was reduced under other settings: --from was null/),
    });
    expect(await merge(stdin, '--buckets', '1y')).toMatchObject({
      code: 2,
      said: expect.stringMatching(/what is counted was/),
    });
  });

  it('says that a search is missing, a log came twice or is not accounted for', async () => {
    const [first = '', second = '', accounting = ''] = linesOf(await lines('a.csv'));
    expect(await merge(await part(`${first}\n${accounting}\n`))).toMatchObject({
      code: 2,
      said: 'a.csv: 2 searches were mapped, and 1 reduced: give all parts, each once\n',
    });
    const all = `${first}\n${second}\n${accounting}\n`;
    expect(await merge(await part(all + all))).toMatchObject({
      code: 2,
      said: 'a.csv was mapped twice: give each log to map once\n',
    });
    expect(await merge(await part(`${first}\n${second}\n`))).toMatchObject({
      code: 2,
      said: expect.stringContaining('no line that accounts for it'),
    });
  });

  it('says that there are more parts than reduce was told of', async () => {
    const [first = '', second = '', accounting = ''] = linesOf(await lines('a.csv'));
    const one = await part(`${first}\n${accounting}\n`, '--parts=1');
    const two = await part(`${second}\n`, '--parts=1');
    expect(await merge(one + two)).toMatchObject({
      code: 2,
      said: '2 parts were reduced with --parts 1: say how many there are at the most\n',
    });
  });

  it('refuses what is no part', async () => {
    expect(await merge('{}\n')).toMatchObject({
      code: 2,
      said: 'standard input, line 1: it is no line that reduce writes: give it what reduce wrote\n',
    });
    expect((await merge('')).said).toBe(
      'standard input holds no part: give it what reduce wrote\n',
    );
  });

  it.each([
    [/"is":\[/, '"is":[null,'],
    [/"rows":\d/, '"rows":null'],
    [/"files":\[.*$/s, ''],
  ])('refuses a part of which %s was changed', async (from, to) => {
    const whole = await part(await lines('a.csv'));
    expect(whole).toMatch(from);
    const { code, stdout, said } = await merge(whole.replace(from, to));
    expect({ code, stdout, said }).toEqual({
      ...{ code: 2, stdout: '' },
      said: expect.stringMatching(/line \d: it was changed or cut on its way: give it what/),
    });
  });

  it('reads parts of files, and exits as the command does', async () => {
    const text = (await lines('a.csv')) + (await lines('b.csv'));
    const parts = folderWith({ ...FILES, one: await part(text, '--parts=1') });
    const argv = ['--json', '--control-total=5'];
    const merged = await runMain(['merge', 'ages', ...argv, 'one'], { cwd: parts });
    expect(merged).toEqual(await runMain(['ages', ...argv, 'a.csv', 'b.csv'], { cwd: parts }));
    expect(merged.code).toBe(1);
  });

  it('shows no folders with --redact, so that logs are mapped without them', async () => {
    const options = { read: [], own: ['--json', '--redact=public'] };
    const deal = dealing(2, 1, false);
    const parts = await runInParts('ages', ['a.csv', 'b.csv'], options, deal, { cwd });
    expect(parts).toEqual(await runMain(['ages', ...options.own, 'a.csv', 'b.csv'], { cwd }));
    const mapped = await runInParts('ages', ['./a.csv'], options, deal, { cwd });
    expect(mapped).toMatchObject({ code: 2, stderr: expect.stringContaining('shows no folders') });
  });
});
