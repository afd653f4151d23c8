import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SizeResult } from '../../src/contract/size.ts';
import { runMain } from '../run-main.ts';
import { refused } from './audit.ts';
import { folderWith, SMALL_LOG } from './folder.ts';
import { widerThan } from './terminal.ts';

/* `size`: published sizes, its words, and what it refuses. */

async function size(...argv: string[]): Promise<SizeResult> {
  const { code, stdout, stderr } = await runMain(['size', ...argv, '--json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout).size;
}

/** AICPA, Audit Sampling (2017), table A-1: 5 percent risk; tolerable, expected, n, k. */
const AICPA: readonly (readonly [string, string, number, number])[] = [
  ['2', '0', 149, 0],
  ['2', '0.5', 313, 2],
  ['2', '1.25', 1030, 13],
  ['3', '0', 99, 0],
  ['3', '2.25', 1466, 33],
  ['4', '0', 74, 0],
  ['4', '1', 156, 2],
  ['4', '2.25', 390, 9],
];

describe('published sizes', () => {
  it.each(AICPA)(
    'tolerable %s, expected %s: %i, %i deviations',
    async (tolerable, expected, n, k) => {
      const found = await size('--tolerable', tolerable, '--expected', expected);
      expect(found).toMatchObject({ n, k, K: null, distribution: 'binomial' });
      expect(found.tail).toBeLessThanOrEqual(0.05);
    },
  );

  it('rounds on exact fractions: 7% of 1,300 is 91', async () => {
    expect((await size('--population', '1300', '--tolerable', '7')).K).toBe(91);
  });

  it('takes rates with a percent sign and with decimals', async () => {
    const found = await size('--population', '4262', '--tolerable', '3.5%', '--confidence', '90%');
    expect(found).toMatchObject({ tolerable: 0.035, confidence: 0.9, K: 150 });
  });
});

describe('its words', () => {
  it('can be quoted', async () => {
    const { stdout } = await runMain(['size', '--population', '4262', '--tolerable', '5']);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'If 214 of the 4,262 searches deviated, 58 drawn at random would show none of them in at most 4.94% of draws.',
    );
    expect(widerThan(stdout, 80)).toEqual([]);
  });

  it('are the same numbers in every format', async () => {
    const asked = ['size', '--population', '500', '--tolerable', '6', '--expected', '1'];
    const { n, tail } = await size(...asked.slice(1));
    const csv = (await runMain([...asked, '--format', 'csv'])).stdout;
    expect(csv.replace('\ufeff', '').split('\r\n')[1]).toMatch(new RegExp(`^${n},1,30,${tail},`));
    const ndjson = (await runMain([...asked, '--format', 'ndjson'])).stdout;
    expect(JSON.parse(ndjson)).toMatchObject({ n, tail });
  });

  it('go to a file, which is not replaced unless asked for', async () => {
    const cwd = folderWith();
    const asked = ['size', '--tolerable', '5', '-o', 'size.txt'];
    expect(await runMain(asked, { cwd })).toEqual({
      ...{ code: 0, stdout: '', stderr: expect.stringMatching(/^Wrote size\.txt: 2 kB\.\nNext, /) },
    });
    const text = readFileSync(join(cwd, 'size.txt'), 'utf8');
    expect(text).toMatch(/^Draw 59 searches\./);
    expect(await refused(asked, { cwd })).toContain('size.txt exists');
    expect((await runMain([...asked, '--force'], { cwd })).code).toBe(0);
  });
});

describe('what is refused', () => {
  it.each([
    [[], 'give --tolerable 5'],
    [['--tolerable', '5', '--precision', '5'], 'two sizes'],
    [['--tolerable', '0'], '--expected must be below --tolerable'],
    [['--tolerable', '5', '--expected', '6'], '--expected must be below --tolerable'],
    [['--tolerable', '101'], '--tolerable 101 is not a percentage'],
    [['--tolerable', '1e1'], '--tolerable 1e1 is not a percentage'],
    [['--tolerable', '5', '--confidence', '100'], '--confidence 100 is not a percentage'],
    [['--precision', '0'], '--precision 0 is not a percentage'],
    [['--precision', '5', '--expected', '0'], '--expected 0 is not a percentage'],
    [['--tolerable', '5', '--population', '0'], 'a whole number from 1'],
    [['--tolerable', '5', '--population', '1000000001'], 'a whole number from 1 to 1000000000'],
    [['--tolerable', '5', '--population', '42,62'], 'a whole number from 1'],
    [['--tolerable', '5', 'log.csv'], 'too many arguments'],
  ])('%j', async (argv, words) => {
    const cwd = folderWith();
    expect(await refused(['size', ...argv], { cwd })).toContain(words);
    expect(await refused(['size', ...argv, '-o', 'out.txt'], { cwd })).toContain(words);
    expect(existsSync(join(cwd, 'out.txt'))).toBe(false);
  });
});

describe('a percentage below one', () => {
  const said = async (...argv: string[]) => {
    const { code, stdout, stderr } = await runMain(['size', ...argv]);
    expect(code).toBe(0);
    return { stdout: stdout.replaceAll(/\s+/g, ' '), stderr };
  };

  it('may be meant as a share of one: it is read as it stands, with a doubt', async () => {
    const { stdout, stderr } = await said('--tolerable', '0.05');
    expect(stderr).toMatch(/^Next, [^\n]*\n$/);
    expect(stdout).toContain('Draw 5,990 searches.');
    const doubt =
      'Look at: --tolerable 0.05 is read as 0.05 percent: for 5 percent give 5; 0.05% says that it is meant';
    expect(stdout).toContain(doubt);
    for (const format of ['--json', '--format=csv', '--format=ndjson']) {
      expect((await said('--tolerable', '0.05', format)).stderr).toBe(`${doubt}\n`);
      expect((await said('--tolerable', '0.05', format, '--quiet')).stderr).toBe('');
    }
  });

  it.each([
    [['--tolerable', '5', '--confidence', '0.95'], '--confidence 0.95', '95'],
    [['--precision', '0.125'], '--precision 0.125', '12.5'],
    [['--precision', '0.5'], '--precision 0.5', '50'],
    [['--tolerable', '0.050'], '--tolerable 0.050', '5'],
  ])('%j is doubted', async (argv, option, percent) => {
    const { stdout } = await said(...argv);
    expect(stdout).toContain(`Look at: ${option} is read as`);
    expect(stdout).toContain(`for ${percent} percent give ${percent};`);
  });

  it.each([
    ['with its sign', '--tolerable', '0.05%'],
    ['of one and more', '--tolerable', '1.5'],
    ['that is expected, as few deviations are', '--tolerable', '2', '--expected', '0.5'],
    ['of nothing', '--tolerable', '5', '--expected', '0'],
  ])('%s is not', async (_, ...argv) => {
    const { stdout, stderr } = await said(...argv);
    expect(stdout + stderr).not.toContain('Look at');
  });

  it('is doubted by evaluate too', async () => {
    const numbers = ['--population', '1,000', '--sample', '60', '--exceptions', '0'];
    const { stderr } = await runMain(['evaluate', ...numbers, '--tolerable', '0.05']);
    expect(stderr).toContain('Look at: --tolerable 0.05 is read as 0.05 percent');
  });

  it('is doubted by validate too', async () => {
    const cwd = folderWith({ 'log.csv': SMALL_LOG });
    const { code, stderr } = await runMain(['validate', 'log.csv', '--fail-over', '0.05'], { cwd });
    expect(code).toBeLessThan(2);
    expect(stderr).toContain('Look at: --fail-over 0.05 is read as 0.05 percent');
  });
});

describe('a number with commas', () => {
  it.each(['2,803', '2803'])('%s is a whole number', async (population) => {
    const found = await size('--tolerable', '5', '--population', population);
    expect(found.population).toBe(2803);
  });

  it.each(['2,80', '28,03', ',803', '2,803,', '2,,803', '2803,000', '2.803', '2 803'])(
    '%s is none',
    async (population) => {
      const run = await runMain(['size', '--tolerable', '5', '--population', population]);
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toContain('a whole number from 1 to');
    },
  );
});
