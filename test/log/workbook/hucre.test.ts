import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { FIXTURES } from '../../scenarios/transcript.ts';
import { opened } from './made-workbook.ts';

/*
 * Another reader of workbooks, where both agree: it gives values without formats, rounds beyond 2^53,
 * and lists merged cells and hidden rows beside them.
 */

interface Read {
  readonly rows: string[][];
  readonly hidden: number;
}

async function own(bytes: Uint8Array): Promise<Read> {
  const workbook = await opened(bytes, { mergedFirst: true });
  const chunks: Buffer[] = [];
  for await (const chunk of workbook.chunks()) chunks.push(Buffer.from(chunk));
  const rows: string[][] = parse(Buffer.concat(chunks), { relax_column_count: true });
  return { rows, hidden: workbook.hiddenRows().rows };
}

/** The first sheet that has rows, its merged ranges filled but for those over half of the columns. */
async function others(bytes: Uint8Array): Promise<Read> {
  const { sheets } = await readXlsx(bytes);
  const rows = sheets.flatMap(({ rows: cells, merges = [] }) => {
    const texts = cells.map((row) => row.map(textOf));
    for (const { startRow, endRow, startCol, endCol } of merges) {
      if (2 * (endCol - startCol + 1) > texts[0]!.length) continue;
      const text = texts[startRow]![startCol]!;
      for (let row = startRow; row <= endRow; row++) texts[row]!.fill(text, startCol, endCol + 1);
    }
    return texts;
  });
  const hidden = sheets.flatMap(({ rowDefs }) => [...(rowDefs?.values() ?? [])]);
  return { rows, hidden: hidden.filter((row) => row.hidden === true).length };
}

/** A date as `YYYY-MM-DD HH:MM:SS`, without a midnight. */
function textOf(value: unknown): string {
  const text = value instanceof Date ? value.toISOString().slice(0, 19) : String(value ?? '');
  const [, date, clock] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)$/.exec(text) ?? [];
  if (date === undefined) return text;
  return clock === '00:00:00' ? date : `${date} ${clock}`;
}

const fixture = (name: string): Uint8Array => readFileSync(`${FIXTURES}workbook-forms/${name}`);
const column = (rows: readonly string[][], index: number): string[] =>
  rows.map((cells) => cells[index]!);

describe('a workbook is read as hucre reads it', () => {
  it.each(['merged.xlsx', 'filtered.xlsx', 'strict.xlsx'])('%s', async (name) => {
    const bytes = fixture(name);
    const [read, other] = [await own(bytes), await others(bytes)];
    expect(read).toEqual(other);
    expect(read.rows.length).toBeGreaterThan(16);
  });

  it('digits.xlsx, up to sixteen of them; beyond, the digits of the file are ours alone', async () => {
    const bytes = fixture('digits.xlsx');
    const [{ rows }, other] = [await own(bytes), await others(bytes)];
    expect(column(rows, 0).slice(0, 13)).toEqual(column(other.rows, 0).slice(0, 13));
    const beyond = Array.from({ length: 4 }, (_, i) => `1234567890123456789${i}`);
    expect(column(rows, 0).slice(13)).toEqual(beyond);
    expect(column(other.rows, 0).slice(13)).not.toEqual(beyond);
    expect(column(rows, 1)).toEqual(column(other.rows, 1));
  });

  it('formulas.xlsx, but for those without a result, which it leaves empty', async () => {
    const bytes = fixture('formulas.xlsx');
    const [{ rows }, other] = [await own(bytes), await others(bytes)];
    const emptied = rows.map((cells) =>
      cells.map((cell) => (cell === '#formula without result' ? '' : cell)),
    );
    expect(emptied).toEqual(other.rows);
    expect(rows.flat().filter((cell) => cell === '#formula without result')).toHaveLength(16);
  });
});
