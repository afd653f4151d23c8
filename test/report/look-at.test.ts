import { describe, expect, test } from 'vitest';
import type { LogFacts, Warning } from '../../src/contract/document.ts';
import { deceivingLines, otherLines } from '../../src/report/look-at.ts';
import { reportMemo } from '../../src/report/page/memo.ts';
import { agesView } from '../../src/report/views/ages-view.ts';
import { inspectView } from '../../src/report/views/inspect-view.ts';
import { workpaperCover } from '../../src/workpaper/cover.ts';
import { editManifest, LOG, manifestOf, SEED } from '../cli/audit.ts';
import { folderWith } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';
import { AGES_SETTINGS, FACTS, FRESNO, INSPECTED } from './samples.ts';
import { reportPage } from './whole-texts.ts';

const inputs = ['a.csv', 'a.csv: b.csv', 'c.csv'].map((file) => ({ file }));
const rows = (file: string, count: number): Warning => ({
  code: 'undated',
  message: `${file}: ${count} searches have no time that can be read`,
});

describe('the same warning for several files', () => {
  test('is one line with a count where it says the same', () => {
    const warnings: Warning[] = inputs.map(({ file }) => ({
      code: 'windows-1252',
      message: `${file}: not valid UTF-8, read as Windows-1252`,
    }));
    expect(otherLines({ inputs, warnings })).toEqual([
      'a.csv and 2 more files: not valid UTF-8, read as Windows-1252 [windows-1252]',
    ]);
  });

  test('is the line of the first with a count where the files differ', () => {
    const warnings = inputs.map(({ file }, at) => rows(file, at + 2));
    expect(deceivingLines({ inputs, warnings })).toEqual([
      'a.csv: 2 searches have no time that can be read [undated, and in 2 more files: --json has each]',
    ]);
  });

  test('counts the sheets of a workbook like files', () => {
    const warnings = [rows('a.csv#Jan', 1), rows('a.csv#Feb', 2), rows('c.csv', 3)];
    expect(deceivingLines({ inputs, warnings })).toEqual([
      'a.csv#Jan: 1 searches have no time that can be read [undated, and in 2 more files: --json has each]',
    ]);
  });

  test('is another for another column, another layout or another code', () => {
    const column = (file: string, header: string): Warning => ({
      code: 'constant-column',
      message: `${file}: column ${header} has one value`,
    });
    const warnings = [column('a.csv', 'Reason'), column('a.csv', 'Case'), column('c.csv', 'Case')];
    expect(otherLines({ inputs, warnings: [...warnings, rows('a.csv', 2)] })).toEqual([
      'a.csv: column Reason has one value [constant-column]',
      'a.csv and 1 more file: column Case has one value [constant-column]',
    ]);
  });

  test('stands alone where it is about no file, or twice about one', () => {
    const day: Warning = { code: 'missing-days', message: '2 days without a search' };
    const warnings = [day, day, rows('a.csv', 1), rows('a.csv', 2)];
    expect(otherLines({ inputs, warnings })).toHaveLength(2);
    expect(deceivingLines({ inputs, warnings })).toHaveLength(2);
  });
});

describe('what deceives stands before everything else', () => {
  const warning: Warning = {
    code: 'swallowed-rows',
    message: 'fresno-2019.csv: a cell on line 6 holds 14 line ends',
  };
  const line = 'Look at: fresno-2019.csv: a cell on line 6 holds 14 line ends [swallowed-rows]';
  const facts: LogFacts = { ...FACTS, warnings: [...FACTS.warnings, warning] };
  const controlled: LogFacts = {
    ...facts,
    settings: { ...facts.settings, controlTotal: { expected: 1200, difference: -12 } },
  };

  test('in the views of ages and inspect, behind a control total only', () => {
    for (const viewOf of [
      (of: LogFacts) => agesView(of, AGES_SETTINGS, FRESNO),
      (of: LogFacts) => inspectView(of, INSPECTED),
    ]) {
      expect(viewOf(facts).lead[0]).toBe(line);
      expect(viewOf(controlled).lead.slice(0, 2)).toEqual([
        expect.stringMatching(/^Control total: /),
        line,
      ]);
    }
  });

  test('in the report: above the key figures, and first in the memo', async () => {
    const cwd = folderWith({ 'a.csv': LOG });
    const { stdout } = await runMain(['report', 'a.csv', '--json'], { cwd });
    const { tool, inputs, population, settings, report } = JSON.parse(stdout);
    const message = 'a.csv: a cell on line 6 holds 14 line ends';
    const of: LogFacts = {
      ...{ inputs, population, settings, notes: [], withoutWindows: [], unmatched: '' },
      withoutAgency: { searches: 0, logs: 0 },
      undatedIn: [],
      zonesNotUsed: [],
      notFound: [],
      warnings: [{ ...warning, message }],
    };
    const page = reportPage(tool, of, settings, report);
    const told = page.indexOf(message);
    expect(told).toBeGreaterThan(0);
    expect(told).toBeLessThan(page.indexOf('class="figures"'));
    expect(page.indexOf(message, told + 1)).toBe(-1);
    expect(page.slice(page.indexOf('<header>'), told)).not.toMatch(/\d%/);
    expect(reportMemo(tool, of, settings, report).lead).toEqual([
      `Look at: ${message} [swallowed-rows]`,
    ]);
  });

  test('in what is made of a manifest: evaluate, verify, the cover', async () => {
    const cwd = folderWith({ 'a.csv': LOG });
    const size = ['--size', '5', '--seed', SEED, '-o', 'audit'];
    await runMain(['sample', 'a.csv', ...size], { cwd });
    const message = 'a.csv: a cell on line 6 holds 14 line ends';
    const said = `Look at: ${message} [swallowed-rows]\n`;
    editManifest(cwd, 'audit', ({ warnings }) => warnings.push({ ...warning, message }));
    const paper = ['evaluate', 'audit/workpaper.csv'];
    expect((await runMain(paper, { cwd })).stdout.startsWith(said)).toBe(true);
    for (const format of ['csv', 'ndjson', 'json']) {
      const { stderr } = await runMain([...paper, '--format', format], { cwd });
      expect(stderr.startsWith(said)).toBe(true);
    }
    const verify = await runMain(['verify', 'audit/manifest.json'], { cwd });
    expect(verify.stdout.startsWith(said)).toBe(true);
    const [first] = workpaperCover(manifestOf(cwd, 'audit'), null);
    expect(first?.lines).toEqual([{ label: 'Look at', text: `${message} [swallowed-rows]` }]);
  });
});
