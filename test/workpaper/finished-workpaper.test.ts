import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DrawnSearch } from '../../src/contract/sample.ts';
import type { Answer } from '../../src/sampling/evaluation/answer.ts';
import { finishedFile, MOST_BYTES } from '../../src/workpaper/file.ts';
import type { Io } from '../../src/world/io.ts';
import { folderWith } from '../cli/folder.ts';
import { drawnSearch, hostileText, yearOfSearches } from '../sampling/draws.ts';
import {
  csvOf,
  type Issued,
  issued,
  readBack,
  refusal,
  tableOfCsv,
  workbookWith,
} from './finished.ts';

const YEAR = yearOfSearches();

let year: Issued;
let table: string[][];

beforeAll(async () => {
  year = await issued(YEAR);
  table = tableOfCsv(year.csv);
});

/** The table with cells changed: [row of the sheet, title, text]. */
function changed(...changes: [row: number, title: string, text: string][]): string[][] {
  const rows = table.map((row) => [...row]);
  for (const [row, title, text] of changes) rows[row - 1]![rows[0]!.indexOf(title)] = text;
  return rows;
}

/** What the auditor wrote, draw by draw. */
const ANSWERED: [row: number, title: string, text: string][] = [
  [2, 'Exception (Y/N)', 'Y'],
  [3, 'Exception (Y/N)', ' no'],
  [3, 'Plate is connected to that case', 'N/A'],
  [4, 'Void (Y)', 'y'],
  [4, 'Void reason', '-test search'],
  [61, 'Exception (Y/N)', 'N'],
  [61, 'User was authorized and assigned', 'n'],
];

async function expectAnswered(content: string | Uint8Array): Promise<void> {
  const rows = await readBack(year.manifest, content);
  expect(rows.map(({ draw }) => draw)).toEqual(YEAR.map(({ draw }) => draw));
  const answered = rows.filter(
    ({ exception, questions, isVoid }) => exception !== null || isVoid || questions.some(Boolean),
  );
  const none: (Answer | null)[] = [null, null, null, null, null];
  expect(answered).toMatchObject([
    { draw: 1, exception: 'Y', questions: none, isVoid: false },
    { draw: 2, exception: 'N', questions: none.with(2, 'NA'), isVoid: false },
    { draw: 3, exception: null, questions: none, isVoid: true, voidReason: '-test search' },
    { draw: 60, role: 'spare', exception: 'N', questions: none.with(3, 'N') },
  ]);
}

