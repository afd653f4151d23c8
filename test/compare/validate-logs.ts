import fc from 'fast-check';
import type { OracleFile, OracleOptions } from '../oracle/oracle-log.ts';
import type { RegisterLine } from '../oracle/oracle-validate.ts';
import { type CellKind, USER_NAMES } from './random-cells.ts';
import { type RandomTable, randomTable } from './random-layouts.ts';
import { randomOptions } from './random-options.ts';
import { randomDialect, randomRows, writeTable } from './random-rows.ts';
import { caseNumberText, plateText, reasonText } from './validate-texts.ts';

/** The options of `validate` itself. */
export interface ValidateCaseOptions {
  by: 'user' | 'agency' | 'month' | 'offense' | undefined;
  minGroup: number | undefined;
  patterns: readonly string[] | undefined;
  register: RegisterLine[] | undefined;
  findings: 'x.csv' | 'x.ndjson' | undefined;
}

export interface ValidateCase {
  files: OracleFile[];
  log: OracleOptions;
  validate: ValidateCaseOptions;
}

const NAMES = ['b.csv', 'a.csv', 'é.csv', '🚗.csv'];

/** Mean the same to every engine of regular expressions, as matches of a whole text. */
const PATTERNS = [
  '\\d{2}-\\d{5}',
  '[A-Z]{2}\\d{2}-\\d{5}',
  '(DR|CR#?) ?[0-9]{2}[ -][0-9]+',
  '26.*',
  'AB *12',
  '[a-z ]+',
  '\\w+',
];
const OFFENSES = ['Larceny', 'larceny ', 'Homicide', '', 'Fraud'];

const COLUMNS: [header: string, kind: CellKind][] = [
  ['Search ID', 'uuid'],
  ['User', 'user'],
  ['Agency', 'agency'],
  ['Plate', 'plate'],
  ['Case Number', 'caseNumber'],
  ['Reason', 'reason'],
  ['Offense', 'offense'],
];

/** A plain log with all columns, or with one or two of them left out. */
const plainTable: fc.Arbitrary<RandomTable> = fc
  .record({
    dropped: fc.array(fc.nat(2 * COLUMNS.length), { maxLength: 2 }),
    form: fc.constantFrom('space' as const, 'slash' as const, 'close' as const, 'iso' as const),
  })
  .map(({ dropped, form }) => {
    const kept = COLUMNS.filter((_, i) => !dropped.includes(i));
    const columns = kept.map(([header, kind]) => ({ header, kind, key: header }));
    const time = { header: 'Timestamp', kind: 'searchedAt' as const, key: 'Timestamp' };
    // Ids of few values would make most rows repeats.
    const noIds = columns.map((column) =>
      column.kind === 'uuid' ? { ...column, kind: 'text' as const } : column,
    );
    return { columns: [time, ...noIds], form, emptyHeaders: 0, preamble: [] };
  });

interface Pools {
  caseNumber: string[];
  reason: string[];
  plate: string[];
}

/** Few distinct texts, so that numbers are used again and texts are common enough to be shown. */
const randomPools: fc.Arbitrary<Pools> = fc.integer({ min: 2, max: 14 }).chain((maxLength) =>
  fc
    .record({
      caseNumber: fc.array(caseNumberText, { minLength: 1, maxLength, size: 'max' }),
      reason: fc.array(reasonText, { minLength: 2, maxLength: maxLength + 4, size: 'max' }),
      plate: fc.array(plateText, { minLength: 1, maxLength: 3 }),
      vague: fc.constantFrom('inv ', 'case ', 'Investigation - ', ''),
    })
    .map(({ caseNumber, reason, plate, vague }) => {
      const own = [...caseNumber.slice(0, 2), ...plate.slice(0, 1)].map((text) => vague + text);
      return { caseNumber, plate, reason: [...reason, ...own] };
    }),
);

function randomText(table: RandomTable, pools: Pools, counts: { least: number; most: number }) {
  return fc
    .record({ rows: randomRows(table, counts), dialect: randomDialect })
    .map(({ rows, dialect }) => {
      const filled = rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell, i) => {
          const pool = pools[table.columns[i]?.kind as keyof Pools] ?? [];
          // Columns apart from one another, but each by the row's one number.
          return (
            pool[
              (((row.pick + 1) * (i + 3) * 7919) % Math.max(1, pool.length * 3 + 1)) % pool.length
            ] ?? cell
          );
        }),
      }));
      return writeTable(table, filled, dialect, []).text;
    });
}

const REGISTERED = [
  ...['', '', '2025-01-06', '1/7/2025', '2025-01-14', '11/02/2025', 'never', '2026-01-01'],
];

function registerOf(pools: Pools): fc.Arbitrary<RegisterLine[]> {
  const line = fc.record({
    number: fc.constantFrom(...pools.caseNumber, ' 26-01628 '),
    date: fc.oneof(
      { weight: 60, arbitrary: fc.constantFrom(...REGISTERED) },
      { weight: 1, arbitrary: fc.constant('soon') },
    ),
    offense: fc.constantFrom(...OFFENSES, '', ''),
    officer: fc.constantFrom(...USER_NAMES, '', '', '', ''),
  });
  return fc.array(line, { maxLength: 12 });
}

function sometimes<T>(arbitrary: fc.Arbitrary<T>, freq: number): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined, freq });
}

function randomValidate(pools: Pools): fc.Arbitrary<ValidateCaseOptions> {
  return fc.record({
    by: sometimes(fc.constantFrom('user', 'agency', 'month', 'offense'), 3),
    minGroup: sometimes(fc.constantFrom(0, 1, 3, 10), 1),
    patterns: fc
      .tuple(fc.subarray(PATTERNS, { minLength: 1 }), fc.nat(2))
      .map(([patterns, one]) => (one === 0 ? patterns : undefined)),
    register: fc
      .tuple(registerOf(pools), fc.nat(2))
      .map(([register, one]) => (one === 0 ? register : undefined)),
    findings: sometimes(fc.constantFrom('x.csv', 'x.ndjson'), 1),
  });
}

/** The log options of the other comparisons, seldom those that only lead to a refusal. */
function randomLogOptions(headers: string[]): fc.Arbitrary<OracleOptions> {
  return fc.tuple(randomOptions(headers), fc.nat(4)).map(([{ log }, keep]) => {
    const { layout, map, ...others } = log;
    return keep === 0 ? log : others;
  });
}

/** Logs of a number of rows, one to three of them. */
export function validateCases(least: number, most: number): fc.Arbitrary<ValidateCase> {
  const table = fc.oneof(
    { weight: 3, arbitrary: plainTable },
    { weight: 2, arbitrary: randomTable },
  );
  return fc
    .tuple(randomPools, fc.array(table, { minLength: 1, maxLength: 3 }))
    .chain(([pools, tables]) =>
      fc.record({
        texts: fc.tuple(...tables.map((each) => randomText(each, pools, { least, most }))),
        log: randomLogOptions(tables.flatMap(({ columns }) => columns.map(({ header }) => header))),
        validate: randomValidate(pools),
        onStandardInput: fc.boolean(),
      }),
    )
    .map(({ texts, log, validate, onStandardInput }) => {
      const files = texts.map((text, i) => {
        const name = onStandardInput && texts.length === 1 ? '-' : (NAMES[i] ?? '');
        return { name, bytes: Buffer.from(text) };
      });
      return { files, log, validate };
    });
}
