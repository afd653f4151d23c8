import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/contract/manifest.ts';
import { finishedFile } from '../../src/workpaper/file.ts';
import { finishedRows } from '../../src/workpaper/finished.ts';
import type { Io } from '../../src/world/io.ts';
import { runMain } from '../run-main.ts';
import { folderOf } from './folder.ts';

const SEED = '08772473296991897540';

/** Draws from a fixture's log and reads both workpapers back. */
async function drawnAndRead(fixture: string, options: readonly string[]) {
  const cwd = folderOf(fixture);
  const name = fixture.split('/').at(-1)!;
  const argv = ['sample', name, '--seed', SEED, '-o', 'audit', ...options];
  const { code, stderr } = await runMain(argv, { cwd });
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  const text = readFileSync(join(cwd, 'audit/manifest.json'), 'utf8');
  const manifest: Manifest = JSON.parse(text);
  const read = (file: string) =>
    finishedRows(finishedFile({ cwd } as Io, `audit/${file}`), { manifest, name: 'manifest.json' });
  return { manifest, rows: [await read('workpaper.csv'), await read('workpaper.xlsx')] };
}

describe('the workpaper of a draw', () => {
  it.each([
    ['hostile/hostile.csv', ['--size', '100']],
    ['hostile/hostile.csv', ['--size', '3', '--spares', '2', '--method', 'generator']],
    ['encodings/windows-1252.csv', ['--size', '50', '--by', 'user', '--spares', '1']],
  ])('of %s with %j is the one that its manifest knows', async (fixture, options) => {
    const { manifest, rows } = await drawnAndRead(fixture, options);
    const expected = manifest.drawn.map(({ draw, role, stratum }) => ({ draw, role, stratum }));
    expect(expected.length).toBeGreaterThan(2);
    expect(rows).toMatchObject([expected, expected]);
  });
});
