import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { zip } from '../../fixtures/generate/zip.ts';
import type { Manifest } from '../../src/contract/manifest.ts';
import { type Run, runMain } from '../run-main.ts';
import { zipParts } from '../workpaper/xlsx-parts.ts';
import { LOG, manifestOf, SEED, verified } from './audit.ts';
import { folderWith } from './folder.ts';
import { changesOf, placesIn } from './tampered.ts';

/* Whatever is changed in a manifest or in a workpaper, `verify` names it; what it cannot, it says. */

/** An audit that says all that one can say. */
async function issued(): Promise<string> {
  const cwd = folderWith({ 'log.csv': `${LOG}s-99,2026-01-09 09:30:00,b.corick,North PD\n` });
  const asked = ['--size', '3', '--spares', '1', '--by', 'agency', '--tz', 'America/New_York'];
  const stated = ['--seed-source', 'ten dice', '--witness', 'A', '--witness', 'B'];
  const own = ['--preparer', 'P. Chen', '--auditor', 'b.corick', '--control-total', '62'];
  const argv = ['sample', 'log.csv', '--seed', SEED, ...asked, ...stated, ...own, '-o', 'audit'];
  expect((await runMain([...argv, '--quiet'], { cwd })).code).toBe(1);
  return cwd;
}

/**
 * What a manifest may say otherwise and draw the same: options that nothing of this log depends on, and
 * what manifests of earlier versions do not say. The zone data are said to be stated.
 */
const DRAWS_THE_SAME: ReadonlySet<string> = new Set([
  ...['tool.zoneData taken away', 'population.otherRows taken away'],
  ...['population.shiftedRows taken away', 'settings.noId taken away'],
  'tool.zoneData another',
  'settings.agencyOf null',
  'settings.keepDuplicates another',
  'settings.atLeastEach another',
  'settings.auditors its last twice',
]);

describe('a manifest', () => {
  it('of which anything was changed, or has a key more or less', async () => {
    const cwd = await issued();
    const manifest = manifestOf(cwd, 'audit');
    expect((await verified(cwd, 'audit')).same).toBe(true);
    const unnamed = [];
    for (const place of placesIn(manifest).slice(1)) {
      for (const { what, document } of changesOf(manifest, place)) {
        writeFileSync(join(cwd, 'audit/manifest.json'), JSON.stringify(document));
        const run = await runMain(['verify', 'audit/manifest.json', '--json'], { cwd });
        if (!isNamed(run)) unnamed.push(`${place.join('.')} ${what}`);
      }
    }
    expect(new Set(unnamed)).toEqual(DRAWS_THE_SAME);
  });

  it('says what no draw can show', async () => {
    const cwd = await issued();
    const { stated } = await verified(cwd, 'audit');
    const always = ['tool', 'createdAt', 'preparer', 'design.seedSource', 'design.witnesses'];
    expect(stated).toEqual([...always, 'settings.controlTotal.expected']);
    const { stdout } = await runMain(['verify', 'audit/manifest.json'], { cwd });
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'Stated, not proven, since drawing again cannot show it: the program that drew, the time of the draw, the preparer, the source of the seed, its witnesses and the number that the vendor’s screen showed',
    );
  });
});

describe('classes of drawn searches', () => {
  const statedWith = async (config: object): Promise<string[]> => {
    const cwd = folderWith({ 'log.csv': LOG, 'alpr-audit.config.json': JSON.stringify(config) });
    const argv = ['sample', 'log.csv', '--seed', SEED, '--size', '9', '-o', 'audit', '--quiet'];
    expect((await runMain(argv, { cwd })).code).toBe(0);
    const { stated } = await verified(cwd, 'audit');
    return stated.filter((key: string) => key.startsWith('drawn.'));
  };

  it('are stated where the words of a config made them, and else shown by drawing again', async () => {
    expect(await statedWith({})).toEqual([]);
    const add = Array.from({ length: 60 }, (_, at) => `burglary ${at + 1}`);
    const stated = await statedWith({ vocabulary: { vagueReasons: { add } } });
    expect(stated).toEqual(['drawn.reads.reasonClass']);
  });
});

