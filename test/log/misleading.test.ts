import { execFileSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { PROGRAM, run } from '../cli/built.ts';
import { folderWith, SMALL_LOG } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';

/* Lines that say what is wrong with a file, and not what it only looks like. */

describe('a log', () => {
  it.each<[string, string, string | Uint8Array, string]>([
    [
      'whose first line is over 1 MiB long',
      'log.csv',
      `${'x'.repeat(1_100_000)}\n${SMALL_LOG}`,
      'log.csv: its first line is over 1 MiB long',
    ],
    ['of white space alone', 'log.csv', ' \n'.repeat(9), 'log.csv holds no text'],
    [
      'with zeros behind it',
      'log.csv',
      SMALL_LOG + '\0'.repeat(3000),
      'log.csv holds nothing but zeros about byte ',
    ],
    [
      'with zeros in it, packed',
      'log.csv.gz',
      gzipSync(SMALL_LOG + '\0'.repeat(700) + SMALL_LOG),
      'log.csv.gz holds nothing but zeros about byte ',
    ],
    [
      'that is packed twice',
      'log.csv.gz',
      gzipSync(gzipSync(SMALL_LOG)),
      'log.csv.gz is gzip within gzip: unpack it once',
    ],
  ])('%s', async (_, name, content, said) => {
    const cwd = folderWith({ [name]: content });
    const ended = await runMain(['validate', name], { cwd });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/^alpr-audit: [^\n]+\n$/);
    expect(ended.stderr).toContain(said);
  });

  it('with a few zeros in a cell is a log', async () => {
    const cwd = folderWith({ 'log.csv': SMALL_LOG.replace('burglary', `b${'\0'.repeat(40)}`) });
    expect((await runMain(['validate', 'log.csv'], { cwd })).code).toBe(0);
  });
});

describe.skipIf(process.platform === 'win32')('what comes once', () => {
  it('is not said to be empty where it would have to come twice', async () => {
    const cwd = folderWith({ 'log.csv': SMALL_LOG });
    execFileSync('mkfifo', [join(cwd, 'pipe')]);
    const writer = createWriteStream(join(cwd, 'pipe'));
    writer.end(SMALL_LOG);
    const ended = await runMain(['validate', 'pipe', '--findings', 'f.csv'], { cwd });
    expect(ended).toEqual({
      ...{ code: 2, stdout: '' },
      stderr:
        'alpr-audit: pipe is a pipe, which comes once, and has to be read again: give it as standard input (-), or save it as a file\n',
    });
  });

  it('is a folder, where one is given as standard input', async () => {
    const cwd = folderWith();
    const line = `"${process.execPath}" "${PROGRAM}" ages - < .`;
    const { code, stderr } = await run('bash', ['--norc', '-c', line], { cwd });
    expect([code, stderr]).toEqual([
      2,
      'alpr-audit: standard input is a folder: pipe a log into the command, or name it\n',
    ]);
  });
});
