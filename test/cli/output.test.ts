import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { runMain, type World } from '../run-main.ts';
import { folderOf, folderWith, SMALL_LOG } from './folder.ts';
import { acts, widerThan, withoutColor } from './terminal.ts';

const small = folderWith({ 'log.csv': SMALL_LOG });
const hostile = folderOf('hostile/hostile.csv', 'hostile/nul.csv', 'layouts/vigilant.csv');

/** Commands whose output has tables, lists, notes, warnings and names from the log. */
const COMMANDS: readonly (readonly [string[], string])[] = [
  [['inspect', 'log.csv'], small],
  [['ages', 'log.csv', '--retention', '6mo', '--at', '21d,1y', '--states'], small],
  [['ages', 'log.csv', '--by', 'user'], small],
  [['ages', 'log.csv', '--control-total', '9'], small],
  [['inspect', 'hostile.csv'], hostile],
  [['ages', 'hostile.csv', '--by', 'user'], hostile],
  [['ages', 'hostile.csv', '--by', 'agency'], hostile],
  [['ages', 'nul.csv', '--by', 'reasonClass'], hostile],
  [['inspect', 'vigilant.csv'], hostile],
  [['ages', 'vigilant.csv', '--by', 'month', '--states'], hostile],
];

const PLAIN: readonly (readonly [string, string[], World])[] = [
  ['NO_COLOR', [], { terminal: 80, env: { NO_COLOR: '1' } }],
  ['--no-color', ['--no-color'], { terminal: 80 }],
  ['TERM=dumb', [], { terminal: 80, env: { TERM: 'dumb' } }],
  ['a pipe', [], {}],
  ['a pipe with FORCE_COLOR', [], { env: { FORCE_COLOR: '3' } }],
];

describe('color', () => {
  for (const [name, options, world] of PLAIN) {
    it.each(COMMANDS)(`${name}: no escape at all in %j`, async (argv, cwd) => {
      const run = await runMain([...argv, ...options], { cwd, ...world });
      expect(run.code).toBeLessThan(2);
      expect(acts(run.stdout)).toBe(false);
      expect(acts(run.stderr)).toBe(false);
    });
  }

  it.each(COMMANDS)('on a terminal, %j has only colors', async (argv, cwd) => {
    const { stdout } = await runMain(argv, { cwd, terminal: 80 });
    expect(stdout).toContain('\u001b[');
    expect(acts(withoutColor(stdout))).toBe(false);
  });

  it.each(COMMANDS)('says nothing that %j does not say without it', async (argv, cwd) => {
    const colored = await runMain(argv, { cwd, terminal: 80 });
    const plain = await runMain(argv, { cwd });
    expect(withoutColor(colored.stdout)).toBe(plain.stdout);
  });

  it('an empty NO_COLOR asks for nothing (no-color.org)', async () => {
    const world = { cwd: small, terminal: 80, env: { NO_COLOR: '' } };
    expect((await runMain(['inspect', 'log.csv'], world)).stdout).toContain('\u001b[');
  });
});

describe('width', () => {
  for (const columns of [40, 60, 80, 120]) {
    it.each(COMMANDS)(`no line of %j is over ${columns} columns`, async (argv, cwd) => {
      const { stdout } = await runMain(argv, { cwd, terminal: columns });
      expect(widerThan(stdout, columns)).toEqual([]);
    });
  }

  it('a pipe has 80 columns', async () => {
    for (const [argv, cwd] of COMMANDS) {
      expect(widerThan((await runMain(argv, { cwd })).stdout, 80)).toEqual([]);
    }
  });

  it.each(['--help', 'ages --help', 'inspect --help', 'schema --help'])(
    'the help of %j is not over 80 columns',
    async (command) => {
      const { code, stdout } = await runMain(command.split(' '), { terminal: 80 });
      expect(code).toBe(0);
      expect(widerThan(stdout, 80)).toEqual([]);
    },
  );
});

