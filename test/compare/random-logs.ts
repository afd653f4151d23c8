import fc from 'fast-check';
import type { OracleFile } from '../oracle/oracle-log.ts';
import { bytesOf, randomStorage } from './random-bytes.ts';
import { otherExport, type RandomTable, randomTable } from './random-layouts.ts';
import { type RandomOptions, randomOptions } from './random-options.ts';
import {
  type RandomRow,
  type RowCounts,
  randomDialect,
  randomRows,
  writeTable,
} from './random-rows.ts';

/** One or several random logs, and the options to read them with. */
export interface RandomCase {
  /** In the order of the command line. */
  files: OracleFile[];
  options: RandomOptions;
}

/** Code-point order is neither that of the alphabet nor that of UTF-16. */
const NAMES = ['b.csv', 'a.csv', 'B.csv', 'é.csv', '\uff5e.csv', '🚗.csv', '10.csv', '9.csv'];

interface Written {
  table: RandomTable;
  rows: RandomRow[];
}

function tableWithRows(tables: fc.Arbitrary<RandomTable>, counts: RowCounts) {
  return tables.chain((table) =>
    fc.record({ table: fc.constant(table), rows: randomRows(table, counts) }),
  );
}

function tablesOf(first: Written, counts: RowCounts): fc.Arbitrary<readonly Written[]> {
  const again = fc.oneof(
    { weight: 3, arbitrary: fc.constant(first.table) },
    { weight: 3, arbitrary: otherExport(first.table) },
    { weight: 1, arbitrary: randomTable },
  );
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant([first]) },
    {
      weight: 2,
      arbitrary: fc
        .array(tableWithRows(again, counts), { minLength: 1, maxLength: 2 })
        .map((others) => [first, ...others]),
    },
  );
}

function stored(tables: readonly Written[]): fc.Arbitrary<OracleFile[]> {
  return fc
    .record({
      names: fc.shuffledSubarray(NAMES, { minLength: tables.length, maxLength: tables.length }),
      onStandardInput: fc.boolean(),
      forms: fc.array(fc.record({ dialect: randomDialect, storage: randomStorage }), {
        minLength: tables.length,
        maxLength: tables.length,
      }),
    })
    .map(({ names, onStandardInput, forms }) => {
      let shared: Map<string, string>[] = [];
      return tables.map(({ table, rows }, i) => {
        const form = forms[i];
        if (form === undefined) throw new Error('a form for each table');
        const { text, rowsByKey } = writeTable(table, rows, form.dialect, shared);
        shared = [...shared, ...rowsByKey];
        const bytes = bytesOf(text, form.storage);
        const name = onStandardInput && tables.length === 1 ? '-' : (names[i] ?? '');
        return { name: form.storage.gz && name !== '-' ? `${name}.gz` : name, bytes };
      });
    });
}

/** Columns in which every cell is the same, as when a clerk overwrote them. */
function overwritten(written: Written): fc.Arbitrary<Written> {
  const { table, rows } = written;
  return fc.array(fc.nat(20), { maxLength: 3 }).map((columns) => {
    const constant = columns.map((at) => at % table.columns.length);
    const same = rows.map((row) => {
      const cells = row.cells.map((cell, i) => (constant.includes(i) ? 'Same' : cell));
      return { ...row, cells };
    });
    return { table, rows: same };
  });
}

function casesOf(first: fc.Arbitrary<Written>, counts: RowCounts): fc.Arbitrary<RandomCase> {
  return first
    .chain((written) => tablesOf(written, counts))
    .chain((tables) => {
      const headers = tables.flatMap(({ table }) => table.columns.map(({ header }) => header));
      return fc.record({ files: stored(tables), options: randomOptions(headers) });
    });
}

/** Small logs of every layout. */
export const smallCases: fc.Arbitrary<RandomCase> = casesOf(
  tableWithRows(randomTable, { least: 0, most: 30 }),
  { least: 0, most: 20 },
);

/** Logs large enough for the warnings that need 50 rows or days with five searches. */
export const largeCases: fc.Arbitrary<RandomCase> = casesOf(
  tableWithRows(
    fc.tuple(randomTable, fc.boolean()).map(([table, close]) => {
      return close ? { ...table, form: 'close' as const } : table;
    }),
    { least: 50, most: 200 },
  ).chain(overwritten),
  { least: 0, most: 200 },
);
