import { describe, expect, it } from 'vitest';
import { runMain } from '../run-main.ts';
import { drew, editManifest, LOG, manifestOf, refused, SEED, verified } from './audit.ts';
import { folderWith } from './folder.ts';

/* `verify` names what was changed in a manifest. */

const SAMPLE = ['--seed', SEED, '--size', '10', '--spares', '2', '--auditor', 'b.corick'];
const NONE = '0'.repeat(64);

async function issued(...argv: string[]): Promise<string> {
  const cwd = folderWith({ 'log.csv': LOG });
  await drew(cwd, 'log.csv', ...SAMPLE, ...argv, '--quiet', '-o', 'audit');
  return cwd;
}

/** The messages of one kind. */
async function found(cwd: string, of: string): Promise<string[]> {
  const { code, differences } = await verified(cwd, 'audit');
  expect(code).toBe(1);
  return differences.filter((each) => each.of === of).map(({ message }) => message);
}

/** Puts a value where a path of keys leads, such as `drawn.0.role`; undefined takes it away. */
function put(into: object, path: string, value: unknown): void {
  const keys = path.split('.');
  const last = keys.pop()!;
  const place = keys.reduce((at: object, key) => Reflect.get(at, key), into);
  expect(Reflect.has(place, last)).toBe(true);
  if (value !== undefined) Reflect.set(place, last, value);
  else if (Array.isArray(place)) place.splice(Number(last), 1);
}

