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

export interface WrittenTable {
  text: string;
  fields: string[];
  /** Title rows, the header, and the rows below it. */
  above: string[][];
  headers: string[];
  cells: string[][];
}

/** The same table without one of its columns. */
export function withoutColumn(table: WrittenTable, field: string): WrittenTable {
  const keep = <T>(list: T[]): T[] => list.filter((_, at) => table.fields[at] !== field);
  return written(table.above, keep(table.fields), keep(table.headers), table.cells.map(keep));
}

function written(
  above: string[][],
  fields: string[],
  headers: string[],
  cells: string[][],
): WrittenTable {
  return { text: csv([...above, headers, ...cells]), fields, above, headers, cells };
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
    })
    .map(({ rows: all, choices: chosen, order, titles }) => {
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
      return written(above, fields, headers, cells);
    });
}
