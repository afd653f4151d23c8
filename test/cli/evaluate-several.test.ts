import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runMain } from '../run-main.ts';
import { csvOf, tableOfCsv } from '../workpaper/finished.ts';
import { drew, LOG, refused, SEED } from './audit.ts';
import { folderWith } from './folder.ts';

/** The workpapers of several people, of one draw. */

let cwd: string;
let issued: string[][];

beforeAll(async () => {
  cwd = folderWith({ 'log.csv': LOG });
  await drew(cwd, 'log.csv', '--size', '8', '--spares', '2', '--seed', SEED, '-o', 'audit');
  issued = tableOfCsv(readFileSync(join(cwd, 'audit/workpaper.csv'), 'utf8'));
});

type Change = [draw: number, title: string, text: string];

const X = 'Exception (Y/N)';
const CASE = 'Case number exists in records system';

/** A workpaper of that name, its draws answered with no exception, then changed. */
function paper(name: string, draws: readonly number[], ...changes: Change[]): string {
  const rows = issued.map((row) => [...row]);
  const [titles = []] = rows;
  for (const draw of draws) rows[draw]![titles.indexOf(X)] = 'N';
  for (const [draw, title, text] of changes) rows[draw]![titles.indexOf(title)] = text;
  writeFileSync(join(cwd, name), csvOf(rows));
  return name;
}

const ALL = [1, 2, 3, 4, 5, 6, 7, 8];

const evaluate = (...argv: string[]) =>
  runMain(['evaluate', ...argv, '--manifest', 'audit/manifest.json'], { cwd });

async function found(...argv: string[]) {
  const { code, stdout } = await evaluate(...argv, '--json');
  return { code, document: JSON.parse(stdout) };
}

describe('two workpapers of one draw', () => {
  it('that differ are listed answer by answer, and there is no rate of all', async () => {
    const a = paper('a.csv', ALL, [2, X, 'Y'], [3, CASE, 'N'], [5, 'Void (Y)', 'Y']);
    const b = paper('b.csv', ALL, [3, CASE, 'NA'], [4, CASE, 'Y']);
    const { code, document } = await found(a, b, '--tolerable', '60');
    expect(code).toBe(1);
    expect(Object.keys(document.evaluate)).toEqual(['agreement']);
    const { disagreements, pairs, workpapers, answeredByOne } = document.evaluate.agreement;
    expect(disagreements).toMatchObject([
      {
        draw: 2,
        item: 'exception',
        answers: [{ workpaper: a, row: 3, answer: 'Y' }, { answer: 'N' }],
      },
      { draw: 3, item: 'question', text: 'case number exists in records system' },
      { draw: 5, item: 'void', file: 'log.csv', answers: [{ answer: 'Y' }, { answer: 'N' }] },
    ]);
    expect(disagreements[0].line).toBe(Number(issued[2]![issued[0]!.indexOf('Line')]));
    expect(pairs[0].items.slice(0, 3)).toMatchObject([
      { item: 'void', compared: 8, agreed: 7, kappa: 0 },
      { item: 'exception', compared: 7, agreed: 6, kappa: 0 },
      { item: 'question', compared: 1, agreed: 0, kappa: 0 },
    ]);
    expect(workpapers.map((each: typeof document) => each.evaluate.exceptions)).toEqual([2, 0]);
    expect(answeredByOne).toBe(1);
    const { stdout } = await evaluate(a, b, '--tolerable', '60');
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'Look at: 3 answers differ, on 3 searches: there is no rate of all until they are settled.',
    );
    expect(stdout).not.toContain('All together');
  });

  it('that share the work are one workpaper', async () => {
    const a = paper('part-1.csv', [1, 2, 3, 4], [2, X, 'Y'], [4, 'Void (Y)', 'Y']);
    const b = paper('part-2.csv', [5, 6, 7, 8, 9], [8, X, 'Y']);
    const one = paper('one.csv', [...ALL, 9], [2, X, 'Y'], [8, X, 'Y'], [4, 'Void (Y)', 'Y']);
    const { code, document } = await found(b, a, '--tolerable', '60');
    const alone = (await found(one, '--tolerable', '60')).document;
    const { agreement, ...together } = document.evaluate;
    expect(code).toBe(0);
    expect(together).toEqual(alone.evaluate);
    expect(agreement).toMatchObject({ disagreements: [], answeredByOne: 9 });
    expect(document.settings.workpapers.map(({ file }: { file: string }) => file)).toEqual([b, a]);
    expect(alone.settings).not.toHaveProperty('workpapers');
    expect(alone.evaluate).not.toHaveProperty('agreement');
    const { stdout } = await evaluate(b, a);
    expect(stdout).toContain('All together');
    expect(stdout).not.toContain('by itself');
  });

  it('are shown to others without folders and reasons', async () => {
    mkdirSync(join(cwd, 'private'), { recursive: true });
    const a = paper(
      'private/a.csv',
      ALL,
      [2, X, 'Y'],
      [1, 'Void (Y)', 'Y'],
      [1, 'Void reason', 'his wife'],
    );
    const b = paper('private/b.csv', ALL);
    for (const form of [
      '--format=table',
      '--format=md',
      '--json',
      '--format=csv',
      '--format=ndjson',
    ]) {
      const { stdout, stderr } = await evaluate(a, b, form, '--redact', 'public');
      expect(stdout + stderr).not.toMatch(/private|his wife/);
      expect(stdout).toContain('b.csv');
    }
  });
});

describe('what is refused', () => {
  const refusal = (...argv: string[]) => refused(['evaluate', ...argv], { cwd });

  it('the same workpaper twice', async () => {
    const [a, b] = [paper('a.csv', ALL), paper('copy.csv', ALL)];
    expect(await refusal(a, b, '--manifest', 'audit/manifest.json')).toBe(
      'alpr-audit: copy.csv is a.csv to the byte: name the workpapers of different people, each once',
    );
  });

  it('workpapers of different draws, by their names', async () => {
    await drew(cwd, 'log.csv', '--size', '8', '--spares', '2', '--seed', '5', '-o', 'other');
    const [a, b] = ['audit/workpaper.csv', 'other/workpaper.csv'];
    expect(await refusal(a, b)).toContain(
      'other/workpaper.csv is of another draw than audit/workpaper.csv: other/manifest.json is not audit/manifest.json',
    );
    expect(await refusal(a, b, '--manifest', 'audit/manifest.json')).toContain(
      'other/workpaper.csv is not the workpaper that audit/manifest.json issued',
    );
    expect(await refusal(a, b, '--population', '60')).toContain(
      '--population is for numbers alone',
    );
  });
});
