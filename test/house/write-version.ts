import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/* Part of `npm version`: the program says the version that package.json has by now. */

// Compiled to .tools/test/house/, three folders under the repository.
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const path = join(ROOT, 'src/version.ts');
const before = readFileSync(path, 'utf8');
writeFileSync(path, before.replace(/version: '[^']*'/, `version: '${version}'`));
