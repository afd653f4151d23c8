import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textState } from './oracle-cells.ts';
import { OracleRefusal, readOracle } from './oracle-log.ts';
import { splitText } from './oracle-split.ts';
import { read, utf8 } from './oracle-test-logs.ts';
import { decodeFile } from './oracle-text.ts';

const HEADER = 'id,user,timestamp,reason\n';

describe('splitting', () => {
  it('cites the physical line where a row starts and counts CRLF once', () => {
    const { rows } = splitText('a\r\n"b\nc\r\nd"\rx\n', ',');
    expect(rows.map((row) => row.line)).toEqual([1, 2, 5]);
    expect(rows[1]?.cells).toEqual(['b\nc\r\nd']);
  });
  it('lets text after a closing quote spoil only its own row', () => {
    const { rows } = splitText('"a"x"y,b\n"c ""d""",e', ',');
    expect(rows.map((row) => row.brokenQuote)).toEqual([true, false]);
    expect(rows.map((row) => row.cells)).toEqual([
      ['a"x"y', 'b'],
      ['c "d"', 'e'],
    ]);
  });
  it('agrees with csv-parse on well-formed text', () => {
    const cell = fc.array(fc.constantFrom('a', '"', ',', '\n', ' ', 'é'), { maxLength: 4 });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(table, (cells) => {
        const rows = cells.map((row) => row.map((part) => part.join('')));
        const text = rows
          .map((row) => row.map((part) => `"${part.replaceAll('"', '""')}"`).join(','))
          .join('\n');
        const parsed: string[][] = parse(text, { relax_column_count: true });
        expect(splitText(text, ',').rows.map((row) => row.cells)).toEqual(parsed);
        expect(parsed).toEqual(rows);
      }),
    );
  });
});

describe('decoding', () => {
  it('takes UTF-16 without a mark by its zero bytes', () => {
    const bytes = Buffer.from('id,user,reason\n', 'utf16le');
    expect(decodeFile('f', bytes).encoding).toBe('utf-16le');
    expect(decodeFile('f', bytes.swap16()).encoding).toBe('utf-16be');
  });
  it('falls back to Windows-1252 but not over an undefined byte', () => {
    const decoded = decodeFile('f', new Uint8Array([0x61, 0x93, 0xe9, 0x9f]));
    expect(decoded).toEqual({ text: 'a“éŸ', encoding: 'windows-1252', fellBack: true });
    expect(() => decodeFile('f', new Uint8Array([0x61, 0x93, 0x9d]))).toThrow(OracleRefusal);
  });
  it('takes a NUL for a character like any other', () => {
    expect(decodeFile('f', utf8(`${HEADER}\u0000b\n`)).text).toBe(`${HEADER}\u0000b\n`);
  });
  it('opens .gz and drops the BOM', () => {
    expect(decodeFile('f', gzipSync('\ufeffa,b')).text).toBe('a,b');
  });
});

describe('cell states', () => {
  it.each([
    ['Redacted, text', 'withheld'],
    ['* * *', 'withheld'],
    ['7923.600 GC', 'withheld'],
    ['6254(f) gc', 'withheld'],
    ['**', 'placeholder'],
    ['——', 'placeholder'],
    ['Z*0028*', 'value'],
    [' \u00a0', 'blank'],
    ['Unknown', 'placeholder'],
  ])('%s is %s', (text, state) => {
    expect(textState(text, 'generic')).toBe(state);
  });
  it('takes Unknown as a blank in ncric', () => {
    expect(textState('unknown ', 'ncric')).toBe('blank');
  });
});

