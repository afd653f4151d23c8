import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { FIXTURES } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';
import { leaked } from './leaks.ts';

/* No user, no name and no address of the tables stands in a redacted output, in any of its forms. */

const HIDDEN =
  /^(user|name|employee name|ip address|ip|approved by|finding|recommendation|owner|response|evidence)$/i;

/** What stands in the hidden columns of a table; rows above its header are none of it. */
function hiddenIn(path: string): string[] {
  const rows: string[][] = parse(readFileSync(join(FIXTURES, path)), {
    bom: true,
    relax_column_count: true,
  });
  const head = rows.findIndex((cells) => cells.some((cell) => HIDDEN.test(cell)));
  const columns = rows[head]!.flatMap((name, at) => (HIDDEN.test(name) ? [at] : []));
  return rows.slice(head + 1).flatMap((cells) => columns.map((at) => cells[at] ?? ''));
}

const TABLES = ['--accounts=accounts/accounts.csv', '--people=accounts/people.csv'].concat(
  '--training=accounts/training.csv',
);
const LOGINS = ['logins/logins.csv', '--known=logins/known.txt'];
const EVENTS = 'events/event-log.csv';
const FINDINGS = 'followup/register.csv';

const PEOPLE = ['accounts/accounts.csv', 'accounts/people.csv', 'accounts/training.csv'].flatMap(
  hiddenIn,
);
/** `n/a` and masks are no names; what --known calls its own is shown. */
const isName = (text: string): boolean => /\p{L}{2}|\d/u.test(text) && text !== 'n/a';

const EVENT_NAMES = [
  ...['Jane Doe', 'jdoe@pd.example.gov', 'Bob Roe', 'Admin, Alex', 'officer.ruiz@pd.example.gov'],
  ...['fast.reviewer', 'nine.reviewer', 'slow.reviewer', '7ABC100', '7ABC101', 'Auto theft'],
];

const RUNS: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['accounts', ['accounts', 'accounts/searches.csv', ...TABLES], PEOPLE],
  ['accounts without a log', ['accounts', '--as-of=2026-06-30', ...TABLES], PEOPLE],
  ['logins', ['logins', ...LOGINS], hiddenIn('logins/logins.csv')],
  ['events', ['events', EVENTS], EVENT_NAMES],
  ['followup', ['followup', FINDINGS, '--as-of=2026-07-20'], hiddenIn(FINDINGS)],
];

describe.each(RUNS)('%s', (_, argv, hidden) => {
  it.each(
    ['table', 'md', 'json', 'csv', 'ndjson'].flatMap((format) => [
      [format, 'public'],
      [format, 'board'],
    ]),
  )('as %s for the %s', async (format, level) => {
    const options = [`--format=${format}`, `--redact=${level}`];
    const { code, stdout, stderr } = await runMain([...argv, ...options], { cwd: FIXTURES });
    expect(code).toBe(0);
    expect(leaked(stdout + stderr, hidden.filter(isName))).toEqual([]);
  });

  it('shows them where nothing is redacted', async () => {
    const { stdout } = await runMain([...argv, '--json'], { cwd: FIXTURES });
    expect(leaked(stdout, hidden.filter(isName)).length).toBeGreaterThan(3);
  });
});

describe('the report', () => {
  it.each(
    ['html', 'md', 'json'].flatMap((format) => [
      [format, 'public'],
      [format, 'board'],
    ]),
  )('as %s for the %s', async (format, level) => {
    const argv = ['report', 'accounts/searches.csv', ...TABLES, `--events=${EVENTS}`].concat(
      [`--logins=${LOGINS[0]}`, LOGINS[1]!, `--followup=${FINDINGS}`, '--as-of=2026-07-20'],
      [`--format=${format}`, `--redact=${level}`],
    );
    const { code, stdout, stderr } = await runMain(argv, { cwd: FIXTURES });
    expect(code).toBe(0);
    const systems = [...PEOPLE, ...hiddenIn('logins/logins.csv'), ...EVENT_NAMES];
    // An owner is called as a section is.
    const hidden = [...systems, ...hiddenIn(FINDINGS).filter((text) => text !== 'Training')];
    expect(leaked(stdout + stderr, hidden.filter(isName))).toEqual([]);
  });
});
