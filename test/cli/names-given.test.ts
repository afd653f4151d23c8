import { expect, test } from 'vitest';
import { nearestName } from '../../src/quality/reading/levenshtein.ts';
import { runMain } from '../run-main.ts';
import { LOG, refused, SEED } from './audit.ts';
import { folderWith } from './folder.ts';

const cwd = folderWith({ 'log.csv': LOG });
const said = async (...argv: string[]) => {
  const { code, stdout, stderr } = await runMain([...argv, 'log.csv'], { cwd });
  // The page keeps the name of an option in one line by an element of its own.
  const text = stdout.replace(/<\/?span\b[^>]*>/g, '').replace(/\s+/g, ' ');
  return { code, text, stderr };
};

test('the nearest name is the one with the fewest changes, and the first of equals', () => {
  const names = ['j.ramirez', 'b.corick', 'k.marund'];
  expect(nearestName('j.ramires', names)).toBe('j.ramirez');
  expect(nearestName('corick', names)).toBe('b.corick');
  expect(nearestName('ab', ['ax', 'xb', 'aa'])).toBe('aa');
  expect(nearestName('x', [])).toBeNull();
  expect(nearestName('x'.repeat(1e6), ['y'.repeat(1e6), 'x'.repeat(1e6)])).toBe('x'.repeat(1e6));
});

test('a filter with a typing error that leaves nothing is refused, with the nearest name', async () => {
  for (const command of ['inspect', 'validate', 'ages', 'report']) {
    expect(await refused([command, '--user', 'j.ramires', 'log.csv'], { cwd })).toBe(
      'alpr-audit: --user “j.ramires”: no search has that user; the nearest is “j.ramirez”',
    );
  }
  expect(await refused(['ages', '--agency', 'Nort PD', 'log.csv'], { cwd })).toBe(
    'alpr-audit: --agency “Nort PD”: no search has that agency; the nearest is “north pd”',
  );
});

test('two filters that nobody passes together are refused', async () => {
  const log = 'ID,Search Time,User,Agency\na,2025-01-01,u1,A\nb,2025-01-02,u2,B\n';
  const folder = folderWith({ 'log.csv': log });
  const argv = ['ages', '--user', 'u1', '--agency', 'b', 'log.csv'];
  expect(await refused(argv, { cwd: folder })).toContain('--user and --agency leave nothing');
});

test('a name among several that no search has is said, in every form', async () => {
  const filters = ['--user', 'b.corick', '--user', 'k.marunt'];
  const line = 'no search has the user “k.marunt” of --user; the nearest name is “k.marund”.';
  for (const argv of [['inspect'], ['validate'], ['ages'], ['report', '--reveal-users']]) {
    const { code, text } = await said(...argv, ...filters);
    expect(code).toBe(0);
    expect(text.replaceAll(/<[^>]+>/g, '')).toContain(line);
  }
  // A report names no officer unasked, the nearest neither.
  const { text } = await said('report', ...filters);
  expect(text.replaceAll(/<[^>]+>/g, '')).toContain('no search has the user “k.marunt” of --user.');
  expect(text).not.toContain('k.marund');
  for (const format of ['json', 'csv']) {
    expect((await said('ages', `--format=${format}`, ...filters)).stderr).toContain(
      `Look at: ${line}\n`,
    );
  }
  const both = await said('ages', '--user', 'B.CORICK', '--agency', 'north pd');
  expect(both.text).not.toContain('no search has');
});

test('a period that leaves nothing is no mistake of a filter', async () => {
  const { code } = await said('ages', '--from', '2020-01-01', '--to', '2020-02-01', '--user', 'x');
  expect(code).toBe(0);
});

test('an auditor whom no search has is said so, one who made none of these is no user that is missing', async () => {
  const draw = ['sample', '--size', '3', '--seed', SEED];
  const nobody = await said(...draw, '--auditor', 'j.ramires');
  expect(nobody.text).toContain(
    'Look at: no search has the user “j.ramires”, who is to audit; the nearest name is “j.ramirez”.',
  );
  expect(nobody.text).not.toContain('made none');
  const json = await said(...draw, '--auditor', 'j.ramires', '--json');
  expect(json.stderr).toContain('no search has the user “j.ramires”, who is to audit');
  const other = await said(...draw, '--auditor', 'j.ramirez', '--user', 'b.corick');
  expect(other.text).toContain('j.ramirez, who is to audit, made none of these searches.');
});

test('names that were looked for are codes in a redacted output', async () => {
  const filters = ['--user', 'b.corick', '--user', 'k.marunt', '--auditor', 'j.ramires'];
  for (const format of ['table', 'json']) {
    const argv = ['sample', '--size', '3', '--redact', 'board', '--format', format, ...filters];
    const { code, text, stderr } = await said(...argv);
    expect(code).toBe(0);
    expect(text + stderr).toContain('no search has the user');
    expect(text + stderr).not.toMatch(/marun|ramire|corick/);
  }
});

test('a group that no log has a column for is said, with the header that comes nearest', async () => {
  const folder = folderWith({
    'a.csv': 'ID,Search Time,User,Reason,Offence Kind\n1,2026-01-02 10:00:00,u1,theft,theft\n',
  });
  for (const command of ['validate', 'ages', 'sample --size 1 --seed 1']) {
    const argv = [...command.split(' '), 'a.csv', '--by', 'offense,month'];
    const { stdout } = await runMain(argv, { cwd: folder });
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'Look at: no log has a column for the group offense of --by, which leaves all searches in one; the nearest header is “Offence Kind” (--map "offense=<header>" names it).',
    );
  }
  const mapped = ['validate', 'a.csv', '--by', 'offense', '--map', 'offense=Offence Kind'];
  expect((await runMain(mapped, { cwd: folder })).stdout).not.toContain('no log has a column');
  const agency = await runMain(['validate', 'a.csv', '--by', 'agency'], { cwd: folder });
  expect(agency.stdout).toContain('no log has a column for the group agency');
});
