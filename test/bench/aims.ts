import { ours, type Pair, QUESTIONS, type Question } from './contenders.ts';
import {
  type Contender,
  median,
  medianCpuSeconds,
  medianSeconds,
  peakBytes,
  runNode,
} from './measure.ts';

/** The races over one size of log. */
export interface Table {
  readonly rows: number;
  readonly pairs: readonly Pair[];
}

const START_UP_RUNS = 7;

/** The median of several runs of node with each of these arguments, in turn, in seconds. */
function startUps(commands: readonly (readonly string[])[]): number[] {
  const seconds = commands.map((): number[] => []);
  for (let time = 0; time < START_UP_RUNS; time++) {
    commands.forEach((args, at) => {
      seconds[at]!.push(runNode(args).seconds);
    });
  }
  return seconds.map(median);
}

/** A node that does nothing. */
const NOTHING = ['-e', '0'];

/** How time and memory grow from the first size to the last, for us and for DuckDB; none for one size. */
export function growthLines(tables: readonly Table[]): string[] {
  const small = tables[0];
  const large = tables.at(-1);
  if (small === undefined || large === undefined || small === large) return [];
  const startUp = startUps([NOTHING])[0]!;
  const lines = small.pairs.flatMap(({ ours, duckdb }, at) => {
    const grown = large.pairs[at]!;
    return [
      growthLine([ours, grown.ours], [small.rows, large.rows], startUp),
      growthLine([duckdb, grown.duckdb], [small.rows, large.rows], startUp),
    ];
  });
  const sizes = `${small.rows.toLocaleString('en-US')} to ${large.rows.toLocaleString('en-US')}`;
  return [`From ${sizes} rows`, ...lines];
}

function growthLine(
  [before, after]: readonly [Contender, Contender],
  [few, many]: readonly [number, number],
  startUp: number,
): string {
  const memory = (peakBytes(after) - peakBytes(before)) / (many - few);
  const times = (seconds: (each: Contender) => number, aside = 0): string =>
    (((seconds(after) - aside) / (seconds(before) - aside)) * (few / many)).toFixed(2);
  return [
    before.name.padEnd(22),
    `${memory.toFixed(1)} bytes a row more at the peak`.padStart(36),
    `  time a row × ${times(medianSeconds)}, × ${times(medianSeconds, startUp)} without node's`,
    ` start-up, CPU × ${times(medianCpuSeconds)}`,
  ].join('');
}

/** Our commands on a small log, and what they take longer than a node that does nothing. */
export function startUpLines(rows: number, log: string): string[] {
  const questions = Object.keys(QUESTIONS) as Question[];
  const commands = questions.map((question) => ours(question, log));
  const [base = Number.NaN, ...times] = startUps([
    NOTHING,
    ...commands.map(({ script, args }) => [script, ...args]),
  ]);
  const line = (name: string, seconds: number): string =>
    `${name.padEnd(26)}${(1000 * seconds).toFixed(0).padStart(6)} ms`;
  return [
    `${rows.toLocaleString('en-US')} rows, start-up included, medians of ${START_UP_RUNS} runs`,
    line('node -e 0', base),
    ...commands.map(({ name }, at) => {
      const more = times[at]! - base;
      return `${line(name, times[at]!)}  ${(1000 * more).toFixed(0)} ms more`;
    }),
  ];
}
