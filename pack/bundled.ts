import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../test/bench/root.ts';

/** A package whose code is in dist/. */
export interface Bundled {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** The license as the package has it, to the letter. */
  readonly text: string;
}

/** The packages that are bundled, as the maps of the bundle tell where its code comes from. */
export function bundledPackages(): readonly Bundled[] {
  const dist = join(ROOT, 'dist');
  const maps = readdirSync(dist).filter((name) => name.endsWith('.js.map'));
  const folders = maps.flatMap((name) => {
    const { sources }: { sources: string[] } = JSON.parse(readFileSync(join(dist, name), 'utf8'));
    return sources.flatMap((source) => {
      const folder = /^\.\.\/(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1];
      return folder === undefined ? [] : [folder];
    });
  });
  return [...new Set(folders)].sort().map((folder) => bundled(join(ROOT, folder)));
}

function bundled(folder: string): Bundled {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return { name, version, license, text: licenseIn(folder) };
}

/** The file of the license; where there is none, what the README says under that heading. */
function licenseIn(folder: string): string {
  const names = readdirSync(folder);
  const own = names.find((name) => /^licen[cs]e([-.].*)?$/i.test(name));
  if (own !== undefined) return textOf(folder, own);
  const readme = names.find((name) => /^readme(\.\w+)?$/i.test(name));
  const said = readme && /^#*\s*licen[cs]e\b[\s\S]*/im.exec(textOf(folder, readme))?.[0];
  if (!said) throw new Error(`${folder} has no license: it cannot be bundled`);
  return said;
}

function textOf(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim();
}
