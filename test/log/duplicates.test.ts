import { describe, expect, it } from 'vitest';
import { xlsx } from '../../fixtures/generate/xlsx.ts';
import { CannotBeDone } from '../../src/errors.ts';
import { Duplicates } from '../../src/log/duplicates/duplicates.ts';
import type { HeaderSets } from '../../src/log/duplicates/header-sets.ts';
import { Standings } from '../../src/log/duplicates/standings.ts';
import { codes, type Inspected, inspect } from './log-folder.ts';

const HEADER = 'id,user,timestamp,reason\n';

function counts({ population }: Inspected) {
  const { rows, searches, duplicates, identicalRowsKept } = population;
  return { rows, searches, duplicates, identicalRowsKept };
}

/** How a second search with this id stands to the first. */
async function repeated(first: string, second: string, options: string[] = []) {
  return counts(await inspect({ 'a.csv': `${HEADER}${first}\n${second}\n` }, ...options));
}

const DUPLICATE = { rows: 2, searches: 1, duplicates: 1, identicalRowsKept: 0 };
const DIFFERENT = { rows: 2, searches: 2, duplicates: 0, identicalRowsKept: 0 };
const IDENTICAL = { rows: 2, searches: 2, duplicates: 0, identicalRowsKept: 1 };

describe('identity by id', () => {
  it.each([
    ...['403c3a8b-bd5a-4f5c-bbb3-dc130f2e23c8', 'A1', '1234567890', '12-34', '1.5', '+1', '١٢٣'],
    ...['"x ""y"""', '字', 'REDACTED'.slice(1)],
  ])('%s repeats whatever the other cells are', async (id) => {
    expect(
      await repeated(`${id},u,2024-01-02,x`, ` ${id.replaceAll('"', '')} ,v,2024-01-03,y`),
    ).toEqual(id.includes('"') ? DIFFERENT : DUPLICATE);
    expect(await repeated(`${id},u,2024-01-02,x`, `${id},v,2024-01-03,y`)).toEqual(DUPLICATE);
  });

  it('compares ids trimmed, but not case-folded', async () => {
    expect(await repeated('ab,u,2024-01-02,x', '"\u00a0ab\n",u,2024-01-03,x')).toEqual(DUPLICATE);
    expect(await repeated('ab,u,2024-01-02,x', 'AB,u,2024-01-02,x')).toEqual(DIFFERENT);
    expect(await repeated('"a""b",u,2024-01-02,x', '" a""b ",v,2024-01-02,x')).toEqual(DUPLICATE);
    expect(await repeated('"a""b",u,2024-01-02,x', 'a"b,v,2024-01-02,x')).toEqual(DUPLICATE);
  });

  it.each(['1', '123456789', '000000012'])('%s goes with the time as written', async (id) => {
    const row = `${id},u,2024-01-02 10:00,x`;
    expect(await repeated(row, `${id},v, 2024-01-02 10:00 ,y`)).toEqual(DUPLICATE);
    expect(await repeated(row, `${id},u,2024-01-02 10:01,x`)).toEqual(DIFFERENT);
    expect(await repeated(row, `${id},u,2024-01-02T10:00,x`)).toEqual(DIFFERENT);
    expect(await repeated(`${id},u,no time,x`, `${id},v,no time,y`)).toEqual(DUPLICATE);
  });

  it('of a row number without a time is the row', async () => {
    expect(await repeated('12,u,,x', '12,v,,x')).toEqual(DIFFERENT);
    expect(await repeated('12,u, ,x', '12,u, ,x')).toEqual(IDENTICAL);
  });

  it('joins date and time that stand apart', async () => {
    const read = async (second: string) =>
      counts(
        await inspect({
          'a.csv': `id,user,Search Date,Search Time\n7,u,2025-06-18,01:02:03\n7,v,${second}\n`,
        }),
      );
    expect(await read('2025-06-18,01:02:03')).toEqual(DUPLICATE);
    expect(await read('2025-06-19,01:02:03')).toEqual(DIFFERENT);
  });
});

