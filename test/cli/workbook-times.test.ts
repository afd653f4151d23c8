import { expect, test } from 'vitest';
import { withSheetXml } from '../log/workbook/made-workbook.ts';
import { runMain } from '../run-main.ts';
import { folderWith } from './folder.ts';

/* What a workbook's column of times holds that is no time, and what is said of it. */

const STYLES = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>';

function text(value: string): string {
  return `<c t="inlineStr"><is><t>${value}</t></is></c>`;
}

async function said(times: readonly string[], command = 'inspect'): Promise<string> {
  const header = ['ID', 'Search Time', 'User', 'Reason'].map(text).join('');
  const rows = times.map((time, i) => `<row>${text(`s${i}`)}${time}${text('a')}${text('b')}</row>`);
  const book = withSheetXml(`<row>${header}</row>${rows.join('')}`, { 'styles.xml': STYLES });
  const cwd = folderWith({ 'a.xlsx': book });
  const run = await runMain(
    [command, 'a.xlsx', '--json', '--size=9', '--seed=1'].slice(0, command === 'sample' ? 5 : 3),
    { cwd },
  );
  expect(run.code).toBe(0);
  return run.stdout;
}

const DATE_CELL = '<c s="1"><v>45720.375</v></c>';

test.each(['13.03.2025 09:00', '13-03-2025 09:00', '13.03.25 09:00', '13/03/2025 09:00'])(
  'date cells beside %s were probably swapped',
  async (written) => {
    const found = await said([DATE_CELL, text(written), DATE_CELL]);
    expect(found).toContain('mixed-dates');
    expect(found).toContain(`“${written}”`);
  },
);

test('those beside month-first texts, or texts of no date, were not', async () => {
  for (const written of ['03.13.2025 09:00', '03-13-2025', '13.03', '2025-03-13', '13-03-25']) {
    expect(await said([DATE_CELL, text(written), DATE_CELL])).not.toContain('mixed-dates');
  }
});

test('a formula without a stored result is called that, and what to do is said', async () => {
  const times = ['<c><f>A1</f></c>', '<c><f>A1</f></c>'];
  const found = await said(times);
  expect(found).toContain('a formula without a stored result (row 2)');
  expect(found).toContain('let it calculate, and save it');
  expect(found + (await said(times, 'sample'))).not.toMatch(/NO_RESULT/);
});
