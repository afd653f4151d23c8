import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { folderWith } from '../cli/folder.ts';

/** LibreOffice, where it is installed; that tests of it are skipped is seen. */
export const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;
export const namedLibreOffice = `LibreOffice${hasLibreOffice ? '' : ' (not installed)'}`;

/** Converts a file and gives back the folder that the new one is in. */
export async function converted(
  name: string,
  content: string | Uint8Array,
  to: string,
): Promise<string> {
  const source = folderWith({ [name]: content });
  const folder = folderWith();
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const filter = name.endsWith('.csv') ? ['--infilter=CSV:44,34,76,1'] : [];
  await promisify(execFile)('soffice', [
    profile,
    '--headless',
    ...filter,
    '--convert-to',
    to,
    '--outdir',
    folder,
    join(source, name),
  ]);
  return folder;
}
