import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runMain } from '../run-main.ts';
import { FIXTURES, folderWith, namesIn } from './folder.ts';

/* The config of `alpr-audit validate`, and what --explain says of it. */

const SCENARIO = join(FIXTURES, 'validate');

const DIGITS = '1'.repeat(50_000);
const LOG = `Search Time,User,Case Number,Reason
2026-01-05 09:30:00,u.ser,${DIGITS},burglary
2026-01-05 09:31:00,u.ser,${DIGITS}x,${DIGITS}y
`;

describe('config', () => {
  const config = (content: object) =>
    folderWith({
      'log.csv': LOG,
      'alpr-audit.config.json': JSON.stringify(content),
    });

  it.each([
    [{ caseNumberPatterns: ['('] }, '( is no pattern'],
    [{ caseNumberPatterns: ['26-\\d+', '(a)\\1'] }, '(a)\\1 is no pattern'],
    [{ caseNumberPatterns: ['(?=a)'] }, '(?=a) is no pattern'],
    [{ caseNumberPatterns: [] }, 'caseNumberPatterns'],
    [{ caseNumberPatterns: '26-\\d+' }, 'caseNumberPatterns'],
    [{ vocabulary: { vagueReason: ['x'] } }, 'vagueReason'],
    [{ vocabulary: { vagueReasons: { plus: ['x'] } } }, 'vagueReasons'],
    [{ vocabulary: { vagueReasons: [''] } }, 'vagueReasons'],
  ])('refuses %j', async (content, what) => {
    const cwd = config(content);
    const { code, stdout, stderr } = await runMain(['validate', 'log.csv'], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^alpr-audit: [^\n]+\n$/);
    expect(stderr).toContain(what);
  });

  it('takes a pattern that hangs other engines', async () => {
    const cwd = config({ caseNumberPatterns: ['^(\\d+)+$', '^((a|aa)+)+$'] });
    const { stdout } = await runMain(['validate', 'log.csv', '--json'], { cwd });
    expect(JSON.parse(stdout).validate.caseNumber.classes).toMatchObject({ ok: 1, badFormat: 1 });
  });

  it('is explained with its own words and patterns, with and without logs', async () => {
    const argv = ['validate', '--explain', '--config', 'config.json'];
    const alone = await runMain(argv, { cwd: SCENARIO });
    const beside = await runMain([...argv, 'without-reason.csv'], { cwd: SCENARIO });
    for (const { code, stdout } of [alone, beside]) {
      expect(code).toBe(0);
      for (const text of ['BOLO', 'qwertzuiop', '\\d{2}-\\d{5}']) expect(stdout).toContain(text);
      expect(stdout).not.toMatch(/law enforcement purposes|qwertyuiop|\b10851,/);
    }
  });

  it('is refused by --explain as by a run where a pattern is none', async () => {
    const cwd = config({ caseNumberPatterns: ['('] });
    const { code, stderr } = await runMain(['validate', '--explain'], { cwd });
    const run = await runMain(['validate', 'log.csv'], { cwd });
    expect({ code, stderr }).toEqual({ code: 2, stderr: run.stderr });
  });

  it('explained alone goes where -o says', async () => {
    const cwd = folderWith();
    const argv = ['validate', '--explain', '-o', 'rules.txt'];
    const { code, stdout } = await runMain(argv, { cwd });
    expect({ code, stdout, names: namesIn(cwd) }).toEqual({
      code: 0,
      stdout: '',
      names: ['rules.txt'],
    });
  });
});
