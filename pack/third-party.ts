import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../test/bench/root.ts';
import type { Bundled } from './bundled.ts';

/** What packages bring of others, and what the kernel's compiler adds: all under one license. */
const WITHIN = `PDF.js (Mozilla), in unpdf: Apache-2.0
The runtime library of AssemblyScript (The AssemblyScript Authors), in kernel.wasm: Apache-2.0`;

const LINE = '-'.repeat(80);

/** Which code of others is in the bundle, and under which licenses. */
export function thirdParty(packages: readonly Bundled[]): string {
  const list = packages.map(({ name, version, license }) => `${name} ${version}: ${license}`);
  const texts = packages.map(({ name, version, text }) => `${name} ${version}\n\n${text}`);
  const apache = readFileSync(join(ROOT, 'pack/licenses/Apache-2.0.txt'), 'utf8').trimEnd();
  return `${[
    'alpr-audit has code of these packages in it, which are not changed:',
    `${list.join('\n')}\n${WITHIN}`,
    ...[...texts, `PDF.js and AssemblyScript\n\n${apache}`].map((text) => `${LINE}\n${text}`),
  ].join('\n\n')}\n`;
}
