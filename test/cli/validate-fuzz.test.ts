import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TIMES } from '../random-runs.ts';
import { runMain } from '../run-main.ts';
import { FIXTURES } from './folder.ts';

/*
 * Whatever is done to a log, `validate` ends in 0 or 2, in one line when it is 2, and when it is 0
 * both tables of classes add up to the searches, and the findings listed are those counted.
 */

const cwd = join(FIXTURES, 'validate');
const RUNS = 30 * TIMES;

const PIECES = [
  ...['"', '""', '",', ',"', ',', ',,', '\n', '\r\n', '\t', ';', ' ', '\u00a0', '\u0000', '\u001b'],
  ...['***', 'REDACTED', 'n/a', '0', '0000', '26-0000', '7ABC108', '7abc-108', 'investigation'],
  ...['invest igation', '459 PC', '211PC/459PC', '18 USC 922', '§', '(', ')', 'PC', 'case ', 'dr'],
  ...['078-05-1120', 'dob 1/2/1960', 'a@b.test', '(555) 010-0188', 'DL B1234567', '9'.repeat(400)],
  ...[
    '27-1',
    '1899-1',
    '2015000077',
    'é',
    '\ud83d\ude93',
    '\u202e',
    '=1+1',
    '４５９',
    '２６-1',
    'İ',
  ],
  ...['2026-01-05 08:00:00', '2026-13-99', 'asdf', 'zzzz', '1.', '-', '—', ':', '#', '/', 'x '],
];

const edit = fc.record({
  kind: fc.constantFrom('insert', 'replace', 'delete', 'cell', 'duplicate'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.nat(3), fc.nat(120)),
  text: fc.oneof(
    fc.constantFrom(...PIECES),
    fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((pieces) => pieces.join('')),
    fc.string({ maxLength: 12, unit: 'grapheme' }),
  ),
});

type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function edited(log: string, { kind, at, length, text }: Edit): string {
  const place = Math.floor(at * log.length);
  if (kind === 'insert') return log.slice(0, place) + text + log.slice(place);
  if (kind === 'replace') return log.slice(0, place) + text + log.slice(place + length);
  if (kind === 'delete') return log.slice(0, place) + log.slice(place + length);
  if (kind === 'duplicate') return log.slice(0, place + length) + log.slice(place);
  // The whole cell there, so that most texts become a case number or a reason of their own.
  const start = log.lastIndexOf(',', place) + 1;
  const end = log.slice(start).search(/[,\n]/);
  const quoted = `"${text.replaceAll('"', '""')}"`;
  return log.slice(0, start) + quoted + log.slice(end < 0 ? log.length : start + end);
}

const sum = (counts: Record<string, number>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

async function survives(log: string, argv: readonly string[]): Promise<boolean> {
  const run = await runMain(['validate', '-', '--json', ...argv], { cwd, stdin: log });
  expect(run.stdout + run.stderr).not.toMatch(/\n +at |a bug in/);
  if (run.code !== 0) {
    expect(run.code).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toMatch(/^alpr-audit: [^\n]+\n$/);
    return false;
  }
  const { population, validate } = JSON.parse(run.stdout);
  const { searches } = population;
  expect(sum(validate.caseNumber.classes)).toBe(searches);
  expect(sum(validate.reason.classes)).toBe(searches);
  expect(validate.adequate + validate.inadequate).toBe(validate.judgeable);
  expect(validate.judgeable).toBeLessThanOrEqual(searches);
  expect(validate.bothBlank.count).toBeLessThanOrEqual(validate.bothBlank.of);
  for (const field of ['searches', 'judgeable', 'inadequate'] as const) {
    const groups: Record<string, number>[] = validate.groups;
    const total = groups.reduce((all, group) => all + group[field]!, 0);
    if (groups.length > 0) expect(total).toBe({ ...validate, searches }[field]);
  }
  const listed = await runMain(['validate', '-', '--format', 'ndjson', ...argv], {
    cwd,
    stdin: log,
  });
  const counts: Record<string, number> = {};
  for (const line of listed.stdout.split('\n').slice(0, -1)) {
    const { kind } = JSON.parse(line);
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  const found = Object.entries(validate.findings).filter(([, count]) => count !== 0);
  expect(counts).toEqual(Object.fromEntries(found));
  return true;
}

const OPTIONS: readonly (readonly string[])[] = [
  [],
  ['--by', 'user'],
  ['--by', 'month', '--tz', 'America/Los_Angeles'],
  ['--by', 'offense', '--cases', 'register.csv'],
  ['--by', 'agency', '--config', 'config.json'],
];

describe('random edits', () => {
  it.each(['searches.csv', 'without-case-number.csv', 'hostile-texts.csv'])(
    'of %s end in 0 or 2, and add up',
    async (name) => {
      const log = readFileSync(join(cwd, name), 'utf8');
      const edits = fc.array(edit, { minLength: 1, maxLength: 12 });
      let read = 0;
      await fc.assert(
        fc.asyncProperty(edits, fc.constantFrom(...OPTIONS), async (changes, argv) => {
          if (await survives(changes.reduce(edited, log), argv)) read++;
        }),
        { numRuns: RUNS },
      );
      // Enough is read for the sums to be tested, and not only the refusals.
      expect(read).toBeGreaterThan(RUNS / 5);
    },
  );
});
