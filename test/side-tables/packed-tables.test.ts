import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FIXTURES, folderWith } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';

/* Side tables may be gzipped, and one of a run may be standard input, as logs may. */

const KNOWN = readFileSync(join(FIXTURES, 'logins/known.txt'));
const LOGINS = readFileSync(join(FIXTURES, 'logins/logins.csv'));
const EVENTS = readFileSync(join(FIXTURES, 'events/event-log.csv'));
const SHARED = readFileSync(join(FIXTURES, 'sharing/shared-2024.csv'));
const cwd = folderWith({
  'known.txt': KNOWN,
  'known.txt.gz': gzipSync(KNOWN),
  'table.csv': LOGINS,
  'packed.csv.gz': gzipSync(LOGINS),
  'twice.csv.gz': Buffer.concat([gzipSync(LOGINS.subarray(0, 50)), gzipSync(LOGINS.subarray(50))]),
  'events.csv': EVENTS,
  'shared.csv.gz': gzipSync(SHARED),
  'shared.csv': SHARED,
  'cut.csv.gz': gzipSync(LOGINS).subarray(0, 100),
  'plain.csv.gz': LOGINS,
  'nothing.gz': gzipSync(''),
  'nothing.csv': '',
});

interface Document {
  readonly inputs: readonly { readonly table: string; readonly bytes: number; sha256: string }[];
  readonly [command: string]: unknown;
}

async function documentOf(argv: readonly string[], stdin: Uint8Array = Buffer.of()) {
  const { code, stdout, stderr } = await runMain([...argv, '--json'], { cwd, stdin });
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout) as Document;
}

/** What is found, whatever the file is called. */
async function foundIn(command: string, argv: readonly string[], stdin?: Uint8Array) {
  const document = await documentOf([command, ...argv], stdin);
  return JSON.stringify(document[command]).replaceAll(/"file":"[^"]*"/g, '"file":""');
}

async function refused(argv: readonly string[], stdin: Uint8Array = Buffer.of()): Promise<string> {
  const { code, stdout, stderr } = await runMain(argv, { cwd, stdin });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  return stderr;
}

const KNOWN_TOO = ['--known', 'known.txt'];

describe('an empty side table', () => {
  const empty = /^alpr-audit: nothing\.(?:csv|gz) is empty: export the table again\n$/;

  it('is said to be empty, whatever it was to be', async () => {
    for (const name of ['nothing.csv', 'nothing.gz']) {
      for (const argv of [
        ['accounts', '--as-of=2026-01-01', '--accounts', name],
        ['sharing', name],
        ['sharing', 'shared.csv', '--register', name],
        ['hotlists', name, '--retention=2y', '--as-of=2026-01-01'],
        ['events', name],
        ['followup', name, '--as-of=2026-01-01'],
        ['checklist', name],
        ['logins', 'logins.csv', '--known', name],
      ]) {
        expect(await refused(argv)).toMatch(empty);
      }
    }
  });
});

describe('a side table', () => {
  it('is read gzipped, in one member or several, and hashed as it is on the disk', async () => {
    const plain = await foundIn('logins', ['table.csv', ...KNOWN_TOO]);
    expect(await foundIn('logins', ['packed.csv.gz', '--known', 'known.txt.gz'])).toBe(plain);
    expect(await foundIn('logins', ['twice.csv.gz', ...KNOWN_TOO])).toBe(plain);
    const { inputs } = await documentOf(['logins', 'packed.csv.gz', ...KNOWN_TOO]);
    const packed = readFileSync(join(cwd, 'packed.csv.gz'));
    expect(inputs.find(({ table }) => table === 'logins')).toMatchObject({
      bytes: packed.length,
      sha256: createHash('sha256').update(packed).digest('hex'),
    });
  });

  it('is read from standard input, gzipped or not', async () => {
    const plain = await foundIn('logins', ['table.csv', ...KNOWN_TOO]);
    expect(await foundIn('logins', ['-', ...KNOWN_TOO], LOGINS)).toBe(plain);
    expect(await foundIn('logins', ['-', ...KNOWN_TOO], gzipSync(LOGINS))).toBe(plain);
    expect(await foundIn('events', ['-'], EVENTS)).toBe(await foundIn('events', ['events.csv']));
    const shared = await foundIn('sharing', ['shared.csv']);
    expect(await foundIn('sharing', ['-'], SHARED)).toBe(shared);
    expect(await foundIn('sharing', ['shared.csv.gz'])).toBe(shared);
  });

  it('is refused where it is broken, or standard input twice', async () => {
    expect(await refused(['logins', 'cut.csv.gz', ...KNOWN_TOO])).toMatch(
      /cut.csv.gz is broken gz/,
    );
    expect(await refused(['logins', 'plain.csv.gz', ...KNOWN_TOO])).toMatch(
      /is not gzip, whatever/,
    );
    expect(await refused(['logins', '-', '--known', '-'], KNOWN)).toMatch(/name - once/);
    expect(await refused(['events', '-'])).toMatch(/standard input is empty/);
  });
});
