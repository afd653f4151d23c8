import { describe, expect, it } from 'vitest';
import { xlsx } from '../../fixtures/generate/xlsx.ts';
import { codes, type Inspected, inspect, refusal } from './log-folder.ts';

/* Characters without width are white space wherever a cell is trimmed: String.prototype.trim leaves them. */

const ZERO = '\u200b';
const HEADER = 'id,user,timestamp,case number,reason';
const NAMES = HEADER.split(',');

function cellsOf(i: number): string[] {
  return [`s${i}`, `u${i % 7}`, `2024-01-02 10:${10 + (i % 40)}`, `24-${i}`, 'theft'];
}

const sound = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => cellsOf(i).join(','));
const text = (...rows: string[]): string => `${rows.join('\n')}\n`;

function messageOf({ warnings }: Inspected, wanted: string): string {
  return warnings.find(({ code }) => code === wanted)?.message ?? '';
}

describe('characters without width at the ends of cells', () => {
  it('do not make a late total a row that ends in an empty cell', async () => {
    // Of so many times that cannot be read a total is not known by its own.
    const rows = Array.from({ length: 4000 }, (_, i) => {
      const [id, user, at, number] = cellsOf(i);
      const cells = [id, user, i % 4 === 0 ? 'soon' : at, number, 'stolen vehicle '.repeat(20)];
      return cells.slice(0, i % 3 === 0 ? 4 : 5).join(',');
    });
    const total = `Total,${ZERO},${ZERO},${ZERO},`;
    const document = await inspect({ 'a.csv': text(HEADER, ...rows, total) });
    expect(codes(document)).toContain('padded-rows');
    expect(document.population).toMatchObject({ rows: 4001, malformed: 0, otherRows: 0 });
  });

  it('are no name of a column', async () => {
    const header = `${HEADER},${ZERO}`;
    const rows = sound(9).map((row) => `${row},x`);
    const shifted = 's10,u1,,24-10,theft,2024-01-02 10:00';
    const document = await inspect({
      'a.csv': text(`${header},note`, ...[...rows, shifted].map((row) => `${row},y`)),
    });
    expect(messageOf(document, 'shifted-rows')).toContain('stands in column 6');
  });

  it('do not hide that first cells count on', async () => {
    const rows = sound(9).map(
      (row, i) => `${ZERO}${i + 1},${row.replace(/2024-01-02 [^,]*/, 'soon')}`,
    );
    const document = await inspect({ 'a.csv': text(HEADER, ...rows) });
    expect(codes(document)).toContain('row-names');
    expect(document.population).toMatchObject({ searches: 9, malformed: 0 });
  });

  it.each([ZERO, '\u00a0', '\u2060 '])(
    'do not hide rows that a quote swallowed: %j',
    async (space) => {
      const inside = sound(4).map((row) => row.replace('2024-01-02', `${space}2024-01-02`));
      const rows = sound(12);
      const swallowed = `s20,u1,2024-01-02 10:00,24-20,"x\n${inside.join('\n')}"`;
      const document = await inspect({ 'a.csv': text(HEADER, ...rows, swallowed) });
      expect(codes(document)).toContain('swallowed-rows');
    },
  );

  it('do not make a header of labels beside their values', async () => {
    const row = `User,smith,Timestamp,${ZERO}2024-01-02 10:00${ZERO},Reason,theft`;
    expect(await refusal({ 'a.csv': text(row, row) })).toContain('holds the time “');
  });

  it.each([
    [`(${ZERO}7923.600 GC${ZERO})`, 'withheld'],
    [`*${ZERO}GC 7923.600${ZERO}*`, 'withheld'],
    [`(${ZERO}null${ZERO})`, 'placeholder'],
    [`[ ${ZERO}none ]`, 'placeholder'],
  ])('do not change what stands in brackets: %j', async (cell, state) => {
    const document = await inspect({ 'a.csv': text(HEADER, `s1,u1,2024-01-02,24-1,${cell}`) });
    expect(document.inspect.fields.reason).toMatchObject({ [state]: 1 });
  });

  it('are no other spelling of a time', async () => {
    const numbered = (space: string): string =>
      text(HEADER, ...sound(9).map((row) => row.slice(1).replace('2024', `${space}2024`)));
    const document = await inspect({ 'a.csv': numbered(''), 'b.csv': numbered(ZERO) });
    expect(codes(document)).toEqual(['overlapping-files']);
    const soon = (i: number): string => `s0,u1,${i % 2 === 0 ? '' : ZERO}soon,24-1,theft ${i}`;
    const repeats = Array.from({ length: 20 }, (_, i) => soon(i));
    const { population } = await inspect({
      'a.csv': text(HEADER, ...sound(20).slice(1), ...repeats),
    });
    expect(population).toMatchObject({ searches: 20, duplicates: 19 });
  });
});

describe('characters without width in a workbook', () => {
  const rows = (from: number) => Array.from({ length: 4 }, (_, i) => cellsOf(from + i));

  it('do not make a header another', async () => {
    const spaced = NAMES.map((name) => `${ZERO}${name}${ZERO}`);
    const document = await inspect({
      'a.xlsx': xlsx([
        { name: 'A', rows: [NAMES, ...rows(0)] },
        { name: 'B', rows: [spaced, ...rows(4)] },
      ]),
    });
    expect(document.population.searches).toBe(8);
  });

  it('are no text', async () => {
    const empty = xlsx([{ name: 'A', rows: [[ZERO, `${ZERO} `], [ZERO]] }]);
    expect(await refusal({ 'a.xlsx': empty })).toContain('holds no text');
  });

  it('do not make a hidden row one that holds something', async () => {
    const blank = NAMES.map(() => ZERO);
    const book = (hidden: string[]) =>
      xlsx([{ name: 'A', rows: [NAMES, ...rows(0), hidden], hiddenRows: [6] }]);
    expect(codes(await inspect({ 'a.xlsx': book(blank) }))).toEqual([]);
    expect(codes(await inspect({ 'a.xlsx': book(cellsOf(9)) }))).toEqual(['hidden-rows']);
  });
});
