import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../test/bench/root.ts';
import type { PackedFile } from './zip.ts';

/** What a reader or the program needs, under the names that it has in the archive. */
const KEPT = {
  'bin/alpr-audit.js': 'bin/alpr-audit.js',
  'README.md': 'README.md',
  'CHANGELOG.md': 'CHANGELOG.md',
  LICENSE: 'LICENSE',
  'THIRD-PARTY.txt': 'dist/THIRD-PARTY.txt',
  'sbom.cdx.json': 'dist/sbom.cdx.json',
  'example/first-half.csv': 'fixtures/year/first-half.csv',
  'example/finished-1.csv': 'fixtures/year/finished-1.csv',
};

/** Everything that the portable program is made of; what is built stands in dist/. */
export function portableFiles(version: string): readonly PackedFile[] {
  const kept = Object.entries(KEPT).map(([path, from]) => ({ path, bytes: bytesOf(from) }));
  const built = readdirSync(join(ROOT, 'dist'))
    .filter((name) => /\.(js|js\.map|wasm)$/.test(name))
    .map((name) => ({ path: `dist/${name}`, bytes: bytesOf(`dist/${name}`) }));
  return [
    ...kept,
    ...built,
    { path: 'package.json', bytes: Buffer.from(packageText(version)) },
    { path: 'README-FIRST.txt', bytes: forWindows(textOf('README-FIRST.txt', version)) },
    { path: 'alpr-audit.cmd', bytes: forWindows(textOf('alpr-audit.cmd', version)) },
    { path: 'alpr-audit', bytes: Buffer.from(textOf('alpr-audit', version)), isProgram: true },
  ];
}

/** Node asks it of what kind the files beside it are. */
function packageText(version: string): string {
  return `${JSON.stringify({ name: 'alpr-audit', version, private: true, type: 'module' }, null, 2)}\n`;
}

function textOf(name: string, version: string): string {
  return bytesOf(`pack/portable/${name}`).toString('utf8').replaceAll('VERSION', version);
}

/** The command interpreter and the old Notepad want both characters at the end of a line. */
function forWindows(text: string): Buffer {
  return Buffer.from(text.replaceAll('\n', '\r\n'));
}

function bytesOf(path: string): Buffer {
  return readFileSync(join(ROOT, path));
}
