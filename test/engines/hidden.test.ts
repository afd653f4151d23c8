import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, ROOT } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';
import { dealing, runInParts } from './in-parts.ts';

/** A log whose odd rows show what messages quote, and whose reasons name users and plates. */
const ODD =
  'Search ID,Search Time,User,License Plate,Case Number,Reason\n' +
  '1,2025-01-05 10:00:00,Kim Mayfield,7ABC123,26-1041,stop of 7abc-123 by kim mayfield\n' +
  '2,2025-01-05 11:00:00,b.jones@pd.example,8XYZ999,26-1042,asked b.jones@pd.example\n' +
  'Kim Mayfield,7ABC123\n' +
  '3,no time,Kim Mayfield,8XYZ999,1.23E+11,warrant\n' +
  '2,2025-01-05 11:00:00,Kim Mayfield,8XYZ999,26-1042,warrant\n';
const TOLD = /mayfield|jones|7abc|abc123|8xyz|xyz999|26-104|261042|kim/i;

const report = readFileSync(join(ROOT, 'fixtures/report/searches.csv'));
const cwd = folderWith({
  'odd.csv': ODD,
  'report.csv': report,
  key: 'a secret of more than sixteen bytes',
  other: 'another secret of so many bytes',
});

const hashed = ['--hash-key-file=key'];

/** Users and plates of a log, as a draw of all of its searches has them. */
async function namesOf(log: string): Promise<string[]> {
  const { stdout } = await runMain(['sample', log, '--percent=100', '--seed=1', '--json'], { cwd });
  const { sample } = JSON.parse(stdout) as {
    sample: { drawn: { search: { user?: string; plate?: string; caseNumber?: string } }[] };
  };
  const all = sample.drawn.flatMap(({ search }) => [search.user ?? '', search.plate ?? '']);
  return [...new Set(all)].filter(
    (text) => text.length > 3 && !/^\W+$|unknown|redacted/i.test(text),
  );
}

describe('map --hash-key-file', () => {
  it('writes no user, no plate and no case number, wherever they stand', async () => {
    const { code, stdout } = await runMain(['map', 'odd.csv', ...hashed], { cwd });
    expect(code).toBe(0);
    expect(stdout.replaceAll(/\b[ir][0-9a-f]{16,}/g, '')).not.toMatch(TOLD);
    expect((await runMain(['map', 'odd.csv'], { cwd })).stdout).toMatch(TOLD);
  });

  it('writes none of a whole log', async () => {
    const names = await namesOf('report.csv');
    expect(names.length).toBeGreaterThan(20);
    const { stdout } = await runMain(['map', 'report.csv', ...hashed], { cwd });
    const told = stdout.toLowerCase();
    expect(names.filter((name) => told.includes(name.toLowerCase()))).toEqual([]);
  });

  it.each([
    ['inspect', []],
    ['ages', ['--by=month']],
  ])(
    'changes nothing of %s, which shows none of them, but what a message quotes',
    async (command, asked) => {
      const options = { read: [], own: ['--json', ...asked] };
      const deal = dealing(3, 1, true);
      const parts = await runInParts(command, ['report.csv'], options, deal, { cwd }, hashed);
      const alone = await runMain([command, 'report.csv', ...options.own], { cwd });
      const quoted = (text: string) => text.replaceAll('line 485, “too”', 'line 485, “…”');
      expect(parts).toEqual({
        code: alone.code,
        stdout: quoted(alone.stdout),
        stderr: quoted(alone.stderr),
      });
    },
  );

  it('is refused for validate, which reads case numbers', async () => {
    const options = { read: [], own: ['--json'] };
    const deal = dealing(1, 1, true);
    const parts = await runInParts('validate', ['report.csv'], options, deal, { cwd }, hashed);
    expect(parts).toMatchObject({ code: 2, stderr: expect.stringContaining('--hash-key-file') });
  });

  it('refuses logs whose codes are of two secrets', async () => {
    const mapped = await Promise.all([
      runMain(['map', 'odd.csv', ...hashed], { cwd }),
      runMain(['map', 'report.csv', '--hash-key-file=other'], { cwd }),
    ]);
    const stdin = mapped.map(({ stdout }) => stdout).join('');
    const { stdout } = await runMain(['reduce', 'ages'], { cwd, stdin });
    const { code, stderr } = await runMain(['merge', 'ages'], { cwd, stdin: stdout });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('another') });
  });
});
