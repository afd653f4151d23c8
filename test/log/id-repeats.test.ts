import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { xlsx } from '../../fixtures/generate/xlsx.ts';
import { folderWith } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';
import { codes, type Inspected, inspect, refusal } from './log-folder.ts';

const NAMES = ['id', 'timestamp', 'user', 'plate', 'reason'];
const HEADER = `${NAMES.join(',')}\n`;

/** What a row has instead of what is its own. */
type Cells = Readonly<Partial<Record<'id' | 'at' | 'user' | 'plate' | 'reason', string>>>;

function cellsOf(i: number, own: Cells): string[] {
  const {
    id = `s-${i}`,
    at,
    user = `u${i % 7}`,
    plate = `9ABC${100 + i}`,
    reason = `theft ${i % 2}`,
  } = own;
  return [id, at ?? `2025-03-${10 + (i % 20)} 10:${10 + (i % 40)}`, user, plate, reason];
}

/** A log of so many rows, of which some are made otherwise. */
function log(count: number, own: (i: number) => Cells): string {
  return (
    HEADER + Array.from({ length: count }, (_, i) => `${cellsOf(i, own(i)).join(',')}\n`).join('')
  );
}

/** A log of 100 rows, of which the last repeat the id of the first, and have their own other cells. */
function withRepeats(
  repeats: number,
  first: Cells,
  own: (i: number) => Cells,
  count = 100,
): string {
  return log(count, (i) => (i === 0 ? first : i < count - repeats ? {} : { ...first, ...own(i) }));
}

const FIRST = {
  id: 's-0',
  at: '2025-03-10 10:10',
  user: 'smith',
  plate: '9XYZ111',
  reason: 'stolen',
};

function isByRow(document: Inspected): boolean {
  return codes(document).includes('id-repeats');
}

const badges = log(60, (i) => ({ id: `B${i % 6}` }));

describe('repeats of ids that are other searches', () => {
  it.each([
    ['at other times', (i: number) => ({ at: `2025-03-11 10:${10 + (i % 40)}` })],
    ['at times that cannot be read', (i: number) => ({ at: `soon ${i}` })],
    ['by other users', (i: number) => ({ user: `other${i}` })],
    ['for other plates', (i: number) => ({ plate: `8AAA${i}` })],
  ])('%s are counted', async (_, own) => {
    const three = await inspect({ 'a.csv': withRepeats(3, FIRST, own) });
    expect(isByRow(three)).toBe(false);
    expect(three.population).toMatchObject({ searches: 97, duplicates: 3 });
    expect(codes(three)).toContain('conflicting-duplicates');
    const four = await inspect({ 'a.csv': withRepeats(4, FIRST, own) });
    expect(isByRow(four)).toBe(true);
    expect(four.population).toMatchObject({ searches: 100, duplicates: 0 });
    expect(codes(four)).not.toContain('conflicting-duplicates');
    expect(four.warnings[0]?.message).toMatch(
      /^a\.csv: column id .*: 4 of 100 rows .* line 98: “s-0”/,
    );
  });

  it('have to be over one row in a hundred', async () => {
    const own = (i: number) => ({ user: `other${i}` });
    const exactly = await inspect({ 'a.csv': withRepeats(4, FIRST, own, 400) });
    expect(isByRow(exactly)).toBe(false);
    expect(exactly.population).toMatchObject({ searches: 396, duplicates: 4 });
    expect(isByRow(await inspect({ 'a.csv': withRepeats(4, FIRST, own, 399) }))).toBe(true);
    // Malformed rows are rows, too.
    expect(
      isByRow(
        await inspect({ 'a.csv': `${withRepeats(4, FIRST, own, 399)}${'x,'.repeat(20)}x\n` }),
      ),
    ).toBe(false);
  });

  it.each([
    ['have another reason', (i: number) => ({ reason: `reason ${i}` })],
    ['write the same time otherwise', () => ({ at: '3/10/2025 10:10 AM' })],
    ['write user and plate otherwise', () => ({ user: ' SMITH ', plate: '9xyz111' })],
    ['are the same', () => ({})],
  ])('are none where they %s', async (_, own) => {
    const document = await inspect({ 'a.csv': withRepeats(40, FIRST, own) });
    expect(isByRow(document)).toBe(false);
    expect(document.population).toMatchObject({ searches: 60, duplicates: 40 });
    const input = await inspect({ '-': withRepeats(40, FIRST, own) });
    expect(input.population).toEqual(document.population);
  });

  it('compare with the first of the file alone', async () => {
    const before = HEADER + cellsOf(0, { ...FIRST, user: 'jones' }).join(',');
    const repeats = withRepeats(40, FIRST, () => ({}));
    const document = await inspect({ 'a.csv': before, 'b.csv': repeats });
    expect(codes(document)).toEqual(['conflicting-duplicates', 'overlapping-files']);
    expect(document.population).toMatchObject({ rows: 101, searches: 60, duplicates: 41 });
  });

  it('of bare numbers are those at the same time', async () => {
    const apart = await inspect({ 'a.csv': log(60, (i) => ({ id: String(1001 + (i % 6)) })) });
    expect(codes(apart)).toEqual([]);
    expect(apart.population).toMatchObject({ searches: 60, duplicates: 0 });
    const together = log(60, (i) => ({ id: String(1001 + (i % 6)), at: '2025-03-10 10:10' }));
    const byRow = await inspect({ 'a.csv': together });
    expect(isByRow(byRow)).toBe(true);
    expect(byRow.population).toMatchObject({ searches: 60, duplicates: 0 });
  });

  it('keep identical rows, once they are known by them', async () => {
    const twice = badges + badges.slice(HEADER.length);
    const { population } = await inspect({ 'a.csv': twice });
    expect(population).toMatchObject({ searches: 120, duplicates: 0, identicalRowsKept: 60 });
  });

  it('are found in UUIDs, workbooks and gzip', async () => {
    const uuid = (i: number) => `403c3a8b-bd5a-4f5c-bbb3-dc130f2e23c${i % 6}`;
    expect(isByRow(await inspect({ 'a.csv': log(60, (i) => ({ id: uuid(i) })) }))).toBe(true);
    expect(isByRow(await inspect({ 'a.csv.gz': gzipSync(badges) }))).toBe(true);
    const rows = Array.from({ length: 60 }, (_, i) => cellsOf(i, { id: `B${i % 6}` }));
    const sheets = [0, 30].map((from) => ({
      name: `Sheet ${from}`,
      rows: [NAMES, ...rows.slice(from, from + 30)],
    }));
    const workbook = await inspect({ 'a.xlsx': xlsx(sheets) });
    expect(workbook.population).toMatchObject({ searches: 60, duplicates: 0 });
    expect(workbook.warnings[0]?.message).toContain('(first a.xlsx#Sheet 0 row 8: “B0”)');
  });

  it('are decided of each file by itself, and said where others are read', async () => {
    const good = log(60, () => ({}));
    const document = await inspect({ 'a.csv': good, 'b.csv': badges });
    expect(document.population).toMatchObject({ searches: 120, duplicates: 0 });
    expect(codes(document)).toEqual(['id-repeats']);
    expect(document.warnings[0]?.message).toMatch(/^b\.csv: .*only where all cells are the same/);
  });

  it('are one finding among others of a log that has to be read again', async () => {
    const late = log(60, (i) => ({
      id: `B${i % 6}`,
      at: `${i === 59 ? 25 : 3}/3/2025 10:${10 + (i % 40)}`,
    }));
    const text = late.replace(HEADER, `${HEADER}${' '.repeat(1_200_000)}\n`);
    const document = await inspect({ 'a.csv': text });
    expect(codes(document)).toEqual(['id-repeats', 'day-first']);
    expect(document.population.searches).toBe(60);
  });

  it('show hostile ids in one line', async () => {
    const document = await inspect({
      'a.csv': log(60, (i) => ({ id: `"\u001b[31m${i % 6}\n“${'x'.repeat(90)}”"` })),
    });
    const { message = '' } = document.warnings[0] ?? {};
    expect(message).not.toContain('\n');
    expect(message).toMatch(/“[^“”]{20,50}…”/);
  });
});