describe('a finished workpaper', () => {
  it.each([
    [',', '\r\n'],
    [';', '\r\n'],
    ['\t', '\n'],
    [',', '\r'],
  ])('is read as CSV with delimiter %j and line ends %j', async (delimiter, end) => {
    await expectAnswered(csvOf(changed(...ANSWERED), delimiter, end));
    await expectAnswered(`\ufeff${csvOf(changed(...ANSWERED), delimiter, end)}`);
  });

  it('is read in UTF-16, as “Unicode text” is saved', async () => {
    const text = `\ufeff${csvOf(changed(...ANSWERED), '\t')}`;
    await expectAnswered(Buffer.from(text, 'utf16le'));
    await expectAnswered(Buffer.from(text, 'utf16le').swap16());
  });

  it('is read in Windows-1252, as “CSV” is saved', async () => {
    const drawn = [drawnSearch(1, { search: { user: 'Núñez', reason: '“stolen” – van' } })];
    const { manifest, csv } = await issued(drawn);
    const bytes = Buffer.from(csv.slice(1).replace('Núñez', 'N\xfa\xf1ez'), 'latin1');
    for (const [character, byte] of [
      ['“', 0x93],
      ['”', 0x94],
      ['–', 0x96],
    ] as const) {
      const at = csv.slice(1).indexOf(character);
      bytes[at] = byte;
    }
    expect(await readBack(manifest, bytes)).toHaveLength(1);
  });

  it('is read as XLSX, with what a spreadsheet makes of what was typed', async () => {
    const filled = await workbookWith(year.xlsx, (rows) => {
      for (const [row, title, text] of ANSWERED) rows[row - 1]![rows[0]!.indexOf(title)] = text;
      rows[5]![rows[0]!.indexOf('Date')] = new Date(Date.UTC(2026, 9, 12));
      rows[6]![rows[0]!.indexOf('Notes')] = true;
      rows[7]![rows[0]!.indexOf('Notes')] = 12.5;
    });
    await expectAnswered(filled);
  });

  it('may have its columns and rows in another order, rows above, columns beside, blank rows', async () => {
    const rows = changed(...ANSWERED).map((row) => [...row.slice(3), 'mine', ...row.slice(0, 3)]);
    rows[0]![row0('mine', rows)] = 'follow-up';
    const [header, ...rest] = rows;
    const moved = [['Audit of 2019'], [''], header!.map((title) => ` ${title.toUpperCase()} `)];
    await expectAnswered(csvOf([...moved, ...rest.reverse(), ['', '  ', ''], ['']]));
  });

  it('may have characters without width around what was written, and in cells left empty', async () => {
    const spaced = (text: string): string => (text === '' ? '' : `\u200b${text}\u2060 `);
    const answers = ANSWERED.map(([row, title, text]): [number, string, string] => {
      return [row, title, spaced(text)];
    });
    const draws = table.slice(1).map((row, i): [number, string, string] => {
      return [i + 2, 'Draw', spaced(row[0]!)];
    });
    const [titles, ...rows] = changed(...draws, ...answers);
    const blank = titles!.map(() => '\u200b');
    await expectAnswered(csvOf([titles!.map(spaced), ...rows, blank]));
    const { writeXlsx } = await import('hucre/xlsx');
    const empty = table.map((row, i) => row.map((cell) => cell || (i > 0 ? '\u200b' : null)));
    const sheets = [
      { name: 'Copy', rows: empty },
      { name: 'Paper', rows: changed(...ANSWERED) },
    ];
    await expectAnswered(await writeXlsx({ sheets }));
  });

  it('is found on whatever sheet it stands', async () => {
    const { writeXlsx } = await import('hucre/xlsx');
    const sheets = [
      { name: 'Notes', rows: [['draw', 'of the year']] },
      { name: 'Sheet7', rows: changed(...ANSWERED).map((row) => row.map((cell) => cell || null)) },
    ];
    await expectAnswered(await writeXlsx({ sheets }));
  });

  it('comes back as it was issued, whatever the log holds', async () => {
    // Many texts a workpaper: to make and read a workbook takes as long for one search as for twenty.
    const searches = fc.array(fc.tuple(hostileText, hostileText, hostileText, hostileText), {
      ...{ minLength: 1, maxLength: 24, size: 'max' },
    });
    await fc.assert(
      fc.asyncProperty(searches, async (texts) => {
        const drawn = texts.map(([reason, plate, stratum, file], index): DrawnSearch => {
          return drawnSearch(index + 1, { file, stratum, search: { reason, plate } });
        });
        const { manifest, csv, xlsx } = await issued(drawn);
        const expected = drawn.map(({ draw, stratum }) => ({ draw, stratum, exception: null }));
        expect(await readBack(manifest, csv)).toMatchObject(expected);
        expect(await readBack(manifest, csvOf(tableOfCsv(csv), ';'))).toMatchObject(expected);
        expect(await readBack(manifest, xlsx)).toMatchObject(expected);
        const again = await workbookWith(xlsx, () => {});
        expect(await readBack(manifest, again)).toMatchObject(expected);
      }),
      { numRuns: 35 },
    );
  });
});

function row0(title: string, rows: string[][]): number {
  return rows[0]!.indexOf(title);
}

