import fc from 'fast-check';
import type { OracleFile } from '../oracle/oracle-log.ts';
import { caseText } from './case-text.ts';
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

/** One or two further exports: the same rows again, other columns, another system. */
function withOthers(first: Written, counts: RowCounts): fc.Arbitrary<readonly Written[]> {
  const again = fc.oneof(
    { weight: 3, arbitrary: fc.constant(first.table) },
    { weight: 3, arbitrary: otherExport(first.table) },
    { weight: 1, arbitrary: randomTable },
  );
  return fc
    .array(tableWithRows(again, counts), { minLength: 1, maxLength: 2 })
    .map((others) => [first, ...others]);
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

function casesOf(tables: fc.Arbitrary<readonly Written[]>): fc.Arbitrary<RandomCase> {
  return tables.chain((written) => {
    const headers = written.flatMap(({ table }) => table.columns.map(({ header }) => header));
    return fc
      .record({ files: stored(written), options: randomOptions(headers) })
      .map((random) => ({ ...random, [fc.toStringMethod]: () => `\n${caseText(random)}\n` }));
  });
}

const small = { least: 1, most: 30 };
const large = { least: 50, most: 200 };

/** One small log of any layout. */
export const oneSmallLog: fc.Arbitrary<RandomCase> = casesOf(
  tableWithRows(randomTable, small).map((written) => [written]),
);

/** Two or three small logs that share searches. */
export const severalSmallLogs: fc.Arbitrary<RandomCase> = casesOf(
  tableWithRows(randomTable, small).chain((first) => withOthers(first, { least: 1, most: 20 })),
);

/** Logs large enough for the warnings that need 50 rows or days with five searches. */
export const largeLogs: fc.Arbitrary<RandomCase> = casesOf(
  tableWithRows(
    fc.tuple(randomTable, fc.boolean()).map(([table, close]) => {
      return close ? { ...table, form: 'close' as const } : table;
    }),
    large,
  )
    .chain(overwritten)
    .chain((first) =>
      fc.oneof(
        { weight: 2, arbitrary: fc.constant<readonly Written[]>([first]) },
        { weight: 1, arbitrary: withOthers(first, { least: 1, most: 200 }) },
      ),
    ),
);
