import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HAS_DUCKDB } from '../extras/duckdb.ts';
import { startUpFigures, startUpLines } from './aims.ts';
import { comparisons } from './compare.ts';
import { duckDb, type Entry, removeLogs } from './contenders.ts';
import type { Figure, Race } from './figures.ts';
import { makeLogs, missingFrom, programOf } from './forms.ts';
import { race, TABLE_HEAD, tableLine } from './measure.ts';
import { HELP, mainShape, type Options, optionsOf } from './options.ts';
import { installPeers, type Peer } from './peers.ts';
import { differentReasons, entriesOfSize, entriesOfWorkbooks, habits, type Plan } from './plan.ts';
import { THREE, targetLines } from './targets.ts';

/**
 * `npm run bench`: our commands beside DuckDB's queries for the same questions, and beside the newest
 * engines of Python's package index, over generated logs as agencies have them, in turn, as whole
 * processes; medians of five runs. Every count that two give has to be the same, or the exit code is 1.
 * At the end stands what is aimed at, and whether it is met. Without options it is the main job, on one
 * shape; `--all` is all shapes, commands and forms; `--help` says what else can be asked for.
 *
 * The folder for temporary files needs 3 GB for the main job (1.2 GB of it for the packages of Python),
 * and 14 GB for `--all`, which takes some hours. `node .tools/test/bench/duckdb.js ages tuned packed`
 * prints a query.
 */

const SMALL = 30_000;

/** Runs a plan, prints its table, and checks that all found the same. */
function runRace(rows: number, { logs, entries }: Plan, runs: number): Race {
  race(entries, runs, (name, time) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[Krun ${time} of ${runs}: ${name}`);
  });
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  for (const shape of new Set(entries.map(({ log }) => log.shape))) {
    printTable(
      rows,
      entries.filter(({ log }) => log.shape === shape),
    );
  }
  for (const { same, text } of comparisons(entries)) {
    console.log(text);
    if (!same) process.exitCode = 1;
  }
  removeLogs(logs);
  return { rows, entries };
}

function printTable(rows: number, entries: readonly Entry[]): void {
  const { shape, bytes } = entries[0]!.log;
  const size = `${shape}: ${rows.toLocaleString('en-US')} rows, ${(bytes / 1e6).toFixed(0)} MB`;
  console.log(`\n${size}, ${(bytes / rows).toFixed(1)} bytes a row`);
  console.log(TABLE_HEAD);
  for (const entry of entries) {
    const rival = entries.find(
      ({ who, question }) => who === duckDb('by hand') && question === entry.question,
    );
    console.log(tableLine(entry, bytes, rival));
  }
}

/** Says what is not there, so that nobody takes it for measured. */
function withoutWhatIsMissing(options: Options): Options {
  const missing = missingFrom(programOf());
  for (const name of missing) {
    const isAsked = [...options.commands, ...options.forms].some((each) => each === name);
    if (isAsked) console.log(`${name}: not there yet`);
  }
  if (options.all && options.before === undefined) {
    console.log('an earlier build for workbooks: none given (--before)');
  }
  return {
    ...options,
    commands: options.commands.filter((each) => !missing.includes(each)),
    forms: options.forms.filter((each) => !missing.includes(each)),
  };
}

function peersFor(options: Options, folder: string): Peer[] {
  if (!options.peers) return [];
  return installPeers(folder).flatMap((each) => {
    if ('peer' in each) return [each.peer];
    console.log(`skipped: ${each.skipped}`);
    return [];
  });
}

function startUps(options: Options, folder: string): Figure[] {
  const logs = makeLogs(mainShape(options), SMALL, ['plain'], folder);
  const questions = THREE.filter((question) => options.commands.includes(question));
  const figures = startUpFigures(questions, logs[0]!);
  removeLogs(logs);
  return figures;
}

function main(asked: Options, folder: string): void {
  const { runs } = asked;
  console.log(`node ${process.version}, medians of ${runs} runs`);
  const options = withoutWhatIsMissing(asked);
  const peers = peersFor(options, folder);
  const races = options.rows.map((rows, at) =>
    runRace(rows, entriesOfSize(rows, options, { peers, folder, isFirst: at === 0 }), runs),
  );
  const flags = options.commands.includes('flags')
    ? options.rows.map((rows) => runRace(rows, habits(rows, folder), runs))
    : [];
  const workbooks = options.forms.includes('xlsx')
    ? [runRace(options.xlsxRows, entriesOfWorkbooks(options, folder), runs)]
    : [];
  if (options.all) {
    console.log('\nWith a different reason in every search');
    runRace(options.rows[0]!, differentReasons(options.rows[0]!, folder), runs);
  }
  const figures = startUps(options, folder);
  console.log(['', ...startUpLines(figures)].join('\n'));
  console.log(['', ...targetLines({ races, flags, workbooks, startUps: figures })].join('\n'));
}

const options = optionsOf(process.argv.slice(2));
if (options.help) console.log(HELP);
else if (!HAS_DUCKDB) {
  console.error('DuckDB, the rival of every race, is not installed: npm run extras');
  process.exitCode = 1;
} else {
  const folder = mkdtempSync(join(options.folder ?? tmpdir(), 'alpr-audit-bench-'));
  try {
    main(options, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
