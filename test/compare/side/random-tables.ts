import fc from 'fast-check';
import { csv } from './side-run.ts';

/** A column of a random table: its headers, and its cells by row. */
export interface RandomColumn<Row> {
  field: string;
  headers: string[];
  cell: (row: Row) => string;
  /** How often of a hundred times a table has it. */
  kept: number;
}

/** How a table is written. */
interface Form {
  delimiter: string;
  lineEnd: string;
  mark: string;
  /** Whether empty cells at a row's end are left out. */
  shortRows: boolean;
}

const form: fc.Arbitrary<Form> = fc.record({
  delimiter: fc.constantFrom(',', ',', ',', ';', '\t', '|'),
  lineEnd: fc.constantFrom('\n', '\n', '\r\n', '\r'),
  mark: fc.constantFrom('', '', '\ufeff'),
  shortRows: fc.nat(9).map((at) => at === 0),
});

export interface WrittenTable {
  text: string;
  form: Form;
  fields: string[];
  /** Title rows, the header, and the rows below it. */
  above: string[][];
  headers: string[];
  cells: string[][];
}

/** The same table without one of its columns. */
export function withoutColumn(table: WrittenTable, field: string): WrittenTable {
  const keep = <T>(list: T[]): T[] => list.filter((_, at) => table.fields[at] !== field);
  const { form: same, above, fields, headers, cells } = table;
  return written({
    form: same,
    above,
    fields: keep(fields),
    headers: keep(headers),
    cells: cells.map(keep),
  });
}

function written(table: Omit<WrittenTable, 'text'>): WrittenTable {
  const { above, headers, cells } = table;
  const { delimiter, lineEnd, mark, shortRows } = table.form;
  const rows = shortRows ? cells.map(withoutEmptyEnd) : cells;
  const text = csv([...above, headers, ...rows], delimiter, lineEnd);
  return { ...table, text: `${mark}${text}` };
}

function withoutEmptyEnd(row: string[]): string[] {
  return row.slice(0, Math.max(1, row.findLastIndex((cell) => cell !== '') + 1));
}

/** A table of some of the columns, in some order, under some of their names. */
export function tableOf<Row>(
  rows: fc.Arbitrary<Row[]>,
  columns: RandomColumn<Row>[],
  needed: string[][],
): fc.Arbitrary<WrittenTable> {
  const choices = columns.map(({ headers, kept }) =>
    fc.record({ header: fc.constantFrom(...headers), kept: fc.nat(99).map((at) => at < kept) }),
  );
  return fc
    .record({
      rows,
      choices: fc.tuple(...choices),
      order: fc.shuffledSubarray(
        columns.map((_, at) => at),
        { minLength: columns.length },
      ),
      titles: fc.constantFrom(0, 0, 0, 1, 3),
      form,
    })
    .map(({ rows: all, choices: chosen, order, titles, form: own }) => {
      const isKept = (at: number): boolean => chosen[at]?.kept === true;
      const kept = order.filter(isKept);
      const has = (field: string): boolean => kept.some((at) => columns[at]?.field === field);
      for (const one of needed) {
        const first = columns.findIndex(({ field }) => field === one[0]);
        if (!one.some(has)) kept.push(first);
      }
      const headers = kept.map((at) => chosen[at]?.header ?? '');
      const cells = all.map((row) => kept.map((at) => columns[at]?.cell(row) ?? ''));
      const above = Array.from({ length: titles }, () => ['List of the department']);
      const fields = kept.map((at) => columns[at]?.field ?? '');
      return written({ form: own, above, fields, headers, cells });
    });
}
