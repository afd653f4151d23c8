import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { growthLines, startUpLines } from './aims.ts';
import { comparison } from './checks.ts';
import { loop, ours, type Pair, pair, QUESTIONS, type Question } from './contenders.ts';
import { type Contender, measure, race, script, TABLE_HEAD, tableLine } from './measure.ts';

/**
 * `npm run bench [rows...]`: `validate`, `ages` and `sample` beside the DuckDB queries for the same
 * questions, as they are written by hand and tuned, over generated logs of 1 and of 10 million rows, in
 * turn, as whole processes; medians of three runs. Every count that both give has to be the same, or the exit code is 1. At the first size
 * also our commands by one thread, on a log with a different reason in every search, and three
 * csv-parse loops: one that only counts cells, one that gives fields by name with the lines of their
 * rows, and one that computes Table 2 as a script written by hand would. At the end: what memory and
 * time grow by, and the start-up on a log of 30,000 rows.
 *
 * Takes eight to fifteen minutes on two cores, a third of it for the first size, and 1.3 GB in the
 * folder for temporary files. `node .tools/test/bench/duckdb.js ages tuned` prints a query.
 */

const RUNS = 3;
const SIZES = [1_000_000, 10_000_000];
const SMALL = 30_000;
const ALONE = ['--jobs', '1'];
const questions = Object.keys(QUESTIONS) as Question[];
const folder = mkdtempSync(join(tmpdir(), 'alpr-audit-bench-'));

interface Log {
  readonly path: string;
  readonly bytes: number;
}

/** Writes a log, by a process of its own: this one's memory must not count as its children's. */
function makeLog(rows: number, reasons = 'typed'): Log {
  const path = join(folder, `${reasons}-${rows}.csv`);
  measure(script('make-log'), [path, String(rows), reasons]);
  return { path, bytes: statSync(path).size };
}

function raceAndPrint(contenders: readonly Contender[], bytes: number): void {
  race(contenders, RUNS);
  console.log(TABLE_HEAD);
  for (const contender of contenders) console.log(tableLine(contender, bytes));
}

/** What is raced at the first size only: our one thread, and csv-parse. */
function alsoRaced(log: string, pairs: readonly Pair[]): Contender[] {
  const alone = pairs.map(({ question, duckdb }) =>
    ours(question, log, { options: ALONE, rival: duckdb }),
  );
  const loops = [
    loop('csv-parse, cells counted', 'csv-parse-loop', log),
    loop('csv-parse, fields by name', 'csv-parse-fields', log),
    { ...loop('csv-parse, Table 2', 'csv-parse-ages', log), ...agesRival(pairs) },
  ];
  return [...alone, ...loops];
}

function agesRival(pairs: readonly Pair[]): { rival?: Contender } {
  const rival = pairs.find(({ question }) => question === 'ages')?.duckdb;
  return rival === undefined ? {} : { rival };
}

/** Races over a log of so many rows, prints the table, and checks that all found the same. */
function benchmark(rows: number, isFirst: boolean): Pair[] {
  const { path, bytes } = makeLog(rows);
  const size = `${rows.toLocaleString('en-US')} rows, ${(bytes / 1e6).toFixed(0)} MB`;
  console.log(`\n${size}, ${(bytes / rows).toFixed(1)} bytes a row`);
  const pairs = questions.map((question) => pair(question, path));
  const reading = loop('plain read of the bytes', 'read-bytes', path);
  const others = isFirst ? alsoRaced(path, pairs) : [];
  const rivals = pairs.flatMap(({ ours, duckdb, tuned }) => [ours, duckdb, tuned]);
  raceAndPrint([...rivals, reading, ...others], bytes);
  for (const { same, text } of pairs.map(comparison)) {
    console.log(text);
    if (!same) process.exitCode = 1;
  }
  const byHand = others.find(({ script }) => script.endsWith('csv-parse-ages.js'));
  const ages = pairs.find(({ question }) => question === 'ages');
  if (byHand && ages) checkByHand(ages, byHand);
  rmSync(path);
  return pairs;
}

/** Whether the hand-written loop found the same Table 2. */
function checkByHand({ ours }: Pair, byHand: Contender): void {
  const { ages } = JSON.parse(ours.runs[0]?.output ?? '{}') as {
    ages: { buckets: readonly { count: number }[] };
  };
  const table = ages.buckets.map(({ count }) => count).join(' ');
  const same = table === byHand.runs[0]?.output.trim();
  console.log(`Table 2 by csv-parse is ${same ? 'the same' : 'NOT THE SAME'}: ${table}`);
  if (!same) process.exitCode = 1;
}

function benchmarkDifferentReasons(rows: number): void {
  const { path, bytes } = makeLog(rows, 'different');
  console.log(`\nThe same with a different reason in every search, ${(bytes / 1e6).toFixed(0)} MB`);
  raceAndPrint([ours('validate', path), ours('ages', path)], bytes);
  rmSync(path);
}

function main(sizes: readonly number[]): void {
  console.log(`node ${process.version}, medians of ${RUNS} runs`);
  const tables = sizes.map((rows, at) => ({ rows, pairs: benchmark(rows, at === 0) }));
  benchmarkDifferentReasons(sizes[0]!);
  console.log(['', ...growthLines(tables)].join('\n'));
  const { path } = makeLog(SMALL);
  console.log(['', ...startUpLines(SMALL, path)].join('\n'));
}

try {
  const given = process.argv.slice(2).map(Number);
  main(given.length > 0 ? given : SIZES);
} finally {
  rmSync(folder, { recursive: true });
}
