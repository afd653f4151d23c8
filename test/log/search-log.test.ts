import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { codes, inspect, refusal } from './log-folder.ts';

const HEADER = 'id,user,timestamp,reason\n';
/** Few rows, and long ones: of many each costs as much to read. */
const FILL = 2500;
const LAST_LINE = FILL + 2;

/** A log over 1 MiB whose last row is given. */
function large(row: (i: number) => string, last: string): string {
  const pad = 'x'.repeat(620);
  const rows = Array.from({ length: FILL }, (_, i) => `id-${i},u${i},${row(i)},${pad} ${i}\n`);
  const text = `${HEADER}${rows.join('')}${last}\n`;
  expect(text.length).toBeGreaterThan(1.5 * 1024 * 1024);
  return text;
}

/** As a pipe brings it, in small chunks: runMain gives one chunk, gunzip makes many of it. */
const piped = (log: string | Uint8Array): Uint8Array => gzipSync(log);

const both = () => '03/04/2024 10:00';

describe('evidence behind the first MiB', () => {
  const late = large(both, 'late,u,25/12/2024,y');
  const early = large((i) => (i === 0 ? '25/12/2024' : '03/04/2024'), 'late,u,12/25/2024,y');

  it('that dates are day first has the log read again', async () => {
    const document = await inspect({ 'a.csv': late });
    expect(codes(document)).toContain('day-first');
    expect(document.population).toMatchObject({
      rows: FILL + 1,
      undated: 0,
      first: '2024-04-03T10:00:00',
      last: '2024-12-25',
    });
  });

  it('that they are month first after all, too', async () => {
    const document = await inspect({ 'a.csv': early });
    expect(codes(document)).not.toContain('day-first');
    expect(document.population).toMatchObject({ undated: 1, first: '2024-03-04' });
  });

  it('of a byte that is not UTF-8 has it read again as Windows-1252', async () => {
    const log = Buffer.concat([
      Buffer.from(large(both, 'late,u,03/04/2024,y')),
      Buffer.from([0x65, 0x31, 0x2c, 0xe9, 0x2c, 0x2c, 0x80]),
    ]);
    const document = await inspect({ 'a.csv': log });
    expect(document.inputs[0]).toMatchObject({ encoding: 'windows-1252', rows: FILL + 2 });
    expect(codes(document)).toContain('windows-1252');
    const stdin = await refusal({ '-': piped(log) });
    expect(stdin).toContain(`line ${LAST_LINE + 1} `);
    expect(stdin).toContain('--encoding windows-1252');
    expect((await inspect({ '-': piped(log) }, '--encoding', 'cp1252')).population.rows).toBe(
      FILL + 2,
    );
  });

  it('on standard input is exit 2, with the line and what to give', async () => {
    expect(await refusal({ '-': piped(late) })).toMatch(
      new RegExp(`line ${LAST_LINE} .*"dayFirst": true`),
    );
    expect(await refusal({ '-': piped(early) })).toMatch(
      new RegExp(`line ${LAST_LINE} .*"dayFirst": false`),
    );
    expect(await refusal({ '-': piped(late), 'a.csv': `${HEADER}q,u,2024-01-02,x\n` })).toContain(
      'line',
    );
  });

  it('in one of several logs has all of them counted once', async () => {
    const small = `${HEADER}q,u,03/04/2024,x\nq2,u,,x,y\n`;
    const document = await inspect({
      'a.csv': small,
      'b.csv': late,
      'c.csv': small,
      'd.csv': early,
    });
    expect(document.population).toMatchObject({ rows: 2 * FILL + 6, malformed: 2 });
    const dayFirst = document.warnings.filter(({ code }) => code === 'day-first');
    expect(dayFirst.map(({ message }) => message.slice(0, 5))).toEqual(['b.csv']);
  });
});

describe('the order of day and month', () => {
  const first = async (rows: string, ...options: string[]) => {
    const document = await inspect({ 'a.csv': `id,from,timestamp,reason\n${rows}` }, ...options);
    return `${document.population.first} ${codes(document).includes('day-first')}`;
  };

  it.each([
    ['a,,03/04/2024,x\n', '2024-03-04 false'],
    ['a,,03/04/2024,x\nb,,13/04/2024,x\n', '2024-04-03 true'],
    ['a,,03/04/2024,x\nb,13/04/2024,04/04/2024,x\n', '2024-04-03 true'],
    ['a,,03/04/2024,x\nb,04/13/2024,13/04/2024,x\n', '2024-03-04 false'],
    ['a,,03/04/2024,x\nb,,13/04/2024,x,y\n', '2024-03-04 false'],
    ['a,,03/04/2024,13/04/2024\n', '2024-03-04 false'],
  ])('%j begins %s', async (rows, expected) => {
    expect(await first(rows)).toBe(expected);
  });
});

describe('several logs', () => {
  const log = (id: string): string => `${HEADER}${id},u,2024-01-02,x\n`;

  it('are taken in the code-point order of their names', async () => {
    const names = ['\u{1f600}.csv', '\uff5e.csv', 'é.csv', 'b.csv', 'B.csv', 'a2.csv', 'a10.csv'];
    const logs = Object.fromEntries(names.map((name) => [name, log(name)]));
    const { inputs } = await inspect(logs);
    const expected = [
      'B.csv',
      'a10.csv',
      'a2.csv',
      'b.csv',
      'é.csv',
      '\uff5e.csv',
      '\u{1f600}.csv',
    ];
    expect(inputs.map(({ file }) => file)).toEqual(expected);
  });

  it('may have headers, delimiters and encodings of their own', async () => {
    const { inputs, population } = await inspect({
      'a.csv': log('1a'),
      'b.tsv': 'Reason\tOfficer\tID\ny\tv\t2b\n',
      'c.csv': Buffer.from('\ufeffid;user;reason\r3c;é;z\r', 'utf16le'),
    });
    expect(population).toMatchObject({ rows: 3, searches: 3, users: 3, undated: 2 });
    expect(inputs.map(({ delimiter, encoding }) => [delimiter, encoding])).toEqual([
      [',', 'utf-8'],
      ['\t', 'utf-8'],
      [';', 'utf-16le'],
    ]);
  });

  it('are not read when one of them cannot be', async () => {
    expect(await refusal({ 'a.csv': log('1a'), 'b.csv': '' })).toContain('b.csv is empty');
  });
});
