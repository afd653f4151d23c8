import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { streamXlsxRows, writeXlsx } from 'hucre/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { textOf, withParts } from '../log/workbook/made-workbook.ts';
import { oracleCsv, oracleWorkbook } from '../oracle/oracle-workbook.ts';
import { AS_IT_CAME, TIMES } from '../random-runs.ts';
import { runMain } from '../run-main.ts';

/* Workbooks of two makers, read by the program and by a slow reader that shares nothing with it. */

const folder = mkdtempSync(join(tmpdir(), 'alpr-audit-workbooks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEADER = ['Id', 'Search Time', 'User', 'Case Number', 'Reason', 'From', 'To'];

/** Texts as logs and mischief have them. */
const text = fc.oneof(
  fc.constantFrom(
    '007',
    '1E5',
    '3-4',
    '25-01234',
    'N/A',
    'investigation',
    '=1+1',
    ' x ',
    '',
    '"',
    ',',
  ),
  fc.constantFrom(
    'a\nb',
    'a\r\nb',
    '_x000D_',
    '&amp;',
    '<v>1</v>',
    ']]>',
    'é漢😀',
    '\t',
    'TRUE',
    '#N/A',
  ),
  fc.string({ maxLength: 12 }),
);
const whole = fc.integer({ min: -5, max: 99_999_999 });
const fraction = fc.double({ min: -1e6, max: 1e12, noNaN: true, noDefaultInfinity: true });
const moment = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2099, 0, 1) });

/** The rows of the program's text, and of the slow reader's, as csv-parse reads them. */
function tableOf(csv: string): string[][] {
  const rows: string[][] = parse(csv, { relax_column_count: true, skip_empty_lines: false });
  return rows.map((cells) => {
    const kept = [...cells];
    while (kept.length > 0 && kept.at(-1) === '') kept.pop();
    return kept;
  });
}

async function expectSame(bytes: Uint8Array, sheet = 0): Promise<void> {
  const [own, slow] = [await textOf(bytes), oracleCsv(oracleWorkbook(bytes)[sheet]!)];
  expect(tableOf(own)).toEqual(tableOf(slow));
}

describe('a workbook of another program', () => {
  const cell = fc.oneof(
    text,
    whole,
    fraction,
    fc.boolean(),
    fc.constant(null),
    moment.map((at) => new Date(at)),
  );
  const rows = fc.array(fc.array(cell, { maxLength: 9 }), { minLength: 1, maxLength: 30 });

  it('is read as the slow reader reads it', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (body) => {
        const sheets = [{ name: 'Log', rows: [HEADER, ...body.map(withoutTimes)] }];
        await expectSame(await writeXlsx({ sheets }));
      }),
      { ...AS_IT_CAME, numRuns: 30 * TIMES },
    );
  });

  it('gives the texts and numbers that its maker reads back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, whole, fc.boolean())), async (body) => {
        const made = body.map(([name, number, truth]) => ['id', null, name, number, truth]);
        const bytes = await writeXlsx({ sheets: [{ name: 'Log', rows: [HEADER, ...made] }] });
        const read: string[][] = [];
        for await (const { values } of streamXlsxRows(bytes)) read.push(values.map(shownAs));
        expect(tableOf(await textOf(bytes))).toEqual(read.map((cells) => withoutEnd(cells)));
      }),
      { ...AS_IT_CAME, numRuns: 30 * TIMES },
    );
  });
});

/** Numbers in a column of times are read as times, which the slow reader does not do. */
function withoutTimes<Cell>(cells: readonly Cell[]): (Cell | null)[] {
  const times = [1, 5, 6];
  return cells.map((cell, i) => (times.includes(i) && typeof cell === 'number' ? null : cell));
}

function shownAs(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

function withoutEnd(cells: readonly string[]): string[] {
  const end = cells.findLastIndex((cell) => cell !== '');
  return cells.slice(0, end + 1);
}

const escaped = (of: string): string =>
  of
    .replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\r\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, (c) => {
      return `_x${c.charCodeAt(0).toString(16).padStart(4, '0')}_`;
    });

const STYLES =
  '<styleSheet><numFmts count="4"><numFmt numFmtId="164" formatCode="0000"/>' +
  '<numFmt numFmtId="165" formatCode="00\\-00000"/><numFmt numFmtId="166" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/>' +
  '<numFmt numFmtId="167" formatCode="&quot;on &quot;d/m/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/>' +
  '<xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="14"/>' +
  '<xf numFmtId="1"/></cellXfs></styleSheet>';

