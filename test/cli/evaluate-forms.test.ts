import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { runMain } from '../run-main.ts';
import { csvOf, tableOfCsv } from '../workpaper/finished.ts';
import { LOG, refused, SEED } from './audit.ts';
import { folderWith } from './folder.ts';

/** All that is said beside an evaluation in which nothing is wrong. */
const NEXT = expect.stringMatching(/^Next, the report: [^\n]*\n$/);

/** Finished workpapers in the forms in which people and their programs hand them in. */

let cwd: string;
let table: string[][];

beforeAll(async () => {
  cwd = folderWith({ 'log.csv': LOG });
  await runMain(['sample', 'log.csv', '--size', '6', '--seed', SEED, '-o', 'audit'], { cwd });
  table = tableOfCsv(readFileSync(join(cwd, 'audit/workpaper.csv'), 'utf8'));
});

/** The table, filled in: each row's exception and questions. */
function answered(exception: string, question: (row: number) => string = () => 'Y'): string[][] {
  const [titles = [], ...rows] = table;
  const at = titles.indexOf('Exception (Y/N)');
  return [
    titles,
    ...rows.map((cells, row) =>
      cells.map((cell, column) =>
        column === at ? exception : column >= at - 5 && column < at ? question(row) : cell,
      ),
    ),
  ];
}

const evaluate = (...argv: string[]) =>
  runMain(['evaluate', ...argv, '--manifest', 'audit/manifest.json'], { cwd });

function write(name: string, content: string | Uint8Array): string {
  writeFileSync(join(cwd, name), content);
  return name;
}

async function workbook(name: string, sheets: Record<string, string[][]>): Promise<string> {
  const bytes = await writeXlsx({
    sheets: Object.entries(sheets).map(([sheet, rows]) => ({ name: sheet, rows })),
  });
  return write(name, bytes);
}

describe('two sheets that are workpapers', () => {
  it('are refused where both were filled in', async () => {
    const two = { Workpaper: answered('N'), 'Second look': answered('Y'), Notes: [['x']] };
    const name = await workbook('two.xlsx', two);
    expect(await refused(['evaluate', name, '--manifest', 'audit/manifest.json'], { cwd })).toBe(
      'alpr-audit: two.xlsx has 2 sheets that are filled in, "Workpaper" and "Second look": keep the one that counts, and delete or empty the others',
    );
  });

  it('are one where one was filled in, wherever it stands', async () => {
    const blank = answered('', () => '');
    const notes = [['notes', 'x']];
    for (const sheets of [
      { Workpaper: blank, Filled: answered('N') },
      { Notes: notes, Filled: answered('N'), Workpaper: blank },
    ]) {
      const { code, stdout } = await evaluate(await workbook('one.xlsx', sheets), '--json');
      expect(code).toBe(0);
      expect(JSON.parse(stdout).evaluate).toMatchObject({ n: 6, exceptions: 0, unanswered: 0 });
    }
  });

  it('are as one where none was filled in', async () => {
    const blank = answered('', () => '');
    const { stdout } = await evaluate(
      await workbook('none.xlsx', { A: blank, B: blank }),
      '--json',
    );
    expect(JSON.parse(stdout).evaluate).toMatchObject({ n: 6, unanswered: 6 });
  });
});

describe('questions and exception', () => {
  it('that do not agree are counted, and change no number', async () => {
    const mixed = answered('N', (row) => ['N', '', 'NA', 'Y', 'Y', 'Y'][row]!);
    const name = write('mixed.csv', csvOf(mixed));
    const { stdout } = await evaluate(name);
    const text = stdout.replace(/\s+/g, ' ');
    expect(text).toContain(
      'Look at: 1 search has a question answered N and exception N (draw 1): it does not deviate; settle which of the answers is meant.',
    );
    expect(text).toContain(
      'Look at: 1 search has a question without an answer and exception N (draw 2)',
    );
    const json = JSON.parse((await evaluate(name, '--json')).stdout).evaluate;
    expect(json).toMatchObject({ exceptions: 0, draws: { answeredN: [1], questionsOpen: [2] } });
    expect((await evaluate(name, '--format', 'csv')).stderr).toContain('a question answered N');
  });

  it('that agree are not spoken of', async () => {
    for (const table of [answered('N'), answered('Y', () => 'N'), answered('N', () => 'NA')]) {
      const { stdout } = await evaluate(write('agree.csv', csvOf(table)));
      expect(stdout).not.toContain('settle which');
    }
  });
});

describe('a title that was changed', () => {
  it.each([
    ['Exception (Y/N)', 'Exceptions'],
    ['Draw', 'No.'],
    ['Void (Y)', 'Voided'],
  ])('%s is named, whatever is quoted', async (title, now) => {
    const [titles = [], ...rows] = answered('N');
    const changed = [titles.map((each) => (each === title ? now : each)), ...rows];
    changed[1]![titles.indexOf('Notes')] = 'seen; "by two", twice';
    const name = write('renamed.csv', csvOf(changed));
    expect(
      await refused(['evaluate', name, '--manifest', 'audit/manifest.json'], { cwd }),
    ).toContain(`renamed.csv has no column "${title}"`);
  });
});

it('dates and tickets that a spreadsheet gives back are those issued', async () => {
  const [titles = [], ...rows] = answered('N');
  const [time, ticket] = ['Searched at', 'Ticket'].map((title) => titles.indexOf(title));
  const saved = rows.map((cells) =>
    cells.map((cell, at) => {
      if (at === ticket) return Number(cell).toPrecision(15);
      if (at !== time) return cell;
      const [, year, month, day, rest] = /^(\d+)-(\d+)-(\d+)(.*)/.exec(cell) ?? [];
      return `${Number(month)}/${Number(day)}/${year}${rest}`;
    }),
  );
  expect(saved).not.toEqual(rows);
  const { code, stderr } = await evaluate(write('saved.csv', csvOf([titles, ...saved])));
  expect({ code, stderr }).toEqual({ code: 0, stderr: NEXT });
  saved[2]![time!] = saved[3]![time!]!;
  const swapped = write('swapped.csv', csvOf([titles, ...saved]));
  expect(
    await refused(['evaluate', swapped, '--manifest', 'audit/manifest.json'], { cwd }),
  ).toContain('row 4 (draw 3)');
});

it('the workbook as issued, filled in, with its times as date cells', async () => {
  const issued = readFileSync(join(cwd, 'audit/workpaper.xlsx'));
  const { sheets } = await readXlsx(issued);
  const [titles = [], ...rows] = answered('N');
  const at = titles.indexOf('Searched at');
  const dated = rows.map((cells) =>
    cells.map((cell, column) => (column === at ? new Date(`${cell.replace(' ', 'T')}Z`) : cell)),
  );
  expect(sheets.length).toBeGreaterThan(1);
  const bytes = await writeXlsx({ sheets: [{ name: 'Workpaper', rows: [titles, ...dated] }] });
  const { code, stderr } = await evaluate(write('dated.xlsx', bytes));
  expect({ code, stderr }).toEqual({ code: 0, stderr: NEXT });
});
