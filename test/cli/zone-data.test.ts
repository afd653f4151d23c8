import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/contract/manifest.ts';
import { runMain } from '../run-main.ts';
import { editManifest, SEED, verified } from './audit.ts';
import { folderWith } from './folder.ts';

/* The version of the time-zone data: in every document and manifest, and what it may be the cause of. */

const rows = Array.from({ length: 30 }, (_, at) => {
  const hour = String(at % 24).padStart(2, '0');
  return `s-${at},2026-0${1 + (at % 3)}-15T${hour}:10:00Z,b.corick,26-0012${at},burglary ${at}\n`;
});
const HEADER = 'Search ID,Search Time,User,Case Number,Reason\n';
const LOG = HEADER + rows.join('');
const ZONE = ['--tz', 'America/Denver'];

async function drawnUnder(zoneData: string | null, argv: readonly string[] = ZONE) {
  const cwd = folderWith({ 'log.csv': LOG });
  const sample = ['sample', 'log.csv', '--seed', SEED, '--size', '10', '-o', 'drawn', ...argv];
  const { code } = await runMain(sample, { cwd, zoneData });
  expect(code).toBe(0);
  return cwd;
}

/** An hour later, as a zone's clock that was changed would have it. */
function moveFirst(manifest: Manifest): void {
  manifest.population.first = manifest.population.first!.replace('T17:', 'T18:');
}

describe('a draw made under other zone data', () => {
  it('is the likely cause where only dates differ, and both versions are named', async () => {
    const cwd = await drawnUnder('2024b');
    editManifest(cwd, 'drawn', moveFirst);
    const { code, ...result } = await verified(cwd, 'drawn');
    expect(code).toBe(1);
    expect(result.differences).toHaveLength(1);
    expect(result.likelyCause).toMatch(/only dates differ.*America\/Denver.*2024b, now 2026a/);
    const { stdout } = await runMain(['verify', 'drawn/manifest.json'], { cwd });
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('Likely cause: the logs are the same');
  });

  it('is one too where the manifest does not name it, as those of version 0.2', async () => {
    const cwd = await drawnUnder('2024b');
    editManifest(cwd, 'drawn', (manifest) => {
      moveFirst(manifest);
      Reflect.deleteProperty(manifest.tool, 'zoneData');
    });
    const result = await verified(cwd, 'drawn');
    expect(result.likelyCause).toContain('data that the manifest does not name, now 2026a');
  });

  it.each<[string, string, readonly string[], (manifest: Manifest) => void]>([
    ['nothing differs', '2024b', ZONE, () => {}],
    ['the data is the same', '2026a', ZONE, moveFirst],
    [
      'no zone was given',
      '2024b',
      [],
      (manifest) => {
        manifest.population.first = '2026-01-14T01:10:00+00:00';
      },
    ],
    [
      'a count differs that is no date',
      '2024b',
      ZONE,
      (manifest) => {
        manifest.population.rows++;
      },
    ],
    [
      'the log is another',
      '2024b',
      ZONE,
      (manifest) => {
        moveFirst(manifest);
        manifest.inputs[0]!.sha256 = '0'.repeat(64);
      },
    ],
    [
      'the seed was changed',
      '2024b',
      ZONE,
      (manifest) => {
        moveFirst(manifest);
        manifest.design.seed = '11111111111111111111';
      },
    ],
  ])('is none where %s', async (_, zoneData, argv, edit) => {
    const cwd = await drawnUnder(zoneData, argv);
    editManifest(cwd, 'drawn', edit);
    const result = await verified(cwd, 'drawn');
    expect(result.likelyCause).toBeNull();
  });
});

describe('searches later than the year of the zone data', () => {
  const zoneWarnings = async (zoneData: string | null, argv: readonly string[], log = LOG) => {
    const cwd = folderWith({ 'log.csv': log });
    const run = await runMain(['ages', 'log.csv', '--json', ...argv], { cwd, zoneData });
    const { tool, warnings } = JSON.parse(run.stdout);
    expect(tool.zoneData).toBe(zoneData);
    return warnings.filter(({ code }: { code: string }) => code === 'zone-data');
  };

  it('are warned of, with the last day, the zone and the data', async () => {
    const [warning] = await zoneWarnings('2025c', ZONE);
    expect(warning.message).toMatch(/^log\.csv: .*March 15, 2026 .*America\/Denver .*2025.*2025c/);
  });

  it.each<[string, string | null, readonly string[], string]>([
    ['of the same year', '2026a', ZONE, LOG],
    ['by data that is not known', null, ZONE, LOG],
    ['in UTC', '2025c', ['--tz', 'UTC'], LOG],
    ['without a zone of their own', '2025c', ZONE, LOG.replaceAll('Z,', ',')],
    ['outside the period', '2025c', [...ZONE, '--to', '2025-12-31'], LOG.replace('2026', '2025')],
    ['of the last evening of the year', '2025c', ZONE, `${HEADER}s,2026-01-01T06:59:00Z,b,c,d\n`],
  ])('are no matter %s', async (_, zoneData, argv, log) => {
    expect(await zoneWarnings(zoneData, argv, log)).toEqual([]);
  });
});
