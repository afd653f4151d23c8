import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runMain } from '../run-main.ts';

/** What went wrong with outputs, in the shape of public reports: see README.md of the shared cases. */

const CASES = fileURLToPath(new URL('../../../shared/cases/', import.meta.url));
const areThere = existsSync(CASES);
const there = areThere ? '' : ' (no ../shared/cases)';

describe.skipIf(!areThere)(`evaluate${there}`, () => {
  const cwd = `${CASES}evaluate`;
  const evaluate = (paper: string, ...argv: string[]) =>
    runMain(['evaluate', paper, '--manifest', 'audit/manifest.json', ...argv], { cwd });

  it('l1: a workpaper that LibreOffice saved, nothing changed, is as issued', async () => {
    for (const paper of ['filled-in.csv', 'l1-csv-saved-by-libreoffice.csv']) {
      const { code, stdout } = await evaluate(paper, '--json');
      expect({ paper, code }).toEqual({ paper, code: 0 });
      expect(JSON.parse(stdout).evaluate).toMatchObject({ n: 40, exceptions: 0 });
    }
  });

  it('l2: two sheets that are filled in are refused, both named', async () => {
    const { code, stdout, stderr } = await evaluate('l2-two-filled-in-sheets.xlsx');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('"Workpaper" and "Workpaper (final)"');
  });

  it('l3: questions that say another thing than the exception are counted', async () => {
    const { code, stdout } = await evaluate('l3-questions-contradict-exception.csv');
    expect(code).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'Look at: 40 searches have a question answered N and exception N',
    );
    expect(stdout).toContain('None of the 40 searches deviated');
  });

  it('l4: a title that was changed is named', async () => {
    const { code, stderr } = await evaluate('l4-title-renamed.csv');
    expect(code).toBe(2);
    expect(stderr).toContain('has no column "exception (Y/N)"');
  });

  it('disc-workpaper-libreoffice-csv: saved by LibreOffice, nothing changed', async () => {
    const folder = `${CASES}disc-workpaper-libreoffice-csv`;
    const { code, stderr } = await runMain(
      ['evaluate', 'workpaper-saved-by-libreoffice.csv', '--manifest', 'manifest.json'],
      { cwd: folder },
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});

describe.skipIf(!areThere)(`outputs${there}`, () => {
  it('g3: a register as Excel writes it is read', async () => {
    const argv = ['validate', 'm1-original.csv', '--json', '--cases'];
    const register = 'g3-register-as-excel-writes-it.csv';
    const { code, stdout } = await runMain([...argv, register], { cwd: CASES });
    expect(code).toBe(0);
    const { settings } = JSON.parse(stdout);
    expect(settings.casesColumns).toEqual(['number', 'date', 'offense', 'officer']);
  });

  it('rel-semicolon-formula: no cell runs where a semicolon parts the cells', async () => {
    const log = 'rel-semicolon-formula.csv';
    for (const command of [
      ['sample', '--size=2', '--seed=1', '--format=csv'],
      ['validate', '--format=csv'],
    ]) {
      const { stdout } = await runMain([...command, log], { cwd: CASES });
      expect(stdout).not.toMatch(/(^|;)["\s]*[=+@-]/m);
    }
  });
});