describe('identity by row', () => {
  it.each(['', ' ', '***', 'REDACTED', 'n/a', '0', '-', 'unknown', '7923.600 GC'])(
    'serves where the id is %j: identical rows of one file are kept',
    async (id) => {
      expect(await repeated(`${id},u,2024-01-02,x`, `${id},u,2024-01-02,x`)).toEqual(IDENTICAL);
      expect(await repeated(`${id},u,2024-01-02,x`, `${id},u,2024-01-02,x `)).toEqual(DIFFERENT);
    },
  );

  it.each([
    '00000000-0000-0000-0000-000000000000',
    '{00000000-0000-0000-0000-000000000000}',
    ' 00000000000000000000000000000000 ',
  ])('serves where the id is the UUID of zeros: %s', async (id) => {
    expect(await repeated(`${id},u,2024-01-02,x`, `${id},v,2024-01-02,x`)).toEqual(DIFFERENT);
    expect(await repeated(`${id},u,2024-01-02,x`, `${id},u,2024-01-02,x`)).toEqual(IDENTICAL);
  });

  it.each([
    '00000000-0000-0000-0000-000000000001',
    '00000000-0000-0001-0000-000000000000',
    '0000000000000000000000000000000000',
  ])('does not serve where the id is nearly so: %s', async (id) => {
    expect(await repeated(`${id},u,2024-01-02,x`, `${id},v,2024-01-02,x`)).toEqual(DUPLICATE);
  });

  it('takes cells as decoded: quotes and cell borders', async () => {
    expect(await repeated(',u,2024-01-02,"x"', '"",u,2024-01-02,x')).toEqual(IDENTICAL);
    expect(await repeated(',"a ""b""",2024-01-02,x', ',a "b",2024-01-02,x')).toEqual(IDENTICAL);
    expect(await repeated(',ab,2024-01-02,c', ',a,2024-01-02,bc')).toEqual(DIFFERENT);
  });

  it('counts a row over several files as often as in the file that has it most', async () => {
    const header = 'user,timestamp,reason\n';
    const log = (x: number, y: number): string =>
      `${header + 'u,2024-01-02,x\n'.repeat(x) + 'u,2024-01-02,y\n'.repeat(y)}u,2024-01-02,z\n`;
    for (const [a, b, c] of [
      [log(2, 0), log(3, 1), log(1, 2)],
      [log(1, 2), log(3, 1), log(2, 0)],
    ] as const) {
      const document = await inspect({ 'a.csv': a, 'b.csv': b, 'c.csv': c });
      expect(counts(document)).toEqual({
        rows: 12,
        searches: 6,
        duplicates: 6,
        identicalRowsKept: 3,
      });
    }
    const apart = await inspect({ 'a.csv': log(2, 0), 'b.csv': log(3, 0) }, '--keep-duplicates');
    expect(apart.population).toMatchObject({ rows: 7, searches: 7, duplicates: 0 });
  });
});

describe('sheets of a workbook', () => {
  const sheet = (name: string, x: number, y: number) => ({
    name,
    rows: [
      ['user', 'timestamp', 'reason'],
      ...Array.from({ length: x }, () => ['u', '2024-01-02', 'x']),
      ...Array.from({ length: y }, () => ['u', '2024-01-02', 'y']),
    ],
  });

  it('count like files: a row as often as in the sheet that has it most', async () => {
    for (const sheets of [
      [sheet('A', 2, 1), sheet('B', 3, 1), sheet('C', 1, 2)],
      [sheet('A', 1, 2), sheet('B', 3, 1), sheet('C', 2, 1)],
    ]) {
      const document = await inspect({ 'l.xlsx': xlsx(sheets) });
      expect(counts(document)).toEqual({
        ...{ rows: 10, searches: 5, duplicates: 5, identicalRowsKept: 3 },
      });
      expect(codes(document)).toEqual([]);
    }
    const kept = await inspect(
      { 'l.xlsx': xlsx([sheet('A', 2, 1), sheet('B', 3, 1)]) },
      '--keep-duplicates',
    );
    expect(counts(kept)).toMatchObject({ rows: 7, searches: 7, duplicates: 0 });
  });

  it('and files beside them overlap where a row was first in another file', async () => {
    const csv = 'user,timestamp,reason\nu,2024-01-02,x\n';
    const workbook = xlsx([sheet('A', 1, 2), sheet('B', 1, 1)]);
    const document = await inspect({ 'a.csv': csv, 'b.xlsx': workbook });
    expect(counts(document)).toMatchObject({ rows: 6, searches: 3, duplicates: 3 });
    expect(document.warnings.map(({ message }) => message)).toEqual([
      'b.xlsx: 2 rows repeat searches of the files before it',
    ]);
    const before = await inspect({ 'b.xlsx': workbook, 'c.csv': csv });
    expect(before.warnings.map(({ message }) => message)).toEqual([
      'c.csv: 1 row repeats searches of the files before it',
    ]);
  });

  it('with ids count once, whatever the sheet', async () => {
    const rows = [
      ['id', 'user', 'timestamp', 'reason'],
      ['a1', 'u', '2024-01-02', 'x'],
    ];
    const workbook = xlsx([
      { name: 'A', rows },
      { name: 'B', rows: [...rows, rows[1]!] },
    ]);
    const document = await inspect({ 'l.xlsx': workbook });
    expect(counts(document)).toEqual({ rows: 3, searches: 1, duplicates: 2, identicalRowsKept: 0 });
    expect(codes(document)).toEqual([]);
  });
});

