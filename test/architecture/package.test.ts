import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { TOOL } from '../../src/version.ts';
import { folderWith, SMALL_LOG } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';
import { sourceFiles } from './source-files.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

interface Package {
  name: string;
  version: string;
  bin: Record<string, string>;
  files: string[];
  engines: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  scripts: Record<string, string>;
}

interface Locked extends Partial<Package> {
  resolved?: string;
  integrity?: string;
  hasInstallScript?: boolean;
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(join(ROOT, name), 'utf8'));
}

const manifest = read<Package>('package.json');
const lock = read<{ lockfileVersion: number; version: string; packages: Record<string, Locked> }>(
  'package-lock.json',
);

describe('package.json', () => {
  it('has the name and version that the program says', () => {
    expect({ name: manifest.name, version: manifest.version }).toEqual(TOOL);
  });

  it('has the version of the newest heading in CHANGELOG.md, under a date that is one', () => {
    const [, version, date] = /^## \[([^\]]+)\] - (\S+)$/m.exec(
      readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8'),
    )!;
    expect(version).toBe(manifest.version);
    expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date);
  });

  it('has the version that a manifest says', async () => {
    const cwd = folderWith({ 'log.csv': SMALL_LOG });
    const seed = '08772473296991897540';
    await runMain(['sample', 'log.csv', '--size', '2', '--seed', seed, '-o', 'drawn'], { cwd });
    const { tool } = JSON.parse(readFileSync(join(cwd, 'drawn/manifest.json'), 'utf8'));
    expect(tool).toEqual({ name: manifest.name, version: manifest.version, zoneData: '2026a' });
  });

  it('pins every version exactly: an audit of last year can be run again', () => {
    const ranges = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(ranges.length).toBeGreaterThan(5);
    expect(ranges.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('has the runtime dependencies that src imports, and no other', () => {
    const modules = sourceFiles()
      .flatMap(({ imports }) => imports)
      .filter(({ inside, typeOnly, to }) => !inside && !typeOnly && !to.startsWith('node:'))
      .map(({ to }) => /^(@[^/]+\/)?[^/]+/.exec(to)![0]);
    expect(Object.keys(manifest.dependencies).sort()).toEqual([...new Set(modules)].sort());
  });

  it('ships bin, dist and recipes, and a program that can be run', () => {
    expect(manifest.files.sort()).toEqual(['bin', 'dist', 'recipes']);
    const program = join(ROOT, manifest.bin['alpr-audit']!);
    expect(readFileSync(program, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect(statSync(program).mode & 0o111).toBe(0o111);
  });

  it('runs nothing when it is installed from a registry', () => {
    const names = ['preinstall', 'install', 'postinstall'];
    expect(Object.keys(manifest.scripts).filter((name) => names.includes(name))).toEqual([]);
  });
});

describe('package-lock.json', () => {
  const locked = Object.entries(lock.packages).filter(([path]) => path !== '');

  it('is of the package as it is', () => {
    expect(lock.lockfileVersion).toBe(3);
    expect(lock.version).toBe(manifest.version);
    const { name, version, dependencies, devDependencies, engines } = manifest;
    const own = { name, version, dependencies, devDependencies, engines };
    expect(lock.packages['']).toMatchObject(own);
  });

  it('has no package that runs a script when it is installed', () => {
    const running = locked.filter(([, { hasInstallScript }]) => hasInstallScript === true);
    expect(running.map(([path]) => path)).toEqual([]);
  });

  it('knows each package by its hash, and none from elsewhere than the registry', () => {
    expect(locked.length).toBeGreaterThan(20);
    const unknown = locked.filter(
      ([, { integrity, resolved = 'https://registry.npmjs.org/' }]) =>
        !integrity?.startsWith('sha512-') || !resolved.startsWith('https://registry.npmjs.org/'),
    );
    expect(unknown.map(([path]) => path)).toEqual([]);
  });
});
