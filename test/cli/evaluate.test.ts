import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EvaluateResult } from '../../src/contract/evaluate.ts';
import { runMain } from '../run-main.ts';
import { csvOf, tableOfCsv, workbookWith } from '../workpaper/finished.ts';
import { drew, LOG, refused, SEED } from './audit.ts';
import { folderWith } from './folder.ts';
import { widerThan } from './terminal.ts';

/* `evaluate` on numbers and on finished workpapers: voids, open answers, NA, strata, refusals. */

async function evaluated(
  cwd: string,
  ...argv: string[]
): Promise<{ code: number; evaluate: EvaluateResult; document: Record<string, unknown> }> {
  const { code, stdout, stderr } = await runMain(['evaluate', ...argv, '--json'], { cwd });
  expect(stderr).toBe('');
  const document = JSON.parse(stdout);
  return { code, evaluate: document.evaluate, document };
}

/** An audit folder of a log of 60 searches: 10 drawn, 3 spares (of each stratum). */
async function issued(...argv: string[]): Promise<string> {
  const cwd = folderWith({ 'log.csv': LOG });
  const options = ['--seed', SEED, '--size', '10', '--spares', '3'];
  await drew(cwd, 'log.csv', ...options, ...argv, '-o', 'audit');
  return cwd;
}

type Change = [draw: number, title: string, text: string];

/** Answers each row of the sample with no exception, then changes some cells. */
function filled(rows: (string | null)[][], changes: readonly Change[]): void {
  const header = rows[0]!;
  const at = (title: string): number => header.indexOf(title);
  for (const row of rows.slice(1)) {
    if (row[at('Role')] === 'spare') continue;
    for (let place = at('Exception (Y/N)') - 5; place < at('Exception (Y/N)'); place += 1) {
      row[place] = 'Y';
    }
    row[at('Exception (Y/N)')] = 'N';
  }
  for (const [draw, title, text] of changes) {
    rows.find((row) => String(row[0]) === String(draw))![at(title)] = text;
  }
}

function fillCsv(cwd: string, ...changes: Change[]): void {
  const path = join(cwd, 'audit/workpaper.csv');
  const rows = tableOfCsv(readFileSync(path, 'utf8'));
  filled(rows, changes);
  writeFileSync(path, csvOf(rows));
}

const X = 'Exception (Y/N)';
const VOID = 'Void (Y)';
const PLATE = 'Plate is connected to that case';
const CSV = 'audit/workpaper.csv';

describe('numbers alone', () => {
  it('are those that RAT-STATS published: 82 of 400 of 10,000', async () => {
    const asked = ['--population', '10000', '--sample', '400', '--exceptions', '82'];
    for (const [confidence, lower, upper] of [
      ['80', 1796, 2326],
      ['90', 1729, 2403],
      ['95', 1673, 2470],
    ] as const) {
      const { evaluate } = await evaluated('.', ...asked, '--confidence', confidence);
      expect(evaluate).toMatchObject({ projected: 2050, rate: 0.205, method: 'hypergeometric' });
      expect(evaluate.interval).toMatchObject({ lower: { count: lower }, upper: { count: upper } });
    }
  });

  it('without a population are those of Clopper and Pearson', async () => {
    const { evaluate } = await evaluated('.', '--sample', '59', '--exceptions', '0');
    expect(evaluate.upper.rate).toBeCloseTo(0.04950760988822693, 12);
    expect(evaluate.interval.upper.rate).toBeCloseTo(0.060608900950339835, 12);
    expect(evaluate).toMatchObject({ population: null, projected: null, K: null });
  });

  it('support a tail that is the risk to the last digit: 1/20 for 19 of 20', async () => {
    const asked = ['--population', '20', '--sample', '19', '--exceptions', '0', '--tolerable', '5'];
    const { code, evaluate } = await evaluated('.', ...asked);
    expect({ code, tail: evaluate.tail }).toEqual({ code: 0, tail: 0.05 });
    expect(evaluate.conclusion).toBe('supported');
  });

  it('say when more than the tolerable rate is shown', async () => {
    const asked = ['--population', '10000', '--sample', '400', '--exceptions', '82'];
    const { code, stdout } = await runMain(['evaluate', ...asked, '--tolerable', '5']);
    expect(code).toBe(1);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('More is shown: at least 1,673 of them');
  });

  it.each([
    [['--sample', '5', '--exceptions', '6'], '--exceptions 6 is over --sample 5'],
    [
      ['--population', '4', '--sample', '5', '--exceptions', '1'],
      '--sample 5 is over --population 4',
    ],
    [['--population', '4', '--sample', '5'], 'name the finished workpaper'],
    [['--sample', '0', '--exceptions', '0'], 'a whole number from 1'],
    [['--sample', '5', '--exceptions', '-1'], 'a whole number from 0'],
    [['--sample', '5', '--exceptions', '1', '--tolerable', '0'], '--tolerable 0 is no rate'],
    [['--sample', '5', '--exceptions', '1', '--confidence', '0'], '--confidence 0'],
    [['--sample', '5', '--exceptions', '1', '--manifest', 'm.json'], '--manifest goes with'],
    [['--sample', '5', '--exceptions', '1', '--unanswered', 'exclude'], '--unanswered goes with'],
    [['w.csv', '--sample', '5'], '--sample is for numbers alone'],
  ])('%j cannot be', async (argv, words) => {
    expect(await refused(['evaluate', ...argv], {})).toContain(words);
  });
});

