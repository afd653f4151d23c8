import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { type XlsxCell, xlsx } from '../../fixtures/generate/xlsx.ts';
import { CHECKLIST_KINDS, CHECKLISTS } from '../../src/contract/checklist/checklists.ts';
import type { ChecklistResult } from '../../src/contract/checklist/document.ts';
import type { Question } from '../../src/contract/checklist/question.ts';
import { runMain } from '../run-main.ts';
import { childOf, childrenOf, parseXml, zipParts } from '../workpaper/xlsx-parts.ts';
import { FIXTURES, folderOf, folderWith, namesIn } from './folder.ts';

const COLUMNS = ['element', 'source', 'question', 'answer', 'quote', 'page', 'note'].concat([
  'checked by',
  'date',
]);

async function written(kind: string, file: string): Promise<string> {
  const cwd = folderWith();
  const { code, stdout, stderr } = await runMain(['checklist', kind, '--init', file], { cwd });
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(stderr).toContain(`alpr-audit checklist ${file}`);
  expect(namesIn(cwd)).toEqual([file]);
  return cwd;
}

async function answersOf(cwd: string, ...argv: string[]): Promise<ChecklistResult> {
  const { code, stdout, stderr } = await runMain(['checklist', ...argv, '--json'], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout).checklist;
}

async function refusal(files: Record<string, string | Uint8Array>, ...more: string[]) {
  const argv = ['checklist', ...Object.keys(files), ...more];
  const { code, stdout, stderr } = await runMain(argv, { cwd: folderWith(files) });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr.trimEnd()).not.toContain('\n');
  return stderr;
}

describe.each(CHECKLIST_KINDS)('the questions on %s', (kind) => {
  const questions: readonly Question[] = CHECKLISTS[kind].questions;

  it('are a CSV with the columns of the contract, to be filled in', async () => {
    const cwd = await written(kind, 'questions.csv');
    const [header, ...rows]: string[][] = parse(readFileSync(join(cwd, 'questions.csv')), {
      bom: true,
    });
    expect(header).toEqual(COLUMNS);
    const issued = questions.map(({ element, source, question }) => [element, source, question]);
    expect(rows.map((row) => row.slice(0, 3))).toEqual(issued);
    expect(rows.flatMap((row) => row.slice(3)).join('')).toBe('');
    const { totals } = await answersOf(cwd, 'questions.csv');
    expect(totals).toMatchObject([{ open: questions.length, met: 0, unsupported: 0 }]);
  });

  it('are a workbook that offers the answers, and takes nothing else but where it asks for it', async () => {
    const cwd = await written(kind, 'questions.xlsx');
    const parts = zipParts(readFileSync(join(cwd, 'questions.xlsx')));
    const sheet = parseXml(parts.get('xl/worksheets/sheet2.xml')!);
    const offers = childrenOf(childOf(sheet, 'dataValidations'));
    expect(offers.map(({ attributes }) => attributes.sqref)).toEqual(
      questions.map((_, at) => `D${at + 2}`),
    );
    expect(offers.map(({ attributes }) => attributes.showErrorMessage === '1')).toEqual(
      questions.map(({ takes }) => takes === undefined),
    );
    for (const offer of offers) {
      expect(childOf(offer, 'formula1').children).toEqual(['"met,partly,notMet,notApplicable"']);
    }
    expect(childOf(sheet, 'sheetProtection').attributes.sheet).toBe('1');
    const { totals } = await answersOf(cwd, 'questions.xlsx');
    expect(totals).toMatchObject([{ agency: 'questions', open: questions.length }]);
  });

  it('are the same bytes each time', async () => {
    const [once, again] = [await written(kind, 'q.xlsx'), await written(kind, 'q.xlsx')];
    expect(readFileSync(join(once, 'q.xlsx'))).toEqual(readFileSync(join(again, 'q.xlsx')));
  });
});

/** A workbook as it was issued, with texts or dates in some of its cells. */
async function filledIn(
  bytes: Uint8Array,
  sheet: number,
  answers: Readonly<Record<string, Readonly<Record<string, string | Date>>>>,
): Promise<Uint8Array> {
  const book = await readXlsx(bytes);
  const sheets = book.sheets.map(({ name, rows }, at) => {
    const header = (rows[0] ?? []).map(String);
    const cells = rows.map((row) => {
      const given = at === sheet ? answers[String(row[0])] : undefined;
      const filled = [...row];
      for (const [title, value] of Object.entries(given ?? {})) {
        filled[Math.max(header.indexOf(title), 0)] = value;
      }
      return filled;
    });
    return { name, rows: cells };
  });
  return await writeXlsx({ sheets });
}