/** Cells as no single program writes them: the body of `<c…>` and its attributes. */
const handWritten = fc.oneof(
  text.map((of) => ({ t: 'inlineStr', body: `<is><t>${escaped(of)}</t></is>` })),
  fc.tuple(text, text).map(([a, b]) => ({
    t: 'inlineStr',
    body: `<is><r><rPr><b/></rPr><t>${escaped(a)}</t></r><r><t>${escaped(b)}</t></r></is>`,
  })),
  text.map((of) => ({ t: 'str', body: `<f>A1</f><v>${escaped(of)}</v>` })),
  fc.nat({ max: 4 }).map((index) => ({ t: 's', body: `<v>${index}</v>` })),
  fc.boolean().map((truth) => ({ t: 'b', body: `<v>${truth ? 1 : 0}</v>` })),
  fc.constantFrom('#N/A', '#REF!', '#DIV/0!').map((error) => ({ t: 'e', body: `<v>${error}</v>` })),
  fc.nat({ max: 2_000_000 }).map((of) => ({ s: (of % 2) + 1, body: `<v>${of}</v>` })),
  moment.map((at) => ({ s: (at % 3) + 3, body: `<v>${at / 86_400_000 + 25_569}</v>` })),
  fraction.map((of) => ({ t: 'n', body: `<v>${of}</v>` })),
  fc.constant({ body: '' }),
);

const SHARED =
  '<sst><si><t>one</t></si><si><t xml:space="preserve"> two </t></si><si><r><t>th</t></r><r><t>ree</t></r></si>' +
  '<si><t>f&#246;ur</t><rPh sb="0" eb="1"><t>no</t></rPh></si><si><t/></si></sst>';

interface Hand {
  t?: string;
  s?: number;
  body: string;
}

/** Rows as XML: places written or left out, rows and cells missing between others. */
function sheetXml(
  rows: readonly { gap: number; placed: boolean; cells: readonly (Hand | null)[] }[],
) {
  let number = 1;
  const titles = HEADER.map((name) => `<c t="str"><v>${name}</v></c>`).join('');
  const body = rows.map(({ gap, placed, cells }) => {
    number += placed ? 1 + gap : 1;
    const xml = cells.map((cell, column) => {
      if (cell === null || [1, 5, 6].includes(column)) return placed ? '' : '<c/>';
      const at = placed ? ` r="${'ABCDEFGHI'[column]}${number}"` : '';
      const style = cell.s === undefined ? '' : ` s="${cell.s}"`;
      return `<c${at}${style}${cell.t ? ` t="${cell.t}"` : ''}>${cell.body}</c>`;
    });
    return `<row${placed ? ` r="${number}"` : ''}>${xml.join('')}</row>`;
  });
  return `<worksheet><sheetData><row>${titles}</row>${body.join('\n')}</sheetData></worksheet>`;
}

const handRows = fc.array(
  fc.record({
    gap: fc.nat({ max: 3 }),
    placed: fc.boolean(),
    cells: fc.array(fc.option(handWritten), { maxLength: 9 }),
  }),
  { maxLength: 30 },
);

describe('a workbook written by hand', () => {
  it('is read as the slow reader reads it', async () => {
    await fc.assert(
      fc.asyncProperty(handRows, async (rows) => {
        const bytes = withParts([{ name: 'Log', rows: [] }], {
          'sheet1.xml': sheetXml(rows),
          'sharedStrings.xml': SHARED,
          'styles.xml': STYLES,
        });
        await expectSame(bytes);
      }),
      { ...AS_IT_CAME, numRuns: 60 * TIMES },
    );
  });
});

describe('a log', () => {
  const search = fc.tuple(
    fc.uuid(),
    moment,
    fc.constantFrom('a.b', 'c.d', ''),
    text,
    text,
    fc.nat({ max: 400 }),
  );

  it('gives the same in a workbook as in the CSV of the slow reader', async () => {
    let number = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(search, { minLength: 1, maxLength: 60 }), async (searches) => {
        const rows = searches.map(([id, at, user, caseNumber, reason, days]) => {
          const from = new Date(at - days * 86_400_000);
          return [id, new Date(at), user, caseNumber, reason, from, new Date(at)];
        });
        const bytes = await writeXlsx({ sheets: [{ name: 'Log', rows: [HEADER, ...rows] }] });
        number++;
        const [workbook, csv] = [`${number}.xlsx`, `${number}.csv`];
        writeFileSync(join(folder, workbook), bytes);
        writeFileSync(join(folder, csv), oracleCsv(oracleWorkbook(bytes)[0]!));
        for (const command of ['inspect', 'validate', 'ages']) {
          expect(await account(command, workbook)).toEqual(await account(command, csv));
        }
      }),
      { ...AS_IT_CAME, numRuns: 8 * TIMES },
    );
  });
});

/** What a command says of a log, but for what it is called and how it is packed. */
async function account(command: string, name: string): Promise<unknown> {
  const { code, stdout } = await runMain([command, '--json', name], { cwd: folder });
  if (code !== 0) return code;
  const { population, warnings, [command]: result } = JSON.parse(stdout);
  return {
    population,
    warnings: warnings.map(({ code: of }: { code: string }) => of),
    result: omit(result),
  };
}

function omit(result: { files?: Record<string, unknown>[] }): unknown {
  const named = ['file', 'sheets', 'sheetsPassedOver'];
  const files = result.files?.map((file) =>
    Object.fromEntries(Object.entries(file).filter(([key]) => !named.includes(key))),
  );
  return { ...result, files };
}
