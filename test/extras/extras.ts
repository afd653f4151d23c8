import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '../bench/root.ts';

/*
 * Packages of extras/package.json: too heavy for whoever only wants to use the program or to run most of
 * its tests. `npm run extras` installs them; tests that need one are skipped where it is not there. What
 * we use of each is described here, so that the types can be checked without them.
 */

const fromExtras = createRequire(join(ROOT, 'extras/package.json'));

/** The folder of a package of the extras; undefined where it is not installed. */
export function extraFolder(name: string): string | undefined {
  return (fromExtras.resolve.paths(name) ?? [])
    .map((path) => join(path, name))
    .find((path) => existsSync(join(path, 'package.json')));
}

export function isInstalled(name: string): boolean {
  return extraFolder(name) !== undefined;
}

/** Loads a package, or a part of one; fails with what to do where it is not installed. */
export function loadExtra<Module>(name: string): Module {
  if (!isInstalled(/^(@[^/]+\/)?[^/]+/.exec(name)![0]))
    throw new Error(`${name} is not installed: npm run extras`);
  return fromExtras(name);
}

/** The path of a file of a package that is installed. */
export function extraFile(path: string): string {
  return fromExtras.resolve(path);
}

/** The packages that are not there. */
export function missingExtras(): string[] {
  const { dependencies }: { dependencies: Record<string, string> } = fromExtras('./package.json');
  return Object.keys(dependencies).filter((name) => !isInstalled(name));
}
