import { describe, expect, it, test } from 'vitest';
import { xlsx } from '../../fixtures/generate/xlsx.ts';
import { Zone } from '../../src/log/times/zone.ts';
import { readTable, type TableOptions } from '../../src/side-tables/table.ts';
import { fileOf, PLACEHOLDERS, ROSTER } from './roster.ts';

async function read(content: string | Uint8Array, options: Partial<TableOptions> = {}) {
  return await readTable(fileOf(content), ROSTER, { placeholders: PLACEHOLDERS, ...options });
}

async function warnings(content: string, options: Partial<TableOptions> = {}): Promise<string[]> {
  return (await read(content, options)).warnings.map(({ code, message }) => `${code}: ${message}`);
}

describe('what is said of a table before it is believed', () => {
  test('two headers for one field, and a merged one', async () => {
    const said = [
      'two-headers: roster.csv: the columns "Full Name" and "Employee" both name name:',
    ];
    const text = 'Full Name,Employee,User\nJane Doe,Doe,jdoe\n';
    expect(await warnings(text)).toEqual([`${said} "Full Name" is read; --map says which is`]);
    expect((await warnings('Name,Name,User\nJane,Doe,jdoe\n'))[0]).toContain(
      'the columns "Name" and "Name" both name name',
    );
    expect(await warnings(text, { mapping: [{ field: 'name', header: 'Employee' }] })).toEqual([]);
  });

  test('totals and other lines below the last row, also where rows leave out empty cells', async () => {
    const rows = 'a,A,2025-01-01\nb,B,2025-01-01\nc\nd,D,2025-01-01\n';
    const text = `user,name,left\n${rows}`;
    expect(await warnings(text)).toEqual([]);
    const ends = ['Total: 4', 'Total,4,', '(4 rows affected)', 'CONFIDENTIAL', '4 records'];
    for (const end of ends) {
      const { rows: found, warnings: said } = await read(`${text}${end}\n`);
      expect(found.map((row) => row.text('user'))).toEqual(['a', 'b', 'c', 'd']);
      const first = end.split(',')[0];
      expect(said.map(({ message }) => message)).toEqual([
        `roster.csv: 1 row below the last is none of the table, such as row 6: “${first}”; where it is one, give it all of its cells`,
      ]);
    }
    const { rows: padded } = await read('user,name\na,A\nb\nc\n');
    expect(padded).toHaveLength(3);
  });

  test('its header again, and the lines of pages, are no rows', async () => {
    const page = 'user,name,left\na,A,2025-01-01\nPage 1 of 2,,\n';
    const { rows, warnings: said } = await read(`${page} User ,NAME,left\nb,B,\nPage 2 of 2\n`);
    expect(rows.map(({ row }) => row)).toEqual([2, 5]);
    expect(said).toEqual([]);
  });

  test('a column without a header that has values', async () => {
    expect(await warnings('Name,,User\nDoe,Jane,jdoe\n')).toEqual([
      'unnamed-column: roster.csv: column 2 has values and no header, such as “Jane” in row 2: it is not read; give it a header',
    ]);
    expect(await warnings('Name,,User\nJane Doe,,jdoe\n')).toEqual([]);
  });

  test('numbers and cells that a spreadsheet ruined', async () => {
    expect(await warnings('user,name\n1.23457E+11,A\n#N/A,B\n12345,C\n')).toEqual([
      'damaged-cells: roster.csv: 2 cells that a spreadsheet has ruined (row 2, column "user": “1.23457E+11”): export the table again, with such columns as text',
    ]);
  });

  test('dates with a time and a zone, where nobody said the agency’s', async () => {
    const text = 'user,left\na,2025-01-02 23:00\nb,2025-01-02T03:00:00Z\n';
    expect(await warnings(text)).toEqual([
      "zone-assumed: roster.csv: dates with a time and a zone (“2025-01-02T03:00:00Z”) are those of UTC: give the agency's zone with --tz",
    ]);
    expect(await warnings(text, { zone: new Zone('America/Los_Angeles') })).toEqual([]);
    expect(await warnings(text.replace('T03:00:00Z', ' 03:00'))).toEqual([]);
  });

  test('rows of a workbook that a filter hides, which are read', async () => {
    const rows = [['user'], ['a'], ['b'], ['c']];
    const sheet = { name: 'Roster', rows, hiddenRows: [2, 4] };
    const { rows: found, warnings: said } = await read(xlsx([sheet]));
    expect(found.map((row) => row.text('user'))).toEqual(['a', 'b', 'c']);
    expect(said).toEqual([
      {
        code: 'hidden-rows',
        message:
          'roster.csv: 2 rows are hidden, by a filter or by hand, and read all the same (first row 2): show all rows in the workbook to see what was counted',
      },
    ]);
    expect((await read(xlsx([{ ...sheet, hiddenRows: [1] }]))).warnings).toEqual([]);
  });

  test('formulas that a workbook has without their results', async () => {
    const rows = [
      ['user', 'name', 'left'],
      [{ formula: 'A9' }, 'A', null],
      [{ formula: 'A9', shown: 'b' }, 'B', null],
    ];
    const { warnings: said } = await read(xlsx([{ name: 'Roster', rows }]));
    expect(said.map(({ message }) => message)).toEqual([
      'roster.csv: 1 cell that a spreadsheet has ruined (row 2, column "user": a formula without a stored result): export the table again, with such columns as text',
    ]);
    const dated = [...rows, ['c', 'C', { formula: 'TODAY()' }]];
    await expect(read(xlsx([{ name: 'Roster', rows: dated }]))).rejects.toThrow(
      'row 4, column "left": a formula without a stored result tells no date any more',
    );
  });

  test('dates of two forms in one column prove no order of day and month', async () => {
    const text = 'user,left\na,13/02/2025\nb,2025-02-03\n';
    await expect(read(text)).rejects.toThrow(
      'row 2, column "left": "13/02/2025" is no date with the month first, and "2025-02-03" stands beside it',
    );
    const { rows, warnings: said } = await read(text, { dayFirst: true });
    expect(rows.map((row) => row.day('left'))).toEqual([20_132, 20_122]);
    expect(said.map(({ code }) => code)).toEqual(['mixed-dates']);
  });

  test('bad rows that were set aside, the first twenty named', async () => {
    const bad = Array.from({ length: 23 }, (_, at) => `u${at},soon ${at}`).join('\n');
    const {
      rows,
      badRows,
      warnings: said,
    } = await read(`user,left\ngood,\n${bad}\n`, {
      allowBadRows: true,
    });
    expect({ rows: rows.length, badRows }).toEqual({ rows: 1, badRows: 23 });
    expect(said[0]?.message).toMatch(
      /^roster\.csv: 23 rows that cannot be read, set aside: row 3, column "left": “soon 0” is no date.*; and 3 more$/,
    );
    expect(said[0]?.message.match(/row \d+,/g)).toHaveLength(20);
  });
});

describe('headers that the user names', () => {
  it('have to be there', async () => {
    const mapping = [{ field: 'user', header: 'Login Name', isNamed: true }] as const;
    await expect(read('user\na\n', { mapping })).rejects.toThrow(
      'roster.csv has no header with "Login Name" among its first 50 rows: check what --map names',
    );
    const { rows } = await read('user,Login Name\na,b\n', { mapping });
    expect(rows.map((row) => row.text('user'))).toEqual(['b']);
  });

  it('are only preferred where the config names them', async () => {
    const mapping = [{ field: 'user', header: 'Login Name' }];
    expect((await read('user\na\n', { mapping })).rows[0]?.text('user')).toBe('a');
  });
});