describe('a workpaper that is not as issued', () => {
  const said = (rows: readonly (readonly string[])[]): Promise<string> =>
    refusal(year.manifest, csvOf(rows));
  const start = /^CannotBeDone: workpaper is not the workpaper that manifest.json issued, or has /;

  it('is refused for a row that is missing', async () => {
    const message = await said(table.filter((_, index) => index !== 5));
    expect(message).toMatch(start);
    expect(message).toContain(': draw 5 is missing: ');
  });

  it('is refused for rows that were added', async () => {
    const added = [...table[1]!];
    added[0] = '66';
    const message = await said([...table, added, table[2]!, ['', 'a pick of mine']]);
    expect(message).toContain(
      'row 67 (draw 66) was added; row 68 (draw 2) stands there a second time',
    );
    expect(message).toContain('row 69 has no number of a draw');
  });

  it.each([
    ['Role', 'spare'],
    ['Stratum', 'North'],
    ['Ticket', '0.00059'],
    ['File', 'fresno-2020.csv'],
    ['Line', '86'],
  ])('is refused for another %s', async (title, text) => {
    expect(await said(changed([6, title, text]))).toContain(
      `row 6 (draw 5), column "${title}": as issued it has another text`,
    );
  });

  it.each([
    ...[
      'Searched at',
      'User',
      'Agency',
      'Plate',
      'Images from',
      'Images to',
      'Case number',
      'Reason',
    ],
  ])('is refused for another %s of the search', async (title) => {
    const message = await said(changed([6, title, 'x']));
    expect(message).toMatch(start);
    expect(message).toMatch(
      /row 6 \(draw 5\), one of the columns "Searched at", .*"Reason": as issued/,
    );
  });

  it('is refused without a guess where no cell looks like one that a spreadsheet rewrote', async () => {
    const { manifest, csv } = await issued([drawnSearch(1, { search: { plate: '7ABC123' } })]);
    const message = await refusal(manifest, csv.replace('7ABC123', '7ABC124'));
    expect(message).toContain('row 2 (draw 1), column "Plate": as issued it has another text: put');
  });

  it('names what a spreadsheet may have rewritten, and accuses nobody', async () => {
    const message = await said(changed([6, 'Case number', '1.23E+15'], [6, 'Plate', '4-Mar']));
    expect(message).toContain(
      '(a spreadsheet that saved it as CSV may have rewritten the number or date in "Searched at", "Plate", "Images from", "Images to", "Case number"; in workpaper.xlsx it leaves them alone)',
    );
    expect(message).not.toContain('1.23E+15');
  });

  it('is not refused for a ticket that a spreadsheet rounded', async () => {
    const ticket = YEAR[4]!.ticket!;
    await expectAnswered(csvOf(changed(...ANSWERED, [6, 'Ticket', Number(ticket).toPrecision(9)])));
  });

  it('is refused for two rows whose searches were exchanged', async () => {
    const rows = table.map((row) => [...row]);
    const [a, b] = [rows[6]!, rows[7]!];
    const own = ['Draw', 'Role', 'Ticket', 'File', 'Line'].map((title) => row0(title, rows));
    rows[6] = b.map((cell, at) => (own.includes(at) ? a[at]! : cell));
    rows[7] = a.map((cell, at) => (own.includes(at) ? b[at]! : cell));
    const message = await said(rows);
    expect(message).toContain(
      '2 rows, 7 (draw 6) and 8 (draw 7), one of the columns "Searched at"',
    );
    expect(message).toContain('7 (draw 6) and 8 (draw 7), column "Age of oldest image": as issued');
  });

  it.each([
    ['Exception (Y/N)', 'NA', 'Y, N'],
    ['Exception (Y/N)', 'maybe', 'Y, N'],
    ['Plate is connected to that case', 'x', 'Y, N, NA'],
    ['Void (Y)', 'void', 'Y, N'],
  ])('is refused for a cell under %s that says %j', async (title, text, allowed) => {
    const message = await said(changed([9, title, text]));
    expect(message).toContain(`row 9 (draw 8), column "${title}": answer ${allowed} or nothing`);
  });

  it('is refused in one line for equal errors, with the first rows and how many there are', async () => {
    const bad = Array.from({ length: 9 }, (_, at) => [at + 2, 'Void (Y)', '?'] as const);
    const message = await said(changed(...bad.map((each): [number, string, string] => [...each])));
    expect(message.match(/column "Void \(Y\)"/g)).toHaveLength(1);
    expect(message).toContain(
      ': 9 rows, 2 (draw 1), 3 (draw 2), 4 (draw 3), 5 (draw 4), 6 (draw 5) and 4 more, column "Void (Y)": answer Y, N or nothing: put',
    );
    expect(message).not.toContain('\n');
  });

  it('is refused with a line for each kind of error', async () => {
    const rows = changed(
      [3, 'Exception (Y/N)', '?'],
      [4, 'Exception (Y/N)', 'x'],
      [9, 'Role', 'x'],
    );
    const error: unknown = await readBack(year.manifest, csvOf(rows.slice(0, -3))).catch(
      (each) => each,
    );
    expect(error).toHaveProperty('lines', [
      'workpaper is not the workpaper that manifest.json issued, or has cells that are no answers; put these right in the workpaper as issued:',
      'draws 63, 64 and 65 are missing',
      '2 rows, 3 (draw 2) and 4 (draw 3), column "Exception (Y/N)": answer Y, N or nothing',
      'row 9 (draw 8), column "Role": as issued it has another text',
    ]);
  });

  it('is refused for another age, and takes a sheet without what the program reckoned', async () => {
    expect(await said(changed([6, 'Age of oldest image', '1 day']))).toContain(
      'row 6 (draw 5), column "Age of oldest image": as issued it has another text',
    );
    const read = ['Age of oldest image', 'Case number reads as', 'Reason reads as'];
    const places = read.map((title) => row0(title, table));
    await expectAnswered(
      csvOf(changed(...ANSWERED).map((row) => row.filter((_, at) => !places.includes(at)))),
    );
  });

  it('takes the titles of version 0.1 and 0.2, and their spelling of the questions', async () => {
    const first: Record<string, string> = {
      ...{ 'Searched at': 'searchedAt', 'Images from': 'windowStart', 'Images to': 'windowEnd' },
      ...{ 'Case number': 'caseNumber', 'Exception (Y/N)': 'exception (Y/N)' },
      'User was authorized and assigned': 'user was authorised and assigned',
      'Offense or incident supports the stated reason':
        'offence or incident supports the stated reason',
    };
    const [titles, ...rows] = changed(...ANSWERED);
    await expectAnswered(csvOf([titles!.map((title) => first[title] ?? title), ...rows]));
  });

  it('is refused without one of its columns, and with one twice', async () => {
    const plate = row0('Plate', table);
    expect(await said(table.map((row) => row.filter((_, at) => at !== plate)))).toContain(
      'has no column "Plate": ',
    );
    expect(await said(table.map((row) => [...row, row[plate]!]))).toContain('two columns "Plate"');
  });

  it('is refused in XLSX as in CSV', async () => {
    const changedBook = await workbookWith(year.xlsx, (rows) => {
      rows[5]![rows[0]!.indexOf('Plate')] = '7XYZ999';
      rows.splice(9, 1);
    });
    const message = await refusal(year.manifest, changedBook);
    expect(message).toContain('draw 9 is missing; row 6 (draw 5), one of the columns ');
  });
});

