import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { PROGRAM, run, runProgram } from './built.ts';
import { folderOf, folderWith, namesIn, ROOT, SMALL_LOG } from './folder.ts';

/** Every search by a user of its own: with --by user the JSON is over 1 MB, many times what a pipe holds. */
function manyUsers(): string {
  const rows = Array.from(
    { length: 2000 },
    (_, at) =>
      `u-${at},2025-03-01 09:30:00,user${at},2025-02-${at % 2 ? 28 : 27},2025-03-01,case ${at}`,
  );
  return `Search ID,Search Time,User,Date From,Date To,Reason\n${rows.join('\n')}\n`;
}

const big = folderWith({ 'log.csv': manyUsers() });
const BIG = ['ages', 'log.csv', '--json', '--by', 'user'];

/** Written into the pipe, all of it. */
async function written(stream: Writable, content: string | Uint8Array): Promise<void> {
  await new Promise<void>((done, failed) => {
    stream.write(content, (error) => (error ? failed(error) : done()));
  });
}

/** A line of bash, with the exit codes of its pipe after it. */
function pipe(line: string, cwd: string) {
  const script = `${line}; echo "codes: \${PIPESTATUS[*]}" >&2`;
  const program = `"${process.execPath}" "${PROGRAM}"`;
  return run('bash', ['--norc', '-c', script.replaceAll('alpr-audit', program)], { cwd });
}

describe('the program', () => {
  it('says its version', async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const { code, stdout, stderr } = await runProgram(['--version'], { cwd: big });
    expect([code, stdout.toString(), stderr]).toEqual([0, `${version}\n`, '']);
  });

  it('ends with the exit code of main', async () => {
    const cwd = folderWith({ 'log.csv': SMALL_LOG });
    const code = async (...argv: string[]) => (await runProgram(argv, { cwd })).code;
    expect(await code('inspect', 'log.csv')).toBe(0);
    expect(await code('inspect', 'log.csv', '--control-total', '9')).toBe(1);
    expect(await code('inspect', 'nothing.csv')).toBe(2);
  });
});

describe('a pipe', () => {
  it('gets 1 MB of JSON whole, also when its reader is slow', async () => {
    const { code, stdout, stderr } = await runProgram(BIG, { cwd: big });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.length).toBeGreaterThan(1_000_000);
    expect(JSON.parse(stdout.toString()).ages.groups).toHaveLength(2000);
    // 512 bytes at a time: the pipe is full as long as the program has more to say.
    const slow = await pipe(`alpr-audit ${BIG.join(' ')} | dd bs=512 status=none`, big);
    expect(slow.stderr).toBe('codes: 0 0\n');
    expect(slow.stdout.equals(stdout)).toBe(true);
  });

  it.each(['json', 'csv', 'ndjson', 'md', 'table'])(
    'that is closed early (| head -1) is success with %s, and no noise',
    async (format) => {
      const line = `alpr-audit ages log.csv --by user --format ${format} | head -1`;
      const { stdout, stderr } = await pipe(line, big);
      expect(stderr).toBe('codes: 0 0\n');
      expect(stdout.toString().split('\n')).toHaveLength(2);
    },
  );

  it('that is closed from the start is success', async () => {
    const { stderr } = await pipe(`alpr-audit ${BIG.join(' ')} | true`, big);
    expect(stderr).toBe('codes: 0 0\n');
  });

  it('closed on standard error is no reason to fail', async () => {
    const cwd = folderOf('layouts/vigilant.csv');
    const line = 'alpr-audit ages vigilant.csv --format csv 2>&- | cat';
    const { stdout, stderr } = await pipe(line, cwd);
    expect(stderr).toBe('codes: 0 0\n');
    expect(stdout.toString()).toContain('over 2 years');
  });

  it('is one thing, a full disk another: what was not written is not success', async () => {
    for (const argv of [BIG.join(' '), '--version', '--help', 'inspect --help', 'schema config']) {
      const { stderr } = await pipe(`alpr-audit ${argv} > /dev/full`, big);
      expect(stderr).toMatch(/^alpr-audit: .+\ncodes: 2\n$/);
    }
  });
});

describe('standard input', () => {
  const cwd = folderOf('layouts/flock-audit.csv');
  const bytes = readFileSync(join(cwd, 'flock-audit.csv'));
  const argv = ['ages', '--json', '--tz', 'America/Los_Angeles'];

  it.each(['plain', 'gzipped'])('%s is read as a file is', async (form) => {
    const file = await runProgram([...argv, 'flock-audit.csv'], { cwd });
    const stdin = form === 'plain' ? bytes : gzipSync(bytes);
    const { code, stdout, stderr } = await runProgram([...argv, '-'], { cwd, stdin });
    expect([code, stderr]).toEqual([0, '']);
    const [fromFile, fromStdin] = [file.stdout, stdout].map((text) => JSON.parse(text.toString()));
    expect(fromStdin.ages).toEqual(fromFile.ages);
    expect(fromStdin.population).toEqual(fromFile.population);
    expect(fromStdin.inputs[0]).toMatchObject({ file: '-', bytes: stdin.length });
    if (form === 'plain') expect(fromStdin.inputs[0].sha256).toBe(fromFile.inputs[0].sha256);
  });

  it('comes in pieces of any size', async () => {
    const child = spawn(process.execPath, [PROGRAM, ...argv, '-'], { cwd });
    let stdout = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    const ended = new Promise((resolve) => child.on('close', resolve));
    for (let at = 0; at < bytes.length; at += 997) {
      await written(child.stdin, bytes.subarray(at, at + 997));
    }
    child.stdin.end();
    expect(await ended).toBe(0);
    expect(JSON.parse(stdout).population.rows).toBe(48);
  });
});

describe('Ctrl-C, and what ends a program otherwise', () => {
  /** Starts reading a standard input that does not end, and waits for the temporary file. */
  async function interrupted(text: string, by: NodeJS.Signals, ...more: string[]) {
    const cwd = folderWith({ mine: 'mine' });
    const argv = ['ages', '-', '-o', 'out', '--rejects', 'rejects', ...more];
    const child = spawn(process.execPath, [PROGRAM, ...argv], { cwd });
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.stdin.on('error', () => {});
    const ended = new Promise<(number | string | null)[]>((resolve) =>
      child.on('close', (code, signal) => resolve([code, signal])),
    );
    const all = written(child.stdin, text);
    while (namesIn(cwd).length < 3 && child.exitCode === null) await turn();
    // A file that begins anew is away for a moment: what was seen once was there.
    expect(child.exitCode).toBe(null);
    await all;
    child.kill(by);
    return { cwd, end: await ended, said };
  }

  it.each<[string, NodeJS.Signals, string]>([
    ['before the header', 'SIGHUP', 'ID,Search'],
    ['after some rows', 'SIGTERM', SMALL_LOG],
    ['in the middle of much', 'SIGINT', manyUsers().repeat(24)],
  ])('%s (%s) ends in exit 130 and leaves no file', async (_, by, text) => {
    const { cwd, end, said } = await interrupted(text, by);
    expect(end).toEqual([130, null]);
    expect(said).toBe('');
    expect(namesIn(cwd)).toEqual(['mine']);
  });
});
