import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROGRAM, run } from '../cli/built.ts';
import { folderOf } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';

/** A pipe gives its bytes once: whoever reads it a second time finds it empty. */
describe.skipIf(process.platform === 'win32')('a workpaper', () => {
  it('is read once: the SHA-256 that is printed is of the bytes that were evaluated', async () => {
    const cwd = folderOf('audit/searches.csv');
    const draw = ['sample', 'searches.csv', '--seed', '1', '--size', '5', '-o', 'drawn'];
    expect((await runMain(draw, { cwd })).code).toBe(0);
    const path = join(cwd, 'drawn/workpaper.csv');
    const program = `"${process.execPath}" "${PROGRAM}"`;
    const argv = 'evaluate /dev/stdin --manifest drawn/manifest.json --json';
    const script = `cat "${path}" | ${program} ${argv}`;
    const { code, stdout, stderr } = await run('sh', ['-c', script], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { settings, evaluate } = JSON.parse(stdout.toString());
    expect(evaluate).toMatchObject({ n: 5, unanswered: 5 });
    const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
    expect(settings.workpaper).toEqual({ file: '/dev/stdin', sha256 });
  });
});
