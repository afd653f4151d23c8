import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type XlsxCell, type XlsxSheet, xlsx } from '../../fixtures/generate/xlsx.ts';
import { zip } from '../../fixtures/generate/zip.ts';
import { FIXTURES } from '../scenarios/transcript.ts';
import { codes, inspect, refusal } from './log-folder.ts';
import { failureOf, HEADER, opened, textOf, withParts } from './workbook/made-workbook.ts';

function rows(count: number, from = 0): XlsxCell[][] {
  return Array.from({ length: count }, (_, i) => {
    const at = `2025-03-${String(1 + ((from + i) % 28)).padStart(2, '0')} 08:00:00`;
    return [`search-${String(from + i)}`, at, `u${i % 3}`, `theft ${i % 3}`];
  });
}

const log = (name: string, count = 3, from = 0): XlsxSheet => ({
  name,
  rows: [HEADER, ...rows(count, from)],
});
const COVER: XlsxSheet = { name: 'Cover', rows: [['A report'], ['of somebody']] };

describe('the sheets that are the log', () => {
  const sheetsOf = async (sheets: readonly XlsxSheet[], ...options: string[]) => {
    const { inspect: inspected, population } = await inspect(
      { 'l.xlsx': xlsx(sheets) },
      ...options,
    );
    const [file] = inspected.files;
    return { log: file?.sheets, over: file?.sheetsPassedOver, rows: population.rows };
  };

  it('are found by their header, wherever they stand', async () => {
    const chart: XlsxSheet = { name: 'Chart', chart: true, rows: [] };
    const found = await sheetsOf([chart, COVER, { ...log('Log'), hidden: true }, COVER]);
    const over = ['Chart', 'Cover', 'Cover'];
    expect(found).toEqual({ log: [{ sheet: 'Log', rows: 3 }], over, rows: 3 });
  });

  it('are one log when their headers are the same but for capitals and space', async () => {
    const other = {
      name: 'B',
      rows: [HEADER.map((cell) => ` ${cell.toUpperCase()}`), ...rows(2, 9)],
    };
    const sheets = [
      { sheet: 'A', rows: 3 },
      { sheet: 'B', rows: 2 },
    ];
    expect(await sheetsOf([log('A'), COVER, other])).toEqual({
      log: sheets,
      over: ['Cover'],
      rows: 5,
    });
  });

  it('must be named where headers differ, in order too', async () => {
    const turned = { name: 'B', rows: [HEADER.toReversed(), ['r', 'u', '2025-03-01', 'id']] };
    const workbook = { 'l.xlsx': xlsx([log('A'), turned]) };
    expect(await refusal(workbook)).toContain(
      'the sheets A and B hold logs with different headers',
    );
    const named = await inspect(workbook, '--sheet', 'b');
    expect(named.inspect.files[0]).toMatchObject({ sheets: [{ sheet: 'B', rows: 1 }] });
    expect(named.settings.sheet).toBe('b');
  });

  it('may have their header lower down, and empty rows count', async () => {
    const lower = { name: 'Log', rows: [...Array(49).fill(null), HEADER, ...rows(2)] };
    const { inspect: inspected, population } = await inspect({ 'l.xlsx': xlsx([lower]) });
    expect(inspected.files[0]?.headerLine).toBe(50);
    expect(population).toMatchObject({ preambleRows: 49, rows: 2 });
    const tooLow = { name: 'Log', rows: [null, ...lower.rows] };
    expect(await refusal({ 'l.xlsx': xlsx([tooLow]) })).toContain(
      'in the first 50 rows of sheet Log',
    );
    const named = await inspect({ 'l.xlsx': xlsx([tooLow]) }, '--header-row', '51');
    expect(named.population.rows).toBe(2);
  });

  it('are those whose row names fields, when --header-row names a row that all have', async () => {
    const { log: found } = await sheetsOf([COVER, log('A'), log('B')], '--header-row', '1');
    expect(found?.map(({ sheet }) => sheet)).toEqual(['A', 'B']);
  });

  it('are found by the columns that are mapped', async () => {
    const strange = {
      name: 'S',
      rows: [
        ['when', 'who'],
        ['2025-03-01', 'u'],
      ],
    };
    const options = ['--map', 'searchedAt=When', '--map', 'user=Who'];
    const { log: found } = await sheetsOf([COVER, strange], ...options);
    expect(found).toEqual([{ sheet: 'S', rows: 1 }]);
    const none = await refusal({ 'l.xlsx': xlsx([COVER]) }, ...options);
    expect(none).toContain('no row holds all the headers that are mapped');
  });

  it('give way to nothing: another export beside a log is passed over, alone it is refused', async () => {
    const events = { name: 'E', rows: [['Event Type', 'Entity Type', 'Event Id']] };
    expect((await sheetsOf([events, log('A')])).over).toEqual(['E']);
    expect(await refusal({ 'l.xlsx': xlsx([COVER, events]) })).toContain(
      'l.xlsx#E is a Flock event log',
    );
    const both = { 'l.xlsx': xlsx([events, log('A')]) };
    expect(await refusal(both, '--sheet', 'E')).toContain('l.xlsx#E is a Flock event log');
  });

  it('hold rows, or it is said that they do not', async () => {
    const empty = { name: 'A', rows: [HEADER] };
    expect(await refusal({ 'l.xlsx': xlsx([empty]) })).toContain('has a header and no rows');
    expect((await sheetsOf([empty, log('B')])).rows).toBe(3);
    expect(await refusal({ 'l.xlsx': xlsx([{ name: 'A', rows: [] }]) })).toContain('holds no text');
  });
});

