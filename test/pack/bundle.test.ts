import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledPackages } from '../../pack/bundled.ts';
import { sbom } from '../../pack/sbom.ts';
import { thirdParty } from '../../pack/third-party.ts';
import { ROOT } from '../cli/folder.ts';

const packages = bundledPackages();
const names = packages.map(({ name, version }) => `${name}@${version}`);

describe('the bundle', () => {
  it('imports nothing but its own files and what Node has', () => {
    const built = readdirSync(join(ROOT, 'dist')).filter((name) => name.endsWith('.js'));
    const imported = built.flatMap((name) => {
      const text = readFileSync(join(ROOT, 'dist', name), 'utf8');
      const found = text.matchAll(
        /^(?:import|export)\b[^;'"]*?\bfrom "([^"]+)";$|^import "(.+)";$/gm,
      );
      return [...found].map(([, from, alone]) => from ?? alone ?? '');
    });
    expect(imported.length).toBeGreaterThan(100);
    expect(imported.filter((name) => !name.startsWith('./') && !isBuiltin(name))).toEqual([]);
  });
});

describe('THIRD-PARTY.txt', () => {
  const text = thirdParty(packages);

  it('has every package that is bundled, with its license to the letter', () => {
    expect(packages.length).toBeGreaterThan(20);
    for (const { name, version, license, text: own } of packages) {
      expect(text).toContain(`\n${name} ${version}: ${license}\n`);
      expect(own.length, name).toBeGreaterThan(300);
      expect(text).toContain(own);
    }
  });

  it('has what packages bring along, under the license that it has', () => {
    expect(text).toContain('PDF.js (Mozilla), in unpdf: Apache-2.0\n');
    expect(text).toContain('END OF TERMS AND CONDITIONS');
  });

  it('is of licenses that let everybody use and pass on the code', () => {
    const free = ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause'];
    expect(packages.filter(({ license }) => !free.includes(license))).toEqual([]);
  });
});

describe('sbom.cdx.json', () => {
  const text = sbom(packages);
  const { components, dependencies, metadata, ...others } = JSON.parse(text);

  it('has what is bundled and nothing else, each by its hash in the lockfile', () => {
    const refs = components.map((each: { 'bom-ref': string }) => each['bom-ref']);
    expect(refs.sort()).toEqual([...names].sort());
    const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
    for (const { name, hashes } of components) {
      const { integrity } = lock.packages[`node_modules/${name}`];
      const hash = Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex');
      expect(hashes).toEqual([{ alg: 'SHA-512', content: hash }]);
    }
    const known = [...names, metadata.component['bom-ref']];
    for (const { ref, dependsOn } of dependencies)
      expect(known).toEqual(expect.arrayContaining([ref, ...dependsOn]));
  });

  it('says nothing that another run, folder or npm would say otherwise', () => {
    expect(Object.keys(others).sort()).toEqual(['$schema', 'bomFormat', 'specVersion', 'version']);
    expect(Object.keys(metadata).sort()).toEqual(['component', 'lifecycles', 'tools']);
    expect(metadata.component.name).toBe('alpr-audit');
    expect(text).not.toMatch(/timestamp|serialNumber|"version": "\d+\.\d+\.\d+"\s*\}\s*\]/);
  });
});
