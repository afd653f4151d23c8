import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { commandsOfProgram } from './commands.ts';
import { commandOf, runCases, type Told, type Work } from './worker.ts';

/*
 * `npm run fuzz`: broken inputs of every command, for as long as is asked. So many are run by one process
 * and then by the next: the case at which one hangs or dies is a fault as others are.
 */

const USAGE = `npm run fuzz -- [--seed <text>] [--runs <n> | --minutes <m>] [--only <number>] [command…]

  --seed     what all cases are made of (default: 1)
  --runs     how many of each command (default: 100)
  --minutes  or for so long
  --only     the case of this number, and what it says
`;

const AT_ONCE = 400;
/** No case takes so long, whatever else the machine does. */
const HANGS_AFTER_MS = 60_000;
const WORKER = fileURLToPath(new URL('./worker.js', import.meta.url));

interface Counts {
  tried: number;
  readonly codes: number[];
  failures: number;
  longestMs: number;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '100' },
    minutes: { type: 'string' },
    only: { type: 'string' },
    help: { type: 'boolean' },
  },
});
const known = [...(await commandsOfProgram()).keys()];
const unknown = positionals.filter((name) => !known.includes(name));
if (values.help || unknown.length > 0) {
  console.log(unknown.length > 0 ? `no command: ${unknown.join(', ')}\n\n${USAGE}` : USAGE);
  process.exit(unknown.length > 0 ? 2 : 0);
}
const { seed } = values;
const commands = positionals.length > 0 ? positionals : known;
const folder = mkdtempSync(join(tmpdir(), 'alpr-audit-fuzz-'));
const table = new Map(commands.map((name): [string, Counts] => [name, newCounts()]));

function newCounts(): Counts {
  return { tried: 0, codes: [0, 0, 0], failures: 0, longestMs: 0 };
}

function failed(work: Work, number: number, faults: readonly string[]): void {
  table.get(commandOf(work, number))!.failures++;
  const chosen = positionals.join(' ');
  console.log(`${commandOf(work, number)}: ${faults.join('; ')}
  npm run fuzz -- --seed ${seed} --only ${number} ${chosen}
  kept in ${join(folder, String(number))}`);
}

/** Runs cases in a process; gives the number of the next. */
function inProcess(work: Work): Promise<number> {
  const child = fork(WORKER, [JSON.stringify(work)]);
  let at = work.first;
  let isOver = false;
  let isHanging = false;
  const stop = (): void => {
    isHanging = true;
    child.kill('SIGKILL');
  };
  let limit = setTimeout(stop, HANGS_AFTER_MS);
  child.on('message', ({ number, code, faults = [], ms = 0 }: Told) => {
    clearTimeout(limit);
    limit = setTimeout(stop, HANGS_AFTER_MS);
    at = number;
    isOver = code !== undefined;
    if (code === undefined) return;
    const counts = table.get(commandOf(work, number))!;
    counts.tried++;
    counts.longestMs = Math.max(counts.longestMs, ms);
    if (code < counts.codes.length) counts.codes[code]!++;
    if (faults.length > 0) failed(work, number, faults);
  });
  return new Promise((done) => {
    child.on('exit', () => {
      clearTimeout(limit);
      if (!isOver) {
        const kept = join(folder, String(at));
        if (existsSync(join(folder, 'case'))) renameSync(join(folder, 'case'), kept);
        table.get(commandOf(work, at))!.tried++;
        failed(work, at, [isHanging ? 'it does not end' : 'the process died']);
      }
      done(at + 1);
    });
  });
}

const row = (cells: readonly (string | number)[]): string =>
  cells.map((cell, at) => (at === 0 ? `${cell}`.padEnd(12) : `${cell}`.padStart(9))).join('');

console.log(`seed ${seed}; what fails is kept in ${folder}`);
if (values.only !== undefined) {
  const first = Number(values.only);
  await runCases({ seed, commands, first, last: first + 1, folder }, (told, outcome) => {
    if (outcome === undefined) return;
    const { argv, run } = outcome;
    console.log(`alpr-audit ${argv.join(' ')}\n${run.stdout}${run.stderr}exit ${run.code}`);
    console.log([...(told.faults ?? []), `Its files are in ${join(folder, 'case')}`].join('\n'));
  });
} else {
  const until = values.minutes === undefined ? null : Date.now() + Number(values.minutes) * 60_000;
  const last = until === null ? Number(values.runs) * commands.length : Number.POSITIVE_INFINITY;
  let next = 0;
  while (next < last && (until === null || Date.now() < until)) {
    const end = Math.min(last, next + AT_ONCE);
    next = await inProcess({ seed, commands, first: next, last: end, folder });
  }
  console.log(row(['command', 'tried', 'exit 0', 'exit 1', 'exit 2', 'failures', 'longest']));
  for (const [name, { tried, codes, failures, longestMs }] of table)
    console.log(row([name, tried, ...codes, failures, `${(longestMs / 1000).toFixed(1)} s`]));
  process.exitCode = [...table.values()].some(({ failures }) => failures > 0) ? 1 : 0;
}
