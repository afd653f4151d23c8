import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { xlsx } from '../../fixtures/generate/xlsx.ts';
import { Zone } from '../../src/log/times/zone.ts';
import { readTable } from '../../src/side-tables/table.ts';
import { fileOf, PLACEHOLDERS, ROSTER, refusal, roster } from './roster.ts';

const PLAIN = 'user,name,left on\nj.doe,"Doe, Jane",2026-01-31\nk.poe,Kim Poe,\n';
const READ = ['2: j.doe|Doe, Jane|2026-01-31', '3: k.poe|Kim Poe|'];

describe('a side table', () => {
  it.each([
    ['UTF-8', Buffer.from(PLAIN)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${PLAIN}`)],
    ['UTF-16LE with a mark', Buffer.from(`\ufeff${PLAIN}`, 'utf16le')],
    ['UTF-16LE without one', Buffer.from(PLAIN, 'utf16le')],
    ['UTF-16BE', Buffer.from(`\ufeff${PLAIN}`, 'utf16le').swap16()],
    ['CRLF', Buffer.from(PLAIN.replaceAll('\n', '\r\n'))],
    ['CR', Buffer.from(PLAIN.replaceAll('\n', '\r'))],
  ])('is read in %s', async (_, bytes) => {
    expect(await roster(bytes)).toEqual(READ);
  });

  it('is read in Windows-1252, and says so', async () => {
    const bytes = Buffer.from('user,name\nn.unez,N\xfa\xf1ez \x96 Sgt\n', 'latin1');
    expect(await roster(bytes)).toEqual(['2: n.unez|Núñez – Sgt|']);
    const { warnings } = await readTable(fileOf(bytes), ROSTER, { placeholders: [] });
    expect(warnings).toEqual([
      { code: 'windows-1252', message: 'roster.csv: not valid UTF-8, read as Windows-1252' },
    ]);
    expect(await refusal(Buffer.from('user,name\nn\x81,a\n', 'latin1'))).toBe(
      'CannotBeDone: roster.csv has bytes that are not windows-1252 (81): save it as CSV UTF-8 or as .xlsx',
    );
  });

  it.each([',', '\t', ';', '|'])('is read with the delimiter %j', async (delimiter) => {
    const rows = [
      ['user', 'name', 'left'],
      ['j.doe', 'Doe', '1/31/2026'],
    ];
    const text = rows.map((row) => row.join(delimiter)).join('\n');
    expect(await roster(text)).toEqual(['2: j.doe|Doe|2026-01-31']);
  });

  it.each(['sep=;', 'SEP=;', '"sep=;"', 'sep=;;;'])('is read behind the line %s', async (line) => {
    expect(await roster(`${line}\r\nuser;name\r\nj.doe;Doe, Jane\r\n`)).toEqual([
      '3: j.doe|Doe, Jane|',
    ]);
  });

  it('may have any delimiter that its first line names', async () => {
    expect(await roster('sep=^\nuser^name\na,b^c|d\n')).toEqual(['3: a,b|c|d|']);
  });

  it('may have title rows above its header, down to row 50', async () => {
    const above = (rows: number): string => 'Roster of users, printed\n'.repeat(rows) + PLAIN;
    expect(await roster(above(3))).toEqual(['5: j.doe|Doe, Jane|2026-01-31', '6: k.poe|Kim Poe|']);
    expect(await roster(above(49))).toHaveLength(2);
    expect(await refusal(above(50))).toBe(
      'CannotBeDone: roster.csv has no column of users or names: head it "user" or "name"',
    );
  });

  it('has its header under the delimiter that names most fields', async () => {
    expect(await roster('name,x;user;left\na,b;c;2026-02-01\n')).toEqual(['2: c||2026-02-01']);
  });

  it('knows its columns as a log does, the earlier name of two first', async () => {
    expect(await roster('LOGIN,_User-Name_,Employee\na,b,c\n')).toEqual(['2: b|c|']);
    const mapping = [{ field: 'user', header: 'Badge' }];
    expect(await roster('User,badge\na,b\n', { mapping })).toEqual(['2: b||']);
    expect(await roster('Badge,x\nb,1\n', { mapping })).toEqual(['2: b||']);
  });

  it('knows a name with a bracket behind it, where no name in full is there', async () => {
    const bracketed =
      'User (login),Full Name [Officer],Separation Date (MM/DD/YYYY)\na,A B,1/2/2024\n';
    expect(await roster(bracketed)).toEqual(['2: a|A B|2024-01-02']);
    expect(await roster('User (old),Login,Name\nz,a,A\n')).toEqual(['2: z|A|']);
    expect(await roster('User (old),User,Name\nz,a,A\n')).toEqual(['2: a|A|']);
    const mapping = [{ field: 'user', header: '#' }];
    expect(await roster('x,User\nb,a\n', { mapping })).toEqual(['2: a||']);
  });

  it('may be one column, with a header or without', async () => {
    expect(await roster('Employee\nDoe\n\nPoe\n')).toEqual(['2: |Doe|', '4: |Poe|']);
    expect(await roster('Doe\r\nPoe\r\n')).toEqual(['1: |Doe|', '2: |Poe|']);
    const quoted = ['1: |Doe, Jane|', '2: |Poe, Rick, Jr.|'];
    expect(await roster('"Doe, Jane"\n"Poe, Rick, Jr."\n')).toEqual(quoted);
    const rows = [['Doe, Jane'], ['Poe, Rick, Jr.']];
    expect(await roster(xlsx([{ name: 'People', rows }]))).toEqual(quoted);
    expect(await refusal('"Doe, Jane"\nPoe, Rick\n')).toContain('has no column of users or names');
    expect(await refusal('Doe,1\nPoe,2\n')).toContain('has no column of users or names');
    expect(await refusal('')).toContain('has no column of users or names');
  });

  it('may be lines, commas and all, where its description says so', async () => {
    const list = { ...ROSTER, alone: { field: 'name', lines: true } } as const;
    const names = async (text: string) => {
      const { rows } = await readTable(fileOf(text), list, { placeholders: [] });
      return rows.map((row) => row.text('name'));
    };
    expect(await names('Employee\nDoe, J, Sr\nPoe\n')).toEqual(['Doe, J, Sr', 'Poe']);
    expect(await names('Doe, J, Sr\nPoe\n')).toEqual(['Doe, J, Sr', 'Poe']);
  });

  it('has guards and white space taken off, and quotes inside of a cell left', async () => {
    const text = 'user,name\n="0042",\u00a0\'007\u200b\n"=""1""",O\'Neil "Red"\n \'x ,=""\n';
    expect(await roster(text)).toEqual(['2: 0042|007|', '3: 1|O\'Neil "Red"|', '4: x||']);
  });

  it.each([
    ['a PDF', '%PDF-1.7\n'],
    ['a web page', '<html><table><tr><td>user</td></tr></table>'],
    ['JSON', '[{"user": "a"}]'],
    ['gzip', Buffer.from('1f8b0800000000000003', 'hex')],
    ['an old Excel file', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['a broken workbook', Buffer.from('504b0304aaaa', 'hex')],
    ['an open quote', 'user,name\n"a,b\n'],
  ])('is refused when it is %s', async (_, content) => {
    expect(await refusal(content)).toMatch(/^CannotBeDone: roster\.csv (?:is|has|cannot) [^\n]*: /);
  });
});

describe('rows of another length than the header', () => {
  it('are padded where the writer leaves empty cells out', async () => {
    const text = 'user,name,left\na,Doe,2026-01-01\nb\nc,Poe\n';
    expect(await roster(text)).toEqual(['2: a|Doe|2026-01-01', '3: b||', '4: c|Poe|']);
  });

  it('are damage where rows of full length end in an empty cell, and are named', async () => {
    expect(await refusal('user,name,left\na,Doe,\nb,Poe\n')).toBe(
      'CannotBeDone: roster.csv has 1 row that cannot be read: row 3: "b" starts a row of 2 cells, where the header has 3: put quotes around a cell that holds a delimiter or a line end',
    );
  });

  it('are damage where fewer than one in twenty is short', async () => {
    const rows = (whole: number) => `user,name\n${'a,Doe\n'.repeat(whole)}b\na,Doe\n`;
    expect(await refusal(rows(20))).toContain('row 22: "b" starts a row of 1 cell');
    expect(await roster(rows(18))).toHaveLength(20);
  });

  it('are bad where a delimiter stands without quotes', async () => {
    expect(await refusal('user,name\na,Doe, Jane\nb,Poe\n')).toContain(
      'row 2: "a" starts a row of 3 cells, where the header has 2',
    );
  });

  it('may have empty cells behind, where the header or nine of ten have as many', async () => {
    expect(await roster('user,name,,\na,Doe,,\nb,Poe\n')).toHaveLength(2);
    expect(await roster('user,name\na,Doe,\nb,Poe,\n')).toHaveLength(2);
    expect(await refusal('user,name\na,Doe,\nb,Poe\n')).toContain('row 2: "a" starts a row of 3');
  });

  it('end in an empty cell where it holds nothing but a character without width', async () => {
    expect(await roster('user,name,\u200b,\na,Doe,,\nb,Poe\n')).toHaveLength(2);
    expect(await roster('user,name\na,Doe,\u200b\nb,Poe,\u200b\n')).toHaveLength(2);
    expect(await roster('user,name\na,Doe\n\u200b,\u2060\n')).toEqual(['2: a|Doe|']);
    expect(await refusal('user,name,left\na,Doe,\u200b\nb,Poe\n')).toContain('row of 2 cells');
    expect(await roster('Doe\n\u200b\nPoe\n')).toEqual(['1: |Doe|', '3: |Poe|']);
  });

  it('may have a name of the row in front', async () => {
    expect(await roster('user,name\n1,a,Doe\n2,b,Poe\n')).toEqual(['2: a|Doe|', '3: b|Poe|']);
  });

  it('are no rows where one cell stands alone below the last', async () => {
    const text = `user,name\n${'a,\n'.repeat(3)}(3 rows affected)\n`;
    expect(await roster(text)).toHaveLength(3);
  });
});

describe('a date of a side table', () => {
  const dateOf = async (text: string, options = {}): Promise<string> => {
    const [row] = await roster(`user|left\na|${text}\n`, options);
    return row!.split('|')[2]!;
  };

  it.each([
    ['2026-03-01', '2026-03-01'],
    ['3/1/2026', '2026-03-01'],
    ['1/2/2026', '2026-01-02'],
    ['3/1/26', '2026-03-01'],
    ['03-01-26', '2026-03-01'],
    ['2026-03-01 23:59:59', '2026-03-01'],
    ['2026-03-01T23:59:59Z', '2026-03-01'],
    ['1900-01-02', '1900-01-02'],
    ['2/28/1900', '1900-02-28'],
    ['1901-01-01', '1901-01-01'],
    ['1964-02-29', '1964-02-29'],
    ['12/31/1989 11:00 PM', '1989-12-31'],
    ['1990-01-01', '1990-01-01'],
    ['2100-12-31', '2100-12-31'],
  ])('%s is %s', async (text, day) => {
    expect(await dateOf(text)).toBe(day);
  });

  it.each([
    ...['', ' ', 'Never', 'PRESENT', 'current', 'n/a', '--', 'TBD', '9999-12-31', '12/31/9999'],
    ...['1900-01-00', '1900-01-01', '1/0/1900', '01/01/1900 00:00', '9999-12-31T23:59:59'],
  ])('%j is none', async (text) => {
    expect(await dateOf(text)).toBe('');
  });

  it.each(['soon', '2026-13-01', '13/32/2026', '1899-12-29', '2101-01-01', '1900-02-29', '1985'])(
    '%s is bad',
    async (text) => {
      expect(await refusal(`user|left\na|${text}\n`)).toBe(
        `CannotBeDone: roster.csv has 1 row that cannot be read: row 2, column "left": "${text}" is no date from 1900 to 2100: write it as YYYY-MM-DD, or nothing`,
      );
    },
  );

  it.each(['REDACTED', '***', '########', '#N/A'])('%s tells none any more', async (text) => {
    expect(await refusal(`user|left\na|${text}\n`)).toBe(
      `CannotBeDone: roster.csv has 1 row that cannot be read: row 2, column "left": "${text}" tells no date any more: give it as YYYY-MM-DD, or nothing where there is none`,
    );
  });

  it('is that of the zone', async () => {
    const zone = new Zone('America/Los_Angeles');
    expect(await dateOf('2026-03-01T02:00:00Z', { zone })).toBe('2026-02-28');
    expect(await dateOf('1964-03-01T02:00:00Z', { zone })).toBe('1964-02-29');
    expect(await dateOf('2026-03-01 02:00', { zone })).toBe('2026-03-01');
  });

  it('is DD/MM where the table proves it, which is said, and where it is given', async () => {
    const text = 'user,left\na,1/2/2026\nb,13/2/2026\n';
    expect(await roster(text)).toEqual(['2: a||2026-02-01', '3: b||2026-02-13']);
    const { warnings } = await readTable(fileOf(text), ROSTER, { placeholders: [] });
    expect(warnings).toEqual([
      {
        code: 'day-first',
        message:
          'roster.csv: dates read as DD/MM/YYYY: a first part is over 12 and no second part is',
      },
    ]);
    expect(await refusal(`${text}c,2/13/2026\n`)).toContain('row 3, column "left": "13/2/2026"');
    expect(await refusal(text, { dayFirst: false })).toContain('row 3, column "left": "13/2/2026"');
    expect(await dateOf('1/2/2026', { dayFirst: true })).toBe('2026-02-01');
  });
});

describe('bad rows', () => {
  const text = (bad: number): string =>
    `user,name,left on\n${Array.from({ length: bad }, (_, at) => `u${at},,soon ${at}\n`).join('')}ok,,never\n`;

  it('are named, each, and not the first alone', async () => {
    expect(await refusal('user,name,left on\na,Doe,soon\n,,2026-01-01\nb,Poe,later\n')).toBe(
      'CannotBeDone: roster.csv has 3 rows that cannot be read: ' +
        'row 2, column "left on": "soon" is no date from 1900 to 2100: write it as YYYY-MM-DD, or nothing; ' +
        'row 3: "2026-01-01" is in a row with nothing under "user" or "name": fill it in, or delete the row; ' +
        'row 4, column "left on": "later" is no date from 1900 to 2100: write it as YYYY-MM-DD, or nothing',
    );
  });

  it('are counted from the 21st on', async () => {
    const message = await refusal(text(23));
    expect(message).toContain('roster.csv has 23 rows that cannot be read: row 2, ');
    expect(message.match(/column "left on"/g)).toHaveLength(20);
    expect(message).toMatch(/"soon 19" is no date[^;]*; and 3 more$/);
    expect(await refusal(text(20))).not.toContain(' more');
  });

  it('are set aside and counted where that is allowed', async () => {
    const options = { placeholders: PLACEHOLDERS, allowBadRows: true };
    const { rows, badRows } = await readTable(fileOf(text(23)), ROSTER, options);
    expect(rows.map((row) => row.text('user'))).toEqual(['ok']);
    expect(badRows).toBe(23);
  });

  it('can be those whose cell is none that the description knows', async () => {
    const description = {
      ...ROSTER,
      columns: [
        {
          field: 'user' as const,
          names: [],
          problem: (cell: string) => (/^[a-z]+$/.test(cell) ? undefined : 'is no user: use a to z'),
        },
      ],
    };
    const file = fileOf(`user\nabc\n7\n${'x'.repeat(50)}1\n`);
    await expect(readTable(file, description, { placeholders: [] })).rejects.toThrow(
      `roster.csv has 2 rows that cannot be read: row 3, column "user": "7" is no user: use a to z; row 4, column "user": "${'x'.repeat(40)}…" is no user: use a to z`,
    );
  });
});

describe('a side table in a workbook', () => {
  const sheet = (name: string, rows: (string | number | Date | null)[][]) => ({ name, rows });

  it('is found on its sheet, rows above and blank rows as they are', async () => {
    const bytes = await writeXlsx({
      sheets: [
        sheet('Notes', [['who keeps this'], ['Jane']]),
        sheet('Users', [
          ['Roster 2026'],
          [],
          ['User', 'Full Name', 'Left on', null],
          ['a', 'Doe', new Date(Date.UTC(2026, 0, 31)), 'a note beside'],
          [],
          ['b'],
          ['c', 'Poe', 46_054],
        ]),
      ],
    });
    expect(await roster(bytes)).toEqual(['4: a|Doe|2026-01-31', '6: b||', '7: c|Poe|2026-02-01']);
  });

  it('has its cells as they are shown: 42 under the format 0000 is 0042', async () => {
    const cells = new Map([
      ['0,0', { value: 'user' }],
      ['1,0', { value: 42, style: { numFmt: '0000' } }],
      ['2,0', { value: 12_345_678_901 }],
    ]);
    const bytes = await writeXlsx({ sheets: [{ name: 'Users', rows: [], cells }] });
    expect(await roster(bytes)).toEqual(['2: 0042||', '3: 12345678901||']);
  });

  it('has what merged cells hold in each row of theirs, titles and what stands alone aside', async () => {
    const rows = [
      ['User', 'Full Name', 'Left on', 'Unit', null],
      ['a', 'Doe', '2026-01-31', 'Patrol'],
      ['b', 'Poe'],
      ['c', 'Roe'],
      [],
      ['d', 'Loe'],
    ];
    const bytes = xlsx([{ name: 'Users', rows, merged: ['C2:D4', 'A1:B1', 'A6:C7'] }]);
    expect(await roster(bytes)).toEqual([
      '2: a|Doe|2026-01-31',
      '3: b|Poe|2026-01-31',
      '4: c|Roe|2026-01-31',
      '6: d|Loe|',
    ]);
  });

  it('names bad rows by sheet and row', async () => {
    const rows = [['user', 'left'], ['a', 'soon'], ['b', 'later'], []];
    expect(await refusal(await writeXlsx({ sheets: [sheet('Users', rows)] }))).toMatch(
      /^CannotBeDone: roster\.csv#Users has 2 rows that cannot be read: row 2, column "left": "soon" .*; row 3, /,
    );
  });

  it('is refused on two sheets, and on none', async () => {
    const users = [['user'], ['a']];
    const two = await writeXlsx({ sheets: [sheet('2025', users), sheet('2026', users)] });
    expect(await refusal(two)).toBe(
      'CannotBeDone: roster.csv has such a table on the sheets 2025 and 2026: give one of them, saved as CSV',
    );
    const none = await writeXlsx({ sheets: [sheet('x', [['a', 'b']])] });
    expect(await refusal(none)).toContain('has no column of users or names');
    const one = await writeXlsx({ sheets: [sheet('x', []), sheet('y', [['Doe'], [], ['Poe']])] });
    expect(await roster(one)).toEqual(['1: |Doe|', '3: |Poe|']);
  });
});
