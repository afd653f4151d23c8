import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { HOSTILE_TEXTS } from '../../fixtures/generate/validate.ts';
import { runMain } from '../run-main.ts';
import { FIXTURES, folderOf, folderWith } from './folder.ts';

/* Which texts of the log `validate` shows, and that they come out as they went in. */

const SCENARIO = join(FIXTURES, 'validate');
const FORMATS = ['table', 'json', 'csv', 'md'];
const JOSE = 'José’s Corolla';
const TWO_LINES = 'check\ninvestigation';

async function shown(cwd: string, ...argv: string[]): Promise<string> {
  const { code, stdout, stderr } = await runMain(['validate', ...argv], { cwd });
  expect(code).toBe(0);
  return stdout + stderr;
}

/** The JSON document alone, without what is said beside it. */
async function document(cwd: string, ...argv: string[]) {
  const { stdout } = await runMain(['validate', ...argv, '--json'], { cwd });
  return JSON.parse(stdout);
}

describe('texts that stand on five searches', () => {
  const all = (format: string) => shown(SCENARIO, 'hostile-texts.csv', '--format', format);

  it('are in the JSON document to the letter', async () => {
    const { reason } = JSON.parse(await all('json')).validate;
    const texts = reason.top.map(({ text }: { text: string }) => text);
    expect(texts.sort()).toEqual(HOSTILE_TEXTS.map((text) => text.trim()).sort());
  });

  it('are in the streamed findings to the letter, white space at the ends too', async () => {
    const lines = (await all('ndjson')).split('\n').filter((line) => line.startsWith('{'));
    const findings = lines.map((line) => JSON.parse(line));
    const cells = new Set(findings.map(({ cell }) => cell));
    for (const text of [JOSE, TWO_LINES, ' padded reason ', '__proto__', HOSTILE_TEXTS[2]]) {
      expect(cells).toContain(text);
    }
    const users = new Set(findings.map(({ userName }) => userName));
    expect(users).toContain(`user ${JOSE}`);
    for (const { cell } of findings) expect(HOSTILE_TEXTS).toContain(cell);
  });

  it('are in CSV, summary and findings: a line end shown as \\n', async () => {
    const reasons = parse(await all('csv'), { bom: true }).filter(
      ([table]: string[]) => table === 'reason.top',
    );
    const cwd = folderOf('validate/hostile-texts.csv');
    await shown(cwd, 'hostile-texts.csv', '--findings', 'list.csv');
    const list: string[][] = parse(readFileSync(join(cwd, 'list.csv')), { bom: true });
    for (const cells of [reasons.flat(), list.flat()]) {
      expect(cells).toContain(JOSE);
      expect(cells).toContain('check\\ninvestigation');
      expect(cells).toContain('__proto__');
    }
  });

  it.each(['table', 'md'])('are visible in %s, and nothing acts', async (format) => {
    const text = await all(format);
    expect(text).toContain(JOSE);
    expect(text).toMatch(/check\\+ninvestigation/);
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e]/);
    // A backslash before it keeps Markdown from taking it for a tag.
    if (format === 'md') expect(text).not.toMatch(/(?<!\\)<script>/);
  });

  it.each(FORMATS)('as groups in %s are as many as there are', async (format) => {
    for (const by of ['user', 'offense']) {
      const text = await shown(SCENARIO, 'hostile-texts.csv', '--format', format, '--by', by);
      expect(text).toContain(JOSE);
      expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202e]/);
    }
  });
});

