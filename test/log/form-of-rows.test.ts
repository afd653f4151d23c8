import { describe, expect, it } from 'vitest';
import { xlsx } from '../../fixtures/generate/xlsx.ts';
import { codes, type Inspected, inspect, refusal } from './log-folder.ts';

const HEADER = 'id,user,agency,plate,timestamp,case number,reason';

/** Sound rows, from a number on. */
function sound(count: number, from = 0): string[] {
  return Array.from({ length: count }, (_, i) => {
    const n = from + i;
    const day = String(1 + (n % 28)).padStart(2, '0');
    return `s${n},u${n % 3},PD,9ABC${n},2024-01-${day} 10:00,24-${n},${n % 2 === 0 ? 'stolen' : 'theft'}`;
  });
}

const log = (...rows: string[]) => ({ 'a.csv': `${[HEADER, ...rows].join('\n')}\n` });

function counts({ population }: Inspected) {
  const { searches, malformed, shiftedRows, otherRows, blankRows, footerRows } = population;
  return { searches, malformed, shiftedRows, otherRows, blankRows, footerRows };
}

const NONE = { malformed: 0, shiftedRows: 0, otherRows: 0, blankRows: 0, footerRows: 0 };

function messageOf(document: Inspected, code: string): string {
  return document.warnings.find((warning) => warning.code === code)?.message ?? '';
}

describe('rows that are no searches', () => {
  it.each([
    'Total: 20,,,,,,',
    'Total,,,,,20,',
    'Subtotal,,,,,,20',
    'User: u1',
    '(20 rows affected)',
    'Printed by Dana Quell,,page 3,,,,',
    '-------+-------+-----',
    '---,---,---,---,---,---,---',
    '= = =,,,,,,',
    'Total,"a',
    'Report generated,,,,2025-04-01 08:00:00,,',
    'Subtotal,03/12/2025,,,2024-01-02,,',
    ',,Total: 20,,2024-01-02,,',
    'Printed on,,,,2024-01-02 10:00,,',
    'page 3,,,,2024-01-02',
    'As of,,,,2024-01-02,,,,',
  ])('%j is one', async (row) => {
    const rows = row.endsWith('"a') ? [`${row}"b`] : [row];
    const document = await inspect(log(...sound(20), ...rows));
    expect(counts(document)).toEqual({ ...NONE, searches: 20, otherRows: 1 });
    expect(messageOf(document, 'other-rows')).toMatch(/a\.csv: 1 row is no search .*line 22, “/);
    expect(document.inspect.files[0]?.otherRows).toEqual({
      count: 1,
      lines: [{ file: 'a.csv', line: 22 }],
    });
  });

  it.each([
    ['a time', 'x,,,,2024-01-02,,'],
    ['a time that is read with the day first', 'x,,,,31/01/2024,,'],
    ['four cells', 'x,y,z,w,,,'],
    ['a name behind the word', 'Total Wine,,,,2024-01-02,,'],
    ['a word among many cells', 'Total,u,,9ABC1,2024-01-02,,'],
    ['a word in the second cell', 's99,Total,,,2024-01-02,,'],
  ])('%s makes a row a search', async (_, row) => {
    expect(counts(await inspect(log(...sound(20), row)))).toEqual({ ...NONE, searches: 21 });
  });

  it('are told only where nine of ten rows have times', async () => {
    const document = await inspect(log(...sound(9), 'a,b,c,d,?,e,f', 'Total: 9,,,,,,'));
    expect(counts(document)).toEqual({ ...NONE, searches: 10, otherRows: 1 });
    const fewer = await inspect(log(...sound(8), 'a,b,c,d,?,e,f', 'Total: 8,,,,,,'));
    expect(counts(fewer)).toEqual({ ...NONE, searches: 10 });
  });

  it('leave a log without a column of times alone', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => `s${i},u,PD,9ABC${i},x`);
    const text = `id,user,agency,plate,reason\n${rows.join('\n')}\nTotal,,,,\n`;
    expect((await inspect({ 'a.csv': text })).population).toMatchObject({ searches: 13 });
  });
});

