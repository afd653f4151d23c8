import { beforeAll, describe, expect, it, test } from 'vitest';
import { changeSentence } from '../../../src/report/page/first/month-change.ts';
import { folderOf, folderWith } from '../../cli/folder.ts';
import { runMain } from '../../run-main.ts';
import { commandsOf } from '../../scenarios/transcript.ts';

/* What page 1 says: the verdict as a sentence, and the change that matters. */

const TZ = ['--tz', 'America/Los_Angeles'];
const AUDIT = ['--audit', 'audit', '--workpaper', 'finished.csv'];

describe('the verdict', () => {
  let cwd: string;
  beforeAll(async () => {
    cwd = folderOf('report/searches.csv', 'report/finished.csv');
    await runMain(commandsOf('report')[0]!.argv, { cwd });
  });

  it.each([
    [
      [...AUDIT, '--tolerable', '25'],
      'The audit did not pass: 14 of 40 searches failed (35%); the limit was 25%.',
      'have the audit repeated once this is done; it passes when a new sample shows that fewer than 25% of all searches fail.',
    ],
    [
      [...AUDIT, '--tolerable', '51'],
      'The audit passed: 14 of 40 searches failed (35%); the limit was 51%.',
      'say of each of the 14 failed searches what happened',
    ],
    [
      [...AUDIT, '--tolerable', '40'],
      'The audit did not pass: 14 of 40 searches failed (35%); the limit was 40%, and 40 searches are too few to show that all searches stay under it.',
      'have the audit repeated',
    ],
    [
      AUDIT,
      'The audit found that 14 of 40 searches failed (35%); no limit was set by which it would have passed or not.',
      'set a limit',
    ],
    [
      [],
      'No audit was evaluated. By the log alone, 137 of 477 searches (29%) have neither a case number nor a reason.',
      'draw searches at random',
    ],
  ])('%j', async (argv, verdict, asked) => {
    const run = ['report', 'searches.csv', ...TZ, ...argv, '--format', 'md'];
    const { stdout } = await runMain(run, { cwd });
    const [, summary = ''] = stdout.split('\n## Summary\n');
    expect(summary.trimStart().split('\n')[0]).toBe(verdict);
    expect(summary).toContain(asked);
  });
});

/** Words of auditors and of this program, which stand in the annex alone. */
const JARGON =
  /deviat|strat(um|a)|judgeable|seedHash|one-sided|two-sided|hypergeometric|Clopper|SHA-256/i;

test('what stands before the annex is in plain words', async () => {
  const cwd = folderOf('report/searches.csv', 'report/finished.csv');
  await runMain(commandsOf('report')[0]!.argv, { cwd });
  const run = ['report', 'searches.csv', ...TZ, ...AUDIT, '--tolerable', '25', '--retention', '1y'];
  const { stdout } = await runMain([...run, '--format', 'md'], { cwd });
  const [before = '', annex = ''] = stdout.split('\n## Annex: ');
  expect(before).not.toMatch(JARGON);
  expect(before).toContain('Case found under a corrected number; its vehicle is another one.');
  expect(annex).not.toBe('');
});

test('a month of too few searches keeps its place, and the page says so', async () => {
  const searches = (month: string, count: number): string[] =>
    Array.from(
      { length: count },
      (_, at) => `2026-${month}-${String(1 + (at % 28)).padStart(2, '0')} 10:00,u${at % 3},,`,
    );
  const rows = [...searches('01', 60), ...searches('02', 3), ...searches('03', 60)];
  const log = ['Search Time,User,Case Number,Reason', ...rows, ''].join('\n');
  const cwd = folderWith({ 'log.csv': log });
  const argv = ['report', 'log.csv', '--redact', 'board'];
  const { stdout } = await runMain(argv, { cwd });
  const [, chart = ''] = stdout.split('<figure id="figure-quality-months">');
  const [figure = ''] = chart.split('</figure>');
  expect(figure).toContain('month not shown: too few searches');
  for (const month of ['Jan', 'Feb', 'Mar']) expect(figure).toContain(`>${month}</text>`);
});

describe('the change that matters', () => {
  const months = (...of: readonly (readonly [string, number, number, number])[]) =>
    of.map(([month, judgeable, inadequate, bothBlank]) => ({
      ...{ month, searches: judgeable, judgeable, inadequate, bothBlank },
    }));

  it('is told in a sentence', () => {
    expect(
      changeSentence(
        months(['2026-04', 60, 41, 30], ['2026-05', 60, 27, 6], ['2026-06', 60, 35, 10]),
      ),
    ).toEqual([
      'In May 2026 the share with neither case number nor reason fell from 50% to 10%: ask what was changed then.',
    ]);
    expect(changeSentence(months(['2025-12', 500, 0, 0], ['2026-01', 500, 200, 0]))).toEqual([
      'In January 2026 the share that say too little in at least one of the two fields rose from 0% to 40%: ask what was changed then.',
    ]);
  });

  it.each([
    ['few searches', months(['2026-04', 49, 40, 40], ['2026-05', 400, 0, 0])],
    ['a small move', months(['2026-04', 4000, 900, 900], ['2026-05', 4000, 1400, 1400])],
    ['a move of chance', months(['2026-04', 60, 30, 30], ['2026-05', 60, 20, 20])],
    ['a month between that has none', months(['2026-04', 60, 50, 50], ['2026-06', 60, 5, 5])],
  ])('is none with %s', (_, all) => {
    expect(changeSentence(all)).toEqual([]);
  });
});
