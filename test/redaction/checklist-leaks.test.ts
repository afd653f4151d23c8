import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { FIXTURES, folderOf } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';
import { leaked } from './leaks.ts';

/* What was quoted and noted, and who checked, audited or saw it, is in no redacted output of a checklist. */

const HIDDEN = /^(quote|note|checked by)$/;

function hiddenIn(name: string): string[] {
  const [header, ...rows]: string[][] = parse(readFileSync(join(FIXTURES, 'checklist', name)), {
    bom: true,
  });
  const places = header!.flatMap((title, at) => (HIDDEN.test(title) ? [at] : []));
  return rows.flatMap((cells) => places.map((at) => cells[at]!)).filter((text) => text !== '');
}

const PEOPLE = ['J. Stone', 'the city clerk', 'twenty dice, council meeting 2026-07-06', 'K. Reed'];
const AUDIT = ['--audit=audit', '--workpaper=finished.csv', '--as-of=2026-08-01'];
const DRAW = ['--size=20', '--seed=27182818284590452353', '--auditor=J. Stone'].concat(
  ['--seed-source=twenty dice, council meeting 2026-07-06', '--witness=the city clerk'],
  ['--preparer=J. Stone', '--as-of=2026-07-07T09:00:00-07:00', '-o', 'audit', '--quiet'],
);

let cwd: string;

beforeAll(async () => {
  const names = ['riverton-policy.csv', 'contracts.csv', 'riverton-plan.csv', 'searches.csv'];
  cwd = folderOf(...[...names, 'finished.csv'].map((name) => `checklist/${name}`));
  const drawn = await runMain(['sample', 'searches.csv', ...DRAW], { cwd });
  expect(drawn.code, drawn.stderr).toBe(0);
});

const REPORT = ['report', 'searches.csv', '--cite=0', '--checklist=contracts.csv'];

describe.each([
  ['policy', ['checklist', 'riverton-policy.csv'], hiddenIn('riverton-policy.csv')],
  ['contract', ['checklist', 'contracts.csv'], hiddenIn('contracts.csv')],
  [
    'plan',
    ['checklist', 'riverton-plan.csv', ...AUDIT],
    [...hiddenIn('riverton-plan.csv'), ...PEOPLE],
  ],
  ['report', [...REPORT, '--checklist=riverton-policy.csv'], hiddenIn('contracts.csv')],
  [
    'report',
    [...REPORT, '--checklist=riverton-plan.csv', ...AUDIT],
    [...hiddenIn('contracts.csv'), ...hiddenIn('riverton-plan.csv')],
  ],
])('%s', (of, argv, hidden) => {
  const forms = of === 'report' ? ['html', 'json'] : ['table', 'md', 'json', 'csv', 'ndjson'];

  it.each(forms.map((form, at) => [form, at % 2 === 0 ? 'public' : 'board']))(
    'as %s for the %s shows none of it',
    async (form, level) => {
      const run = await runMain([...argv, `--format=${form}`, `--redact=${level}`], { cwd });
      expect(run.code, run.stderr).toBe(0);
      expect(leaked(run.stdout + run.stderr, hidden)).toEqual([]);
    },
  );

  it('shows it where nothing is redacted', async () => {
    const { stdout } = await runMain([...argv, '--json'], { cwd });
    expect(leaked(stdout, hidden).length).toBeGreaterThan(0);
  });
});
