import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, ROOT } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';

/* The report takes the lists that rules need; none of them, and none of one's own words, shows. */

const FLAGS = join(ROOT, 'fixtures/flags');
const LOGS = ['port-alder-pd.csv', 'alder-county-so.csv'];
const LISTS = ['--home', 'CA', '--own', 'Port Alder PD', '--shared-with', 'shared-networks.csv'];
const WATCH = ['--watch', 'watch-hashed.txt', '--watch-key-file', 'watch.key'];

interface Rule {
  readonly rule: string;
  readonly ran: boolean;
  readonly subjects: number;
  readonly flags: number;
  readonly searches: number;
}

async function documentOf(command: string, more: readonly string[], cwd = FLAGS, logs = LOGS) {
  const { code, stdout, stderr } = await runMain([command, ...logs, ...more, '--json'], { cwd });
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
}

describe('the lists of red flags in a report', () => {
  test('count as flags counts with them, and are named with their hashes', async () => {
    const flags = await documentOf('flags', [...LISTS, ...WATCH]);
    const report = await documentOf('report', [...LISTS, ...WATCH]);
    const counts = (rules: readonly Rule[]) =>
      rules.map(({ rule, ran, subjects, flags: found, searches }) => [
        ...[rule, ran, subjects, found, searches],
      ]);
    expect(counts(report.report.flags.rules)).toEqual(counts(flags.flags.rules));
    const ran = flags.flags.rules.filter((each: Rule) => each.ran && each.flags > 0);
    expect(ran.map(({ rule }: Rule) => rule)).toEqual(
      expect.arrayContaining(['outOfState', 'unlisted', 'watchedPlate']),
    );
    const sha256 = (name: string): string =>
      createHash('sha256')
        .update(readFileSync(join(FLAGS, name)))
        .digest('hex');
    expect(report.settings.flags).toEqual({
      ...{ home: 'CA', own: ['Port Alder PD'] },
      ...{ sharedWith: 'shared-networks.csv', sharedWithSha256: sha256('shared-networks.csv') },
      ...{ watch: 'watch-hashed.txt', watchSha256: sha256('watch-hashed.txt'), watchKeyed: true },
    });
  });

  test.each([[['--format', 'md']], [['--json']], [[]]])(
    'show no plate of the list, nor where it lies: %j',
    async (more) => {
      const plates = readFileSync(join(FLAGS, 'watch.txt'), 'utf8').split('\n').filter(Boolean);
      const files = [...LOGS, 'watch.txt'].map((name) => [name, readFileSync(join(FLAGS, name))]);
      const cwd = folderWith(Object.fromEntries(files));
      const watch = ['--watch', join(cwd, 'watch.txt'), '--reveal-users', ...more];
      const { code, stdout } = await runMain(['report', ...LOGS, ...watch], { cwd });
      expect(code).toBe(0);
      expect(stdout).not.toContain(cwd);
      for (const plate of plates) expect(stdout).not.toContain(plate);
    },
  );

  test.each([
    [['--watch', 'none.txt'], 'none.txt is not there: check what --watch names'],
    [['--watch-key-file', 'watch.key'], '--watch-key-file goes with --watch'],
    [['--shared-with', 'none.csv'], 'none.csv is not there: check what --shared-with names'],
  ])('%j: %s', async (more, message) => {
    const { code, stderr } = await runMain(['report', ...LOGS, ...more], { cwd: FLAGS });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

const SHARING = join(ROOT, 'fixtures/sharing');

test('--shared-with reads a vendor’s report, as PDF and as text', async () => {
  const found = async (list: string) => {
    const more = ['--shared-with', list, '--rules', 'unlisted'];
    return (await documentOf('flags', more, SHARING, ['network-audit.csv'])).flags;
  };
  const byPdf = await found('report-2025.pdf');
  expect(byPdf.rules[0].flags).toBeGreaterThan(0);
  expect(byPdf.rules[0].flags).toBeLessThan(byPdf.rules[0].subjects);
  expect(await found('report-2025.txt')).toEqual(byPdf);
});

describe('a list of one’s own words under --redact', () => {
  const log = [
    'ID,User,Agency,Search Time,Plate,Case Number,Reason',
    ...[1, 2, 3].map((i) => `${i},ann,Alpha PD,2026-01-0${i} 10:00,7ABC12${i},,zebedee family`),
    '4,bob,Beta PD,2026-01-04 10:00,7ABC124,,patrol in the park',
  ].join('\n');
  const config = {
    flags: {
      words: {
        packs: {
          family: { words: ['zebedee'], traps: ['zebedee street'] },
          testing: { words: ['testing'], traps: ['xanthippe'] },
        },
      },
      federal: { words: ['quagmire'], traps: [] },
    },
  };
  const cwd = folderWith({ 'log.csv': `${log}\n`, 'own.json': JSON.stringify(config) });
  const shown = async (command: string, ...more: string[]) => {
    const argv = [command, 'log.csv', '--config', 'own.json', ...more];
    const { code, stdout, stderr } = await runMain(argv, { cwd });
    expect(code, stderr).toBe(0);
    return stdout + stderr;
  };

  test('shows nowhere, though it is found', async () => {
    expect(await shown('flags', '--explain')).toMatch(/zebedee/);
    for (const forWhom of ['public', 'board']) {
      for (const more of [['--json'], ['--format', 'md', '--explain'], ['--format', 'csv'], []]) {
        const text = await shown('flags', '--redact', forWhom, ...more);
        expect(text).toMatch(/words\.family|: family/);
        expect(text).not.toMatch(/zebedee|xanthippe|quagmire/i);
      }
    }
    for (const more of [['--json'], ['--format', 'md'], []]) {
      const text = await shown('report', '--redact', 'board', '--title', 'Alpha', ...more);
      expect(text).not.toMatch(/zebedee|xanthippe|quagmire/i);
    }
  });
});
