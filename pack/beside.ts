import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../test/bench/root.ts';
import { bundledPackages } from './bundled.ts';
import { sbom } from './sbom.ts';
import { thirdParty } from './third-party.ts';
import { libraryTypes } from './types.ts';

/* `npm run pack:beside`: what is packed beside the bundle, written into dist/. */

const packages = bundledPackages();
const FILES = {
  'library.d.ts': libraryTypes(),
  'THIRD-PARTY.txt': thirdParty(packages),
  'sbom.cdx.json': sbom(packages),
};
for (const [name, text] of Object.entries(FILES)) writeFileSync(join(ROOT, 'dist', name), text);
