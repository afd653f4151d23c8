import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { runMain } from '../run-main.ts';
import { logText } from '../sampling/drawn-logs.ts';
import { csvOf, tableOfCsv } from '../workpaper/finished.ts';
import { drew, LOG, manifestOf, refused, SEED, searches, verified } from './audit.ts';
import { folderOf, folderWith, namesIn } from './folder.ts';

/* `verify` over what was issued: the same, wherever the logs are now. */

const SAMPLE = ['--seed', SEED, '--size', '10', '--spares', '2'];

describe('what was issued is the same', () => {
  it.each<[string, Record<string, string | Uint8Array>, string[]]>([
    ['of a CSV', { 'log.csv': LOG }, []],
    ['of a zipped log', { 'log.csv.gz': gzipSync(LOG) }, []],
    [
      'of a Windows-1252 log',
      { 'log.csv': Buffer.from(`${LOG.slice(0, -2)} caf\u00e9"\n`, 'latin1') },
      ['--quiet'],
    ],
    [
      'of several logs that overlap',
      {
        'b.csv': logText('ids', searches(60).slice(20)),
        'a.csv': logText('ids', searches(40)),
        'Z.csv': logText('rowNumbers', searches(9)),
      },
      ['--quiet'],
    ],
    [
      'of rows without ids',
      { 'log.csv': logText('withoutIds', [...searches(30), ...searches(9)]) },
      [],
    ],
    ['of bare numbers', { 'log.csv': logText('rowNumbers', searches(30)) }, []],
    [
      'in strata',
      { 'log.csv': LOG },
      ['--by', 'agency', '--allocate', 'equal', '--at-least-each', '4'],
    ],
    ['in strata by month', { 'log.csv': LOG }, ['--by', 'month', '--tz', 'America/Los_Angeles']],
    ['by generator', { 'log.csv': LOG }, ['--method', 'generator', '--by', 'user']],
    [
      'of a period and users',
      { 'log.csv': LOG },
      [
        '--from',
        '2026-01-05',
        '--to',
        '2026-02-10',
        '--user',
        'B.CORICK',
        '--user',
        'k.marund',
        '--agency',
        'north pd',
      ],
    ],
    [
      'with a mapping and a zone',
      { 'log.csv': LOG },
      [
        '--map',
        'offense=Reason',
        '--tz',
        'America/New_York',
        '--layout',
        'generic',
        '--encoding',
        'utf-8',
        '--header-row',
        '1',
      ],
    ],
    [
      'with repeats kept',
      { 'log.csv': logText('ids', [...searches(30), ...searches(9)]) },
      ['--keep-duplicates'],
    ],
    [
      'with auditors and witnesses',
      { 'log.csv': LOG },
      ['--auditor', 'b.corick', '--auditor', 'nobody', '--witness', 'A', '--quiet'],
    ],
    ['with a control total', { 'log.csv': LOG }, ['--control-total', '60', '--strict']],
  ])('%s', async (_name, logs, more) => {
    const cwd = folderWith(logs);
    const argv = ['sample', ...Object.keys(logs), ...SAMPLE, ...more, '-o', 'audit'];
    const { code } = await runMain(argv, { cwd });
    expect(code).toBe(0);
    const found = await verified(cwd, 'audit');
    expect(found).toMatchObject({ same: true, differences: [] });
    expect(found.searches).toBe(
      manifestOf(cwd, 'audit').drawn.filter(({ role }) => role !== 'spare').length,
    );
    expect(found.workpapers.map(({ state }) => state)).toEqual(['asIssued', 'asIssued']);
    const { code: shown, stdout } = await runMain(['verify', 'audit/manifest.json'], { cwd });
    expect(shown).toBe(0);
    expect(stdout).toMatch(/^The same [\d]+ search(es)? (was|were) drawn again/);
  });

  it.each([
    ['percent', ['--percent', '10', '--at-least', '5', '--at-most', '50'], {}],
    ['confidence', ['--tolerable', '10', '--expected', '1'], {}],
    [
      'a preset',
      ['--preset', 'monthly'],
      { sample: { presets: { monthly: { percent: '5', by: 'user' } } } },
    ],
    [
      'placeholders and a zone',
      ['--size', '9'],
      {
        timeZone: 'America/Chicago',
        vocabulary: { placeholders: { add: ['s-1', 's-2'], remove: ['x'] } },
      },
    ],
    ['placeholders of its own', ['--size', '9'], { vocabulary: { placeholders: ['s-3'] } }],
    ['columns', ['--size', '9'], { columns: { caseNumber: 'Reason' }, layout: 'generic' }],
    ['questions', ['--size', '9'], { questions: ['is it right?'] }],
  ])('with %s of the config, which is not needed again', async (_name, argv, config) => {
    const cwd = folderWith({ 'log.csv': LOG, 'alpr-audit.config.json': JSON.stringify(config) });
    const run = await runMain(['sample', 'log.csv', '--seed', SEED, ...argv, '-o', 'audit'], {
      cwd,
    });
    expect(run).toMatchObject({ code: 0, stderr: expect.stringMatching(/^Wrote [^\n]+\n$/) });
    expect((await verified(cwd, 'audit')).same).toBe(true);
    writeFileSync(join(cwd, 'alpr-audit.config.json'), '{"columns":{"user":"Agency"}}');
    expect((await verified(cwd, 'audit')).same).toBe(true);
    expect(namesIn(cwd)).toEqual(['alpr-audit.config.json', 'audit', 'log.csv']);
  });

  it('with a workpaper that was filled in, or taken away', async () => {
    const cwd = folderWith({ 'log.csv': LOG });
    await drew(cwd, 'log.csv', ...SAMPLE, '-o', 'audit');
    const path = join(cwd, 'audit', 'workpaper.csv');
    const [header = [], ...rows] = tableOfCsv(readFileSync(path, 'utf8'));
    const question = manifestOf(cwd, 'audit').workpaper.questions[0]!;
    const answers = {
      [question]: 'NA',
      'exception (y/n)': 'N',
      notes: 'looks, well',
      date: '1/2/26',
    };
    const filled = rows.map((row) =>
      row.map((cell, at) => Reflect.get(answers, header[at]!.toLowerCase()) ?? cell),
    );
    writeFileSync(path, csvOf([header, ...filled]));
    expect(await verified(cwd, 'audit')).toMatchObject({
      same: true,
      workpapers: [
        { file: 'audit/workpaper.csv', state: 'filledIn' },
        { file: 'audit/workpaper.xlsx', state: 'asIssued' },
      ],
    });
    renameSync(path, join(cwd, 'elsewhere.csv'));
    expect(await verified(cwd, 'audit')).toMatchObject({
      same: true,
      workpapers: [{ state: 'missing' }, { state: 'asIssued' }],
    });
  });
});