describe('a workbook that was filled in', () => {
  it('is read as the CSV would be, dates as dates', async () => {
    const cwd = await written('contract', 'elm-contract.xlsx');
    const book = await filledIn(readFileSync(join(cwd, 'elm-contract.xlsx')), 1, {
      dataOwnership: { answer: 'met', quote: 'Customer owns all data', date: '2026-06-15' },
      dataLocation: { answer: 'notMet', note: 'silent', 'checked by': 'J. Stone' },
      termsUpdated: { answer: new Date('2017-06-15T00:00:00Z'), page: '3' },
      inForceUntil: { answer: '6/14/2030', page: '3' },
    });
    const answered = folderWith({ 'elm-contract.xlsx': book });
    const { agencies, elements, totals, terms } = await answersOf(answered, 'elm-contract.xlsx');
    expect(agencies).toEqual(['elm']);
    expect(totals).toMatchObject([{ met: 2, notMet: 2, open: 8, unsupported: 0 }]);
    expect(elements[0]?.answers).toMatchObject([
      { answer: 'met', supported: true, quote: 'Customer owns all data', line: 2 },
    ]);
    expect(terms).toEqual([
      { agency: 'elm', updated: '2017-06-15', old: true, expires: '2030-06-14', expired: false },
    ]);
  });
});

describe('what cannot be an answer is named with file and cell, all of it at once', () => {
  const head: XlsxCell[] = ['element', 'answer', 'quote', 'date'];

  it('in a workbook: formulas without a result, errors, words', async () => {
    const rows: XlsxCell[][] = [
      head,
      ['policyExists', { formula: 'IF(1,"met")', shown: 'met' }, 'Policy 462'],
      ['purposes', { formula: 'IF(1,"met")' }, 'for'],
      ['jobTitles', { error: '#REF!' }],
      ['custodian', { truth: true }, 'the captain'],
      ['accuracy', 'perhaps'],
      ['weather', 'met'],
      ['policyExists', 'met'],
    ];
    const message = await refusal({ 'elm.xlsx': xlsx([{ name: 'Answers', rows }]) });
    expect(message).toContain('elm.xlsx#Answers has 5 rows that cannot be read');
    for (const [row, column, value] of [
      [4, 'answer', '#REF!'],
      [6, 'answer', 'perhaps'],
      [7, 'element', 'weather'],
      [8, 'element', 'policyExists'],
    ] as const) {
      expect(message).toContain(`row ${row}, column "${column}": "${value}`);
    }
    expect(message).toContain('row 3, column "answer": a formula without a stored result is no');
    expect(message).toContain('is answered in row 2, too');
  });

  it('in several files, one that is not there among them', async () => {
    const message = await refusal(
      {
        'a.csv': 'element,answer\npurposes,maybe\n',
        'b.csv': 'element,answer\npurposes,met\nnone,met\n',
        'c.csv': 'element,answer\n',
      },
      'd.csv',
    );
    for (const part of ['a.csv has 1 row', 'b.csv has 1 row', 'c.csv has no row', 'd.csv is not']) {
      expect(message).toContain(part);
    }
  });

  it('two answers to one question, in two files: each of them', async () => {
    const message = await refusal({
      'a.csv': 'agency,element,answer\nElm PD,purposes,met\nElm PD,posted,met\n',
      'b.csv': 'agency,element,answer\nELM PD,posted,no\nOak PD,posted,no\nelm pd,purposes,no\n',
    });
    expect(message).toContain('2 questions are answered twice');
    expect(message).toContain('posted for Elm PD in a.csv, row 3, and b.csv, row 2');
    expect(message).toContain('purposes for Elm PD in a.csv, row 2, and b.csv, row 4');
  });

  it('a formula in a CSV is a text, and no answer', async () => {
    const message = await refusal({ 'a.csv': 'element,answer\nposted,=1+1\n' });
    expect(message).toContain('"=1+1" is no answer');
  });

  it('sets them aside where that was asked for, and says how many', async () => {
    const files = { 'a.csv': 'element,answer,page\nposted,met,4\npurposes,maybe,\n' };
    const argv = ['checklist', 'a.csv', '--allow-bad-rows', '--json'];
    const { code, stdout } = await runMain(argv, { cwd: folderWith(files) });
    expect(code).toBe(0);
    const { inputs, warnings, checklist } = JSON.parse(stdout);
    expect(inputs).toMatchObject([{ table: 'checklist', rows: 1, badRows: 1 }]);
    expect(warnings).toMatchObject([{ code: 'bad-rows' }]);
    expect(checklist.totals).toMatchObject([{ met: 1, open: 12 }]);
  });
});