/** Whether a change of a manifest was found: as a difference, or as what no manifest is. */
function isNamed({ code, stdout, stderr }: Run): boolean {
  if (code === 2) return /^alpr-audit: [^\n]{10,}\n$/.test(stderr);
  return code === 1 && JSON.parse(stdout).verify.differences.length > 0;
}

describe('a workpaper', () => {
  const file = (cwd: string, name: string): string => join(cwd, 'audit', name);

  it('of which any cell that was issued is changed, as CSV', async () => {
    const cwd = await issued();
    const path = file(cwd, 'workpaper.csv');
    const lines = readFileSync(path, 'utf8').split('\r\n');
    const cells = lines[1]!.split(',');
    const { workpaper } = manifestOf(cwd, 'audit');
    for (const place of Array.from({ length: 6 + workpaper.fields.length }, (_, at) => at)) {
      const line = cells.with(place, `${cells[place]}x`).join(',');
      writeFileSync(path, lines.with(1, line).join('\r\n'));
      expect((await verified(cwd, 'audit')).differences.length).toBeGreaterThan(0);
    }
  });

  /** Changes a text of the workbook, and what the manifest has of it, as a forger would who knows how. */
  function forged(cwd: string, from: string, to: string, isFilledIn: boolean): void {
    const path = file(cwd, 'workpaper.xlsx');
    let times = 0;
    const parts = [...zipParts(readFileSync(path))].map(([name, bytes]) => {
      const text = bytes.toString();
      times += text.split(from).length - 1;
      return { name, bytes: Buffer.from(text.replaceAll(from, to)) };
    });
    expect(times).toBeGreaterThan(0);
    writeFileSync(path, zip(parts));
    if (isFilledIn) return;
    const sha = createHash('sha256').update(readFileSync(path)).digest('hex');
    const manifest = manifestOf(cwd, 'audit');
    manifest.workpaper.xlsx.sha256 = sha;
    writeFileSync(file(cwd, 'manifest.json'), JSON.stringify(manifest));
  }

  it.each([
    [SEED, '11111111111111111111', '"Seed"'],
    ['ten dice', 'own idea', '"Source of the seed"'],
    ['The searches with the smallest', 'Those that I liked, by the', '"Specification"'],
    ['America/New_York', 'America/Chicago', '"Time zone"'],
    ['less malformed rows', 'malformed rows, less', '"less malformed rows"'],
  ])('whose cover says otherwise: %s', async (from, to, line) => {
    for (const isFilledIn of [true, false]) {
      const cwd = await issued();
      forged(cwd, from, to, isFilledIn);
      const { differences } = await verified(cwd, 'audit');
      expect(differences.map(({ message }) => message).join('\n')).toContain(line);
    }
  });

  it('that was packed otherwise is as issued; only signed, it is filled in', async () => {
    const cwd = await issued();
    forged(cwd, 'Workpaper', 'Workpaper', false);
    const same = await verified(cwd, 'audit');
    expect(same).toMatchObject({ same: true, workpapers: [{}, { state: 'asIssued' }] });
    forged(cwd, 'P. Chen', 'Q. Doe', true);
    const signed = await verified(cwd, 'audit');
    expect(signed).toMatchObject({ same: true, workpapers: [{}, { state: 'filledIn' }] });
    expect(signed.stated).toContain('workpaper.xlsx.sha256');
  });

  it('of another version is held against what all versions say', async () => {
    const cwd = await issued();
    const manifest: Manifest = manifestOf(cwd, 'audit');
    manifest.tool.version = '0.2.9';
    writeFileSync(file(cwd, 'manifest.json'), JSON.stringify(manifest));
    const { differences, stated } = await verified(cwd, 'audit');
    expect(differences.map(({ message }) => message)).toEqual([
      'audit/workpaper.xlsx: its cover is not as it was issued at "With"',
    ]);
    expect(stated).toContain('warnings');
  });
});
