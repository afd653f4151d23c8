// `node extras/run.js [--if-installed] <program> …` runs a program of the extras; where they are not
// installed it says how they are, and that is a failure unless the program is only wanted if installed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The package of each program, and what goes without it. */
const PROGRAMS = {
  asc: ['assemblyscript', 'the kernel stays as it was compiled last'],
  attw: ['@arethetypeswrong/cli', 'nobody else looks at the types of the package'],
  biome: ['@biomejs/biome', 'lint and format are not checked'],
  publint: ['publint', 'nobody else looks at the package'],
};

const argv = process.argv.slice(2);
const isOptional = argv[0] === '--if-installed';
const [name, ...args] = isOptional ? argv.slice(1) : argv;
const [packageName, without] = PROGRAMS[name];
const { resolve } = createRequire(import.meta.url);
const folder = (resolve.paths(packageName) ?? [])
  .map((path) => join(path, packageName))
  .find((path) => existsSync(join(path, 'package.json')));

if (folder === undefined) {
  console.error(`${packageName} is not installed, so ${without}: npm run extras`);
  process.exitCode = isOptional ? 0 : 1;
} else {
  const { bin } = createRequire(join(folder, 'package.json'))('./package.json');
  const path = typeof bin === 'string' ? bin : bin[name];
  const { status } = spawnSync(process.execPath, [join(folder, path), ...args], {
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
}