it.each([
  ['a sheet', ['--sheet', 'february']],
  ['all its sheets', []],
  ['a mapped column', ['--map', 'offense=Reason', '--sheet', 'february']],
])('a workbook, of which %s was drawn from, is read so again', async (_name, more) => {
  const cwd = folderOf('workbook/audit.xlsx');
  const argv = ['sample', 'audit.xlsx', '--size', '5', '--seed', SEED, ...more];
  expect((await runMain([...argv, '-o', 'audit'], { cwd })).code).toBe(0);
  expect((await verified(cwd, 'audit', '--logs', '.')).differences).toEqual([]);
});

describe('the logs are found', () => {
  it('where they were, beside the manifest, or in the folder of --logs', async () => {
    const cwd = folderWith({ 'in/a.csv': logText('ids', searches(30)), 'in/deep/b.csv': LOG });
    const argv = ['sample', 'in/a.csv', 'in/deep/b.csv', ...SAMPLE, '-o', 'audit', '--quiet'];
    expect((await runMain(argv, { cwd })).code).toBe(0);
    expect((await verified(cwd, 'audit')).same).toBe(true);
    // From another working directory, with the logs moved together, then flat.
    const other = folderWith();
    const manifest = join(cwd, 'audit', 'manifest.json');
    const run = async (...more: string[]) =>
      await runMain(['verify', manifest, '--quiet', ...more], { cwd: other });
    expect(await run()).toMatchObject({
      code: 2,
      stderr:
        'alpr-audit: in/a.csv, which was drawn from, is not there: say with --logs which folder it is in\n',
    });
    expect((await run('--logs', cwd)).code).toBe(0);
    mkdirSync(join(cwd, 'flat'));
    renameSync(join(cwd, 'in/a.csv'), join(cwd, 'flat/a.csv'));
    renameSync(join(cwd, 'in/deep/b.csv'), join(cwd, 'flat/b.csv'));
    expect((await run('--logs', join(cwd, 'flat'))).code).toBe(0);
    const lost = await run('--logs', cwd);
    expect(lost.code).toBe(2);
    expect(lost.stderr).toContain(`is not in ${cwd}`);
    renameSync(join(cwd, 'flat/a.csv'), join(cwd, 'audit/a.csv'));
    renameSync(join(cwd, 'flat/b.csv'), join(cwd, 'audit/b.csv'));
    expect((await run()).code).toBe(0);
  });

  it.each(['ticket', 'generator'])('on standard input, where they were (%s)', async (method) => {
    const cwd = folderWith();
    const argv = ['sample', '-', ...SAMPLE, '--method', method, '-o', 'audit'];
    expect((await runMain(argv, { cwd, stdin: LOG })).code).toBe(0);
    const verify = ['verify', 'audit/manifest.json'];
    expect(await runMain(verify, { cwd, stdin: LOG })).toMatchObject({ code: 0, stderr: '' });
    const changed = await runMain(verify, { cwd, stdin: LOG.replace('burglary 7', 'robbery') });
    expect(changed.code).toBe(1);
  });
});

describe('verify cannot be done', () => {
  it.each([
    ['none.json', 'none.json is not there: name the manifest.json'],
    ['log.csv', 'log.csv is not JSON'],
    ['lines.json', 'lines.json is not JSON'],
    ['list.json', 'is no manifest of alpr-audit, or was changed'],
    ['config.json', 'is no manifest of alpr-audit, or was changed'],
    ['latin.json', 'latin.json is not UTF-8'],
    ['.', '. is a folder: name a file'],
    ['other/manifest.json', 'is not there: say with --logs'],
  ])('over %s', async (name, expected) => {
    const cwd = folderWith({
      'log.csv': LOG,
      'lines.json': 'not\n\u001b[31mred\u001b[0m\njson',
      'list.json': '[1, 2]',
      'config.json': '{"size": 5}',
      'latin.json': Buffer.from('{"a":"caf\u00e9"}', 'latin1'),
    });
    await drew(cwd, 'log.csv', ...SAMPLE, '-o', 'audit');
    mkdirSync(join(cwd, 'other'));
    const text = readFileSync(join(cwd, 'audit/manifest.json'), 'utf8');
    writeFileSync(join(cwd, 'other/manifest.json'), text.replaceAll('log.csv', 'gone.csv'));
    expect(await refused(['verify', name], { cwd })).toContain(expected);
  });

  it('without a manifest, or with another option', async () => {
    await refused(['verify'], {});
    await refused(['verify', 'a.json', 'b.json'], {});
    await refused(['verify', 'a.json', '--seed', '1'], {});
    await refused(['verify', 'a.json', '--format', 'csv'], {});
  });
});
