import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Counts } from './answers.ts';

const MIB = 1024 * 1024;

/** A process: what runs, and the file that is piped into it, if any. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly piped?: string;
}

/** What one run of a process took. */
export interface Used {
  readonly seconds: number;
  /** The time of all its threads on a core: other work on the machine disturbs it less. */
  readonly cpuSeconds: number;
  readonly peakBytes: number;
}

/** A command that is raced, what it says that it found, and its runs so far. */
export interface Contender {
  readonly name: string;
  readonly command: Command;
  readonly counts: (output: string) => Counts;
  readonly runs: (Used & { readonly counts: Counts })[];
}

/** Prints what the process has used when it ends; a thread that ends before it says less. */
const REPORT = `data:text/javascript,${encodeURIComponent(`process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write('\\nused ' + maxRSS + ' ' + (userCPUTime + systemCPUTime) + '\\n');
})`)}`;

/** A script of node, which says at its end what it has used. */
export function nodeCommand(script: string, args: readonly string[]): Command {
  return { program: process.execPath, args: ['--import', REPORT, script, ...args] };
}

/** Runs a whole process, start-up included, and takes its time and peak memory. */
export function measure(command: Command): Used & { readonly output: string } {
  const { seconds, stdout, stderr } = run(command);
  const used = [...stderr.matchAll(/^used (\d+) (\d+)$/gm)];
  if (used.length === 0) {
    throw new Error(`${command.args.join(' ')} did not say what it used: ${stderr}`);
  }
  return {
    seconds,
    peakBytes: Math.max(...used.map(([, kib]) => Number(kib) * 1024)),
    cpuSeconds: Math.max(...used.map(([, , microseconds]) => Number(microseconds) / 1e6)),
    output: stdout,
  };
}

/** Runs a process and takes the time; nothing but what the arguments say is loaded. */
export function run({ program, args, piped }: Command): {
  seconds: number;
  stdout: string;
  stderr: string;
} {
  const start = performance.now();
  const ended =
    piped === undefined
      ? spawnSync(program, args, { encoding: 'utf8', maxBuffer: 256 * MIB })
      : spawnSync('sh', ['-c', 'cat "$0" | "$@"', piped, program, ...args], {
          ...({ encoding: 'utf8', maxBuffer: 256 * MIB } as const),
        });
  const seconds = (performance.now() - start) / 1000;
  if (ended.status !== 0) {
    throw new Error(`${program} ${args.join(' ')} failed: ${ended.stderr}`, { cause: ended.error });
  }
  return { seconds, stdout: ended.stdout, stderr: ended.stderr };
}

/** A script of this folder, as it was built. */
export function script(name: string): string {
  return fileURLToPath(new URL(`./${name}.js`, import.meta.url));
}

/** Runs the contenders in turn, so many times: what disturbs the machine disturbs all of them. */
export function race(
  contenders: readonly Contender[],
  times: number,
  beforeEach: (name: string, time: number) => void = () => {},
): void {
  for (let time = 1; time <= times; time++) {
    for (const { name, command, counts, runs } of contenders) {
      beforeEach(name, time);
      const { output, ...used } = measure(command);
      runs.push({ ...used, counts: counts(output) });
    }
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
  ...[''.padEnd(40), 'time'.padStart(9), 'MB/s'.padStart(7), 'CPU'.padStart(10)],
  ...['peak'.padStart(10), '  time and peak over DuckDB’s'],
].join('');

/** A line of the table: time, rate, time on the cores, peak memory; time and peak over its rival's. */
export function tableLine(contender: Contender, bytes: number, rival?: Contender): string {
  const seconds = medianSeconds(contender);
  const peak = peakBytes(contender);
  const ratios =
    rival === undefined || rival === contender
      ? []
      : [
          `${(seconds / medianSeconds(rival)).toFixed(2)} ×`.padStart(9),
          `${(peak / peakBytes(rival)).toFixed(2)} ×`.padStart(9),
        ];
  return [
    contender.name.padEnd(40),
    `${seconds.toFixed(2)} s`.padStart(9),
    (bytes / 1e6 / seconds).toFixed(0).padStart(7),
    `${medianCpuSeconds(contender).toFixed(2)} s`.padStart(10),
    `${(peak / MIB).toFixed(0)} MiB`.padStart(10),
    ...ratios,
  ].join('');
}
