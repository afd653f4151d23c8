import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { xlsx } from '../../fixtures/generate/xlsx.ts';
import { FIXTURES, folderOf, folderWith, namesIn } from '../cli/folder.ts';
import { printedSchema, validatorOf } from '../contract/validators.ts';
import { runMain } from '../run-main.ts';

const SHARING = join(FIXTURES, 'sharing');

describe('the documents of sharing and hotlists', () => {
  const register = ['--register', 'register.csv', '--before', 'shared-2023.csv'];
  const log = ['--log', 'network-audit.csv', '--tz', 'America/Los_Angeles'];

  it.each([
    ['sharing', ['shared-2024.csv', ...register, ...log, '--home', 'CA', '--own', 'X']],
    ['sharing', ['report-2025.pdf', '--before', 'report-2020.pdf']],
    ['hotlists', ['../hotlists/inventory.csv', '--retention', '2y', '--as-of', '2020-03-05']],
  ])('%s %j: without any of its keys it is none', async (name, argv) => {
    const validate = validatorOf(await printedSchema(name));
    const document = JSON.parse(
      (await runMain([name, ...argv, '--json'], { cwd: SHARING })).stdout,
    );
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
    const accepted = Object.keys(document[name]).filter((key) => {
      const { [key]: _, ...rest } = document[name];
      return validate({ ...document, [name]: rest });
    });
    expect(accepted).toEqual([]);
  });
});

describe('the day that stands for today', () => {
  it('is the last of the searches that count', async () => {
    const searched = async (command: string[], asOf: string[]): Promise<unknown> => {
      const options = ['--tz=America/Los_Angeles', '--own=Specimen CA PD', '--json', ...asOf];
      const { stdout } = await runMain([...command, ...options], { cwd: SHARING });
      const document = JSON.parse(stdout);
      const { unlisted } = (document.report ?? document).sharing.log;
      return unlisted.map((each: { searches: number; last: string }) => [each.searches, each.last]);
    };
    for (const command of [
      ['sharing', 'shared-2024.csv', '--log=network-audit.csv'],
      ['report', 'network-audit.csv', '--sharing=shared-2024.csv'],
    ]) {
      expect(await searched(command, [])).toEqual([
        ...[
          [4, '2024-11-22'],
          [3, '2024-11-22'],
          [2, '2024-11-22'],
          [2, '2024-11-08'],
        ],
      ]);
      expect(await searched(command, ['--as-of=2024-11-08'])).toEqual([
        ...[
          [2, '2024-11-08'],
          [2, '2024-11-08'],
          [1, '2024-11-08'],
        ],
      ]);
    }
  });
});

describe('a list that is a workbook', () => {
  it('is read as one that is CSV', async () => {
    const rows = [
      ['Shared networks', null],
      ['Organization Name', "Networks I'm Sharing"],
      ['Alder, CA PD', 'Ours'],
      ['Birch SO', null],
    ];
    const cwd = folderWith({ 'list.xlsx': xlsx([{ name: 'Networks', rows }]) });
    const { stdout } = await runMain(['sharing', 'list.xlsx', '--json'], { cwd });
    const { entities, directions } = JSON.parse(stdout).sharing;
    expect(directions).toEqual(['outbound']);
    expect(
      entities.map((each: { name: string; direction: string }) => [each.name, each.direction]),
    ).toEqual([
      ['Alder, CA PD', 'outbound'],
      ['Birch SO', 'none'],
    ]);
  });
});

