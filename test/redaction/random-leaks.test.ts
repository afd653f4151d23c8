import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../cli/folder.ts';
import { TIMES } from '../random-runs.ts';
import { runMain } from '../run-main.ts';
import { leaked } from './leaks.ts';

/* Random logs whose hidden texts stand where nobody expects them; none of them may be in an output. */

const HEADER = [
  ...['Search ID', 'Search Time', 'User', 'Agency', 'License Plate', 'State', 'Start Date'],
  ...['End Date', 'Case Number', 'Reason', 'Offense', 'Records Viewed', 'Network Count'],
  ...['Total Devices Searched', 'Search Type', 'IP Address'],
];

const WRAPPED: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => ` ${text.toUpperCase()} `,
  (text) => `"${text}",`,
  (text) => `=${text}`,
  (text) => `\u001b[31m${text}\u202e`,
  (text) => `<b>${text}</b>\n| x |`,
  (text) => `${text}@north.test`,
];

const wrapped = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(text, fc.constantFrom(...WRAPPED)).map(([plain, wrap]) => wrap(plain));

const word = fc.stringMatching(/^[b-z]{6,9}q[b-z]z$/);
const name = wrapped(fc.tuple(fc.stringMatching(/^[a-z]{1,4}$/), word).map((two) => two.join('.')));
const plate = fc.stringMatching(/^[2-8][B-Y]{3}[0-8]{3}$/);
const reason = wrapped(
  fc.oneof(
    word,
    fc.tuple(word, word).map((two) => two.join(' ')),
  ),
);
const caseNumber = wrapped(fc.stringMatching(/^[B-Z]{2}2[0-9]-[0-9]{6}X$/));

const time = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2024-04-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 19).replace('T', ' '));

/** A few of each, so that groups, common reasons and reused numbers come about. */
const few = (text: fc.Arbitrary<string>, most: number) =>
  fc.array(text, { minLength: 1, maxLength: most });

const log = fc
  .tuple(few(name, 5), few(plate, 8), few(reason, 4), few(caseNumber, 4))
  .chain(([users, plates, reasons, numbers]) => {
    const hidden = fc.constantFrom(...users, ...plates, ...reasons, ...numbers);
    const mostly = <T>(usual: fc.Arbitrary<T>) =>
      fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: hidden });
    const id = fc.oneof(
      fc.uuid({ version: 4 }),
      fc.nat(9999).map(String),
      fc.constant(''),
      fc.tuple(hidden, fc.nat(99)).map((two) => two.join('-')),
    );
    const row = fc.tuple(
      ...[mostly(id), mostly(time), fc.constantFrom(...users), fc.constantFrom('North PD', 'SO')],
      ...[fc.constantFrom(...plates), fc.constantFrom('CA', 'NV'), mostly(time), mostly(time)],
      ...[fc.oneof(hidden, fc.constantFrom(...numbers)), mostly(fc.constantFrom(...reasons))],
      ...[mostly(fc.constant('Robbery')), mostly(fc.nat(99).map(String))],
      ...[mostly(fc.nat(99).map(String)), mostly(fc.nat(99).map(String)), hidden, hidden],
    );
    return fc.record({
      rows: fc.array(row, { minLength: 8, maxLength: 60 }),
      hidden: fc.constant([...users, ...plates, ...reasons, ...numbers]),
      users: fc.constant(users),
    });
  });

const command = fc.constantFrom<readonly string[]>(
  ['validate', '--by=user', '--min-group=1'],
  ['validate', '--by=user', '--min-group=8'],
  ['validate', '--by=agency', '--findings=list.csv'],
  ['validate', '--by=month', '--findings=list.ndjson'],
  ['sample', '--size=20', '--spares=3', '--seed=1'],
  ['sample', '--percent=50', '--by=agency', '--seed=1', '--method=generator'],
);
const format = fc.constantFrom('table', 'md', 'json', 'csv', 'ndjson');

function textOf(rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  return [HEADER, ...rows].map((cells) => `${cells.map(quoted).join(',')}\n`).join('');
}

async function outputOf(argv: readonly string[], cwd: string): Promise<string> {
  const { code, stdout, stderr } = await runMain([...argv, 'log.csv'], { cwd });
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  const list = argv.find((each) => each.startsWith('--findings='))?.split('=')[1];
  return stdout + stderr + (list === undefined ? '' : readFileSync(join(cwd, list), 'utf8'));
}

describe.each(['public', 'board'])('random logs, redacted for the %s', (level) => {
  it('show nothing of what is hidden', async () => {
    await fc.assert(
      fc.asyncProperty(log, command, format, fc.boolean(), async (random, asked, form, chosen) => {
        const listed = asked.filter((each) => form !== 'ndjson' || !each.startsWith('--findings'));
        const cwd = folderWith({ 'log.csv': textOf(random.rows) });
        const [user = ''] = random.users;
        const auditor = asked[0] === 'sample' ? [`--auditor=${user}`] : [];
        const argv = [...listed, `--format=${form}`, `--redact=${level}`, ...auditor];
        const only = chosen ? [`--user=${random.rows[0]![2]}`] : [];
        expect(leaked(await outputOf([...argv, ...only], cwd), random.hidden)).toEqual([]);
      }),
      { numRuns: 40 * TIMES },
    );
  });
});

describe('the look for leaks', () => {
  it.each([
    ['kelwen.quorzq', 'kelwen.quor\n  zq stands here'],
    ['kelwen.quorzq', '{"user":"Kelwen\\u002equorzq"}'],
    ['7ABC123', '| 7abc-123 |'],
    ['4711', 'case 4711, seen'],
  ])('finds %j in %j', (text, output) => expect(leaked(output, [text])).toEqual([text]));

  it.each([
    ['4711', 'user-X4711'],
    ['', 'anything'],
  ])('does not find %j in %j', (text, output) => expect(leaked(output, [text])).toEqual([]));
});