describe('short rows', () => {
  const short = sound(20).map((row) => row.split(',').slice(0, 5).join(','));

  it('are filled up where one in twenty is short and no full row ends in an empty cell', async () => {
    const document = await inspect(log(...sound(38, 100), ...short.slice(0, 2)));
    expect(counts(document)).toEqual({ ...NONE, searches: 40 });
    expect(document.inspect.fields.reason).toMatchObject({ value: 38, blank: 2 });
    expect(messageOf(document, 'padded-rows')).toMatch(/2 rows end before.*line 40, “s0”/);
  });

  it('are malformed where they are fewer', async () => {
    const document = await inspect(log(...sound(39, 100), short[0]!));
    expect(counts(document)).toEqual({ ...NONE, searches: 39, malformed: 1 });
    expect(codes(document)).toEqual(['many-malformed']);
  });

  it.each(['s50,u,PD,9ABC,2024-01-02,24-1,', 's50,u,PD,9ABC,2024-01-02,24-1,x,'])(
    'are malformed where a full row ends in an empty cell: %j',
    async (full) => {
      const document = await inspect({
        'a.csv': `${HEADER},\n${[...sound(20, 100), full, ...short.slice(0, 4)].join('\n')}\n`,
      });
      expect(counts(document)).toEqual({ ...NONE, searches: 21, malformed: 4 });
      expect(messageOf(document, 'many-malformed')).toMatch(
        /4 of 25 rows are malformed.*: 4 end 2 cells early; the first is line 23, “s0”/,
      );
    },
  );

  it('have the identity that their cells have when they are written out', async () => {
    const rows = sound(19).map((row) => row.replace(/^s\d+/, ''));
    const cut = rows[3]!.split(',').slice(0, 5).join(',');
    const document = await inspect({
      ...log(...rows, cut),
      'b.csv': `${HEADER}\n${rows[0]}\n${cut},,\n`,
    });
    expect(document.population).toMatchObject({ rows: 22, searches: 20, duplicates: 2 });
  });

  it('are thin where they are no searches', async () => {
    const document = await inspect(
      log(...sound(20, 100), ...short.slice(0, 4), 'Total,24', '', ' '),
    );
    expect(counts(document)).toEqual({ ...NONE, searches: 24, otherRows: 1, blankRows: 2 });
  });
});

describe('short rows that lack a cell in their middle', () => {
  const DATED = 'id,timestamp,user,start date,end date,case number,reason';
  const at = (n: number): string => String(1 + (n % 28)).padStart(2, '0');
  const full = (n: number, caseNumber = `24-${n}`): string[] => [
    ...[`s${n}`, `2024-02-${at(n)} 10:00`, `u${n % 3}`, '2024-01-01', `2024-02-${at(n)}`],
    ...[caseNumber, 'missing person at risk'],
  ];
  const without = (row: readonly string[], cell: number) => row.filter((_, i) => i !== cell);
  const logOf = (...rows: (readonly string[])[]) => ({
    'a.csv': `${DATED}\n${rows.map((row) => row.join(',')).join('\n')}\n`,
  });
  const many = (count: number, of = (n: number) => full(n)) =>
    Array.from({ length: count }, (_, n) => of(n));

  it.each<[string, number, string]>([
    ['the case number', 5, 'line 22, “missing person at risk” stands under “case number”, and'],
    ['the user', 2, 'line 22, “2024-01-01” stands under “user”, and the row ends 1 cell early: a'],
    ['the end', 4, 'line 22, “missing person at risk” stands under “case number”'],
    ['the start', 3, 'line 22, “missing person at risk” stands under “case number”'],
  ])('are shifted: %s', async (_, cell, told) => {
    const rows = many(3, (n) => without(full(20 + n), cell));
    const document = await inspect(logOf(...many(20), ...rows));
    expect(counts(document)).toEqual({ ...NONE, searches: 20, malformed: 3, shiftedRows: 3 });
    expect(messageOf(document, 'shifted-rows')).toContain(told);
    expect(codes(document)).not.toContain('padded-rows');
  });

  it.each<[string, readonly string[]]>([
    ['a case number', full(30).slice(0, 6)],
    ['a case number that a spreadsheet made a date', [...full(30).slice(0, 5), '3-Mar-08']],
    ['a word for nothing', [...full(30).slice(0, 5), 'none']],
    ['a word that is no reason', [...full(30).slice(0, 5), 'pending']],
    ['a mark of withholding', [...full(30).slice(0, 5), '[REDACTED]']],
    ['no case number', full(30).slice(0, 5)],
  ])('are not with %s at their end', async (_, row) => {
    const document = await inspect(logOf(...many(19), row));
    expect(counts(document)).toEqual({ ...NONE, searches: 20 });
    expect(codes(document)).toContain('padded-rows');
  });

  it('are told by many words that stand nowhere else', async () => {
    const words = [...full(30).slice(0, 5), 'van seen behind the school'];
    expect(counts(await inspect(logOf(...many(19), words)))).toMatchObject({ shiftedRows: 1 });
  });

  it('are told by case numbers only where nearly all hold a digit', async () => {
    const words = (n: number) => full(n, n < 3 ? 'pending' : `24-${n}`);
    const short = many(2, (n) => without(full(30 + n), 5));
    const document = await inspect(logOf(...many(20, words), ...short));
    expect(counts(document)).toEqual({ ...NONE, searches: 22 });
  });
});