describe('files', () => {
  it('is written whole, and none that is read is written over', async () => {
    const cwd = folderOf(
      'sharing/shared-2024.csv',
      'sharing/network-audit.csv',
      'sharing/register.csv',
    );
    const argv = ['sharing', 'shared-2024.csv', '--log', 'network-audit.csv', '--json', '--quiet'];
    expect((await runMain([...argv, '-o', 'out.json'], { cwd })).code).toBe(0);
    expect(JSON.parse(readFileSync(join(cwd, 'out.json'), 'utf8')).sharing.log.outcome).toBe(
      'notMet',
    );
    for (const name of ['shared-2024.csv', 'network-audit.csv']) {
      const { code } = await runMain([...argv, '-o', name, '--force'], { cwd });
      expect(code).toBe(2);
    }
    const alone = [
      'sharing',
      'shared-2024.csv',
      '--register',
      'register.csv',
      '--as-of=2025-01-01',
    ];
    const { code } = await runMain([...alone, '-o', 'register.csv', '--force'], { cwd });
    expect(code).toBe(2);
    expect(namesIn(cwd)).toEqual([
      'network-audit.csv',
      'out.json',
      'register.csv',
      'shared-2024.csv',
    ]);
    expect(existsSync(join(cwd, 'shared-2024.csv'))).toBe(true);
  });

  it('are named without their folders in a redacted output, and persons by codes', async () => {
    const cwd = folderWith({
      'secret/list.txt': 'FBI\nj.doe@specimen.test\n',
      'secret/log.csv': readFileSync(join(SHARING, 'network-audit.csv')),
    });
    const argv = [
      'sharing',
      'secret/list.txt',
      '--direction=outbound',
      '--own=k.roe@specimen.test',
    ];
    for (const more of [[], ['--log=secret/log.csv']]) {
      for (const format of ['table', 'md', 'json', 'csv', 'ndjson']) {
        const asked = [...argv, ...more, '--redact=public', `--format=${format}`];
        const { code, stdout, stderr } = await runMain(asked, { cwd });
        expect(code).toBe(0);
        expect(stdout + stderr).not.toMatch(/secret\/|j\.doe|k\.roe|specimen/);
        expect(stdout).toContain('FBI');
      }
    }
  });

  it('takes no mark in the place of an agency for one that is not listed', async () => {
    const search = (at: number, agency: string): string =>
      `aaaa-bbbb-${at},2025-01-0${at} 10:00,${agency},3,x`;
    const log = (...agencies: string[]): string =>
      [
        'ID,Search Time,Org Name,Total Networks Searched,Reason',
        ...agencies.map((name, at) => search(at + 1, name)),
      ].join('\n');
    const cwd = folderWith({
      'list.txt': 'FBI\n',
      'some.csv': log('FBI', '***', 'REDACTED', '(null)'),
      'none.csv': log('***', '***'),
    });
    const found = async (name: string) => {
      const argv = ['sharing', 'list.txt', '--direction=outbound', '--json', `--log=${name}`];
      return JSON.parse((await runMain(argv, { cwd })).stdout).sharing.log;
    };
    expect(await found('some.csv')).toEqual({
      ...{ outcome: 'cannotTell', unlisted: [], neverSearched: [] },
      needs: ['the agencies of searches that name none (3)'],
    });
    expect(await found('none.csv')).toMatchObject({
      ...{ outcome: 'cannotTell', unlisted: null, neverSearched: null },
      needs: ['a log whose searches name their agencies'],
    });
  });

  it('says how many records of the register were decided after the day that stands for today', async () => {
    const cwd = folderWith({
      'list.txt': 'FBI\n',
      'register.csv': 'entity,decided\nFBI,2026-01-02\nATF,2026-03-01\nDEA,2026-01-01\n',
      'log.csv': 'Search Time,Org Name,Reason\n2026-01-01 10:00,FBI,x\n',
    });
    const message = 'register.csv: 2 records were decided after January 1, 2026, and are left out';
    const argv = ['list.txt', '--direction=outbound', '--register=register.csv'];
    const { stdout } = await runMain(['sharing', ...argv, '--as-of=2026-01-01', '--json'], { cwd });
    const { sharing, warnings } = JSON.parse(stdout);
    expect(sharing.register.withoutRecord).toHaveLength(1);
    expect(warnings).toContainEqual({ code: 'after-as-of', message });
    const report = ['report', 'log.csv', '--sharing', ...argv, '--json'];
    expect((await runMain(report, { cwd })).stdout).toContain(message);
    const later = await runMain(['sharing', ...argv, '--as-of=2026-03-01', '--json'], { cwd });
    expect(later.stdout).not.toContain('after-as-of');
  });

  it('says which agency of --own no search has, in any form', async () => {
    const cwd = folderWith({
      'list.txt': 'FBI\n',
      'log.csv': readFileSync(join(SHARING, 'network-audit.csv')),
    });
    const argv = ['sharing', 'list.txt', '--direction=outbound', '--own=Specimen CA PP'];
    for (const format of ['table', 'json', 'csv']) {
      const asked = [...argv, '--log=log.csv', `--format=${format}`];
      const { stdout, stderr } = await runMain(asked, { cwd });
      expect(`${stderr}${stdout}`.replaceAll(/\s+/g, ' ')).toContain(
        'no search has the agency “Specimen CA PP” of --own; the nearest name is “specimen ca pd”',
      );
    }
  });
});
