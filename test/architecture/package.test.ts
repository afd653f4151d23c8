import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bundledPackages } from '../../pack/bundled.ts';
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
  dependencies?: Record<string, string>;
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

interface Lock {
  lockfileVersion: number;
  version: string;
  packages: Record<string, Locked>;
}

const lock = read<Lock>('package-lock.json');
const extras = read<Package>('extras/package.json');
const extrasLock = read<Lock>('extras/package-lock.json');

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
    const ranges = [manifest.devDependencies, extras.dependencies ?? {}].flatMap(Object.entries);
    expect(ranges.length).toBeGreaterThan(20);
    expect(ranges.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('has no dependencies: what src imports is bundled, so that it installs without a registry', () => {
    expect(manifest.dependencies).toBeUndefined();
    const modules = sourceFiles()
      .flatMap(({ imports }) => imports)
      .filter(({ inside, typeOnly, to }) => !inside && !typeOnly && !to.startsWith('node:'))
      .map(({ to }) => /^(@[^/]+\/)?[^/]+/.exec(to)![0]);
    const bundled = bundledPackages().map(({ name }) => name);
    expect([...new Set(modules)].filter((name) => !bundled.includes(name))).toEqual([]);
    const unknown = [...new Set(modules)].filter((name) => !(name in manifest.devDependencies));
    expect(unknown).toEqual([]);
  });

  it('ships bin, dist and recipes, and a program that can be run', () => {
    expect(manifest.files.sort()).toEqual(['bin', 'dist', 'src/engines/spark']);
    const program = join(ROOT, manifest.bin['alpr-audit']!);
    expect(readFileSync(program, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect(statSync(program).mode & 0o111).toBe(0o111);
  });

  it('runs nothing when it is installed from a registry', () => {
    // npm asks for leave to run any of these; "dependencies" is run for this folder alone.
    const names = ['preinstall', 'install', 'postinstall', 'prepublish', 'prepare'];
    expect(Object.keys(manifest.scripts).filter((name) => names.includes(name))).toEqual([]);
  });
});

it('the lockfile is of the package as it is', () => {
  expect(lock.lockfileVersion).toBe(3);
  expect(lock.version).toBe(manifest.version);
  const { name, version, devDependencies, engines } = manifest;
  const own = { name, version, devDependencies, engines };
  expect(lock.packages['']).toMatchObject(own);
});

it('what is heavy is in the extras, and neither twice nor in what everybody installs', () => {
  const both = Object.keys(extras.dependencies ?? {}).filter(
    (name) => name in manifest.devDependencies,
  );
  expect(both).toEqual([]);
  expect(extrasLock.packages['']).toMatchObject({ dependencies: extras.dependencies });
  expect(extras.scripts).toBeUndefined();
});

describe.each([
  ['package-lock.json', lock],
  ['extras/package-lock.json', extrasLock],
])('%s', (_, { packages }) => {
  const locked = Object.entries(packages).filter(([path]) => path !== '');

  it('has no package that runs a script when it is installed', () => {
    const running = locked.filter(([, { hasInstallScript }]) => hasInstallScript === true);
    expect(running.map(([path]) => path)).toEqual([]);
  });

  it('knows each package by its hash, and none from elsewhere than the registry', () => {
    expect(locked.length).toBeGreaterThan(10);
    const unknown = locked.filter(
      ([, { integrity, resolved = 'https://registry.npmjs.org/' }]) =>
        !integrity?.startsWith('sha512-') || !resolved.startsWith('https://registry.npmjs.org/'),
    );
    expect(unknown.map(([path]) => path)).toEqual([]);
  });
});
