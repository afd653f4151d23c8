import {
  appendFileSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import { xlsx } from '../../fixtures/generate/xlsx.ts';
import type { main } from '../../src/main.ts';
import { folderWith, namesIn, ROOT } from '../cli/folder.ts';
import { keepThreads } from '../kept-threads.ts';
import { TIMES } from '../random-runs.ts';
import { runMain, type World } from '../run-main.ts';

/* What is hashed is what is counted: a log that is changed while a command reads it is no basis. */

keepThreads();

let program: typeof main;

beforeAll(async () => {
  ({ main: program } = (await import(join(ROOT, 'dist/main.js'))) as { main: typeof main });
});

/** Few rows, and several chunks: each takes a while to be counted, and more a change to come between. */
const ROWS = Array.from({ length: 1300 }, (_, at) => [
  `s-${at}`,
  `2025-03-${String(1 + (at % 28)).padStart(2, '0')} 09:30:00`,
  `user${at % 7}`,
  'North PD',
  `7ABC${at % 50}`,
  '2024-01-01',
  '2025-03-01',
  `26-0${1000 + at}`,
  `case ${at} of the burglary`,
  'nothing '.repeat(100),
]);
const HEADER =
  'Search ID,Search Time,User,Agency,Plate,Date From,Date To,Case Number,Reason,Remarks'.split(',');
const CSV = [HEADER, ...ROWS].map((row) => `${row.join(',')}\n`).join('');

const FORMS: Record<string, { readonly name: string; readonly bytes: Uint8Array }> = {
  csv: { name: 'log.csv', bytes: Buffer.from(CSV) },
  gz: { name: 'log.csv.gz', bytes: gzipSync(CSV, { level: 0 }) },
  xlsx: { name: 'log.xlsx', bytes: xlsx([{ name: 'Log', rows: [HEADER, ...ROWS] }]) },
};

/** Does what changes a file until its times are others: those of a file system have a grain. */
function until(path: string, change: () => void): void {
  const then = statSync(path, { bigint: true }).ctimeNs;
  do change();
  while (statSync(path, { bigint: true, throwIfNoEntry: false })?.ctimeNs === then);
}

/** A change of a file in the middle of a reading, and what is said of it. */
const CHANGES: Record<string, { readonly change: (path: string) => void; readonly said: RegExp }> =
  {
    appended: {
      change: (path) => appendFileSync(path, 's-x,2025-03-01 09:30:00,u,North PD,,,,,x\n'),
      said: /was changed \(from \d+ to \d+ bytes\) while it was read/,
    },
    truncated: {
      change: (path) => truncateSync(path, 70_000),
      said: /was changed \(from \d+ to 70000 bytes\) while it was read/,
    },
    'changed in place': {
      change: (path) => {
        const { atime, mtime } = statSync(path);
        const bytes = readFileSync(path);
        bytes[bytes.length - 9]! ^= 1;
        // Also where the time of its last change is put back.
        until(path, () => {
          writeFileSync(path, bytes, { flag: 'r+' });
          utimesSync(path, atime, mtime);
        });
      },
      said: /was changed while it was read/,
    },
    replaced: {
      change: (path) => {
        const bytes = readFileSync(path);
        writeFileSync(`${path}.new`, bytes);
        renameSync(`${path}.new`, path);
      },
      said: /was changed while it was read/,
    },
    'taken away': {
      change: (path) => rmSync(path),
      said: /was taken away while it was read|is not there/,
    },
  };

const COMMANDS: readonly (readonly string[])[] = [
  ['validate', '--json'],
  ['validate', '--findings', 'findings.csv'],
  ['ages'],
  ['inspect'],
  ['flags', '--json'],
  ['flags', '--list', 'list.csv'],
  ['report', '-o', 'report.html'],
  ['sample', '--size', '5', '--seed', '12345678901234567890', '-o', 'audit'],
  ['sample', '--size', '5', '--method', 'generator', '-o', 'audit'],
  ['sample', '--size', '5', '--also-flagged', '3', '-o', 'audit'],
];

const WRITES: ReadonlySet<string> = new Set(['-o', '--list', '--findings']);

/** A signal that does something when it is asked for the nth time: as often as chunks are read. */
function asked(at: number, act: () => void) {
  let times = 0;
  const { signal } = new AbortController();
  Object.defineProperty(signal, 'aborted', {
    get: () => {
      if (++times === at) act();
      return false;
    },
  });
  return { signal, times: () => times };
}

/** Runs a command whose log is changed when it has read so many chunks. */
async function changed(
  argv: readonly string[],
  form: { readonly name: string; readonly bytes: Uint8Array },
  at: number,
  change: (path: string) => void,
  world: World = {},
) {
  const cwd = folderWith({ [form.name]: form.bytes });
  const { signal, times } = asked(at, () => change(join(cwd, form.name)));
  const [command, ...more] = argv;
  const run = await runMain([command!, form.name, '--quiet', ...more], { ...world, cwd, signal });
  return { run, times: times(), names: namesIn(cwd).filter((name) => name !== form.name) };
}

/** Runs a command whose log nobody changes; how many chunks it reads. */
async function undisturbed(
  argv: readonly string[],
  form: { readonly name: string; readonly bytes: Uint8Array },
): Promise<number> {
  const { run, times, names } = await changed(argv, form, 0, () => {});
  expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: '' });
  expect(names).toHaveLength(argv.some((each) => WRITES.has(each)) ? 1 : 0);
  // The last time is when all is read.
  return times - 1;
}

const kinds = Object.keys(CHANGES);

/** Every command, and some in other ways of reading a log; all in all where there is time for more. */
const cases = Object.keys(FORMS).flatMap((form, way) =>
  COMMANDS.flatMap((argv, index) => {
    const isChosen = TIMES > 1 || index % 4 === way;
    const alone = form === 'csv' || isChosen ? [1] : [];
    // A workbook is read by one thread.
    const cores = form !== 'xlsx' && isChosen ? [...alone, 2] : alone;
    return cores.map((jobs) => {
      const kind = kinds[(index + way + jobs) % kinds.length]!;
      return { form, argv, jobs, kind, line: argv.join(' ') };
    });
  }),
);

it.each(cases)(
  'a log ($form) that is $kind while `$line` reads it in $jobs thread(s)',
  async ({ form, argv, jobs, kind }) => {
    const several = { cores: jobs, env: { ALPR_AUDIT_CHUNK_BYTES: '200000' }, main: program };
    const world: World = jobs === 1 ? {} : several;
    const log = FORMS[form]!;
    // How often threads report is not the same in every run.
    const times = jobs === 1 ? await undisturbed(argv, log) : 2;
    // Near the start, and when the last chunk of the last reading is read.
    for (const at of form === 'csv' && jobs === 1 ? [1, times] : [times]) {
      const { change, said } = CHANGES[kind]!;
      const after = await changed(argv, log, at, change, world);
      expect(after.run).toMatchObject({ code: 2, stdout: '' });
      expect(after.run.stderr).toMatch(said);
      expect(after.run.stderr).toMatch(/^alpr-audit: log\.\S+ [^\n]+\n$/);
      expect(after.names).toEqual([]);
    }
  },
);
