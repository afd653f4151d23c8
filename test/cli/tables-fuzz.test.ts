import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runMain } from '../run-main.ts';
import { FIXTURES, folderWith, writeAnew } from './folder.ts';

/*
 * Whatever the bytes of a table, the program ends in 0, or in 2 with one line; and what it says of
 * safeguards and answers adds up.
 */

const cwd = folderWith();

const PIECES = [
  ...['"', '""', '",', ',"', ',', ',,,', '\t', ';', '|', '\n', '\r', '\r\n', '\n\n', ' '],
  ...['\u0000', '\u00a0', '\ufeff', '\u2028', '\ud83d\ude93', 'é', '=1+1', '\u001b[2J', '****'],
  ...['2025-02-30', '13/13/2025', '31/12/2024', 'never', '9999-12-31', '1900-01-00', '01-02-25'],
  ...['1.2E+11', '#N/A', 'User,Name\n', 'Name;User;Status\n', 'Doe, Jane', 'Active', 'disabled'],
  ...['Timestamp,User,Event Type,Entity Type,Entity Details,Event Id\n', '10.0.0.1', '::1', '/33'],
];

const piece = fc.oneof(
  fc.constantFrom(...PIECES).map((text) => Buffer.from(text)),
  fc.uint8Array({ minLength: 1, maxLength: 3 }).map((bytes) => Buffer.from(bytes)),
);

const edit = fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.constantFrom(0, 0, 1, 5, 60),
  piece,
});

type Edit = typeof edit extends fc.Arbitrary<infer Of> ? Of : never;

function edited(bytes: Buffer, edits: readonly Edit[]): Buffer {
  return edits.reduce((now, { from, length, piece: text }) => {
    const at = Math.floor(from * now.length);
    return Buffer.concat([now.subarray(0, at), text, now.subarray(at + length)]);
  }, bytes);
}

interface Table {
  readonly path: string;
  readonly argv: (name: string) => readonly string[];
}

const fixture = (path: string): string => join(FIXTURES, path);
const PEOPLE = `--people=${fixture('accounts/people.csv')}`;
const TABLES: readonly Table[] = [
  {
    path: 'accounts/accounts.csv',
    argv: (name) => ['accounts', '--as-of=2026-06-30', PEOPLE, `--accounts=${name}`],
  },
  {
    path: 'accounts/people.csv',
    argv: (name) => [
      ...['accounts', fixture('accounts/searches.csv'), `--people=${name}`],
      `--accounts=${fixture('accounts/accounts.csv')}`,
    ],
  },
  { path: 'checklist/contracts.csv', argv: (name) => ['checklist', name] },
  { path: 'events/event-log.csv', argv: (name) => ['events', name] },
  {
    path: 'logins/logins.csv',
    argv: (name) => ['logins', name, `--known=${fixture('logins/known.txt')}`],
  },
  {
    path: 'logins/known.txt',
    argv: (name) => ['logins', fixture('logins/logins.csv'), `--known=${name}`],
  },
  { path: 'followup/register.csv', argv: (name) => ['followup', name, '--as-of=2026-07-20'] },
];

interface Totals {
  readonly met: number;
  readonly partly: number;
  readonly notMet: number;
  readonly notApplicable: number;
  readonly open: number;
  readonly unsupported: number;
}

interface Safeguard {
  readonly outcome: string;
  readonly of: number;
  readonly exceptions: number;
  readonly untold: number;
}

function addsUp(json: string): void {
  const { accounts, checklist } = JSON.parse(json);
  for (const each of (checklist?.totals ?? []) as Totals[]) {
    const { met, partly, notMet, notApplicable, open, unsupported } = each;
    expect(met + partly + notMet + notApplicable + open).toBe(checklist.elements.length);
    expect(unsupported).toBeLessThanOrEqual(met);
  }
  if (accounts === undefined) return;
  for (const { outcome, of, exceptions, untold } of accounts.safeguards as Safeguard[]) {
    expect(exceptions).toBeLessThanOrEqual(of);
    if (exceptions > 0) expect(outcome).toBe('notMet');
    else expect(outcome).toBe(untold === 0 && of > 0 ? 'met' : 'cannotTell');
  }
  for (const [kind, count] of Object.entries(accounts.exceptions)) {
    const listed = accounts.list.filter((each: { kind: string }) => each.kind === kind).length;
    expect([kind, count ?? 0]).toEqual([kind, listed]);
  }
}

describe.each(TABLES)('$path, changed', ({ path, argv }) => {
  const bytes = readFileSync(fixture(path));

  it.each([false, true])('ends well, bad rows set aside: %s', async (isAllowed) => {
    const more = ['--json', ...(isAllowed ? ['--allow-bad-rows'] : [])];
    const changed = fc.array(edit, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(changed, async (edits) => {
        writeAnew(join(cwd, 'table'), edited(bytes, edits));
        const { code, stdout, stderr } = await runMain([...argv('table'), ...more], { cwd });
        expect(`${stdout}${stderr}`).not.toMatch(/\n +at |a bug in/);
        if (code === 0) return addsUp(stdout);
        expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
        expect(stderr).toMatch(/^alpr-audit: [^\n]+\n$/);
      }),
      { numRuns: 40 },
    );
  });
});