describe('repeats over files', () => {
  const one = `${HEADER}a1,u,2024-01-02,x\na2,u,2024-01-02,x\n`;

  it('are duplicates, and the files overlap', async () => {
    const document = await inspect({
      'a.csv': one,
      'b.csv': `${HEADER}a2,u,2024-01-02,x\nb1,u,2024-01-03,x\n`,
    });
    expect(counts(document)).toEqual({ rows: 4, searches: 3, duplicates: 1, identicalRowsKept: 0 });
    expect(codes(document)).toEqual(['overlapping-files']);
    const kept = await inspect({ 'a.csv': one, 'b.csv': one }, '--keep-duplicates');
    expect(counts(kept)).toMatchObject({ searches: 4, duplicates: 0 });
  });

  it('are no overlap where no search is shared', async () => {
    const document = await inspect({ 'a.csv': one, 'b.csv': `${HEADER}b1,u,2024-01-02,x\n` });
    expect(codes(document)).toEqual([]);
  });

  it('conflict where other cells differ, with the first citation', async () => {
    const repeats = `${HEADER}b1,u,2024-01-02,x\na2,u,2024-01-02,"x"\na1,u,2024-01-02,y\na2,v,,x\n`;
    const document = await inspect({ 'b.csv': repeats, 'a.csv': one });
    expect(counts(document)).toMatchObject({ searches: 3, duplicates: 3 });
    const conflict = document.warnings.find(({ code }) => code === 'conflicting-duplicates');
    expect(conflict?.message).toMatch(/^2 .*b\.csv line 4/);
  });

  it('are compared under the headers that both files have, in any order', async () => {
    const other = 'Reason,Extra,ID,timestamp\nx,new,a1,2024-01-02\nother,new,a2,2024-01-02\n';
    const { warnings } = await inspect({ 'a.csv': one, 'b.csv': other });
    const conflict = warnings.find(({ code }) => code === 'conflicting-duplicates');
    expect(conflict?.message).toMatch(/^1 .*b\.csv line 3/);
    const third = `Extra,ID,user,timestamp\nold,a1,u,2024-01-02\n`;
    const three = await inspect({ 'a.csv': one, 'b.csv': other, 'c.csv': third });
    const found = three.warnings.find(({ code }) => code === 'conflicting-duplicates');
    expect(found?.message).toMatch(/^1 .*b\.csv line 3/);
  });

  it('are compared in every column of one header, the first with the first', async () => {
    const conflicts = async (...logs: string[]): Promise<string | undefined> => {
      const { warnings } = await inspect(
        Object.fromEntries(logs.map((text, i) => [`${i}.csv`, text])),
      );
      return warnings.find(({ code }) => code === 'conflicting-duplicates')?.message;
    };
    const header = 'id,user,timestamp,note,Note\n';
    const first = `${header}a1,u,2024-01-02,x,y\n`;
    expect(await conflicts(`${first}a1,u,2024-01-02,x,z\n`)).toMatch(/^1 .*0\.csv line 3/);
    expect(await conflicts(`${first}a1,u,2024-01-02,x, y \n`)).toBeUndefined();
    const other = 'note,id,user,extra,note,timestamp\n';
    expect(await conflicts(first, `${other}x,a1,u,e,z,2024-01-02\n`)).toMatch(/1\.csv line 2/);
    expect(await conflicts(first, `${other}y,a1,u,e,x,2024-01-02\n`)).toMatch(/1\.csv line 2/);
    expect(await conflicts(first, `${other}x,a1,u,e,y,2024-01-02\n`)).toBeUndefined();
    // The second has nothing to be compared with.
    const alone = 'id,user,timestamp,note\na1,u,2024-01-02,x\n';
    expect(await conflicts(alone, first)).toBeUndefined();
  });

  it('are found in many rows', async () => {
    const rows = Array.from(
      { length: 30_000 },
      (_, i) => `id-${(i * 7919) % 20_000},u,2024-01-02,x`,
    );
    const document = await inspect({ 'a.csv': HEADER + rows.join('\n') });
    expect(counts(document)).toMatchObject({ rows: 30_000, searches: 20_000, duplicates: 10_000 });
  });
});

describe('more searches than memory', () => {
  it('are an error that says what to do', () => {
    const columns = { idColumn: 0 };
    const headers = { count: 1, sheets: 1, files: [{ set: 0, firstSheet: 0, columns }] };
    const standings = new Standings(new ArrayBuffer(Standings.size(1, 1)), 1, 1);
    standings.count = 1;
    const duplicates = new Duplicates(headers as unknown as HeaderSets, 1e9, false);
    expect(() => duplicates.enter(0, standings)).toThrow(CannotBeDone);
    expect(() => duplicates.enter(0, standings)).toThrow(/more searches than there is memory for/);
  });
});
