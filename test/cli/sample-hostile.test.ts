import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runMain } from '../run-main.ts';
import { logText } from '../sampling/drawn-logs.ts';
import { LOG, manifestOf, SEED, searches } from './audit.ts';
import { folderWith } from './folder.ts';

/* What `sample` says of auditors, and text that tries something on the way through it. */

/** What acts on a terminal: control characters but the line end, and what reorders text. */
const ACTIVE = /[^\P{Cc}\n]|[\p{Zl}\p{Zp}\p{Bidi_Control}]/u;
const ACTIVE_IN_CSV = /[^\P{Cc}\r\n]|[\p{Zl}\p{Zp}\p{Bidi_Control}]/u;
const HOSTILE = '\u001b[31m=1+1\u202e\u0007"|<b>\u2028x';

describe('--auditor', () => {
  const cwd = folderWith({ 'log.csv': LOG });
  const argv = ['sample', 'log.csv', '--size', '20', '--seed', SEED, '--auditor', ' B.Corick '];

  it.each([
    ['table', 'stdout'],
    ['md', 'stdout'],
    ['csv', 'stderr'],
    ['ndjson', 'stderr'],
  ] as const)('warns in %s on %s', async (format, stream) => {
    const run = await runMain([...argv, '--format', format], { cwd });
    expect(run.code).toBe(0);
    expect(run[stream].replaceAll(/\s+/g, ' ')).toMatch(
      /B\.Corick .{0,3}is to audit, and made 20 of the searches/,
    );
  });

  it('warns in JSON, and counts own searches in the population and in the sample', async () => {
    const { stdout, stderr } = await runMain([...argv, '--auditor', 'nobody', '--json'], { cwd });
    const { sample, warnings, settings } = JSON.parse(stdout);
    expect(stderr).toMatch(/^Look at: no search has the user “nobody”, .*\n$/);
    expect(warnings).toEqual([
      { code: 'auditor-searches', message: expect.stringContaining('made 20 of the searches') },
    ]);
    const own = sample.drawn.filter(
      ({ search }: { search: { user: string } }) => search.user === 'b.corick',
    ).length;
    expect(own).toBeGreaterThan(0);
    expect(sample.independence).toEqual([
      { user: ' B.Corick ', searches: 20, drawn: own },
      { user: 'nobody', searches: 0, drawn: 0 },
    ]);
    expect(settings.auditors).toEqual([' B.Corick ', 'nobody']);
  });

  it('does not count spares, nor blank and withheld users as anybody', async () => {
    const rows = searches(30).map((row, at) => ({ ...row, user: ['', '***', 'test'][at % 3]! }));
    const stdin = logText('ids', rows);
    const who = ['--auditor', '', '--auditor', '***', '--auditor', 'test'];
    const run = await runMain(['sample', '-', '--size', '9', '--json', ...who], { stdin });
    expect(JSON.parse(run.stdout).sample.independence).toEqual(
      ['', '***', 'test'].map((user) => ({ user, searches: 0, drawn: 0 })),
    );
    const spares = ['--size', '1', '--spares', '59', '--auditor', 'b.corick', '--json'];
    const one = await runMain(['sample', 'log.csv', ...spares], { cwd });
    const { independence, drawn } = JSON.parse(one.stdout).sample;
    expect(drawn).toHaveLength(60);
    expect(independence[0].drawn).toBe(drawn[0].search.user === 'b.corick' ? 1 : 0);
  });
});

describe('hostile text', () => {
  const rows = searches(9).map((row) => ({
    ...row,
    user: HOSTILE,
    agency: HOSTILE,
    reason: HOSTILE,
  }));
  const cwd = folderWith({ 'log.csv': logText('ids', rows) });
  const argv = [
    ...['sample', 'log.csv', '--size', '5', '--by', 'user', '--auditor', HOSTILE],
    ...['--seed', HOSTILE, '--seed-source', HOSTILE, '--witness', HOSTILE, '--preparer', HOSTILE],
  ];

  it.each(['table', 'md', 'json', 'ndjson', 'csv'])('does nothing in %s', async (format) => {
    const { code, stdout, stderr } = await runMain([...argv, '--format', format], { cwd });
    expect(code).toBe(0);
    expect(stderr).not.toMatch(ACTIVE);
    expect(stdout).not.toMatch(format === 'csv' ? ACTIVE_IN_CSV : ACTIVE);
    if (format === 'csv') expect(stdout).not.toMatch(/(^|,)"?[=+@-]/m);
    if (format === 'json') expect(JSON.parse(stdout).sample.design.seed).toBe(HOSTILE);
  });

  it('does nothing in the folder, nor when verify shows it', async () => {
    const folder = `${HOSTILE.replaceAll(/[/"|<>]/g, '')}audit`;
    const { code, stdout, stderr } = await runMain([...argv, '-o', folder], { cwd });
    expect(code).toBe(0);
    expect(stdout + stderr).not.toMatch(ACTIVE);
    expect(manifestOf(cwd, folder)).toMatchObject({
      preparer: HOSTILE,
      design: { seed: HOSTILE, seedSource: HOSTILE, witnesses: [HOSTILE] },
    });
    for (const name of ['manifest.json', 'workpaper.csv']) {
      const text = readFileSync(join(cwd, folder, name), 'utf8');
      expect(text).not.toMatch(name === 'manifest.json' ? ACTIVE : ACTIVE_IN_CSV);
    }
    for (const format of [['--json'], [], ['--format', 'md']]) {
      const run = await runMain(['verify', `${folder}/manifest.json`, ...format], { cwd });
      expect(run.code).toBe(0);
      expect(run.stdout + run.stderr).not.toMatch(ACTIVE);
    }
  });

  it.each([
    ['--seed', `${HOSTILE} `],
    ['--preset', HOSTILE],
    ['--by', HOSTILE],
    ['--extend', HOSTILE],
    ['--as-of', HOSTILE],
    ['--config', HOSTILE],
  ])('does nothing in the refusal of %s', async (option, value) => {
    const run = await runMain(['sample', 'log.csv', '--size', '5', option, value], { cwd });
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/^alpr-audit: [^\n]+\n$/);
    expect(run.stderr).not.toMatch(ACTIVE);
  });
});
