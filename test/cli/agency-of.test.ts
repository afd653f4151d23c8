import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runMain } from '../run-main.ts';
import { drew, manifestOf, refused, SEED, verified } from './audit.ts';
import { folderWith } from './folder.ts';

const log = (month: number, agency?: string): string => {
  const rows = [1, 2, 3].map(
    (day) => `x${month}${day},2025-0${month}-0${day} 09:00,u${day},25-${month}${day}`,
  );
  const header = 'ID,Search Time,User,Case Number';
  return agency === undefined
    ? [header, ...rows, ''].join('\n')
    : [`${header},Org Name`, ...rows.map((row, at) => `${row},${at === 0 ? agency : ''}`), ''].join(
        '\n',
      );
};

const vigilant = [
  'Vigilant LEARN',
  'Elm Police Department',
  'Report period: 04/01/2025 - 04/30/2025',
  '',
  'Date/Time,User,Query Parameters,Case Number,Reason',
  '4/2/2025 9:00:00 AM,u1,Plate: 5DYK709,25-41,theft',
  '5/2/2025 9:00:00 AM,u2,Plate: 5DYK710,25-42,arson',
].join('\n');

const cwd = folderWith({
  '1.csv': log(1),
  'a/2.csv': log(2),
  '3.csv': log(3, 'Oak SO'),
  'vigilant.csv': vigilant,
});

const json = async (...argv: string[]) =>
  JSON.parse((await runMain([...argv, '--json'], { cwd })).stdout);

describe('--agency-of', () => {
  it('names the agency of logs that carry none', async () => {
    const of = ['--agency-of', '1.csv=Elm PD', '--agency-of', '2.*=Ash PD'];
    const { ages, population, settings, warnings } = await json(
      ...['ages', '1.csv', 'a/2.csv', '--by', 'agency', ...of],
    );
    expect(ages.groups.map(({ value }: { value: string }) => value)).toEqual(['Ash PD', 'Elm PD']);
    expect(population).toMatchObject({ agencies: 2, searches: 6 });
    expect(settings.agencyOf).toEqual([
      { files: '1.csv', agency: 'Elm PD' },
      { files: '2.*', agency: 'Ash PD' },
    ]);
    expect(warnings).toEqual([]);
    const { stdout } = await runMain(['report', '1.csv', '--min-group', '1', ...of.slice(0, 2)], {
      cwd,
    });
    expect(stdout).toContain('<h1>Elm PD</h1>');
    expect(stdout).toContain('by 3 users of 1 agency');
  });

  it('fills in what a log leaves blank, and says where its rows name another', async () => {
    const of = ['--agency-of', '3.csv=Elm PD'];
    const { population, validate } = await json('validate', '3.csv', '--by', 'agency', ...of);
    expect(population.agencies).toBe(2);
    expect(validate.groups).toMatchObject([
      { value: 'Elm PD', searches: 2 },
      { value: 'Oak SO', searches: 1 },
    ]);
    const { stdout } = await runMain(['validate', '3.csv', ...of], { cwd });
    const text = stdout.replace(/\s+/g, ' ');
    expect(text).toContain(
      '3.csv: the agency of its searches that name none is “Elm PD”, as --agency-of says.',
    );
    expect(text).toContain(
      'Look at: 3.csv: 1 search names another agency than “Elm PD” (the first is line 2: “Oak SO”), and stays as it is.',
    );
  });

  it('is part of a draw, which verifies and can be extended', async () => {
    const folder = folderWith({ '1.csv': log(1) });
    const draw = ['--size', '2', '--seed', SEED, '--agency-of', '1.csv=Elm PD', '--by', 'agency'];
    await drew(folder, '1.csv', ...draw, '-o', 'audit');
    expect(manifestOf(folder, 'audit').settings.agencyOf).toEqual([
      { files: '1.csv', agency: 'Elm PD' },
    ]);
    expect(readFileSync(join(folder, 'audit/workpaper.csv'), 'utf8')).toContain('Elm PD');
    expect(await verified(folder, 'audit')).toMatchObject({ same: true, code: 0 });
    await drew(folder, '1.csv', '--extend', 'audit/manifest.json', '--size', '3', '-o', 'more');
    expect(await verified(folder, 'more')).toMatchObject({ same: true, code: 0 });
  });

  it('can be filtered by', async () => {
    const of = ['--agency-of', '1.csv=Elm PD', '--agency', 'elm pd'];
    const { population } = await json('ages', '1.csv', 'a/2.csv', ...of);
    expect(population).toMatchObject({ searches: 3, filteredOut: 3, agencies: 1 });
  });

  it.each([
    [['--agency-of', 'x.csv=Elm PD'], '--agency-of "x.csv=Elm PD": no log is called so'],
    [['--agency-of', '1.csv=A', '--agency-of', '*=B'], '--agency-of names 1.csv both A and B'],
    [['--agency-of', '1.csv'], '"<file>=<name of the agency>" is needed'],
    [['--agency-of', '1.csv='], '"<file>=<name of the agency>" is needed'],
  ])('%j is refused', async (argv, message) => {
    expect(await refused(['ages', '1.csv', ...argv], { cwd })).toContain(message);
  });
});