describe('long rows', () => {
  it('may end in empty cells where the header does', async () => {
    const text = `${HEADER},,\n${sound(9).join('\n')}\n${sound(1, 20)[0]},,\n`;
    expect(counts(await inspect({ 'a.csv': text }))).toEqual({ ...NONE, searches: 10 });
    const longer = text.replace(/,,\n$/, ',,,\n');
    expect(counts(await inspect({ 'a.csv': longer }))).toMatchObject({ searches: 9, malformed: 1 });
  });

  it('may end in empty cells where nine of ten rows do', async () => {
    const long = sound(9, 20).map((row) => `${row},`);
    expect(counts(await inspect(log(...sound(1), ...long)))).toMatchObject({ searches: 10 });
    const document = await inspect(log(...sound(2), ...long));
    expect(counts(document)).toMatchObject({ searches: 2, malformed: 9 });
    expect(messageOf(document, 'many-malformed')).toContain(
      '9 have 1 empty cell more than the header',
    );
  });

  it('are malformed where an unquoted delimiter moved their cells', async () => {
    const moved = 's1,u,PD,9ABC,2024-01-02,24-1, van, red';
    const document = await inspect(log(...sound(150), moved));
    expect(counts(document)).toMatchObject({ searches: 150, malformed: 1 });
    expect(codes(document)).toEqual([]);
  });
});

describe('row names', () => {
  const named = sound(12).map((row, i) => `"${i + 1}",${row}`);

  it('are dropped where they count on', async () => {
    const document = await inspect(
      log(...named, '', HEADER, `13,${HEADER}`, '"14",s14,u,PD,P,,,x'),
    );
    expect(counts(document)).toEqual({ ...NONE, searches: 13, blankRows: 1 });
    expect(document.population).toMatchObject({ headersRepeated: 2, users: 4 });
    expect(messageOf(document, 'row-names')).toContain('“1”');
  });

  it('are dropped where the times can be read only without them', async () => {
    const rows = sound(12).map((row) => `row ${row.length * 7},${row}`);
    const document = await inspect(log(...rows));
    expect(counts(document)).toEqual({ ...NONE, searches: 12 });
    expect(codes(document)).toContain('row-names');
  });

  it.each([
    ['one row is not so long', [...named, sound(1, 30)[0]!], 1, 12],
    ['the cells in excess stand behind', sound(12).map((row) => `${row},`), 12, 0],
  ])('are none where %s', async (_, rows, searches, malformed) => {
    const document = await inspect(log(...rows));
    if (malformed < 12) expect(codes(document)).toEqual([]);
    expect(document.population.searches + document.population.malformed).toBe(12 + (searches & 1));
    expect(codes(document)).not.toContain('row-names');
  });

  it('have the identity of rows without names', async () => {
    const rows = sound(5).map((row) => row.replace(/^s\d+/, ''));
    const document = await inspect({
      ...log(...rows),
      'b.csv': `${HEADER}\n${rows.map((row, i) => `${i},${row}`).join('\n')}\n`,
    });
    expect(document.population).toMatchObject({ rows: 10, searches: 5, duplicates: 5 });
  });
});

