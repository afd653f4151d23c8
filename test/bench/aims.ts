import { type Entry, ours } from './contenders.ts';
import type { Figure } from './figures.ts';
import type { Log } from './forms.ts';
import { median, run } from './measure.ts';
import type { Question } from './questions.ts';

const START_UP_RUNS = 7;

/** What runs when node does nothing. */
const NOTHING = ['-e', '0'];

/** The median of several runs of node with each of these arguments, in turn, in milliseconds. */
function medianTimes(commands: readonly (readonly string[])[]): number[] {
  const times = commands.map((): number[] => []);
  for (let time = 0; time < START_UP_RUNS; time++) {
    commands.forEach((args, at) => {
      times[at]!.push(1000 * run({ program: process.execPath, args }).seconds);
    });
  }
  return times.map(median);
}

/** What our commands take on a small log longer than a node that does nothing. */
export function startUpFigures(questions: readonly Question[], log: Log): Figure[] {
  const entries: Entry[] = questions.map((question) => ours(question, log));
  // Without what says at the end what was used: it is loaded, too.
  const commands = entries.map(({ command }) => command.args.slice(2));
  const [base = Number.NaN, ...times] = medianTimes([NOTHING, ...commands]);
  return entries.map(({ question }, at) => ({
    ...{ value: times[at]! - base, rows: log.rows },
    of: `${log.shape} ${question}`,
  }));
}

export function startUpLines(figures: readonly Figure[]): string[] {
  const rows = figures[0]?.rows.toLocaleString('en-US');
  return [
    `${rows} rows, start-up included, medians of ${START_UP_RUNS} runs, less node -e 0`,
    ...figures.map(({ of, value }) => `${of.padEnd(40)}${value.toFixed(0).padStart(6)} ms`),
  ];
}