describe('a file that is no finished workpaper', () => {
  it.each([
    ['nothing', '', 'no row with the titles'],
    ['another table', 'a,b\n1,2\n', 'no row with the titles'],
    [
      'a broken CSV',
      'draw,exception (Y/N)\n"1,Y\n',
      'a quote that opens on line 2 and is not closed',
    ],
    ['an old Excel file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'an old Excel file, or locked'],
    ['a broken workbook', Buffer.from('504b0304aaaa', 'hex'), 'cannot be read as a workbook'],
    ['no encoding', Buffer.from('draw,\x81\n', 'latin1'), 'not windows-1252 (81): save it as'],
  ])('is refused: %s', async (_, content, message) => {
    expect(await refusal(year.manifest, content)).toMatch(/^CannotBeDone: /);
    expect(await refusal(year.manifest, content)).toContain(message);
  });

  it('is refused when it is not there, is a folder, or is larger than any workpaper', () => {
    const cwd = folderWith({ 'folder/inside': '', large: '' });
    truncateSync(join(cwd, 'large'), MOST_BYTES + 1);
    const opened = (name: string) => () => finishedFile({ cwd } as Io, name);
    expect(opened('nowhere.csv')).toThrow(
      /^nowhere.csv is not there: name the finished workpaper$/,
    );
    expect(opened('folder')).toThrow(/^folder is a folder: name a file$/);
    expect(opened('large')).toThrow(
      /^large has 268435457 bytes, over the 268435456 that can be read: give the workpaper of one draw$/,
    );
  });

  it('is refused cut short', async () => {
    for (const share of [0.3, 0.7, 0.99]) {
      const cut = year.xlsx.slice(0, Math.floor(share * year.xlsx.length));
      expect(await refusal(year.manifest, cut)).toMatch(/^CannotBeDone: /);
    }
  });

  it('is refused when it would fill the memory', async () => {
    const bytes = Buffer.from(year.xlsx);
    const at = bytes.lastIndexOf(Buffer.from('504b0102', 'hex'));
    bytes.writeUInt32LE(3_000_000_000, at + 24);
    expect(await refusal(year.manifest, bytes)).toContain('too large when it is unpacked');
  });
});
