import { expect, test } from 'vitest';
import { textOf, withSheetXml } from '../log/workbook/made-workbook.ts';
import { runMain } from '../run-main.ts';
import { folderWith } from './folder.ts';

/* What a spreadsheet made dates of stands as the cell shows it, and is told of. */

test.each(['6/8/2008 0:00', '2026-01-25 00:00:00', '2026-06-08', '6/8/2008 12:00:00 AM', 'Jun-08'])(
  'the case number %s looks rewritten, and is held against nobody',
  async (number) => {
    const cwd = folderWith({
      'a.csv': `Search Time,User,Case Number,Reason\n2025-03-01 08:00,a,${number},stolen car\n`,
    });
    const run = await runMain(['validate', 'a.csv', '--json'], { cwd });
    expect(run.stdout).toContain(`is “${number}”: dates are judged as they stand`);
    expect(run.stdout).toContain('"caseNumber.placeholder": 0');
  },
);

test('dates in columns of texts are as shown where they look like dates, those in columns of times as they are', async () => {
  const codes = ['mmm-yy', 'd-mmm', 'm/d/yyyy', 'mm-dd-yy', 'yyyy-mm-dd hh:mm'];
  const own = codes.map((code, i) => `<numFmt numFmtId="${170 + i}" formatCode="${code}"/>`);
  const ids = [...codes.map((_, i) => 170 + i), 15, 16, 17];
  const styles =
    `<styleSheet><numFmts>${own.join('')}</numFmts><cellXfs><xf numFmtId="0"/>` +
    `${ids.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`;
  const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const header = ['ID', 'Search Time', 'User', 'Case Number', 'Other'].map(text).join('');
  const rows = ids.map((_, i) => {
    const date = `<c s="${i + 1}"><v>45816</v></c>`;
    return `<row><c><v>1</v></c>${date}${text('a')}${date}${date}</row>`;
  });
  const csv = await textOf(
    withSheetXml(`<row>${header}</row>${rows.join('')}`, { 'styles.xml': styles }),
  );
  const lines = csv.trim().split('\n').slice(1);
  const shown = ['Jun-25', '8-Jun', '6/8/2025', '2025-06-08', '2025-06-08 00:00:00'];
  expect(lines).toEqual(
    [...shown, '8-Jun-25', '8-Jun', 'Jun-25'].map((date, i) => {
      const day = i === 4 ? '2025-06-08 00:00:00' : '2025-06-08';
      return `1,${day},a,${date},${day}`;
    }),
  );
});