describe('rows', () => {
  it('puts every row in one place', () => {
    const log = read(
      `Log of searches\n\n${HEADER}a1,u,2025-06-01 10:00,r\n` +
        `\n ,,,\nPage 1 of 2,,,\nID , user,TIMESTAMP,reason\na2,u,r\n"a3"x,u,2025-06-01,r\n` +
        'a1,u,2025-06-02 10:00,r\na4,v,2025-06-03,\na5,v,,r',
      { from: '2025-06-01', to: '2025-06-02' },
    );
    expect(log.population).toEqual({
      rows: 6,
      searches: 1,
      duplicates: 1,
      identicalRowsKept: 0,
      malformed: 2,
      shiftedRows: 0,
      outsidePeriod: 2,
      undated: 1,
      filteredOut: 0,
      headersRepeated: 1,
      blankRows: 2,
      preambleRows: 2,
      footerRows: 1,
      otherRows: 0,
      first: '2025-06-01T10:00:00',
      last: '2025-06-01T10:00:00',
      users: 1,
      agencies: 0,
    });
    expect(log.warnings).toEqual([
      { code: 'many-malformed', file: 'log.csv' },
      { code: 'undated', file: 'log.csv', line: 13 },
      { code: 'conflicting-duplicates' },
    ]);
    expect(log.searches[0]?.line).toBe(4);
  });
  it('hashes rows without an id and keeps as many as the file that has most', () => {
    const row = 'u,2025-06-01 10:00, r ,';
    const header = 'user,timestamp,reason,filters\n';
    const one = { name: 'a.csv', bytes: utf8(`${header}${row}\n`) };
    const two = { name: 'b.csv', bytes: utf8(`${header}${row}\n${row}\n`) };
    const log = readOracle([two, one], {});
    const hash = createHash('sha256').update(row.replaceAll(',', '\u001f')).digest('hex');
    expect(log.searches.map((s) => `${s.identity} ${s.file} ${s.line}`)).toEqual([
      `${hash} a.csv 2`,
      `${hash}#2 b.csv 3`,
    ]);
    expect(log.population).toMatchObject({ rows: 3, duplicates: 1, identicalRowsKept: 1 });
    expect(log.warnings).toEqual([{ code: 'overlapping-files', file: 'b.csv' }]);
  });
  it('joins a short number with the time as written', () => {
    const rows = '7,u,6/1/2025 ,r\n7,u,6/2/2025,r\n7,u,6/1/2025,x\n1234567890,u,6/1/2025,r';
    const kept = read(HEADER + rows, { keepDuplicates: true });
    expect(kept.searches.map((search) => search.identity)).toEqual([
      '7@6/1/2025',
      '7@6/2/2025',
      '7@6/1/2025#2',
      '1234567890',
    ]);
    expect(kept.population).toMatchObject({ duplicates: 0, identicalRowsKept: 0 });
  });
  it.each([
    ['an empty file', ''],
    ['a header alone', HEADER],
    ['a second header', `${HEADER}a1,u,2025-06-01,r\nuser,case #,reason,x\n`],
    ['an unclosed quote', `${HEADER}a1,u,2025-06-01,"r\n`],
    ['an event log', 'Timestamp,User,Event Type,Entity Type,Entity Details,Event Id\na,b,c,d,e,f'],
    ['a PDF', `%PDF-1.7\n${HEADER}a1,u,2025-06-01,r`],
  ])('refuses %s', (_, text) => {
    expect(() => read(text)).toThrow(OracleRefusal);
  });
});

describe('columns and layouts', () => {
  it('takes the header earlier in the table, and the delimiter with most fields', () => {
    const log = read('reason;search reason;name;time range start\nr;s;n;1/2/2025\n');
    expect(log.inputs[0]).toMatchObject({ delimiter: ';', layout: 'generic', rows: 1 });
    expect(log.files[0]?.unmatched).toEqual(['search reason']);
  });
  it('joins Search Date and Search Time', () => {
    const text = 'Search Date,Search Time,Org Name,Time Frame\n2025-06-18,01:02:03,Q,\n';
    const log = read(text, { timeZone: 'America/Los_Angeles' });
    expect(log.inputs[0]?.layout).toBe('flock-audit');
    expect(log.population.first).toBe('2025-06-17T18:02:03-07:00');
    expect(log.files[0]?.columns.slice(0, 2).map((column) => column.header)).toEqual([
      'Search Date',
      'Search Time',
    ]);
  });
  it("unpacks Vigilant's query parameters", () => {
    const log = read(
      'User,Date/Time,Reason,Query Parameters\nu,1/2/2025,r,To: 1/1/2025;plate: 7A\n',
    );
    const { plate, windowStart, windowEnd } = log.searches[0]?.cells ?? {};
    expect([plate, windowStart, windowEnd]).toEqual(['7A', '', '1/1/2025']);
    expect(log.warnings).toEqual([{ code: 'unverified-layout', file: 'log.csv' }]);
  });
  it("takes NCRIC's agency from the e-mail", () => {
    const log = read(
      'Timestamp,Email,Search purpose,Case number,License plate\n' +
        '2025-06-18 01:02,A@x.gov,Unknown,,7A\n2025-06-18 01:03,Unknown,p,,7A\n',
    );
    expect(log.population).toMatchObject({ users: 1, agencies: 1 });
    expect(log.fields.reason).toMatchObject({ value: 1, blank: 1 });
    expect(log.fields.agency).toEqual({ value: 1, blank: 1, absent: 0 });
  });
  it('proves day-first by the file', () => {
    const log = read(`${HEADER}a1,u,13/02/2025,r\na2,u,03/02/2025,r\n`);
    expect(log.population.last).toBe('2025-02-13');
    expect(log.warnings).toEqual([{ code: 'day-first', file: 'log.csv' }]);
    expect(read(`${HEADER}a1,u,13/02/2025,r\na2,u,03/14/2025,r\n`).population.undated).toBe(1);
  });
  it('assumes a zone only where an instant was read', () => {
    const codes = (text: string) => read(text).warnings.map((warning) => warning.code);
    expect(codes(`${HEADER}a1,u,2025-06-18 10:00Z,r\n`)).toEqual(['zone-assumed']);
    expect(codes(`${HEADER}a1,u,2025-06-18 10:00,r\n`)).toEqual([]);
  });
  it('finds constant columns and missing days', () => {
    const rows = Array.from({ length: 50 }, (_, i) => {
      return `a${i},u${i},2025-06-${i % 5 === 0 ? '01' : `0${(i % 3) + 3}`} 10:00,same \n`;
    });
    expect(read(HEADER + rows.join('')).warnings).toEqual([
      { code: 'constant-column', file: 'log.csv' },
      { code: 'missing-days' },
    ]);
  });
});
