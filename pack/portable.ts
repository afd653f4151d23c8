import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../test/bench/root.ts';
import { portableFiles } from './portable-files.ts';
import { zipOf } from './zip.ts';

/* `npm run pack:portable`: the program as one archive, for a computer without a network. */

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const name = `alpr-audit-${version}`;
const bytes = zipOf(name, portableFiles(version));
writeFileSync(join(ROOT, `${name}.zip`), bytes);
console.log(`${createHash('sha256').update(bytes).digest('hex')}  ${name}.zip`);
