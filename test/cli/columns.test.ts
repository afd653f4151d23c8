import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/commands/index.ts';
import { sampleRows } from '../../src/report/machine/sample-rows.ts';
import { FIELDS } from '../../src/search.ts';
import type { Io } from '../../src/world/io.ts';
import { runMain } from '../run-main.ts';
import { folderOf, folderWith } from './folder.ts';

/** What PostgreSQL 17 or DuckDB 1.5 takes for no name of a column, or for something else than one. */
const KEYWORDS = new Set(
  (
    'all analyse analyze and anti any array as asc asof asymmetric at authorization binary both by case cast ' +
    'check collate collation column columns concurrently constraint create cross current_catalog current_date ' +
    'current_role current_schema current_time current_timestamp current_user default deferrable desc describe ' +
    'distinct do else end except false fetch for foreign freeze from full generated glob grant group having ' +
    'ilike in initially inner intersect into is isnull join lambda lateral leading left like limit localtime ' +
    'localtimestamp map natural not notnull null offset on only or order outer overlaps pivot pivot_longer ' +
    'pivot_wider placing positional primary qualify references returning right select semi session_user show ' +
    'similar some struct summarize symmetric system_user table tablesample then to trailing true try_cast ' +
    'union unique unpack unpivot user using variadic verbose when where window with'
  ).split(' '),
);

/** A run of every command that has a table, with all columns that it can have. */
const RUNS: Readonly<Record<string, readonly string[]>> = {
  inspect: ['searches.csv'],
  validate: ['searches.csv', '--by', 'user', '--law', 'CA'],
  ages: ['searches.csv', '--at', '30d', '--states', '--law', 'VA'],
  flags: ['searches.csv'],
  sample: ['searches.csv', '--size', '2', '--seed', '1'.repeat(20), '--also-flagged', '1'],
  accounts: ['--accounts', 'accounts.csv', '--as-of', '2026-01-01'],
  logins: ['logins.csv', '--known', 'known.txt'],
  events: ['event-log.csv'],
  sharing: ['shared-2024.csv'],
  hotlists: ['inventory.csv', '--retention', '2y', '--as-of', '2020-03-05'],
  checklist: ['riverton-policy.csv'],
  compare: ['size.json', 'size.json'],
  followup: ['register.csv', '--as-of', '2026-07-20'],
  export: ['searches.csv'],
  size: ['--population', '100', '--tolerable', '10'],
  evaluate: ['--sample', '60', '--exceptions', '2', '--tolerable', '20'],
};

const cwd = folderOf(
  ...['validate/searches.csv', 'accounts/accounts.csv', 'logins/logins.csv', 'logins/known.txt'],
  ...['events/event-log.csv', 'sharing/shared-2024.csv', 'hotlists/inventory.csv'],
  ...['checklist/riverton-policy.csv', 'followup/register.csv'],
);

/** The commands that offer CSV. */
const WITH_CSV = (
  await Promise.all(
    COMMANDS.map(async ({ name, load }) => {
      const command = new Command(name);
      (await load()).define(command, {} as Io, async () => {});
      const format = command.options.find(({ long }) => long === '--format');
      return format?.argChoices?.includes('csv') ? [name] : [];
    }),
  )
).flat();

test('every command that has a table is tried', () => {
  expect(WITH_CSV.filter((name) => RUNS[name] === undefined)).toEqual([]);
});

function expectPlain(columns: readonly string[]): void {
  expect(columns.length).toBeGreaterThan(3);
  expect(columns.filter((column) => KEYWORDS.has(column.toLowerCase()))).toEqual([]);
  expect(columns.filter((column) => !/^[a-zA-Z]\w*$/.test(column))).toEqual([]);
}

test.each(Object.entries(RUNS))('no column of %s is an SQL keyword', async (command, given) => {
  const argv = command === 'compare' ? ['evaluate.json', 'evaluate.json'] : given;
  if (command === 'compare') {
    await runMain(['evaluate', ...RUNS.evaluate!, '-o', 'evaluate.json'], { cwd });
  }
  const { code, stdout } = await runMain([command, ...argv, '--format', 'csv'], { cwd });
  expect(code).toBe(0);
  // In a pipe a byte order mark would stand in the first name.
  expect(stdout).not.toMatch(/^\uFEFF/);
  expectPlain(stdout.split('\r\n')[0]!.split(','));
  const rows = await runMain([command, ...argv, '--format', 'ndjson'], { cwd });
  const [first] = rows.stdout.split('\n');
  expectPlain(Object.keys(JSON.parse(first!)));
});

test('no column of the lists in files is one, and they have a byte order mark', async () => {
  const lists = folderWith({ 'log.csv': readFileSync(join(cwd, 'searches.csv')) });
  await runMain(['validate', 'log.csv', '--findings', 'f.csv', '-o', 'v.csv'], { cwd: lists });
  await runMain(['flags', 'log.csv', '--list', 'l.csv', '-o', 'g.csv'], { cwd: lists });
  for (const name of ['f.csv', 'l.csv', 'v.csv', 'g.csv']) {
    const text = readFileSync(join(lists, name), 'utf8');
    expect(text, name).toMatch(/^\uFEFF/);
    expectPlain(text.slice(1).split('\r\n')[0]!.split(','));
  }
});

test('no field of a drawn search is one', () => {
  const search = Object.fromEntries(FIELDS.map((field) => [field, 'x']));
  const drawn = { draw: 1, role: 'sample', stratum: '', ticket: '0', id: '1', file: 'f', line: 1 };
  const { columns } = sampleRows({ drawn: [{ ...drawn, search }] } as never);
  expect(columns).toHaveLength(7 + FIELDS.length);
  expectPlain(columns);
});
