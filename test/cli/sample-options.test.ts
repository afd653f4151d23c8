import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runMain } from '../run-main.ts';
import { LOG, manifestOf, refused, SEED } from './audit.ts';
import { folderWith, namesIn } from './folder.ts';

/* The options of `sample`: what is refused, and what goes before what. */

const NAMES = ['manifest.json', 'workpaper.csv', 'workpaper.xlsx'];

async function json(cwd: string, ...argv: string[]) {
  const { code, stdout, stderr } = await runMain(['sample', 'log.csv', '--json', ...argv], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
}

describe('what is refused, in one line', () => {
  const cwd = folderWith({ 'log.csv': LOG });

  it.each([
    [['--size', '5', '--seed', ''], 'a seed has no white space at its ends, and is not empty'],
    [['--size', '5', '--seed', ' '], 'white space'],
    [['--size', '5', '--seed', '1 '], 'white space'],
    [['--size', '5', '--seed', '\t1'], 'white space'],
    [['--size', '5', '--seed', '1\n'], 'white space'],
    [['--size', '5', '--seed', '\u00a01'], 'white space'],
    [['--size', '5', '--seed', '1\ufeff'], 'white space'],
    [['--size', '5', '--seed', '1\ud800'], 'no valid text'],
    [[], 'how many searches? give --size 60, --percent 5, or --confidence 95 --tolerable 5'],
    [['--spares', '5'], 'how many searches?'],
    [['--at-least', '5'], '--at-least and --at-most go with --percent'],
    [['--at-most', '5', '--size', '9'], '--at-least and --at-most go with --percent'],
    [['--size', '5', '--percent', '5'], '--size and --percent are two sizes'],
    [['--size', '5', '--tolerable', '5'], '--size and --confidence with --tolerable are two sizes'],
    [['--percent', '5', '--confidence', '95'], '--percent and --confidence with --tolerable'],
    [['--confidence', '95'], '--confidence needs --tolerable'],
    [['--expected', '1'], '--confidence needs --tolerable'],
    [['--confidence', '0', '--tolerable', '5'], '--confidence 0 is not a percentage over 0'],
    [['--confidence', '100', '--tolerable', '5'], 'under 100'],
    [['--tolerable', '0'], '--tolerable 0 is not a percentage over 0'],
    [['--percent', '5', '--at-least', '9', '--at-most', '8'], '--at-least 9 is over --at-most 8'],
    [['--size', '0'], 'a whole number from 1 on is needed'],
    [['--size', '1.5'], 'a whole number from 1 on is needed'],
    [['--size', '-1'], 'a whole number from 1 on is needed'],
    [['--percent', '101'], 'a percentage from 0 to 100 is needed'],
    [['--percent', '5%%'], 'a percentage from 0 to 100 is needed'],
    [['--size', '5', '--spares', 'x'], 'a whole number from 0 on is needed'],
    [
      ['--size', '5', '--by', 'week'],
      '--by week is not known: give one or several, with commas between, of month',
    ],
    [['--size', '5', '--by', 'constructor'], '--by constructor is not known'],
    [['--size', '5', '--allocate', 'neyman'], 'proportional, equal'],
    [['--size', '5', '--method', 'random'], 'ticket, generator'],
    [['--size', '5', '--as-of', 'today'], 'a time such as'],
    [['--size', '5', '--as-of', '2026-10-02'], 'a time such as'],
    [['--size', '5', '--as-of', '2026-02-30T09:00:00Z'], 'a time such as'],
    [['--size', '5', '--preset', 'monthly'], '--preset monthly: the config has no'],
    [['--size', '5', '-o', 'log.csv'], 'log.csv is a file: give the name of a folder'],
    [['--size', '5', '-o', 'log.csv/audit'], 'log.csv/audit cannot be written'],
    [['--size', '5', '-o', ''], '--output has no name'],
    [['--size', '5', '-o', 'audit', '--rejects', 'audit/workpaper.csv'], 'audit/workpaper.csv'],
  ])('%j', async (argv, expected) => {
    expect(await refused(['sample', 'log.csv', ...argv], { cwd })).toContain(expected);
    expect(await refused(['sample', 'log.csv', '-o', 'audit', ...argv], { cwd })).toContain('');
    expect(namesIn(cwd)).toEqual(['log.csv']);
  });
});

describe('-o', () => {
  it('leaves no folder behind where the draw fails', async () => {
    const cwd = folderWith({ 'log.csv': 'no header\n', 'good.csv': LOG });
    const argv = ['--size', '5', '--seed', SEED, '-o', 'audits/2026/october'];
    for (const more of [['log.csv'], ['none.csv'], ['good.csv', '--strict', 'log.csv']]) {
      await refused(['sample', ...more, ...argv], { cwd });
      expect(namesIn(cwd)).toEqual(['good.csv', 'log.csv']);
    }
    const question = JSON.stringify({ questions: ['notes'] });
    writeFileSync(join(cwd, 'alpr-audit.config.json'), question);
    const said = await refused(['sample', 'good.csv', ...argv], { cwd });
    expect(said).toContain('the question "notes"');
    expect(namesIn(cwd)).toEqual(['alpr-audit.config.json', 'good.csv', 'log.csv']);
  });

  it('leaves nothing behind when it is interrupted', async () => {
    const cwd = folderWith({ 'log.csv': LOG });
    const argv = ['sample', 'log.csv', '--size', '5', '-o', 'audit'];
    const { code } = await runMain(argv, { cwd, signal: AbortSignal.abort() });
    expect(code).toBe(130);
    expect(namesIn(cwd)).toEqual(['log.csv']);
  });

  it('makes the folder, and the folders above it', async () => {
    const cwd = folderWith({ 'log.csv': LOG });
    const argv = ['sample', 'log.csv', '--size', '5', '--seed', SEED];
    expect((await runMain([...argv, '-o', 'audits/2026'], { cwd })).code).toBe(0);
    expect(namesIn(join(cwd, 'audits/2026'))).toEqual(NAMES);
    mkdirSync(join(cwd, 'there'));
    writeFileSync(join(cwd, 'there', 'notes.txt'), 'mine');
    expect((await runMain([...argv, '-o', `there/`], { cwd })).code).toBe(0);
    expect(namesIn(join(cwd, 'there'))).toEqual([NAMES[0], 'notes.txt', ...NAMES.slice(1)]);
  });

  it.each(NAMES)('refuses a folder that has a %s, and replaces it with --force', async (name) => {
    const cwd = folderWith({ 'log.csv': LOG, [`audit/${name}`]: 'mine' });
    const argv = ['sample', 'log.csv', '--size', '5', '--seed', SEED, '-o', 'audit'];
    expect(await refused(argv, { cwd })).toContain(`audit/${name} exists`);
    expect(namesIn(join(cwd, 'audit'))).toEqual([name]);
    expect(readFileSync(join(cwd, 'audit', name), 'utf8')).toBe('mine');
    expect((await runMain([...argv, '--force'], { cwd })).code).toBe(0);
    expect(namesIn(join(cwd, 'audit'))).toEqual(NAMES);
    expect(readFileSync(join(cwd, 'audit', name), 'utf8')).not.toBe('mine');
  });

  it('never writes over a log that stands in the folder, with --force neither', async () => {
    const cwd = folderWith({ 'audit/workpaper.csv': LOG });
    const argv = ['sample', 'audit/workpaper.csv', '--size', '5', '-o', 'audit', '--force'];
    expect(await refused(argv, { cwd })).toContain('audit/workpaper.csv is one of the other files');
    expect(readFileSync(join(cwd, 'audit/workpaper.csv'), 'utf8')).toBe(LOG);
    expect(namesIn(join(cwd, 'audit'))).toEqual(['workpaper.csv']);
  });

  it.skipIf(process.getuid?.() === 0)('in a folder that cannot be written to', async () => {
    const cwd = folderWith({ 'log.csv': LOG, 'locked/x': '' });
    chmodSync(join(cwd, 'locked'), 0o500);
    const argv = ['sample', 'log.csv', '--size', '5', '-o', 'locked'];
    expect(await refused(argv, { cwd })).toContain('locked/workpaper.csv cannot be written');
    expect(namesIn(join(cwd, 'locked'))).toEqual(['x']);
  });

  it('- is standard output', async () => {
    const cwd = folderWith({ 'log.csv': LOG });
    const argv = ['sample', 'log.csv', '--size', '5', '--seed', SEED];
    expect(await runMain([...argv, '-o', '-'], { cwd })).toEqual(await runMain(argv, { cwd }));
    expect(namesIn(cwd)).toEqual(['log.csv']);
  });
});

describe('a seed that nobody gave', () => {
  it('has twenty digits, is used, printed and recorded with its source', async () => {
    const cwd = folderWith({ 'log.csv': LOG });
    const { design, drawn } = (await json(cwd, '--size', '5')).sample;
    expect(design.seed).toBe('48151623424815162342');
    expect(design.seedSource).toContain('operating system');
    const given = (await json(cwd, '--size', '5', '--seed', design.seed)).sample;
    expect(given.drawn).toEqual(drawn);
    expect(given.design.seedSource).toBeNull();
    const own = (await json(cwd, '--size', '5', '--seed-source', 'my dice')).sample;
    expect(own.design.seedSource).toBe('my dice');
    const { stdout } = await runMain(['sample', 'log.csv', '--size', '5'], { cwd });
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'The seed is 48151623424815162342. Its source: random digits from the operating system',
    );
  });
});

