import { describe, expect, it } from 'vitest';
import { runMain } from '../run-main.ts';
import { drew, editManifest, manifestOf } from './audit.ts';
import { folderOf, namesIn, writeAnew } from './folder.ts';

/* What cannot be done is one line on standard error, whatever else there would be to say. */

const cwd = folderOf(
  ...['hotlists/inventory.csv', 'sharing/shared-2024.csv', 'followup/register.csv'],
  ...['checklist/contracts.csv', 'events/event-log.csv', 'logins/logins.csv', 'logins/known.txt'],
  ...['audit/searches.csv', 'accounts/accounts.csv', 'accounts/people.csv'],
);
writeAnew(`${cwd}/there`, 'old\n');

async function refused(argv: readonly string[], folder = cwd): Promise<string> {
  const before = namesIn(folder);
  const { code, stdout, stderr } = await runMain(argv, { cwd: folder });
  expect({ code, stdout, files: namesIn(folder) }).toEqual({ code: 2, stdout: '', files: before });
  expect(stderr).toMatch(/^alpr-audit: [^\n]+\n$/);
  return stderr;
}

const TABLES: readonly (readonly string[])[] = [
  ['hotlists', 'inventory.csv', '--retention=2y', '--as-of=2020-03-05'],
  ['sharing', 'shared-2024.csv'],
  ['followup', 'register.csv', '--as-of=2026-07-20'],
  ['checklist', 'contracts.csv'],
  ['events', 'event-log.csv'],
  ['logins', 'logins.csv', '--known=known.txt'],
  ['accounts', '--accounts=accounts.csv', '--people=people.csv', '--as-of=2026-06-30'],
];

describe('a zone that there is not', () => {
  it.each(TABLES)('%s', async (...argv) => {
    expect(await refused([...argv, '--tz=Nowhere/Else'])).toContain('--tz: Nowhere/Else is not a');
  });

  it.each(TABLES)('%s, by the config', async (...argv) => {
    writeAnew(`${cwd}/zone.json`, '{"timeZone":"Nowhere/Else"}');
    expect(await refused([...argv, '--config=zone.json'])).toContain('in the config: Nowhere');
  });
});

describe('an output that there is already', () => {
  // Each of them has something to say beside its output.
  it.each([
    ...TABLES.map((argv) => [...argv, '--redact=public']),
    ['size', '--population=400', '--tolerable=0.05'],
    ['evaluate', '--population=400', '--sample=60', '--exceptions=2', '--tolerable=0.05'],
    ['evaluate', '--sample=60', '--exceptions=2', '--redact=public'],
  ])('%s', async (...argv) => {
    expect(await refused([...argv, '--format=csv', '-o', 'there'])).toContain('there exists');
  });
});

describe('a manifest of which a column of the workpaper was taken away', async () => {
  const folder = folderOf('audit/searches.csv');
  await drew(folder, 'searches.csv', '--size=3', '--seed=1', '-o', 'audit');
  const { workpaper } = manifestOf(folder, 'audit');
  const all = workpaper.columns!;
  const own = ['draw', 'exception', 'void', 'question', ...workpaper.fields];

  it.each(own)('%s', async (column) => {
    const at = all.findIndex((each) => each.column === column);
    editManifest(folder, 'audit', (manifest) => {
      manifest.workpaper.columns = all.toSpliced(at, 1);
    });
    const said = await refused(['evaluate', 'audit/workpaper.csv'], folder);
    expect(said).toContain('audit/manifest.json was changed at workpaper.columns');
  });
});

it('a folder of which nothing is left', async () => {
  const said = await refused(['inspect', '.', '--user=nobody'], folderOf('audit/searches.csv'));
  expect(said).toContain('no search has that user');
});

it.each(['--rejects', '--findings'])('%s - is no file', async (option) => {
  expect(await refused(['validate', 'searches.csv', option, '-'])).toMatch(/-/);
});
