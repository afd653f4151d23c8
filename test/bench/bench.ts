import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { largeLog } from '../../fixtures/generate/large-log.js';

/**
 * `npm run bench [rows]`: `alpr-audit ages` and two csv-parse loops over the same generated log, in
 * turn, as whole processes: one that only counts cells, and one that computes Table 2 as a script
 * written by hand would. Prints times, rates, peak memory and the ratios of the medians.
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

const rows = Number(process.argv[2] ?? 1_000_000);
const folder = mkdtempSync(join(tmpdir(), 'alpr-audit-bench-'));
try {
  const log = join(folder, 'log.csv');
  const file = openSync(log, 'w');
  for (const block of largeLog(rows, 'bench')) writeSync(file, block);
  closeSync(file);
  const megabytes = statSync(log).size / 1e6;
  console.log(
    `${rows.toLocaleString('en-US')} rows, ${megabytes.toFixed(0)} MB, node ${process.version}`,
  );

  const cli = fileURLToPath(new URL('../../../bin/alpr-audit.js', import.meta.url));
  const script = (name: string): string => fileURLToPath(new URL(`./${name}.js`, import.meta.url));
  const contenders = [
    { name: 'alpr-audit ages', script: cli, args: ['ages', log, '--json'] },
    { name: 'csv-parse, cells counted', script: script('csv-parse-loop'), args: [log] },
    { name: 'csv-parse, Table 2', script: script('csv-parse-ages'), args: [log] },
  ].map((each) => ({ ...each, figures: [] as Figures[] }));
  for (let run = 0; run < RUNS; run++) {
    for (const { script, args, figures } of contenders) figures.push(measure(script, args));
  }
  const ours = medianSeconds(contenders[0]!.figures);
  for (const { name, figures } of contenders) {
    const seconds = medianSeconds(figures);
    const peak = Math.max(...figures.map(({ peakMib }) => peakMib));
    const columns = [
      name.padEnd(26),
      `${seconds.toFixed(2)} s`.padStart(8),
      `${(megabytes / seconds).toFixed(0)} MB/s`.padStart(9),
      `${peak.toFixed(0)} MiB peak`.padStart(14),
      `${(seconds / ours).toFixed(1)} × the time of ages`.padStart(26),
    ];
    console.log(columns.join(''));
  }
  const { ages } = JSON.parse(contenders[0]!.figures[0]!.output) as {
    ages: { buckets: { count: number }[] };
  };
  const table = ages.buckets.map(({ count }) => count).join(' ');
  const same = table === contenders[2]!.figures[0]!.output.trim();
  console.log(`Table 2 is ${same ? 'the same' : 'NOT THE SAME'} in both: ${table}`);
  if (!same) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