describe('a row of a workbook', () => {
  it('is cited by its sheet and its row, whatever lines its cells hold', async () => {
    const broken = ['x', '2025-03-01 08:00:00', 'u', 'one\ntwo', 'too much'];
    const first = {
      name: 'A',
      rows: [['Report\nof two lines'], null, HEADER, ...rows(2), null, broken],
    };
    const second = { name: 'B', rows: [HEADER, ...rows(2, 5), broken, ...rows(1, 8)] };
    const workbook = { 'l.xlsx': xlsx([first, COVER, second]) };
    const { population } = await inspect(workbook);
    const counted = { rows: 7, malformed: 2, headersRepeated: 1, preambleRows: 2, blankRows: 1 };
    expect(population).toMatchObject(counted);
    expect(await refusal(workbook, '--strict')).toContain('l.xlsx#A: row 7 is malformed (5 cells');
    const alone = await refusal(workbook, '--strict', '--sheet', 'B');
    expect(alone).toContain('l.xlsx: row 4 is malformed');
  });

  it('that is another header is cited too', async () => {
    const stacked = {
      name: 'B',
      rows: [HEADER, ...rows(1, 7), ['User', 'Query ID', 'Agency', 'Plate']],
    };
    const said = await refusal({ 'l.xlsx': xlsx([log('A'), stacked]) });
    expect(said).toContain('l.xlsx#B: row 3 is another header');
  });

  it('that conflicts with another is cited in the warning', async () => {
    const again = { name: 'B', rows: [HEADER, ['search-1', '2025-03-09 08:00:00', 'u', 'other']] };
    const { warnings, population } = await inspect({ 'l.xlsx': xlsx([log('A'), again]) });
    expect(population.duplicates).toBe(1);
    expect(warnings.map(({ message }) => message).join()).toContain('is l.xlsx#B row 2');
  });

  it('keeps its place in thousands of rows with lines in their cells', async () => {
    const many = rows(3000).map((cells, i) => [...cells.slice(0, 3), i % 3 ? 'a' : 'b\nc\r\nd']);
    const { citations, chunks } = await opened(
      xlsx([{ name: 'A', rows: [HEADER, ...many] }, log('B')]),
    );
    for await (const _ of chunks());
    let line = 2;
    many.forEach((_, i) => {
      expect(citations.row(line)).toBe(i + 2);
      expect(citations.file(line)).toBe('log.xlsx#A');
      line += i % 3 ? 1 : 3;
    });
    expect([citations.file(line), citations.row(line)]).toEqual(['log.xlsx#B', 1]);
  });
});

describe('a log that was probably cut', () => {
  it('is told by the rows of each sheet', async () => {
    const short = (name: string, count: number, from: number): XlsxSheet => ({
      name,
      rows: [HEADER, ...rows(count, from)],
    });
    const workbook = xlsx([short('A', 10_000, 0), short('B', 7, 10_000)]);
    const found = await inspect({ 'l.xlsx': workbook });
    expect(codes(found)).toEqual(['row-cap']);
    expect(found.warnings[0]?.message).toContain('l.xlsx: sheet A has exactly 10,000 rows');
    const whole = await inspect({ 'l.xlsx': xlsx([short('A', 9000, 0), short('B', 1000, 9000)]) });
    expect(whole.warnings[0]?.message).toContain('l.xlsx: exactly 10,000 rows');
  });
});