describe('malformed rows', () => {
  it('that are all there is end the reading, with how they differ', async () => {
    const rows = sound(12).map((row) => `${row},x,y`);
    expect(await refusal(log(...rows))).toMatch(
      /a\.csv: every row is malformed, 12 of 12: 12 have 2 cells more than the header; the first is line 2, “s0”: a ","/,
    );
  });

  it('are warned of where they are more than one in a hundred', async () => {
    const long = 's1,u,PD,9ABC,2024-01-02,24-1,x,y';
    expect(codes(await inspect(log(...sound(99), long)))).toEqual([]);
    expect(codes(await inspect(log(...sound(98), long)))).toEqual(['many-malformed']);
  });
});

describe('cells under the wrong header', () => {
  const SHIFTED = ',s1,u,PD,9ABC,2024-01-02 10:00,24-1';

  it('are never judged', async () => {
    const document = await inspect(log(...sound(4), SHIFTED, SHIFTED));
    expect(counts(document)).toEqual({ ...NONE, searches: 4, malformed: 2, shiftedRows: 2 });
    expect(messageOf(document, 'shifted-rows')).toMatch(
      /2 rows have.*line 6, the time “2024-01-02 10:00” stands under “case number”/,
    );
  });

  it('are an error with --strict', async () => {
    expect(await refusal(log(...sound(4), SHIFTED), '--strict')).toMatch(
      /line 6 is malformed \(the time “2024-01-02 10:00” stands under “case number”\)/,
    );
  });

  it.each([
    ['another column has times too', 'created', '2024-01-02', '2024-01-03'],
    ['the other cell holds more than a time', 'note', '', 'seen 2024-01-02'],
  ])('are none where %s', async (_, header, sane, stray) => {
    const rows = sound(9).map((row) => `${row},${sane}`);
    const text = `${HEADER},${header}\n${rows.join('\n')}\nx,u,PD,9ABC,allow,24-1,x,${stray}\n`;
    const document = await inspect({ 'a.csv': text });
    expect(counts(document)).toEqual({ ...NONE, searches: 10 });
    expect(document.population.undated).toBe(1);
  });
});

describe('malformed rows', () => {
  it('are said to end in empty cells too many where they do', async () => {
    const document = await inspect(log(...sound(16), ...sound(8, 16).map((row) => `${row},,`)));
    const message = messageOf(document, 'many-malformed');
    expect(message).toContain('8 have 2 empty cells more than the header; the first is line 18');
    expect(message).toContain('neither the header nor nine of ten rows end in as many');
    expect(message).not.toContain('in quotes');
  });

  it('are said to lack a cell where few do', async () => {
    const few = sound(1, 30)[0]!.replace(',PD', '');
    const document = await inspect(log(...sound(30), few));
    expect(messageOf(document, 'many-malformed')).toContain('cells are missing in them');
  });

  it('of a workbook are told by the cell that stands beside the table', async () => {
    const cells = [HEADER, ...sound(20)].map((row) => row.split(','));
    const noted = cells.map((row, i) => (i === 7 ? [...row, '', '', 'see note'] : row));
    const book = (rows: string[][]) => ({ 'a.xlsx': xlsx([{ name: 'Log', rows }]) });
    const message = messageOf(await inspect(book(noted)), 'many-malformed');
    expect(message).toContain(
      '(the first is J8 of sheet Log, “see note”): give its column a header',
    );
    expect(message).not.toContain('quotes');
    const wide = cells.map((row, i) => (i === 0 ? row : [...row, 'more']));
    expect(await refusal(book(wide))).toContain('(the first is H2 of sheet Log, “more”)');
  });
});

