import { describe, expect, test } from 'vitest';
import { runMain } from '../run-main.ts';
import { folderWith } from './folder.ts';

/** Four logs of which one names its agency, as cities hand them out; one that names it now and then. */
const unnamed = (month: number): string =>
  `ID,Search Time,User,Case Number\na${month},2025-0${month}-01 09:00,u${month},25-${month}\n`;
const NAMED = 'ID,Search Time,User,Case Number,Org Name\nb1,2025-04-01 09:00,u4,25-4,Elm PD\n';
const cwd = folderWith({
  '1.csv': unnamed(1),
  '2.csv': unnamed(2),
  '3.csv': unnamed(3),
  '4.csv': NAMED,
  'blank.csv': `${NAMED}b2,2025-04-02 09:00,u4,25-5,\nb3,2025-04-03 09:00,u4,25-6,elm pd\n`,
  'two.csv': `${NAMED}b2,2025-04-02 09:00,u4,25-5,\nb3,2025-04-03 09:00,u4,25-6,Oak SO\n`,
});

const said = async (...argv: string[]) => (await runMain(argv, { cwd })).stdout;

describe('an agency that not every search names', () => {
  const LOGS = ['1.csv', '2.csv', '3.csv', '4.csv'];

  test('is no title, and is not counted as the agency of all', async () => {
    const page = await said('report', ...LOGS, '--min-group', '1');
    expect(page).toContain('<h1>Audit of license-plate reader searches</h1>');
    expect(page).toContain(
      'The logs hold 4 searches by 4 users, January 1 to April 1, 2025; 3 of 4 logs name no agency.',
    );
    for (const text of [page, await said('report', ...LOGS, '--format', 'md')]) {
      expect(text).not.toMatch(/\b1 agency/);
      expect(text).toContain('They name 4 users; 3 of 4 logs name no agency.');
    }
    for (const command of ['inspect', 'validate', 'ages']) {
      const text = (await said(command, ...LOGS)).replace(/\s+/g, ' ');
      expect(text).toContain('They name 4 users; 3 of 4 logs name no agency.');
      expect(text).not.toMatch(/\b1 agency/);
    }
  });

  test('is counted by its searches where every log names one', async () => {
    const page = await said('report', 'blank.csv', '--min-group', '1');
    expect(page).toContain('1 of 3 searches names no agency');
    expect(page).not.toMatch(/\b1 agency|<h1>Elm PD/);
    expect(await said('report', 'two.csv')).toContain(
      'by 1 user of 2 agencies, April 1 to April 3, 2025; 1 of 3 searches names no agency.',
    );
  });
});

test('an agency that every search names is the title, in any spelling, filtered or not', async () => {
  const page = await said('report', '4.csv', '--min-group', '1');
  expect(page).toContain('<h1>Elm PD</h1>');
  expect(page).toContain('by 1 user of 1 agency, April 1, 2025.');
  const filtered = await said('report', 'blank.csv', '--min-group', '1', '--agency', 'ELM PD');
  expect(filtered).toContain('<h1>Elm PD</h1>');
  expect(filtered).not.toContain('no agency');
});

test('logs none of which names an agency say nothing of it', async () => {
  const text = await said('report', '1.csv', '2.csv');
  expect(text).toContain('The logs hold 2 searches by 2 users');
  expect(text).not.toContain('no agency');
});
