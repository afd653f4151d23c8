import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SizeResult } from '../../src/contract/size.ts';
import { runMain } from '../run-main.ts';
import { refused } from './audit.ts';
import { folderWith } from './folder.ts';
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
    expect(await runMain(asked, { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
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
    [['--tolerable', '5', '--population', '4,262'], 'a whole number from 1'],
    [['--tolerable', '5', 'log.csv'], 'too many arguments'],
  ])('%j', async (argv, words) => {
    const cwd = folderWith();
    expect(await refused(['size', ...argv], { cwd })).toContain(words);
    expect(await refused(['size', ...argv, '-o', 'out.txt'], { cwd })).toContain(words);
    expect(existsSync(join(cwd, 'out.txt'))).toBe(false);
  });
});