describe('a finished workpaper', () => {
  it('as CSV and as XLSX gives the same', async () => {
    const cwd = await issued();
    const changes: Change[] = [
      [2, X, 'Y'],
      [5, VOID, 'Y'],
      [5, 'Void reason', 'test search'],
      [11, X, 'Y'],
    ];
    const path = join(cwd, 'audit/workpaper.xlsx');
    const xlsx = await workbookWith(readFileSync(path), (rows) => filled(rows as never, changes));
    writeFileSync(path, xlsx);
    fillCsv(cwd, ...changes);
    const csv = await evaluated(cwd, CSV);
    expect(csv.evaluate).toMatchObject({
      ...{ population: 60, n: 10, exceptions: 2, projected: 12, conclusion: 'none' },
      voids: [{ draw: 5, replacedBy: 11, reason: 'test search' }],
      spares: { issued: 3, used: 1, void: 0, unused: 2, ignored: 0 },
      draws: { exceptions: [2, 11], unanswered: [], answeredN: [], questionsOpen: [] },
    });
    expect((await evaluated(cwd, 'audit/workpaper.xlsx')).evaluate).toEqual(csv.evaluate);
    const manifest = JSON.parse(readFileSync(join(cwd, 'audit/manifest.json'), 'utf8'));
    expect(csv.document).toMatchObject({
      ...{ inputs: manifest.inputs, population: manifest.population },
      warnings: manifest.warnings,
    });
  });

  it('counts a row without an answer as a deviation, unless it is excluded', async () => {
    const cwd = await issued();
    fillCsv(cwd, [4, X, ''], [7, X, 'Y']);
    const counted = await evaluated(cwd, CSV, '--tolerable', '60');
    expect(counted.evaluate).toMatchObject({ n: 10, exceptions: 2, unanswered: 1 });
    expect(counted.evaluate.draws).toMatchObject({ exceptions: [7], unanswered: [4] });
    const excluded = await evaluated(cwd, CSV, '--unanswered', 'exclude');
    expect(excluded.evaluate).toMatchObject({ n: 9, exceptions: 1, unanswered: 1 });
    const { stderr } = await runMain(['evaluate', CSV, '--format', 'csv'], { cwd });
    expect(stderr).toBe(
      'Look at: draw 4 without an answer counts as a deviation until there is one.\n',
    );
  });

  it('does not project a question with an NA', async () => {
    const cwd = await issued();
    fillCsv(cwd, [1, PLATE, 'NA'], [2, PLATE, 'N']);
    const { evaluate } = await evaluated(cwd, CSV);
    const question = evaluate.questions.find(({ text }) => text === PLATE.replace('P', 'p'))!;
    expect(question).toMatchObject({
      ...{ population: null, n: 9, deviations: 1, notApplicable: 1, projected: null },
      ...{ method: 'binomial', upper: { count: null } },
    });
    expect(evaluate.questions.filter(({ population }) => population === 60)).toHaveLength(4);
    expect(evaluate.exceptions).toBe(0);
  });

  it('is smaller where no spare is left, and says so; spares that nobody asked for do not count', async () => {
    const cwd = await issued();
    const voids = [1, 2, 3, 11].map((draw): Change => [draw, VOID, 'Y']);
    fillCsv(cwd, ...voids, [12, X, 'N'], [13, X, 'Y']);
    const { evaluate } = await evaluated(cwd, CSV);
    expect(evaluate).toMatchObject({ n: 9, exceptions: 1 });
    expect(evaluate.voids.map(({ replacedBy }) => replacedBy)).toEqual([12, 13, null]);
    const { stdout } = await runMain(['evaluate', CSV], { cwd });
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'Look at: draw 3: void, and no spare of the stratum was left; the sample is smaller by 1.',
    );
    expect(widerThan(stdout, 80)).toEqual([]);
  });

  it('of strata: a spare of the same stratum, each stratum by itself, all combined', async () => {
    const cwd = await issued('--by', 'agency');
    const { drawn } = JSON.parse(readFileSync(join(cwd, 'audit/manifest.json'), 'utf8'));
    const first = drawn.find(({ stratum }: { stratum: string }) => stratum === 'South SO');
    const spare = drawn.find(
      ({ role, stratum }: { role: string; stratum: string }) =>
        role === 'spare' && stratum === 'South SO',
    );
    fillCsv(cwd, [first.draw, VOID, 'Y'], [spare.draw, X, 'Y']);
    const { evaluate } = await evaluated(cwd, CSV, '--tolerable', '90');
    expect(evaluate.voids).toMatchObject([{ draw: first.draw, replacedBy: spare.draw }]);
    expect(evaluate).toMatchObject({ method: 'stratified', exceptions: 1, limitsExact: true });
    expect(evaluate.strata).toMatchObject([
      { value: 'North PD', population: 45, exceptions: 0 },
      { value: 'South SO', population: 15, exceptions: 1 },
    ]);
    const [, south] = evaluate.strata;
    expect(evaluate.projected).toBeCloseTo(15 / south!.n, 9);
    expect(evaluate.standardError).toBeGreaterThan(0);
  });

  it('has its threshold as the exit code, with the output written', async () => {
    const cwd = await issued();
    fillCsv(cwd);
    const met = await runMain(['evaluate', CSV, '--tolerable', '30'], { cwd });
    const not = await runMain(['evaluate', CSV, '--tolerable', '5', '-o', 'out.txt'], { cwd });
    expect([met.code, not.code]).toEqual([0, 1]);
    expect(readFileSync(join(cwd, 'out.txt'), 'utf8')).toContain('not supported');
    const over = ['evaluate', CSV, '-o', CSV, '--force'];
    expect(await refused(over, { cwd })).toContain('is one of the other files');
  });
});