describe('a quote that swallows rows', () => {
  const rows = sound(12);
  const swallowed = [rows[0]!.replace('stolen', '"BOLO'), ...rows.slice(1, 6)];
  const closed = [...swallowed, rows[6]!.replace('stolen', 'end"'), ...rows.slice(7)];

  it('is named by the line where it opens', async () => {
    const document = await inspect(log(...closed));
    expect(counts(document)).toEqual({ ...NONE, searches: 6 });
    expect(messageOf(document, 'swallowed-rows')).toMatch(/line 2, “BOLO s1,.*6 line ends/);
  });

  it.each([1, 2])('is named where it swallows %d of them', async (count) => {
    const [first, ...more] = [...rows.slice(2 - count, 3)];
    const open = [first!.replace(/,(stolen|theft)$/, ',"BOLO'), ...more];
    const few = [...rows.slice(3), `${open.join('\n')}"`];
    const document = await inspect(log(...few));
    expect(counts(document)).toEqual({ ...NONE, searches: 10 });
    expect(messageOf(document, 'swallowed-rows')).toMatch(
      count === 1
        ? /line 11, “BOLO s2,.* holds a line end, and behind it/
        : /line 11,.*2 line ends/,
    );
    expect(await refusal(log(...few), '--strict')).toContain(
      'the quote that opens on line 11 holds',
    );
  });

  it.each<[string, string]>([
    ['a date and a time', 'id,search date,search time,user,plate,reason'],
    ['rows with names', 'search time,user,plate,agency,reason'],
  ])('is named in a log with %s', async (_, header) => {
    const has = header.startsWith('id');
    const row = (n: number, reason: string) =>
      has
        ? `s${n},2024-01-${10 + n},10:0${n % 10},u,9ABC,${reason}`
        : `${n},2024-01-${10 + n} 10:00,u,9ABC,PD,${reason}`;
    const all = Array.from({ length: 12 }, (__, n) => row(n, 'theft'));
    const text = [header, ...all, row(12, '"BOLO'), row(13, 'theft"')].join('\n');
    expect(codes(await inspect({ 'a.csv': `${text}\n` }))).toContain('swallowed-rows');
  });

  it('is named whatever ends its lines, and where not all of them end alike', async () => {
    const part = 'a,b,c,2024-01-02';
    for (const text of [
      `x\n${part}\n${part}\n`,
      `x\r${part}\r${part}\r`,
      `${part}\r${part}\n \n`,
    ]) {
      const row = rows[0]!.replace('stolen', `"${text}"`);
      expect(codes(await inspect(log(row, ...rows.slice(1))))).toEqual(['swallowed-rows']);
    }
  });

  it('is an error with --strict', async () => {
    expect(await refusal(log(...closed), '--strict')).toMatch(/the quote that opens on line 2 /);
  });

  it.each([
    ['a reason of many lines', 'a\nb\nc\nd\ne'],
    ['times on lines of their own', '2024-01-02 10:00\n2024-01-03\n2024-01-04\n2024-01-05'],
    ['lists without times', 'a,b,c,d\na,b,c,d\na,b,c,d\na,b,c,d'],
    ['one row', 'x\na,b,c,2024-01-02\nc\nd'],
    ['a time in its place in its first line', 'a,b,c,d,2024-01-02\nb'],
    ['a list with a time in its place, too short', 'x\na,b,2024-01-02'],
    ['two line ends', 'a,b,c,2024-01-02\na,b,c,2024-01-02\na,b,c,2024-01-02'],
  ])('is none that holds %s', async (_, reason) => {
    const row = rows[0]!.replace('stolen', `"${reason}"`);
    expect(codes(await inspect(log(row, ...rows.slice(1))))).toEqual([]);
  });
});

describe('a space between delimiter and quote', () => {
  const spaced = (row: string): string =>
    row
      .split(',')
      .map((cell) => `"${cell}"`)
      .join(', ');

  it('belongs to neither where every quote stands so', async () => {
    const rows = sound(6).map((row) => spaced(row).replace('"stolen"', '  "van, red"'));
    const document = await inspect({ 'a.csv': `${spaced(HEADER)}\n${rows.join('\n')}\n` });
    expect(counts(document)).toEqual({ ...NONE, searches: 6 });
    expect(document.population.first).toBe('2024-01-01T10:00:00');
  });

  it.each([
    ['one quote stands at its delimiter', 'x1,u,PD,9ABC,2024-01-02,"24-1",x'],
    ['text follows one quote', 'x1,u,PD,9ABC,2024-01-02, "24-1"x,x'],
  ])('is text where %s', async (_, row) => {
    const rows = ['a, "u1",PD,9ABC,2024-01-02,24-1,x', row, ...sound(2)];
    const document = await inspect(log(...rows), '--user', '"u1"');
    expect(document.population).toMatchObject({ searches: 1 });
  });
});