describe('a workbook', () => {
  const bytes = readFileSync(`${FIXTURES}workbook/audit.xlsx`);

  it('is the same on standard input, gzipped, under any name, and beside other logs', async () => {
    const plain = await inspect({ 'audit.xlsx': bytes });
    for (const logs of [
      { '-': bytes },
      { 'a.xlsx.gz': gzipSync(bytes) },
      { '-': gzipSync(bytes) },
      { 'a.csv': bytes },
      { 'macro.xlsm': bytes },
    ]) {
      const other = await inspect(logs);
      expect(other.population).toEqual(plain.population);
      expect(other.inspect.fields).toEqual(plain.inspect.fields);
      const packed = Object.values(logs)[0]!;
      expect(other.inputs[0]?.bytes).toBe(packed.length);
    }
    const twice = await inspect({ 'a.xlsx': bytes, 'b.xlsx': bytes, '-': bytes });
    expect(twice.population).toMatchObject({ rows: 561, duplicates: 375, searches: 186 });
    expect(twice.inputs.map(({ rows, sha256 }) => [rows, sha256])).toEqual(
      Array(3).fill([187, plain.inputs[0]?.sha256]),
    );
  });

  it('is found out to have dates with the day first behind its beginning', async () => {
    const early = rows(20_000).map(([id, , user, reason]) => [
      id!,
      '03/04/2025 08:00',
      user!,
      reason!,
    ]);
    const late: XlsxCell[] = ['last', '31/12/2025 08:00', 'u', 'r'];
    const found = await inspect({
      'l.xlsx': xlsx([{ name: 'A', rows: [HEADER, ...early, late] }]),
    });
    expect(codes(found)).toContain('day-first');
    expect(found.population).toMatchObject({ undated: 0, first: '2025-04-03T08:00:00' });
  });

  it('cut anywhere is refused in one line', async () => {
    for (let length = 4; length < bytes.length; length += 7001) {
      const cut = bytes.subarray(0, length);
      expect(await refusal({ 'cut.xlsx': cut })).toMatch(/cut\.xlsx is a broken workbook/);
    }
  });

  it('without one of its parts is refused', async () => {
    const parts = ['rels/workbook.xml.rels', 'sheet1.xml', 'styles.xml', 'sharedStrings.xml'];
    for (const part of parts) {
      const message = await failureOf(textOf(withParts([log('A')], { [part]: undefined })));
      expect(message, part).toContain('CannotBeDone: log.xlsx is a broken workbook');
    }
    const none = withParts([log('A')], { 'xl/workbook.xml': undefined });
    expect(await failureOf(textOf(none))).toContain('part xl/workbook.xml is missing');
  });

  it('of another kind is refused by its kind', async () => {
    const binary = withParts([log('A')], {
      '_rels/.rels':
        '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
    });
    expect(await failureOf(textOf(binary))).toContain('is a binary workbook (.xlsb)');
    const letter = withParts([], {
      '_rels/.rels':
        '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
    });
    expect(await failureOf(textOf(letter))).toContain('is a ZIP archive and no workbook');
    const holding = async (...names: string[]): Promise<string> => {
      const parts = names.map((name) => ({ name, bytes: Buffer.from('x') }));
      return await failureOf(textOf(zip(parts)));
    };
    expect(await holding('xl/workbook.bin')).toContain('is a binary workbook (.xlsb)');
    expect(await holding('word/document.xml')).toContain('is a Word document (.docx)');
    expect(await holding('content.xml')).toContain('is an OpenDocument file');
    expect(await holding('Index/Document.iwa')).toContain('is an Apple Numbers or Pages document');
    expect(await holding('log.csv')).toContain('is a ZIP archive and no workbook: unpack it');
    const mimetype = (type: string) =>
      failureOf(textOf(zip([{ name: 'mimetype', bytes: Buffer.from(type) }])));
    const open = 'application/vnd.oasis.opendocument';
    expect(await mimetype(`${open}.spreadsheet-template`)).toContain('OpenDocument spreadsheet');
    expect(await mimetype(`${open}.text`)).toContain('OpenDocument file that is no spreadsheet');
  });

  it('that says that a part of it is huge is refused before that is read', async () => {
    const size = 0xfffffff0;
    const texts = withParts([log('A')], { 'sharedStrings.xml': { size } });
    expect(texts.length).toBeLessThan(10_000);
    expect(await failureOf(textOf(texts))).toContain('the part of its texts is over 2 GiB');
    const sheet = withParts([log('A', 60)], { 'sheet1.xml': { size: size + 100, wide: true } });
    expect(await failureOf(textOf(sheet))).toContain('its sheet A is over 4 GiB');
    const said = withParts([log('A')], { 'sheet1.xml': { size } });
    expect(await failureOf(textOf(said))).toContain('shorter than the archive says');
    const styles = withParts([log('A')], { 'styles.xml': { size: 40 << 20 } });
    expect(await failureOf(textOf(styles))).toContain('part xl/styles.xml is over 32 MiB');
    const many = xlsx(Array.from({ length: 1001 }, (_, i) => ({ name: `s${i}`, rows: [] })));
    expect(await failureOf(textOf(many))).toContain('over 1,000 sheets');
  });
});
