import { cpSync, existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { main } from '../../src/main.ts';
import { folderWith, ROOT, SMALL_LOG } from '../cli/folder.ts';
import { oneSmallLog, severalSmallLogs } from '../compare/random-logs.ts';
import { agesArgv, logArgv } from '../compare/random-options.ts';
import { keepThreads } from '../kept-threads.ts';
import { LOG_COMMANDS } from '../log-commands.ts';
import { AS_IT_CAME, TIMES } from '../random-runs.ts';
import { type Run, runMain, type World } from '../run-main.ts';
import { commandsOf, FIXTURES, type ScenarioCommand, scenarios, transcript } from './transcript.ts';
import { writes } from './writing-scenario.ts';

/*
 * Whatever the number of threads, and wherever the logs are cut for them, the output is the same to
 * the byte; and it is they who read. Threads run the built program.
 */

let program: typeof main;

beforeAll(async () => {
  ({ main: program } = (await import(join(ROOT, 'dist/main.js'))) as { main: typeof main });
});

/** A world with several threads, for which logs are cut every few bytes. */
function threads(chunkBytes: number, jobs: number): World {
  return { main: program, cores: jobs, env: { ALPR_AUDIT_CHUNK_BYTES: String(chunkBytes) } };
}

/** Scenarios that write nothing: their commands need no copy of the folder. */
const reading = scenarios().filter((each) => !commandsOf(each).some(({ argv }) => writes(argv)));

/** What `--debug` adds to standard error: a line a log, that ends in how it was read. */
const DECISION = /^.*: layout .*, header on line .*, read (by .*)\n/gm;

/** Runs a command with `--debug`, and takes what that tells out of what it said. */
async function traced(argv: readonly string[], world: World): Promise<{ run: Run; how: string[] }> {
  const { stderr, ...run } = await runMain(['--debug', ...argv], world);
  const how = [...stderr.matchAll(DECISION)].map(([, each]) => each!);
  return { run: { ...run, stderr: stderr.replaceAll(DECISION, '') }, how };
}

/** What is in the way of several threads, and how a log is read then. */
const ALONE: readonly (readonly [RegExp, string])[] = [
  [/ --cases /, 'by one thread: what is counted cannot be counted in parts'],
  [/\.xlsx\b/, 'by one thread: a workbook can be unpacked by one only'],
];

/** Of logs whose first chunk would not hold the header. */
const TOO_SMALL = 'by one thread: the logs are too small for more to be sooner done';

/** What keeps several threads from reading a command's logs. */
function whyAlone({ line }: ScenarioCommand): string | undefined {
  return ALONE.find(([sign]) => sign.test(line))?.[1];
}

/** How a command's logs must have been read; in no way where it reads none. */
function howExpected(command: ScenarioCommand, jobs: number): string[] {
  const { line } = command;
  // Accounts can do without a log: then an option follows the command.
  if (/ accounts --/.test(line)) return [];
  const one = 'by one thread: no more were asked for';
  const alone = whyAlone(command) ?? `by ${jobs} threads`;
  return [jobs === 1 && !line.includes(' --cases ') ? one : alone];
}

/** A log is cut so small; but no more often than shows what it is to be cut at any place of a row. */
const LEAST_CHUNK = 700;
const MOST_CUTS = 25 * TIMES;

function largestLog({ scenario, argv }: ScenarioCommand): number {
  const paths = argv.map((argument) => join(FIXTURES, scenario, argument));
  return Math.max(0, ...paths.filter(existsSync).map((path) => statSync(path).size));
}

async function expectSame(command: ScenarioCommand, jobs: number): Promise<void> {
  const folder = join(FIXTURES, command.scenario);
  const chunkBytes = Math.max(LEAST_CHUNK, Math.ceil(largestLog(command) / MOST_CUTS));
  const { run, how } = await traced(command.argv, { cwd: folder, ...threads(chunkBytes, jobs) });
  const text = transcript(command.line, { ...run, written: [] });
  expect(text).toBe(readFileSync(join(folder, 'expected', command.file), 'utf8'));
  const expected = howExpected(command, jobs);
  // What is refused may be refused before the log is read or after.
  if (how.length > 0 || run.code !== 2) expect([...new Set(how)]).toEqual(expected);
}

const commands = reading
  .flatMap(commandsOf)
  .filter(({ argv }) => LOG_COMMANDS.includes(argv[0] ?? ''));

/** What of a command line is done with the outcome, when all was read: that is not the threads' doing. */
const SHOWN = new RegExp(
  ' (--json|--format [a-z]+|--quiet|--no-color|-o -|--(fail-over|fail-on|min-group|control-total|at) \\S+' +
    '|--redact( public| board)?|--reveal|--reveal-users)(?= |$)',
  'g',
);

/** A log in a command line: without one, words are explained and nothing is read. */
const READS = /\.(csv|tsv|gz|xlsx)\b/;

/** Of the commands that read the same logs in the same way the first. */
const different = commands.filter(({ scenario, line, argv }, i) => {
  if (argv.includes('--explain') && !READS.test(line)) return false;
  const read = line.replaceAll(SHOWN, '');
  const first = commands.findIndex(
    (each) => each.scenario === scenario && each.line.replaceAll(SHOWN, '') === read,
  );
  return i === first;
});

/** Of each scenario the first command. */
const firsts = commands.filter(
  (each) => each === commands.find(({ scenario }) => scenario === each.scenario),
);

/**
 * Without those that one thread reads anyhow, as scenarios.test.ts lets it read them: but for the first
 * in a scenario, that shows why.
 */
const told = different.filter((command, i) => {
  const why = whyAlone(command);
  const isSame = (each: ScenarioCommand): boolean =>
    each.scenario === command.scenario && whyAlone(each) === why;
  return why === undefined || different.findIndex(isSame) === i;
});

/** Each reading by two threads, or by three. */
const jobsOf = told.map((command, i) => ({ ...command, jobs: i % 6 === 0 ? 3 : 2 }));

describe('every reading of a scenario, by several threads', () => {
  keepThreads();

  it.each(jobsOf)('$jobs: $scenario, $file: $line', (command) => expectSame(command, command.jobs));
});

/* All of them, by one thread, are in scenarios.test.ts. */
describe('a reading of some scenarios, by one thread', () => {
  it.each(firsts.filter((_, i) => i % 6 === 0))('$scenario, $file: $line', (command) =>
    expectSame(command, 1),
  );
});

/** What each command that takes logs is asked beside them. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  inspect: [],
  validate: ['--by=user', '--most-groups=3'],
  sample: ['--size=3', '--by=agency', '--seed=1'],
  ages: [],
  flags: ['--allow-mixed'],
  accounts: ['--accounts=../accounts/accounts.csv', '--agency=Example PD'],
  export: [],
  report: ['--cite=3'],
};

describe('three threads that are started for the run', () => {
  it('are tested with every command that takes logs', () => {
    expect(Object.keys(ASKED)).toEqual(LOG_COMMANDS);
  });

  it.each(Object.entries(ASKED))('%s', async (command, asked) => {
    const cwd = join(FIXTURES, 'report');
    const argv = [command, '--json', ...asked, 'searches.csv'];
    const { run, how } = await traced(argv, { cwd, ...threads(5000, 3) });
    expect(run).toEqual(await runMain(argv, { cwd }));
    expect(how).toEqual(['by 3 threads']);
  });
});

describe('random logs', () => {
  keepThreads();

  it.each([
    ['one', oneSmallLog],
    ['several', severalSmallLogs],
  ])('%s, cut anywhere', async (_, logs) => {
    const chunk = fc.integer({ min: 1, max: 300 });
    const ways = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(logs, chunk, async (random, chunkBytes) => {
        const files = Object.fromEntries(random.files.map(({ name, bytes }) => [name, bytes]));
        const names = Object.keys(files).filter((name) => name !== '-');
        fc.pre(names.length === random.files.length);
        const cwd = folderWith(files);
        const options = [...logArgv(random.options.log), ...names];
        for (const [command, asked] of Object.entries(ASKED)) {
          const own = command === 'ages' ? agesArgv(random.options.ages) : asked;
          const argv = [command, '--json', ...own, ...options];
          const alone = await runMain(argv, { cwd });
          const { run, how } = await traced(argv, { cwd, ...threads(chunkBytes, 2) });
          expect(run).toEqual(alone);
          for (const each of how) ways.set(each, (ways.get(each) ?? 0) + 1);
        }
      }),
      { ...AS_IT_CAME, numRuns: 4 * TIMES },
    );
    // The seed is fixed: of these logs many can be cut, and the others say why not.
    const known = ['by 2 threads', TOO_SMALL, ...ALONE.map(([, how]) => how)];
    expect([...ways.keys()].filter((how) => !known.includes(how))).toEqual([]);
    expect(ways.get('by 2 threads')).toBeGreaterThan(10);
  });
});

describe("the program with its threads' script replaced by one that fails", () => {
  it('ends with exit 3 and names what failed, and with --debug where', async () => {
    const cwd = folderWith({
      'a.csv': SMALL_LOG,
      'package.json': '{ "type": "module" }',
    });
    cpSync(join(ROOT, 'dist'), join(cwd, 'dist'), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(cwd, 'node_modules'));
    writeFileSync(join(cwd, 'dist/reading-worker.js'), "throw new Error('boom');\n");
    const { main: broken } = (await import(join(cwd, 'dist/main.js'))) as { main: typeof main };
    const world = { ...threads(30, 2), cwd, main: broken };
    const { code, stdout, stderr } = await runMain(['ages', 'a.csv'], world);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(
      /^alpr-audit: a bug in alpr-audit: one of several threads failed \(boom\)/,
    );
    expect(stderr.split('\n')).toHaveLength(2);
    const traced = await runMain(['--debug', 'ages', 'a.csv'], world);
    expect(traced.stderr).toMatch(/\n +at .*reading-worker\.js:1/);
    expect((await runMain(['ages', 'a.csv', '--jobs', '1'], world)).code).toBe(0);
  });
});