describe('standard input', () => {
  it('is refused, naming the option', async () => {
    const line = await refusal({ '-': badges });
    expect(line).toMatch(/column id holds no search ids: 54 of 60 .*line 8: “B0”.*--no-id/);
    const told = await inspect({ '-': badges }, '--no-id');
    expect(told.population).toMatchObject({ searches: 60, duplicates: 0 });
    expect(told.settings.noId).toBe(true);
  });

  it('beside other logs is read once', async () => {
    const good = log(60, () => ({}));
    const { population } = await inspect({ '-': good, 'b.csv': badges });
    expect(population).toMatchObject({ searches: 120, duplicates: 0 });
    expect(await refusal({ '-': badges, 'b.csv': good })).toContain('--no-id');
  });
});

describe('--no-id', () => {
  it('tells all searches apart by their cells, and says nothing of ids', async () => {
    const repeats = withRepeats(2, FIRST, () => ({ reason: 'other' }));
    const document = await inspect({ 'a.csv': repeats, 'b.csv': badges }, '--no-id');
    expect(document.population).toMatchObject({
      searches: 160,
      duplicates: 0,
      identicalRowsKept: 1,
    });
    // But for their ids the two logs have the same searches: they were left out on purpose.
    expect(codes(document)).toEqual([]);
    expect(document.settings.noId).toBe(true);
    expect(document.inspect.fields.searchId).toMatchObject({ value: 160 });
  });

  it.each([
    ['asked for', ['--no-id'], true],
    ['found out', [], false],
  ])('is repeated by verify where it was %s', async (_, options, noId) => {
    // Of the first the ids are good: only the option makes it draw by the rows.
    const cwd = folderWith({ 'log.csv': noId ? log(60, () => ({})) : badges });
    const draw = ['sample', 'log.csv', '--size', '9', '--seed', '7', '-o', 'audit', ...options];
    expect(await runMain(draw, { cwd })).toMatchObject({ code: 0 });
    const { code, stdout } = await runMain(['verify', join('audit', 'manifest.json'), '--json'], {
      cwd,
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ verify: { same: true, searches: 9 } });
    const more = [
      'sample',
      'log.csv',
      '--extend',
      'audit/manifest.json',
      '--size',
      '12',
      '-o',
      'more',
    ];
    expect(await runMain(more, { cwd })).toMatchObject({ code: 0 });
    const { stdout: json } = await runMain(['inspect', 'log.csv', '--json', ...options], { cwd });
    expect(JSON.parse(json)).toMatchObject({ settings: { noId } });
  });
});