describe('a header', () => {
  it('holds no time: labels on every row are none', async () => {
    const rows = sound(3).map((row) => `Id,User,Timestamp,Reason,${row.split(',')[4]}`);
    expect(await refusal({ 'a.csv': `${rows.join('\n')}\n` })).toMatch(
      /a\.csv: line 1 holds the time “2024-01-01 10:00”, .*labels stand on every row/,
    );
  });

  it('may hold one where --header-row says that it is one', async () => {
    const text = `id,user,timestamp,2024-01-01\n${sound(2)
      .join('\n')
      .replaceAll(/,PD.*?,2/g, ',2')}`;
    const rows = text.replaceAll(/,24-\d+,(stolen|theft)/g, ',x');
    expect(await refusal({ 'a.csv': rows })).toContain('line 1 holds the time “2024-01-01”');
    expect((await inspect({ 'a.csv': rows }, '--header-row', '1')).population.searches).toBe(2);
  });

  it('is not blank', async () => {
    const text = `id,user,timestamp\n\na,u,2024-01-02\n`;
    expect(await refusal({ 'a.csv': text }, '--header-row', '2')).toMatch(
      /line 2, .*or it is blank/,
    );
  });
});

describe('two tables side by side', () => {
  const beside = (header: string, row: string) => ({
    'a.csv': `${HEADER},,${header}\n${sound(3)
      .map((each) => `${each},,${row}`)
      .join('\n')}\n`,
  });

  it('are refused, with the column between them', async () => {
    expect(await refusal(beside('id,user,timestamp', 's,u,2024-01-02'))).toMatch(
      /a\.csv: two tables stand side by side: behind the empty column 8 line 1 names id again/,
    );
  });

  it.each([
    ['nothing is named again', 'note,remark,ip', 'a,b,c'],
    ['fewer than three fields follow', 'id,user,note', 'a,b,c'],
  ])('are none where %s', async (_, header, row) => {
    expect((await inspect(beside(header, row))).population.searches).toBe(3);
  });

  it('are refused where nothing is between them', async () => {
    const rows = sound(6);
    const both = [`${HEADER},${HEADER}`, ...rows.slice(3).map((row, i) => `${rows[i]},${row}`)];
    expect(await refusal({ 'a.csv': `${both.join('\n')}\n` })).toMatch(
      /a\.csv: two tables stand side by side: column 8 of line 1 names id again/,
    );
    const same = [`${HEADER},${HEADER}`, ...rows.map((row) => `${row},${row}`), 'Total,6'];
    const document = await inspect({ 'a.csv': `${same.join('\n')}\n` });
    expect(counts(document)).toMatchObject({ searches: 6, otherRows: 1 });
  });

  it('are none where the column between holds anything', async () => {
    const logs = beside('id,user,timestamp', 's,u,2024-01-02');
    const filled = logs['a.csv'].replace(',stolen,,', ',stolen,x,');
    expect((await inspect({ 'a.csv': filled })).population.searches).toBe(3);
  });
});

describe('a column read because another is blank', () => {
  it('is told by its place where both have one header', async () => {
    const rows = Array.from({ length: 5 }, (_, n) => `s${n},2024-01-0${n + 1},u,,x,theft`);
    const text = `id,timestamp,user,Reason,notes,reason\n${rows.join('\n')}\n`;
    const document = await inspect({ 'a.csv': text });
    const message = messageOf(document, 'column-by-fill');
    expect(message).toContain('Reason stands twice, and the one in column 4 is blank in all');
    expect(message).toContain('so the one in column 6 is read as reason');
    expect(message).toContain('give the two different headers');
  });

  it.each(['N/A', '(null)', '#REF!', '-- Select --'])('or says %s in every row', async (word) => {
    const rows = Array.from({ length: 5 }, (_, n) => `s${n},2024-01-0${n + 1},u,${word},25-${n}00`);
    const text = `id,timestamp,user,Case Number,Incident Number\n${rows.join('\n')}\n`;
    const document = await inspect({ 'a.csv': text });
    const message = messageOf(document, 'column-by-fill');
    expect(message).toContain('Case Number holds nothing but words for nothing or damaged cells');
    expect(document.inspect.fields.caseNumber).toMatchObject({ value: 5 });
    const withheld = await inspect({ 'a.csv': text.replace(word, '[REDACTED]') });
    expect(withheld.inspect.fields.caseNumber).toMatchObject({ withheld: 1, value: 0 });
    expect(codes(withheld)).not.toContain('column-by-fill');
  });
});