describe('a manifest with another', () => {
  it.each<[string, unknown, string, string]>([
    ['design.seed', '1', 'draw', 'the seed 1 gives none of its tickets: the seed or the tickets'],
    ['design.seed', SEED.slice(1), 'draw', `the seed ${SEED.slice(1)} gives none of its tickets`],
    ['drawn.2.ticket', '0.1', 'draw', 'not all of its tickets (1 of 12 are others)'],
    ['drawn.2.line', 99, 'draw', 'draw 3 is line '],
    ['drawn.2.file', 'b.csv', 'draw', 'of log.csv, not line'],
    ['drawn.2.id', 's-999', 'draw', 's-999) is not drawn'],
    ['drawn.0.role', 'spare', 'draw', 'draw 1 has the role sample, not spare'],
    ['drawn.0.draw', 5, 'draw', 'draw 5 is drawn as number 1'],
    ['drawn.11', undefined, 'draw', 'is drawn as number 12, and the manifest does not have it'],
    ['drawn.4.cells', NONE, 'draw', 'draw 5 has other cells than were issued'],
    ['drawn.4.stratum', 'North PD', 'draw', 'draw 5 has the stratum none, not North PD'],
    ['design.size', 11, 'design', 'the size comes to 10, and the manifest says 11'],
    ['settings.size.size', 9, 'design', 'the size comes to 9, and the manifest says 10'],
    ['design.census', true, 'design', 'not every search is drawn, and the manifest says otherwise'],
    ['design.spares', 1, 'draw', 'is not drawn'],
    ['independence.0.searches', 3, 'design', 'drawn of 3: only the manifest has it'],
    ['independence.0', undefined, 'design', 'drawn of 20: the manifest does not have it'],
    ['settings.auditors.0', undefined, 'design', 'drawn of 20: only the manifest has it'],
    ['population.searches', 70, 'population', 'searches is 60, and the manifest says 70'],
    ['settings.to', '2026-02-01', 'population', 'searches is 32, and the manifest says 60'],
    ['settings.users', ['b.corick'], 'population', 'filteredOut is 40, and the manifest says 0'],
    ['inputs.0.sha256', NONE, 'input', 'is not the file that was drawn from'],
    ['inputs.0.bytes', 7, 'input', ' bytes, not 7'],
    ['inputs.0.layout', 'ncric', 'input', 'log.csv was read as layout generic, not ncric'],
    ['design.method', 'generator', 'draw', 'has the ticket none, not 0.'],
  ])('%s (%j)', async (path, value, of, expected) => {
    const cwd = await issued();
    editManifest(cwd, 'audit', (manifest) => put(manifest, path, value));
    expect((await found(cwd, of)).join('\n')).toContain(expected);
    const { code, stdout } = await runMain(['verify', 'audit/manifest.json'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^Look at: this is not what audit\/manifest\.json says: \d+ differences?\./,
    );
  });
});

describe('a manifest', () => {
  it('with swapped roles', async () => {
    const cwd = await issued();
    editManifest(cwd, 'audit', ({ drawn }) => {
      [drawn[0]!.role, drawn[11]!.role] = [drawn[11]!.role, drawn[0]!.role];
    });
    expect(await found(cwd, 'draw')).toEqual([
      'draw 1 has the role sample, not spare',
      'draw 12 has the role spare, not sample',
    ]);
  });

  it('with a draw twice', async () => {
    const cwd = await issued();
    editManifest(cwd, 'audit', ({ drawn }) => {
      drawn.push(drawn[0]!);
    });
    expect(await found(cwd, 'draw')).toEqual(['1 of its searches stands in the manifest twice']);
  });

  it('with one digit of one ticket changed', async () => {
    const cwd = await issued();
    editManifest(cwd, 'audit', ({ drawn }) => {
      drawn[6]!.ticket = drawn[6]!.ticket!.replace(/.$/, (digit) => (digit === '1' ? '2' : '1'));
    });
    expect((await found(cwd, 'draw'))[1]).toMatch(/^draw 7 has the ticket 0\.\d+, not 0\.\d+$/);
  });

  it('with other questions than its workpaper', async () => {
    const cwd = await issued();
    editManifest(cwd, 'audit', ({ workpaper }) => {
      workpaper.questions = ['was it right?'];
      workpaper.csv.sha256 = NONE;
    });
    expect(await found(cwd, 'workpaper')).toEqual([
      expect.stringContaining('audit/manifest.json was changed at workpaper.columns'),
      'the workpaper was issued with other columns than the manifest says',
    ]);
  });

  it('with another SHA-256 than its workpaper', async () => {
    const cwd = await issued();
    editManifest(cwd, 'audit', ({ workpaper }) => {
      workpaper.csv.sha256 = NONE;
    });
    expect((await found(cwd, 'workpaper'))[0]).toContain(
      'workpaper.csv was issued with the SHA-256',
    );
  });

  it('without a log, or with a log twice', async () => {
    const cwd = await issued();
    const [input] = manifestOf(cwd, 'audit').inputs;
    editManifest(cwd, 'audit', (manifest) => {
      manifest.inputs = [input!, input!];
    });
    expect((await verified(cwd, 'audit')).same).toBe(false);
    editManifest(cwd, 'audit', (manifest) => {
      manifest.inputs = [];
    });
    await refused(['verify', 'audit/manifest.json'], { cwd });
  });

  it('with other strata, or a role and a stratum changed in them', async () => {
    const cwd = await issued('--by', 'agency');
    editManifest(cwd, 'audit', (manifest) => {
      manifest.design.strata[0]!.searches++;
      manifest.drawn[0]!.stratum = 'South SO';
    });
    expect(await found(cwd, 'design')).toEqual([
      'stratum North PD: 8 drawn of 46: only the manifest has it',
      'stratum North PD: 8 drawn of 45: the manifest does not have it',
    ]);
    expect(await found(cwd, 'draw')).toEqual(['draw 1 has the stratum North PD, not South SO']);
  });

  it('with a forged extension: more of its searches said to be of the first draw', async () => {
    const cwd = await issued();
    await drew(cwd, 'log.csv', '--extend', 'audit/manifest.json', '--size', '20', '-o', 'two');
    editManifest(cwd, 'two', (manifest) => {
      for (const each of manifest.drawn) if (each.role === 'extension') each.role = 'sample';
    });
    const { code, differences } = await verified(cwd, 'two');
    expect(code).toBe(1);
    expect(differences).toHaveLength(10);
    expect(differences[0]!.message).toBe('draw 11 has the role extension, not sample');
  });
});