describe('formats', () => {
  const formats = ['json', 'csv', 'md', 'ndjson'];

  it.each(formats)('--format %s to a terminal is the same bytes as to a pipe', async (format) => {
    for (const [argv, cwd] of COMMANDS) {
      const asked = [...argv, '--format', format];
      const terminal = await runMain(asked, { cwd, terminal: 60 });
      expect(terminal).toEqual(await runMain(asked, { cwd }));
      expect(terminal.stdout).not.toContain('\u001b');
    }
  });

  it('--json is one JSON document and nothing else, also on a terminal', async () => {
    for (const [argv, cwd] of COMMANDS) {
      const { stdout } = await runMain([...argv, '--json'], { cwd, terminal: 80 });
      expect(JSON.parse(stdout)).toMatchObject({ schema: `alpr-audit/${argv[0]}.v1` });
      expect(acts(stdout)).toBe(false);
    }
  });

  it('--format json is --json', async () => {
    const one = await runMain(['ages', 'log.csv', '--json'], { cwd: small });
    expect(await runMain(['ages', 'log.csv', '--format', 'json'], { cwd: small })).toEqual(one);
  });

  it.each(COMMANDS)('--format csv of %j has the same cells in every row', async (argv, cwd) => {
    const { stdout } = await runMain([...argv, '--format', 'csv'], { cwd });
    expect(stdout.startsWith('\uFEFF')).toBe(false);
    expect(stdout.endsWith('\r\n')).toBe(true);
    const rows: string[][] = parse(stdout, { bom: true });
    expect(rows.length).toBeGreaterThan(1);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });

  it('--format csv and ndjson hold the same rows', async () => {
    for (const command of [['inspect'], ['ages', '--by', 'user']]) {
      const argv = [command[0]!, 'log.csv', ...command.slice(1)];
      const csv = await runMain([...argv, '--format', 'csv'], { cwd: small });
      const ndjson = await runMain([...argv, '--format', 'ndjson'], { cwd: small });
      const fromCsv: Record<string, string>[] = parse(csv.stdout, { bom: true, columns: true });
      const lines = ndjson.stdout.trimEnd().split('\n');
      const fromJson = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
      const asText = fromJson.map((row) =>
        Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value ?? '')])),
      );
      expect(asText).toEqual(fromCsv);
    }
  });

  it.each(COMMANDS)('--format md of %j has tables with as many cells a row', async (argv, cwd) => {
    const { stdout } = await runMain([...argv, '--format', 'md'], { cwd });
    for (const table of stdout.split('\n\n').filter((part) => part.startsWith('|'))) {
      const rows = table.trimEnd().split('\n');
      const cells = rows.map((row) => row.split(/(?<!\\)(?:\\\\)*\|/).length);
      expect(new Set(cells).size).toBe(1);
      expect(rows[1]).toMatch(/^[|\s:-]+$/);
    }
    expect(stdout).not.toMatch(/(?<!\\)<(script|img|style)/);
  });
});

describe('what goes where', () => {
  it('data to standard output, how texts were taken to standard error', async () => {
    const cwd = folderOf('layouts/generic-tab.tsv', 'encodings/windows-1252.csv');
    const day = await runMain(['ages', 'generic-tab.tsv', '--json'], { cwd });
    expect(day.stderr).toBe(
      'Look at: generic-tab.tsv: dates read as DD/MM/YYYY: a first part is over 12 ' +
        'and no second part is [day-first]\n',
    );
    expect(() => JSON.parse(day.stdout)).not.toThrow();
    const encoding = await runMain(['ages', 'windows-1252.csv', '--json'], { cwd });
    expect(encoding.stderr).toContain('windows-1252');
    expect(JSON.parse(encoding.stdout)).toMatchObject({ inputs: [{ encoding: 'windows-1252' }] });
  });

  it('--quiet: nothing on standard error but errors', async () => {
    const cwd = folderOf('layouts/generic-tab.tsv', 'layouts/vigilant.csv');
    for (const format of ['table', 'json', 'csv', 'ndjson', 'md']) {
      const argv = ['ages', 'generic-tab.tsv', 'vigilant.csv', '--format', format];
      const loud = await runMain(argv, { cwd });
      expect(loud.stderr).not.toBe('');
      const quiet = await runMain([...argv, '--quiet'], { cwd });
      expect(quiet).toEqual({ ...loud, stderr: '' });
    }
    const failed = await runMain(['ages', 'nothing.csv', '--quiet'], { cwd });
    expect(failed.stderr).toContain('nothing.csv is not there');
  });

  it('every output for people opens with the rows read, set aside and left', async () => {
    for (const [argv, cwd] of COMMANDS.filter(([argv]) => !argv.includes('--control-total'))) {
      for (const format of ['table', 'md']) {
        const { stdout } = await runMain([...argv, '--format', format], { cwd });
        // Before it stands only where the form of the log deceives.
        const [first] = stdout.split('\n\n').filter((text) => !/^\**Look at:/.test(text));
        expect(first).toMatch(/^\d+ rows read in 1 file; \d+ searches left to examine\./);
      }
    }
  });

  it('the same command gives the same bytes twice', async () => {
    for (const [argv, cwd] of COMMANDS) {
      expect(await runMain(argv, { cwd })).toEqual(await runMain(argv, { cwd }));
    }
  });
});
