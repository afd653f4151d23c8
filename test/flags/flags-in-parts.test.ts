import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { withHabits } from '../../fixtures/generate/habits.ts';
import { random } from '../../fixtures/generate/random.ts';
import { shapedLog } from '../../fixtures/generate/shaped-log.ts';
import type { main } from '../../src/main.ts';
import { folderWith, ROOT } from '../cli/folder.ts';
import { keepThreads } from '../kept-threads.ts';
import { runMain, type World } from '../run-main.ts';

/*
 * Flags are the same to the byte by one thread, two and four, in whatever order the logs are given and
 * their rows stand, and for a log that is split in parts.
 */

const ROWS = 5000;
const CHUNK_BYTES = 60_000;
const FLAGS = join(ROOT, 'fixtures/flags');

const HABITS = [...shapedLog('uuid', ROWS, 'parts', withHabits(ROWS, 'parts'))].join('');
const [HEAD = '', ...LINES] = HABITS.trimEnd().split('\n');

function logOf(rows: readonly string[]): string {
  return `${[HEAD, ...rows].join('\n')}\n`;
}

let program: typeof main;
beforeAll(async () => {
  ({ main: program } = (await import(join(ROOT, 'dist/main.js'))) as { main: typeof main });
});
keepThreads();

/** The output of a command, and by how many threads each log was read. */
async function runBy(jobs: number, argv: readonly string[], cwd: string) {
  const world: World = {
    ...{ cwd, cores: jobs, main: program, env: { ALPR_AUDIT_CHUNK_BYTES: String(CHUNK_BYTES) } },
  };
  const { code, stdout, stderr } = await runMain(['--debug', 'flags', ...argv], world);
  expect(code, stderr).toBe(0);
  const how = new Set([...stderr.matchAll(/ read (by [^\n:]*)/g)].map(([, each]) => each));
  return { stdout, how: [...how] };
}

interface Document {
  readonly flags: {
    readonly flags: readonly {
      readonly rule: string;
      readonly rows: readonly { readonly file: string; readonly line: number }[];
    }[];
  };
}

/** What is said of flags, without where their searches stand. */
function withoutPlaces(stdout: string): unknown {
  const { flags }: Document = JSON.parse(stdout);
  const list = flags.flags.map((flag) => ({ ...flag, rows: flag.rows.length }));
  // Of as many searches by one user the first by line stands first: that is another one here.
  return { ...flags, flags: list };
}

describe('flags of a log', () => {
  let plain: unknown;
  beforeAll(async () => {
    const cwd = folderWith({ 'log.csv': HABITS });
    plain = withoutPlaces((await runBy(1, ['log.csv', '--json'], cwd)).stdout);
  });

  test('are the same by 1, 2 and 4 threads, and they do read', async () => {
    const cwd = folderWith({ 'log.csv': HABITS });
    const argv = ['log.csv', '--json', '--cite', '9'];
    const one = await runBy(1, argv, cwd);
    expect(one.how).toEqual(['by one thread']);
    const rules = new Set((JSON.parse(one.stdout) as Document).flags.flags.map(({ rule }) => rule));
    expect([...rules]).toEqual(
      expect.arrayContaining(['repeatPlate', 'manyUsers', 'volume', 'burst']),
    );
    for (const jobs of [2, 4]) {
      const { stdout, how } = await runBy(jobs, argv, cwd);
      expect(how).toEqual([`by ${jobs} threads`]);
      expect(stdout).toBe(one.stdout);
    }
  });

  test('are the same in whatever order its rows stand', async () => {
    const cwd = folderWith({
      'turned.csv': logOf(LINES.toReversed()),
      'mixed.csv': logOf(random('parts').shuffle([...LINES])),
    });
    for (const name of ['turned.csv', 'mixed.csv']) {
      expect(withoutPlaces((await runBy(1, [name, '--json'], cwd)).stdout)).toEqual(plain);
    }
  });

  test('are the same where it is split in parts, in whatever order these are given', async () => {
    const parts = Object.fromEntries(
      [0, 1, 2].map((part) => {
        const rows = LINES.slice((part * ROWS) / 4, part === 2 ? ROWS : ((part + 1) * ROWS) / 4);
        return [`part-${part}.csv`, logOf(rows)];
      }),
    );
    const cwd = folderWith(parts);
    const names = Object.keys(parts);
    const inOrder = await runBy(1, [...names, '--json'], cwd);
    expect(withoutPlaces(inOrder.stdout)).toEqual(plain);
    const turned = await runBy(2, [...names.toReversed(), '--json'], cwd);
    expect(turned.how).toEqual(['by 2 threads']);
    expect(turned.stdout).toBe(inOrder.stdout);
  });
});

test('every rule of the fixture flags the same by several threads, in either order of its logs', async () => {
  const logs = ['port-alder-pd.csv', 'alder-county-so.csv'];
  const options = ['--home', 'CA', '--shared-with', 'shared-networks.csv', '--watch', 'watch.txt'];
  const argv = (files: readonly string[]) => [...files, ...options, '--json', '--cite', '50'];
  const one = await runBy(1, argv(logs), FLAGS);
  for (const jobs of [2, 4]) {
    const { stdout, how } = await runBy(jobs, argv(logs.toReversed()), FLAGS);
    expect(how).toEqual([`by ${jobs} threads`]);
    expect(stdout).toBe(one.stdout);
  }
});

const CONTROLS = /\p{Cc}/gu;
/** The program's own: bold, dim and colors. */
const OWN_STYLES = /\u001b\[\d+m/g;
/** A cell of a CSV that a spreadsheet would take for a formula; numbers are none. */
const FORMULA = /(?:^|,)"?[=+@\t-](?!\d)/m;

describe('hostile text in every subject of a flag', () => {
  test.each([
    ['report', ['--reveal-users']],
    ['report', ['--reveal-users', '--format', 'md']],
    ['flags', []],
    ['flags', ['--format', 'md']],
    ['flags', ['--format', 'csv']],
    ['flags', ['--format', 'ndjson']],
  ])('acts nowhere: %s %j', async (command, more) => {
    const argv = [command, 'hostile.csv', '--home', 'CA', ...more];
    const { code, stdout } = await runMain(argv, { cwd: FLAGS, terminal: 80 });
    expect(code).toBe(0);
    if (command === 'flags') expect(stdout).toMatch(/script/);
    const isCsv = more.includes('csv');
    const text = stdout.replaceAll(OWN_STYLES, '').replaceAll(isCsv ? '\r\n' : '\n', '\n');
    expect(new Set(text.match(CONTROLS))).toEqual(new Set(['\n']));
    if (command === 'report' || more.includes('md')) expect(text).not.toMatch(/[^\\]<script>alert/);
    if (isCsv) expect(text).not.toMatch(FORMULA);
  });
});
