import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MIB = 1024 * 1024;

/** What one run of a process took, and what it printed. */
export interface Run {
  readonly seconds: number;
  /** The time of all its threads on a core: other work on the machine disturbs it less. */
  readonly cpuSeconds: number;
  readonly peakBytes: number;
  readonly output: string;
}

/** A script of node with its arguments, and its runs so far. */
export interface Contender {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
  /** Whose time its own is compared with; itself where it is the measure. */
  readonly rival?: Contender;
  readonly runs: Run[];
}

/** Prints what the process has used when it ends; a thread that ends before it says less. */
const REPORT = `data:text/javascript,${encodeURIComponent(`process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write('\\nused ' + maxRSS + ' ' + (userCPUTime + systemCPUTime) + '\\n');
})`)}`;

/** Runs a script as a whole process, start-up included, and takes its time and peak memory. */
export function measure(script: string, args: readonly string[]): Run {
  const { seconds, stdout, stderr } = runNode(['--import', REPORT, script, ...args]);
  const used = [...stderr.matchAll(/^used (\d+) (\d+)$/gm)];
  if (used.length === 0) throw new Error(`${script} did not say what it used: ${stderr}`);
  return {
    seconds,
    peakBytes: Math.max(...used.map(([, kib]) => Number(kib) * 1024)),
    cpuSeconds: Math.max(...used.map(([, , microseconds]) => Number(microseconds) / 1e6)),
    output: stdout,
  };
}

/** Runs node and takes the time; nothing but what the arguments say is loaded. */
export function runNode(args: readonly string[]): {
  seconds: number;
  stdout: string;
  stderr: string;
} {
  const start = performance.now();
  const run = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 64 * MIB });
  const seconds = (performance.now() - start) / 1000;
  if (run.status !== 0) throw new Error(`node ${args.join(' ')} failed: ${run.stderr}`);
  return { seconds, stdout: run.stdout, stderr: run.stderr };
}

/** A script of this folder, as it was built. */
export function script(name: string): string {
  return fileURLToPath(new URL(`./${name}.js`, import.meta.url));
}

/** Runs the contenders in turn, so many times: what disturbs the machine disturbs all of them. */
export function race(contenders: readonly Contender[], times: number): void {
  for (let time = 0; time < times; time++) {
    for (const { script, args, runs } of contenders) runs.push(measure(script, args));
  }
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

export function medianSeconds({ runs }: Contender): number {
  return median(runs.map(({ seconds }) => seconds));
}

export function medianCpuSeconds({ runs }: Contender): number {
  return median(runs.map(({ cpuSeconds }) => cpuSeconds));
}

/** The highest peak of its runs. */
export function peakBytes({ runs }: Contender): number {
  return Math.max(...runs.map(({ peakBytes }) => peakBytes));
}

/** The columns of `tableLine`. */
export const TABLE_HEAD = [
  ...[''.padEnd(34), 'time'.padStart(9), 'MB/s'.padStart(7), 'CPU'.padStart(10)],
  ...['peak'.padStart(10), '  time and peak over DuckDB’s'],
].join('');

/** A line of the table: time, rate, time on the cores, peak memory; time and peak over its rival's. */
export function tableLine(contender: Contender, bytes: number): string {
  const { name, rival } = contender;
  const seconds = medianSeconds(contender);
  const peak = peakBytes(contender);
  const ratios =
    rival === undefined
      ? []
      : [
          `${(seconds / medianSeconds(rival)).toFixed(2)} ×`.padStart(9),
          `${(peak / peakBytes(rival)).toFixed(2)} ×`.padStart(9),
        ];
  return [
    name.padEnd(34),
    `${seconds.toFixed(2)} s`.padStart(9),
    (bytes / 1e6 / seconds).toFixed(0).padStart(7),
    `${medianCpuSeconds(contender).toFixed(2)} s`.padStart(10),
    `${(peak / MIB).toFixed(0)} MiB`.padStart(10),
    ...ratios,
  ].join('');
}