describe('--preset', () => {
  const presets = {
    monthly: { percent: '5', atLeast: 4, atMost: 9, by: 'agency', spares: 2, atLeastEach: 1 },
    discovery: { confidence: '90', tolerable: '10' },
    fixed: { size: 7, allocate: 'equal', by: 'user' },
  };
  const cwd = folderWith({
    'log.csv': LOG,
    'alpr-audit.config.json': JSON.stringify({ sample: { presets } }),
  });

  it.each([
    ['monthly', [], { size: 4, spares: 2 }, 2],
    ['monthly', ['--percent', '20'], { size: 12, spares: 2 }, 2],
    ['monthly', ['--size', '3', '--spares', '0'], { size: 3, spares: 0 }, 2],
    ['monthly', ['--tolerable', '50'], { size: 5 }, 2],
    ['monthly', ['--at-most', '4', '--at-least', '2'], { size: 3 }, 2],
    ['discovery', [], { size: 19 }, 0],
    ['discovery', ['--by', 'month'], { size: 19 }, 3],
    ['fixed', [], { size: 7 }, 3],
    ['fixed', ['--allocate', 'proportional'], { size: 7 }, 3],
  ])('%s with %j', async (preset, more, design, strata) => {
    const { sample } = await json(cwd, '--preset', preset, '--seed', SEED, ...more);
    expect(sample.design).toMatchObject(design);
    expect(sample.design.strata).toHaveLength(strata);
  });

  it('names those there are', async () => {
    const said = await refused(['sample', 'log.csv', '--preset', 'weekly'], { cwd });
    expect(said).toContain('give one of monthly, discovery, fixed');
    await refused(['sample', 'log.csv', '--preset', 'constructor'], { cwd });
  });
});

it('--as-of and --preparer stand in the manifest, else the clock and nobody', async () => {
  const cwd = folderWith({ 'log.csv': LOG });
  const argv = ['sample', 'log.csv', '--size', '5', '--seed', SEED];
  const as = ['--as-of', '2026-10-01T09:00:00-07:00', '--preparer', 'D. Alvarez'];
  await runMain([...argv, ...as, '-o', 'one'], { cwd });
  await runMain([...argv, '-o', 'two'], { cwd });
  expect(manifestOf(cwd, 'one')).toMatchObject({
    createdAt: '2026-10-01T09:00:00-07:00',
    preparer: 'D. Alvarez',
  });
  expect(manifestOf(cwd, 'two')).toMatchObject({
    createdAt: '2026-10-02T12:00:00.000Z',
    preparer: null,
  });
});