describe('a plan beside the audit that was made under it', () => {
  const ISSUE = ['--seed=27182818284590452353', '--auditor=J. Stone', '--preparer=J. Stone'];

  let made: Promise<{ folder: string; book: Awaited<ReturnType<typeof readXlsx>> }> | undefined;

  /** A draw, and its workbook filled in, which nobody has signed yet. */
  async function drawn() {
    const folder = folderOf('checklist/searches.csv', 'checklist/riverton-plan.csv');
    const argv = ['sample', 'searches.csv', '--size=5', ...ISSUE, '-o', 'audit', '--quiet'];
    expect((await runMain(argv, { cwd: folder })).code).toBe(0);
    const issued = readFileSync(join(folder, 'audit/workpaper.xlsx'));
    const { sheets } = await readXlsx(issued);
    const draws = ['1', '2', '3', '4', '5'];
    const answer = { 'Exception (Y/N)': 'N', 'Examined by': 'K. Reed' };
    const answers = Object.fromEntries(draws.map((draw) => [draw, answer]));
    const table = sheets.findIndex(({ name }) => name === 'Workpaper');
    return { folder, book: await readXlsx(await filledIn(issued, table, answers)) };
  }

  async function audited(reviewer: string): Promise<string> {
    made ??= drawn();
    const { folder, book } = await made;
    const sheets = book.sheets.map(({ name, rows }) => ({
      name,
      rows: rows.map((row) => (row[0] === 'Reviewer: name' ? [row[0], reviewer] : [...row])),
    }));
    const kept = ['audit/manifest.json', 'audit/workpaper.csv', 'riverton-plan.csv'];
    return folderWith({
      ...Object.fromEntries(kept.map((name) => [name, readFileSync(join(folder, name))])),
      'audit/workpaper.xlsx': await writeXlsx({ sheets }),
    });
  }

  it.each([
    ['Lt. Park', 'met'],
    ['Reed, K.', 'notMet'],
    ['', 'cannotTell'],
  ])('the reviewer %j on its cover: %s', async (reviewer, outcome) => {
    const cwd = await audited(reviewer);
    const { done } = await answersOf(cwd, 'riverton-plan.csv', '--audit', 'audit');
    expect(done.map((each) => [each.check, each.outcome])).toEqual([
      ['size', 'notMet'],
      ['seedSource', 'notMet'],
      ['witness', 'notMet'],
      ['auditorNoUser', 'met'],
      ['reviewerNotAuditor', outcome],
      ['papersKept', 'met'],
    ]);
    expect(done[0]).toMatchObject({ planned: '20', done: '5 drawn, 5 of them examined' });
  });
});

describe('the report', () => {
  it('says where nothing tells whose accounts stand beside the answers of several agencies', async () => {
    const access = (...names: string[]) => names.map((name) => `--checklist=${name}-access.csv`);
    const argv = ['report', 'searches.csv', '--accounts=accounts.csv', '--cite=0', '--format=md'];
    const world = { cwd: join(FIXTURES, 'checklist') };
    const several = await runMain([...argv, ...access('riverton', 'oakdale')], world);
    expect(several.stdout).toContain('Not checked: nothing says whose accounts were examined');
    expect(several.stdout).not.toContain('What the accounts show, as of');
    const one = await runMain([...argv, ...access('riverton')], world);
    expect(one.stdout).not.toContain('Not checked: nothing says');
    expect(one.stdout).toContain('What the accounts show, as of');
  });

  it('shows hostile answers as text, and heads no two tables alike', async () => {
    const argv = ['report', 'searches.csv', '--checklist=hostile.csv', '--cite=0'];
    const { code, stdout } = await runMain(argv, { cwd: join(FIXTURES, 'checklist') });
    expect(code).toBe(0);
    const attack =
      /<(?:script|img|iframe)\b|<\w+(?:\s+[\w-]+="[^"]*")*\s+on\w+=|href="(?!#)|[\u202e\u0007]/i;
    expect(attack.exec(stdout)?.[0]).toBe(undefined);
    expect(stdout).not.toContain(String.fromCharCode(27));
    const labels = [...stdout.matchAll(/aria-label="([^"]*)"/g)].map(([, label]) => label);
    expect(labels.length).toBeGreaterThan(30);
    expect(labels.filter((label, at) => labels.indexOf(label) < at)).toEqual([]);
  });

  it('names the agency of answers as --agency-of says, and holds that against no log', async () => {
    const of = (file: string): string[] => ['--agency-of', `${file}=Elm PD`];
    const argv = ['report', 'checklist/searches.csv', '--checklist', 'checklist/riverton-plan.csv'];
    const world = { cwd: FIXTURES };
    const more = [...of('riverton-plan.csv'), '--cite=0', '--json'];
    const { code, stdout, stderr } = await runMain([...argv, ...more], world);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { report, settings } = JSON.parse(stdout);
    expect(report.checklists[0].agencies).toEqual(['Elm PD']);
    expect(settings.agencyOf).toEqual([]);
    expect(settings.checklists.agencyOf).toEqual([
      { files: 'riverton-plan.csv', agency: 'Elm PD' },
    ]);
    const other = await runMain([...argv, ...of('elsewhere.csv'), '--json'], world);
    expect(other).toMatchObject({ code: 2, stdout: '' });
  });
});
