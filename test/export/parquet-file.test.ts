import fc from 'fast-check';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { describe, expect, it } from 'vitest';
import { ParquetFile } from '../../src/commands/export/parquet/parquet-file.ts';
import { IsoTimes } from '../../src/export/iso-times.ts';
import { NumberColumn } from '../../src/export/pages/number-column.ts';
import { TextColumn } from '../../src/export/pages/text-column.ts';
import { ABSENT, type Cell, type Cells } from '../../src/search.ts';
import { ANY_CHARACTER, casesOf } from '../random-runs.ts';

/* What is added to the columns of a Parquet file comes back from the library's plainest way of reading. */

/** Cells of these texts as a log has them in CSV, of which null is blank. */
function cellsOf(texts: readonly (string | null)[]): Cells {
  const at = (i: number): Cell => {
    const text = texts[i] ?? '';
    return { number: -1, text, state: texts[i] === null ? 'blank' : 'value', folded: text };
  };
  const textBytes = (i: number) => {
    const bytes = Buffer.from(`,${(texts[i] ?? '').replaceAll('"', '""')},`);
    return { bytes, start: 1, end: bytes.length - 1 };
  };
  return { at, textBytes } as Partial<Cells> as Cells;
}

interface Row {
  readonly cell: string | null;
  readonly word: string;
  readonly number: number | null;
  readonly id: string;
}

async function written(groups: readonly (readonly Row[])[]): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const [iso, shown] = [
    new IsoTimes(),
    ({ state, text }: Cell) => (state === 'blank' ? null : text),
  ];
  const texts = ['cell', 'word', 'id', 'twin'].map(
    (name) => ({ name, type: 'BYTE_ARRAY' }) as const,
  );
  const elements = [...texts, { name: 'number', type: 'INT32' } as const];
  const schema = elements.map((each) => ({
    ...{ ...each, repetition_type: 'OPTIONAL' as const },
    ...(each.type === 'INT32' ? {} : { converted_type: 'UTF8' as const }),
  }));
  const file = new ParquetFile(
    [{ name: 'schema', num_children: schema.length }, ...schema],
    (bytes) => pieces.push(bytes),
  );
  const [cell, word, id, twin] = texts.map(() => new TextColumn(iso, shown, true));
  const number = new NumberColumn();
  for (const rows of groups) {
    const cells = cellsOf(rows.map((row) => row.cell));
    rows.forEach((row, i) => {
      cell!.cell(cells, i);
      word!.word(row.word);
      const bytes = Buffer.from(row.id);
      for (const column of [id!, twin!]) column.bytes(bytes, 0, bytes.length);
      if (row.number === null) number.nothing();
      else number.number(row.number);
    });
    await file.add([cell!, word!, id!, twin!, number].map((column) => column.encoded()));
  }
  await file.end('a test');
  return Buffer.concat(pieces);
}

const text = fc.oneof(
  fc.string({ maxLength: 9 }),
  fc.array(ANY_CHARACTER, { maxLength: 4 }).map((all) => all.join('').toString()),
  fc.constantFrom('25-01234', '7ABC123', '="7"', "'7", ' 7 ', 'say "7"', '7"', 'unknown', ':'),
);

/** Rows of which so many texts are different ones. */
function rowsOf(rows: number, different: number, texts: readonly (string | null)[]): Row[] {
  return Array.from({ length: rows }, (_, i) => {
    const n = (i * 7919) % different;
    const base = texts[n % texts.length]!;
    return {
      cell: base === null || different <= texts.length ? base : `${base}${n}`,
      word: ['ok', 'blank', 'vague'][i % 3]!,
      number: i % 5 === 4 ? null : i * 1000 - 3,
      id: `id-${i}`,
    };
  });
}

describe('a Parquet file of an export', () => {
  it('holds what was added to its columns, whether their texts come again or not', async () => {
    const group = fc.record({
      rows: fc.constantFrom(1, 9, 40, 1400),
      different: fc.constantFrom(1, 7, 30, 5000),
      texts: fc.array(fc.option(text.map((each) => Buffer.from(each).toString())), {
        ...{ minLength: 1, maxLength: 12 },
      }),
    });
    const property = fc.asyncProperty(
      fc.array(group, { minLength: 1, maxLength: 3 }),
      async (all) => {
        const groups = all.map(({ rows, different, texts }) => rowsOf(rows, different, texts));
        const bytes = await written(groups);
        const file = new Uint8Array(bytes).buffer;
        const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
        const parsers = { stringFromBytes: (of: Uint8Array | undefined) => of && utf8.decode(of) };
        const read = await parquetReadObjects({ file, compressors, parsers });
        const expected = groups.flat().map(({ id, ...row }) => ({ ...row, id, twin: id }));
        expect(read).toEqual(expected);
        expect(parquetMetadata(file).row_groups).toHaveLength(groups.length);
        // The same rows are the same bytes, whichever page is packed first.
        expect((await written(groups)).equals(bytes)).toBe(true);
      },
    );
    await fc.assert(property, casesOf(60));
  });

  it('writes nothing more once it is dropped, what is being packed neither', async () => {
    const pieces: Uint8Array[] = [];
    const schema = [
      { name: 'schema', num_children: 1 },
      { name: 'n', type: 'INT32' },
    ] as const;
    const file = new ParquetFile([...schema], (bytes) => pieces.push(bytes));
    const column = new NumberColumn();
    column.number(7);
    await file.add([column.encoded()]);
    file.drop();
    await file.end('a test');
    expect(pieces).toEqual([]);
  });

  it('has nothing of a column that a log has not', async () => {
    const column = new TextColumn(new IsoTimes(), () => null, true);
    column.nothing(3);
    const cells = { at: () => ABSENT } as Partial<Cells> as Cells;
    column.cell(cells, 0);
    expect(column.encoded()).toMatchObject({ rows: 4, nulls: 4, encoding: 'PLAIN' });
  });
});