describe('title rows of a Vigilant export', () => {
  it('name the agency, and the period that the rows are held against', async () => {
    const { stdout } = await runMain(['ages', 'vigilant.csv'], { cwd });
    const text = stdout.replace(/\s+/g, ' ');
    expect(text).toContain('They name 2 users and 1 agency.');
    expect(text).toContain(
      'vigilant.csv: the agency of its searches is “Elm Police Department”, as the rows above its header say.',
    );
    expect(text).toContain(
      'Look at: vigilant.csv: the rows above its header say April 1, 2025 to April 30, 2025, and its searches run from April 2, 2025 to May 2, 2025: give --from and --to where the former is meant.',
    );
  });

  it('give way to what is given by hand', async () => {
    const of = ['--agency-of', 'vigilant.csv=Oak SO', '--by', 'agency'];
    const { ages } = await json('ages', 'vigilant.csv', ...of);
    expect(ages.groups).toMatchObject([{ value: 'Oak SO' }]);
  });

  it('do not change what an earlier version drew', async () => {
    const folder = folderWith({ 'vigilant.csv': vigilant });
    await drew(folder, 'vigilant.csv', '--size', '1', '--seed', SEED, '-o', 'audit');
    expect(manifestOf(folder, 'audit').settings.agencyOf).toEqual([]);
    expect(await verified(folder, 'audit')).toMatchObject({ same: true });
  });
});

describe('--by file', () => {
  it('is a group of validate and ages, and strata of a sample', async () => {
    const logs = ['1.csv', 'a/2.csv'];
    const { validate } = await json('validate', '--by', 'file', '--min-group', '1', ...logs);
    expect(validate.groups).toMatchObject([
      { by: 'file', value: '1.csv', searches: 3 },
      { by: 'file', value: 'a/2.csv', searches: 3 },
    ]);
    const { ages } = await json('ages', '--by', 'file', ...logs);
    expect(ages.groups.map(({ value }: { value: string }) => value)).toEqual(logs);
    const { sample } = await json('sample', '--by', 'file', '--size', '4', '--seed', SEED, ...logs);
    expect(sample.design.strata).toMatchObject([
      { value: '1.csv', searches: 3, drawn: 2 },
      { value: 'a/2.csv', searches: 3, drawn: 2 },
    ]);
    const redacted = await json(
      'validate',
      '--by=file',
      '--min-group=1',
      '--redact=public',
      ...logs,
    );
    expect(redacted.validate.groups.map(({ value }: { value: string }) => value)).toEqual([
      ...['1.csv', '2.csv'],
    ]);
  });
});