describe('summary outputs', () => {
  const rows: Record<string, string>[] = parse(readFileSync(join(SCENARIO, 'searches.csv')), {
    columns: true,
  });
  const count = (field: string, text: string) => rows.filter((row) => row[field] === text).length;
  const rare = (field: string) => [
    ...new Set(
      rows
        .map((row) => row[field]!)
        .filter((text) => text.trim().length > 7 && /\p{L}|\d/u.test(text))
        .filter((text) => count(field, text) < 5 && !/REDACTED|GC$/.test(text)),
    ),
  ];

  it.each(FORMATS)(
    'in %s show no plate, no user and no text of fewer than five',
    async (format) => {
      const never = [...rare('Reason'), ...rare('Case Number'), 'a.barolt', '555-010', '078-05'];
      expect(never.length).toBeGreaterThan(80);
      for (const more of [
        [],
        ['--by', 'month'],
        ['--cases', 'register.csv'],
        ['--by', 'offense'],
      ]) {
        const text = await shown(SCENARIO, 'searches.csv', '--format', format, ...more);
        expect(text).not.toMatch(/7abc ?\d{3}/i);
        expect(never.filter((each) => text.includes(each))).toEqual([]);
      }
    },
  );

  it('name users where the table is by user, and nowhere else', async () => {
    const { groups, ...rest } = (await document(SCENARIO, 'searches.csv', '--by', 'user')).validate;
    expect(JSON.stringify(groups)).toContain('a.barolt');
    expect(JSON.stringify(rest)).not.toContain('a.barolt');
  });

  it('show a text from the fifth search on, each spelling for itself', async () => {
    const log = (cells: string[]) =>
      `Search Time,User,Case Number,Reason\n${cells
        .map((cell) => `2026-01-05 09:30:00,u.ser,${cell}\n`)
        .join('')}`;
    const cwd = folderWith({
      'log.csv': log([
        ...['26-1111,four', '26-1111,four', '26-1111,four', '26-1111,four', '26-1111,FOUR'],
        ...['26-1112,five', ' 26-1111,five', 'A26-111,five', 'a26-111,five', 'A26-111, five '],
        ...['A26-111,ssn 078-05-1120', 'A26-111,ssn 078-05-1120', 'a26-111,ssn 078-05-1120'],
        ...['a26-111,ssn 078-05-1120', 'a26-111,ssn 078-05-1120', 'a26-111,mail a@b.test'],
      ]),
    });
    const { caseNumber, reason } = JSON.parse(await shown(cwd, 'log.csv', '--json')).validate;
    expect(reason.top).toEqual([
      { text: 'five', count: 5 },
      { text: null, count: 5 },
    ]);
    const shapes = caseNumber.shapes.map(({ shape, example }: Record<string, string>) => [
      shape,
      example,
    ]);
    expect(shapes).toEqual([
      ['A99-999', 'a26-111'],
      ['99-9999', '26-1111'],
    ]);
  });

  it('propose patterns that take the commonest number of their shape, and no other shape', async () => {
    const { shapes } = (await document(SCENARIO, 'searches.csv')).validate.caseNumber;
    const patterns = shapes.map(({ pattern }: Record<string, string>) => pattern);
    const cwd = folderOf('validate/searches.csv');
    const config = folderWith({
      'config.json': JSON.stringify({ caseNumberPatterns: [patterns[0]] }),
    });
    const path = join(config, 'config.json');
    const { caseNumber } = (await document(cwd, 'searches.csv', '--config', path)).validate;
    expect(caseNumber.classes.ok).toBe(shapes[0].count);
  });

  it('propose patterns that take numbers with letters beyond ASCII too', async () => {
    const rows = [1, 2, 3, 4].map((day) => `2026-01-0${day} 09:30:00,u.ser,Ñ26-110${day},theft\n`);
    const log = `Search Time,User,Case Number,Reason\n${rows.join('')}`;
    const cwd = folderWith({ 'log.csv': log });
    const { shapes } = JSON.parse(await shown(cwd, 'log.csv', '--json')).validate.caseNumber;
    const config = JSON.stringify({ caseNumberPatterns: [shapes[0].pattern] });
    const proposed = folderWith({ 'log.csv': log, 'alpr-audit.config.json': config });
    const { classes } = JSON.parse(await shown(proposed, 'log.csv', '--json')).validate.caseNumber;
    expect(classes.ok).toBe(4);
  });
});
