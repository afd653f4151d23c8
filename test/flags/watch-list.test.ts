import { execFileSync, spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, ROOT } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';

/* The README's line that makes a watch list is run as it stands. */

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const [, line = ''] = /```sh\n(tr .*openssl.*)\n```/.exec(readme) ?? [];

const HEADER = 'User,Plate,Search Time';
const LOG = `${HEADER}\nann,7abc-123,2026-01-01\nann,8XYZ999,2026-01-01\nbob,9 DEF 456,2026-01-02\n`;
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

describe.skipIf(!hasOpenssl || process.platform === 'win32')('the line of the README', () => {
  test('makes codes by which flags finds the plates, and nobody else can read them', async () => {
    const cwd = folderWith({
      'log.csv': LOG,
      'plates.txt': '7ABC123\n9-def-456\n',
      'watch.key': 'thirty-two bytes that nobody knows\n',
    });
    execFileSync('sh', ['-c', line], { cwd });
    const codes = readFileSync(join(cwd, 'watch.txt'), 'utf8');
    expect(codes).toMatch(/^([0-9a-f]{64}\n){2}$/);
    const argv = ['flags', 'log.csv', '--watch', 'watch.txt', '--rules', 'watchedPlate', '--json'];
    const { code, stdout } = await runMain([...argv, '--watch-key-file', 'watch.key'], { cwd });
    expect(code).toBe(0);
    const { flags, settings } = JSON.parse(stdout);
    expect(flags.flags.map(({ subject }: { subject: object }) => subject)).toEqual([
      { user: 'ann', plate: '7ABC123' },
      { user: 'bob', plate: '9DEF456' },
    ]);
    expect(settings).toMatchObject({ watch: 'watch.txt', watchKeyed: true });
    expect((await runMain(argv, { cwd })).code).toBe(2);
  });
});

test('the key is the bytes of its file less one last line end', async () => {
  const hits = async (key: string): Promise<number> => {
    const code = createHmac('sha256', 'k\n').update('7ABC123').digest('hex').toUpperCase();
    const cwd = folderWith({ 'log.csv': LOG, 'watch.txt': code, key });
    const argv = ['flags', 'log.csv', '--watch', 'watch.txt', '--watch-key-file', 'key', '--json'];
    const { stdout } = await runMain([...argv, '--rules', 'watchedPlate'], { cwd });
    return JSON.parse(stdout).flags.flags.length;
  };
  expect([await hits('k\n\n'), await hits('k\n\r\n'), await hits('k\n')]).toEqual([1, 1, 0]);
});
