import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { largeLog } from '../../fixtures/generate/large-log.js';

/**
 * `npm run bench [rows]`: `alpr-audit ages`, `validate` and `sample` by one thread, the first two by
 * all cores, and three csv-parse loops over the same generated log, in turn, as whole processes: one
 * that only counts cells, one that gives fields by name with the lines of their rows, and one that
 * computes Table 2 as a script written by hand would. Then both commands on a log in which every
 * search gives a reason of its own. Prints medians of times, rates, peak memory and the ratios to
 * `ages` by one thread.
 */

const RUNS = 3;
const MIB = 1024 * 1024;

interface Figures {
  seconds: number;
  peakMib: number;
  output: string;
}

/** Runs a script of node and takes its time and peak memory. */
function measure(script: string, args: readonly string[]): Figures {
  const report =
    'data:text/javascript,process.on("exit",()=>process.stderr.write("\\nmaxrss "+process.resourceUsage().maxRSS))';
  const start = performance.now();
  const run = spawnSync(process.execPath, ['--import', report, script, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * MIB,
  });
  const seconds = (performance.now() - start) / 1000;
  const peak = /maxrss (\d+)/.exec(run.stderr);
  if (run.status !== 0 || !peak) throw new Error(`${script} failed: ${run.stderr}`);
  return { seconds, peakMib: Number(peak[1]) / 1024, output: run.stdout };
}

function medianSeconds(figures: readonly Figures[]): number {
  const seconds = figures.map((each) => each.seconds).sort((a, b) => a - b);
  return seconds[seconds.length >> 1] ?? Number.NaN;
}

interface Contender {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
  readonly figures: Figures[];
}

const cli = fileURLToPath(new URL('../../../bin/alpr-audit.js', import.meta.url));

function ours(command: string, log: string, ...options: string[]): Contender {
  return {
    name: `alpr-audit ${[command, ...options].join(' ')}`,
    script: cli,
    args: [command, log, '--json', ...options],
    figures: [],
  };
}

function loop(name: string, file: string, log: string): Contender {
  const script = fileURLToPath(new URL(`./${file}.js`, import.meta.url));
  return { name, script, args: [log], figures: [] };
}

/** Writes a log and says its size in megabytes. */
function makeLog(path: string, blocks: Iterable<string>): number {
  const file = openSync(path, 'w');
  for (const block of blocks) writeSync(file, block);
  closeSync(file);
  return statSync(path).size / 1e6;
}

/** Runs the contenders in turn and prints a line for each; the ratios are to the first. */
function race(contenders: readonly Contender[], megabytes: number): void {
  for (let run = 0; run < RUNS; run++) {
    for (const { script, args, figures } of contenders) figures.push(measure(script, args));
  }
  const first = medianSeconds(contenders[0]?.figures ?? []);
  for (const { name, figures } of contenders) {
    const seconds = medianSeconds(figures);
    const peak = Math.max(...figures.map(({ peakMib }) => peakMib));
    const columns = [
      name.padEnd(34),
      `${seconds.toFixed(2)} s`.padStart(8),
      `${(megabytes / seconds).toFixed(0)} MB/s`.padStart(9),
      `${peak.toFixed(0)} MiB peak`.padStart(14),
      `${(seconds / first).toFixed(2)} × ages`.padStart(14),
    ];
    console.log(columns.join(''));
  }
}

/** Whether the hand-written loop found the same Table 2. */
function checkTable(ages: Contender, other: Contender): void {
  const output = JSON.parse(ages.figures[0]?.output ?? '{}') as {
    ages: { buckets: { count: number }[] };
  };
  const table = output.ages.buckets.map(({ count }) => count).join(' ');
  const same = table === other.figures[0]?.output.trim();
  console.log(`Table 2 is ${same ? 'the same' : 'NOT THE SAME'} in both: ${table}`);
  if (!same) process.exitCode = 1;
}

/** One thread; without it all cores read. */
const ALONE = ['--jobs', '1'];

const rows = Number(process.argv[2] ?? 1_000_000);
const folder = mkdtempSync(join(tmpdir(), 'alpr-audit-bench-'));
try {
  const log = join(folder, 'log.csv');
  const megabytes = makeLog(log, largeLog(rows, 'bench'));
  console.log(
    `${rows.toLocaleString('en-US')} rows, ${megabytes.toFixed(0)} MB, node ${process.version}`,
  );
  const ages = ours('ages', log, ...ALONE);
  const byHand = loop('csv-parse, Table 2', 'csv-parse-ages', log);
  const counting = loop('csv-parse, cells counted', 'csv-parse-loop', log);
  const sample = ours('sample', log, '--size', '60', ...ALONE);
  const alone = [ages, ours('validate', log, ...ALONE), sample];
  const fields = loop('csv-parse, fields by name', 'csv-parse-fields', log);
  const threads = [ours('ages', log), ours('validate', log)];
  race([...alone, ...threads, counting, fields, byHand], megabytes);
  checkTable(ages, byHand);

  const different = join(folder, 'different-reasons.csv');
  const size = makeLog(different, largeLog(rows, 'bench', true));
  console.log(`The same with a different reason in every search, ${size.toFixed(0)} MB`);
  race([ours('ages', different), ours('validate', different)], size);
} finally {
  rmSync(folder, { recursive: true });
}