describe('what is refused', () => {
  it('a workpaper of another manifest, and one that is not there', async () => {
    const cwd = await issued();
    const options = ['--seed', '5', '--size', '10', '--spares', '3'];
    await drew(cwd, 'log.csv', ...options, '-o', 'other');
    const other = ['evaluate', CSV, '--manifest', 'other/manifest.json'];
    expect(await refused(other, { cwd })).toContain(
      'is not the workpaper that other/manifest.json issued: 13 of its 13 rows are of other searches',
    );
    expect(await refused(['evaluate', 'nowhere.csv'], { cwd })).toContain(
      'manifest.json is not there',
    );
    expect(await refused(['evaluate', 'audit/none.csv'], { cwd })).toContain(
      'audit/none.csv is not there',
    );
  });

  it.each<[string, (rows: string[][]) => void, string]>([
    [
      'a row altered',
      (rows) => (rows[3]![rows[0]!.indexOf('Reason')] = 'homicide'),
      'row 4 (draw 3)',
    ],
    ['a row less', (rows) => rows.splice(2, 1), 'draw 2 is missing'],
    ['a row added, such as a pick by judgment', (rows) => rows.push(['99']), '(draw 99) was added'],
    ['an answer that is none', (rows) => (rows[1]![rows[0]!.indexOf(X)] = 'NA'), 'answer Y, N'],
  ])('%s', async (_name, edit, words) => {
    const cwd = await issued();
    const path = join(cwd, CSV);
    const rows = tableOfCsv(readFileSync(path, 'utf8'));
    edit(rows);
    writeFileSync(path, csvOf(rows));
    expect(await refused(['evaluate', CSV], { cwd })).toContain(words);
  });
});
