import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FlagsResult, FlagsSettings } from '../../src/contract/flags.ts';
import { FLAG_RULES } from '../../src/flags/rules/index.ts';
import { folderWith } from '../cli/folder.ts';
import { type Run, runMain } from '../run-main.ts';

const HEADER = 'ID,User,Agency,Search Time,Plate,Case Number,Reason';

/** A log of rows, each known by its number. */
function log(rows: readonly string[], prefix = 'id', header = HEADER): string {
  return `${[header, ...rows.map((row, i) => `${prefix}-${i},${row}`)].join('\n')}\n`;
}

/** Ann looks a plate up on five days, and Bob does his work. */
const ROWS = [1, 2, 3, 4, 5].flatMap((day) => [
  `ann,Alpha PD,2026-01-0${day} 10:00,7ABC123,,investigation`,
  `bob,Alpha PD,2026-01-0${day} 11:00,P${day},26-0162${day},stolen honda`,
]);
const LOG = log(ROWS);

async function run(argv: readonly string[], files: Record<string, string> = {}): Promise<Run> {
  return await runMain(['flags', ...argv], { cwd: folderWith({ 'log.csv': LOG, ...files }) });
}

interface Document {
  readonly flags: FlagsResult;
  readonly settings: FlagsSettings;
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

async function documentOf(
  argv: readonly string[],
  files: Record<string, string> = {},
): Promise<Document> {
  const { code, stdout, stderr } = await run([...argv, '--json'], files);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
}

describe('flags', () => {
  test('finds them, and says what it looked at and what it could not', async () => {
    const { flags } = await documentOf(['log.csv']);
    expect(flags.flags).toMatchObject([
      {
        rule: 'repeatPlate',
        subject: { user: 'ann', agency: 'Alpha PD', plate: '7ABC123' },
        conditions: ['days'],
        ...{ searches: 5, dates: 5, firstSearch: '2026-01-01T10:00:00' },
        rows: [2, 4, 6, 8, 10].map((line, i) => ({ file: 'log.csv', line, id: `id-${2 * i}` })),
      },
    ]);
    expect(flags).toMatchObject({ flagged: 5, undated: 0, byProgram: 0 });
    expect(flags.rules.find(({ rule }) => rule === 'repeatPlate')).toMatchObject({ subjects: 6 });
    const idle = flags.rules.filter(({ ran }) => !ran).map(({ rule, why }) => [rule, why]);
    expect(idle).toEqual([
      ['wideReach', 'noValue: networks'],
      ['oldImages', 'noValue: windowStart'],
      ['outOfState', 'option: home'],
      ['unlisted', 'option: shared-with'],
      ['watchedPlate', 'option: watch'],
    ]);
  });

  test('tells people first what could not be looked at, then the flags by user', async () => {
    const { stdout } = await run(['log.csv']);
    const places = [
      '1 red flag on 5 of 10 searches: reasons to look, not accusations.',
      'What could not be looked at',
      'What was looked at',
      'Why not a sample: if 5 of these 10 searches were misuse',
      'User “ann” of “Alpha PD”',
      '5 searches for plate 7ABC123 on 5',
    ].map((text) => stdout.indexOf(text));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBe(0);
    expect(stdout).not.toContain('User “bob”');
  });

  test('over one in ten flagged is how the agency works, and said so', async () => {
    const { stdout } = await run(['log.csv', '--rules', 'repeatPlate', '--format', 'md']);
    expect(stdout).toContain(
      'This is how the agency works, see validate; it is no sign of a person.',
    );
    const many = log([
      ...ROWS,
      ...Array.from({ length: 20 }, (_, i) => `cy,Alpha PD,2026-01-01,Z${i},26-01628,`),
    ]);
    const less = await run(['log.csv', '--rules', 'repeatPlate'], { 'log.csv': many });
    expect(less.stdout).not.toContain('how the agency works');
    expect(less.stdout).toContain('1 red flag');
  });

  test('--format csv and ndjson have a row a rule and a row a flag', async () => {
    const csv = await run([
      'log.csv',
      '--rules',
      'repeatPlate,volume',
      '--format',
      'csv',
      '--quiet',
    ]);
    const [header, ...lines] = csv.stdout.replace('\ufeff', '').trimEnd().split('\r\n');
    expect(header).toMatch(/^section,rule,ran,why,subjects,flags,pack,userName,agency,plate/);
    expect(lines.map((line) => line.split(',').slice(0, 3))).toEqual([
      ['rules', 'repeatPlate', 'yes'],
      ['rules', 'volume', 'yes'],
      ['flags', 'repeatPlate', ''],
    ]);
    const ndjson = await run([
      'log.csv',
      '--rules',
      'repeatPlate',
      '--format',
      'ndjson',
      '--quiet',
    ]);
    const rows = ndjson.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toMatchObject([
      { section: 'rules', flags: 1 },
      {
        section: 'flags',
        userName: 'ann',
        rows: 'log.csv:2; log.csv:4; log.csv:6; log.csv:8; log.csv:10',
      },
    ]);
  });

  test('--list has every flagged search, in the order of the log', async () => {
    const cwd = folderWith({ 'log.csv': LOG });
    const listed = async (name: string, ...more: string[]): Promise<string> => {
      const { code, stderr } = await runMain(['flags', 'log.csv', '--list', name, ...more], {
        cwd,
      });
      expect(code, stderr).toBe(0);
      return readFileSync(join(cwd, name), 'utf8');
    };
    const csv = (await listed('all.csv', '--cite', '1')).replace('\ufeff', '').split('\r\n');
    expect(csv.slice(0, 2)).toEqual([
      'rule,subject,file,line,id,searchedAt,userName,agency,plate,caseNumber,reason',
      'repeatPlate,"user=ann; agency=Alpha PD; plate=7ABC123",log.csv,2,id-0,2026-01-01 10:00,ann,Alpha PD,7ABC123,,investigation',
    ]);
    expect(csv).toHaveLength(7);
    const ndjson = await listed('all.ndjson');
    expect(
      ndjson
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).line),
    ).toEqual([2, 4, 6, 8, 10]);
    const none = await listed('none.csv', '--rules', 'volume');
    expect(none.replace('\ufeff', '').split('\r\n')).toHaveLength(2);
    const refused = await runMain(['flags', 'log.csv', '--list', 'all.txt'], { cwd });
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('must end in .csv, .ndjson or .xlsx');
  });

  test('--fail-on is exit 1 where a rule flags, exit 2 where one did not run', async () => {
    const code = async (...argv: string[]) => (await run(['log.csv', '--quiet', ...argv])).code;
    expect(await code('--fail-on', 'any')).toBe(1);
    expect(await code('--fail-on', 'repeatPlate,volume')).toBe(1);
    expect(await code('--fail-on', 'volume')).toBe(0);
    expect(await code('--fail-on', 'words')).toBe(0);
    expect(await code('--rules', 'volume', '--fail-on', 'any')).toBe(0);
    const idle = await run(['log.csv', '--fail-on', 'outOfState']);
    expect(idle).toMatchObject({ code: 2, stdout: '' });
    expect(idle.stderr).toContain('did not run (option: home)');
    expect((await run(['log.csv', '--rules', 'volume', '--fail-on', 'burst'])).stderr).toContain(
      '--rules leaves this rule out',
    );
  });

  test.each([
    [
      ['--rules', 'repeat'],
      '--rules repeat is not known; the nearest is repeatPlate: give words for all',
    ],
    [['--fail-on', 'nothing'], '--fail-on nothing is not known'],
    [['--home', 'ZZ'], '--home ZZ is not known: give a state, one of AK'],
    [['--retention', 'long'], '--retention long is no period'],
    [['--shared-with', 'none.csv'], 'none.csv is not there: check what --shared-with names'],
    [['--watch', 'none.txt'], 'none.txt is not there: check what --watch names'],
    [['--watch', 'empty.txt'], 'empty.txt holds no plate'],
    [['--watch', 'latin.txt'], 'latin.txt is not in UTF-8'],
    [['--watch', 'log.csv'], 'log.csv, line 1, is no plate: give one plate a line'],
    [['--watch', 'pattern.txt'], 'pattern.txt, line 2, is no plate'],
    [['--watch', 'sentence.txt'], 'sentence.txt, line 1, is no plate'],
    [['--watch', 'ruler.txt'], 'ruler.txt, line 3, is no plate'],
    [['--watch-key-file', 'key'], '--watch-key-file goes with --watch'],
    [['--watch', 'codes.txt'], 'codes.txt, line 2, is a code of 64 digits: give the key'],
    [['--watch', 'plates.txt', '--watch-key-file', 'key'], 'plates.txt, line 1, is no code of 64'],
    [['--watch', 'codes.txt', '--watch-key-file', 'empty.txt'], 'empty.txt is empty'],
    [['--shared-with', 'list.pdf'], 'list.pdf is a PDF that was cut short or damaged'],
    [['--shared-with', 'directions.csv'], 'directions.csv names no agency'],
    [
      ['--config', 'states.json'],
      "the config's agencies say that Alpha PD is in ZZ, which is no state",
    ],
    [['--config', 'share.json'], 'flags.sameText.share: a share over 0.5'],
    [['--config', 'rule.json'], 'flags'],
    [['--redact', 'public', '--rejects', 'r.csv'], '--rejects writes rows as they stand'],
  ])('%j: %s', async (argv, message) => {
    const cwd = folderWith({
      'log.csv': LOG,
      ...{ 'empty.txt': '\n', key: 'secret\n', 'plates.txt': '7ABC123\n' },
      ...{ 'pattern.txt': '7ABC123\n7AB*\n', 'ruler.txt': '7ABC123\n\n-----\n' },
      'sentence.txt': 'cars of the chief\n',
      'latin.txt': Buffer.from([0x41, 0xe9, 0x0a]),
      'codes.txt': `\n${'a'.repeat(64)}\n`,
      'list.pdf': '%PDF-1.7\n',
      'directions.csv': 'Organization Name,Networks Shared With Me\nAlpha PD,\n',
      'states.json': '{"agencies": {"Alpha PD": {"state": "ZZ"}}}',
      'share.json': '{"flags": {"sameText": {"share": "0.5"}}}',
      'rule.json': '{"flags": {"burst": {"plate": 3}}}',
    });
    const { code, stdout, stderr } = await runMain(['flags', 'log.csv', ...argv], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    // No message shows a line of the watch list.
    expect(stderr).not.toMatch(/7ABC123|a{64}/);
  });

  test('a list of sharing tells directions, or is a name a line', async () => {
    const list =
      'Organization Name,Networks Shared With Me,Networks I\'m Sharing\n"Alpha PD",x,\nBeta PD,,\n';
    const flagged = async (text: string, name = 'list.csv') => {
      const { flags } = await documentOf(
        ['log.csv', '--shared-with', name, '--rules', 'unlisted'],
        {
          'log.csv': log([...ROWS, 'cy,Beta Police,2026-01-01,P1,,']),
          [name]: text,
        },
      );
      return flags.flags.map(({ subject }) => subject.agency);
    };
    expect(await flagged(list)).toEqual(['Beta Police']);
    expect(await flagged(list.replace('Beta PD,,', 'Beta PD,,y'))).toEqual([]);
    expect(
      await flagged('Organizations granted access to\nAlpha PD\nBeta, PD\n', 'list.txt'),
    ).toEqual([]);
    expect(await flagged('Gamma PD\n', 'list.txt')).toEqual(['Alpha PD', 'Beta Police']);
  });

  test('--explain prints each rule with its numbers, its reason and what it mistakes', async () => {
    const { code, stdout } = await runMain(['flags', '--explain', '--format', 'md']);
    expect(code).toBe(0);
    for (const rule of ['repeatPlate', 'manyUsers', 'burst', 'words.protest', 'watchedPlate']) {
      expect(stdout).toContain(`## ${rule}: `);
    }
    expect(stdout.match(/Why it is there: /g)).toHaveLength(FLAG_RULES.length);
    expect(stdout.match(/What it mistakes: /g)).toHaveLength(FLAG_RULES.length);
    expect(stdout).toContain('searches 10, dates 3, days 30, spanSearches 6');
    const some = await run(['log.csv', '--explain', '--rules', 'burst']);
    expect(some.stdout.match(/What it mistakes/g)).toHaveLength(1);
    expect((await runMain(['flags'])).code).toBe(2);
    expect((await runMain(['flags', '--explain', '--json'])).code).toBe(2);
  });
});

describe('a column that the release overwrote', () => {
  const rows = (users: number, reason = (_: number) => 'investigation'): string[] =>
    Array.from(
      { length: 60 },
      (_, i) => `user ${i % users},A,2026-01-0${1 + (i % 5)},7ABC123,,${reason(i)}`,
    );
  const judged = async (log_: string): Promise<Document> =>
    await documentOf(['log.csv', '--rules', 'repeatPlate'], { 'log.csv': log_ });

  test('is withheld where five users or more wrote it, and said', async () => {
    const five = await judged(log(rows(5)));
    expect(five.flags.rules[0]).toMatchObject({ ran: false, why: 'notJudged' });
    expect(five.settings.overwritten).toEqual([{ file: 'log.csv', field: 'reason' }]);
    const { stdout } = await run(['log.csv'], { 'log.csv': log(rows(5)) });
    expect(stdout).toMatch(/the release\s+overwrote it/);
    const four = await judged(log(rows(4)));
    expect(four.settings.overwritten).toEqual([]);
    expect(four.flags.flags).toHaveLength(4);
    // A user is one of an agency: three names of two agencies are six.
    const six = rows(3).map((row, i) => (i < 30 ? row : row.replace(',A,', ',B,')));
    expect((await judged(log(six))).settings.overwritten).toHaveLength(1);
    const nobody = await judged(log(rows(5).map((row) => row.replace(/^user \d/, '***'))));
    expect(nobody.settings.overwritten).toHaveLength(1);
    const one = await judged(log(rows(5, (i) => (i === 59 ? 'check' : 'investigation'))));
    expect(one.settings.overwritten).toEqual([]);
    expect(one.flags.flags).toHaveLength(5);
  });

  test('is judged over all good rows of the file, whatever the period', async () => {
    const { settings, flags } = await documentOf(
      ['log.csv', '--rules', 'repeatPlate', '--from', '2026-01-01', '--to', '2026-01-04'],
      { 'log.csv': log(rows(5, (i) => (i % 5 === 4 ? 'check' : 'investigation'))) },
    );
    expect(settings.overwritten).toEqual([]);
    expect(flags.rules[0]!.ran).toBe(true);
  });
});

describe('logs that probably tell of the same searches', () => {
  const other = (days: number): string =>
    `User,Org Name,Search Time,Plate,Reason,Notes\n${Array.from({ length: days }, (_, i) => `ann,alpha pd,2026-01-0${1 + i} 10:00:00,7ABC123,investigation,x\n`).join('')}`;
  const files = (days: number) => ({ 'other.csv': other(days) });

  test('are refused, or counted together with a warning', async () => {
    const refused = await run(['log.csv', 'other.csv'], files(3));
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('log.csv and other.csv have different headers');
    expect(refused.stderr).toContain('give one of them, or --allow-mixed');
    const { warnings, flags } = await documentOf(
      ['log.csv', 'other.csv', '--allow-mixed'],
      files(3),
    );
    expect(warnings.filter(({ code }) => code === 'mixed-logs')).toHaveLength(1);
    expect(flags.flags[0]!.searches).toBe(8);
  });

  test('share more than two dates of one agency, and have no id in common', async () => {
    expect((await run(['log.csv', 'other.csv'], files(2))).code).toBe(0);
    const elsewhere = { 'other.csv': other(5).replaceAll('alpha pd', 'Beta PD') };
    expect((await run(['log.csv', 'other.csv'], elsewhere)).code).toBe(0);
    const same = { 'other.csv': log(ROWS, 'jd') };
    expect((await run(['log.csv', 'other.csv'], same)).code).toBe(0);
    const header = HEADER.replace('ID', 'Search ID');
    const withIds = { 'other.csv': log(ROWS, 'id', header) };
    expect((await run(['log.csv', 'other.csv'], withIds)).code).toBe(0);
    const withOthers = { 'other.csv': log(ROWS, 'jd', header) };
    expect((await run(['log.csv', 'other.csv'], withOthers)).code).toBe(2);
  });
});

describe('redacted', () => {
  const names = /\b(ann|bob)\b|7ABC123|\binvestigation\b|26-0162/;

  test.each(['public', 'board'] as const)(
    'for %s: no name, plate, number or text',
    async (level) => {
      const cwd = folderWith({ 'log.csv': LOG });
      for (const format of ['table', 'json', 'csv', 'ndjson', 'md']) {
        const argv = [
          'flags',
          'log.csv',
          '--redact',
          level,
          '--format',
          format,
          '--list',
          `${format}.csv`,
        ];
        const { code, stdout, stderr } = await runMain(argv, { cwd });
        expect(code, stderr).toBe(0);
        const list = readFileSync(join(cwd, `${format}.csv`), 'utf8');
        for (const text of [stdout, list]) expect(text).not.toMatch(names);
        expect(list).toContain('user-');
        if (level === 'board') expect(stdout).toContain('▒▒▒123');
        else expect(stdout).not.toContain('123');
      }
    },
  );
});

test('names given by hand that no search has are said, with the nearest', async () => {
  const argv = ['log.csv', '--own', 'Alfa PD', '--own', 'alpha, pd', '--config', 'c.json'];
  const files = { 'c.json': '{"agencies": {"Alphas PD": {"state": "CA"}}}' };
  const { code, stdout } = await run(argv, files);
  expect(code).toBe(0);
  const text = stdout.replaceAll(/\s+/g, ' ');
  expect(text).toContain(
    'no search has the agency “Alfa PD” of --own; the nearest name is “alpha pd”',
  );
  expect(text).toContain("no search has the agency “alphas pd” of the config's agencies");
  expect(text).not.toContain('“alpha, pd”');
});

test('the watch list finds its plates, and stands in no output but where they hit', async () => {
  const { flags, settings } = await documentOf(['log.csv', '--watch', 'watch.txt'], {
    'watch.txt': '7-abc 123\r\n\r\n9SECRET\r\n',
  });
  const hits = flags.flags.filter(({ rule }) => rule === 'watchedPlate');
  expect(hits).toMatchObject([{ subject: { user: 'ann', plate: '7ABC123' }, searches: 5 }]);
  expect(JSON.stringify({ flags, settings })).not.toContain('SECRET');
  expect(settings).toMatchObject({ watch: 'watch.txt', watchKeyed: false });
});

test('sample --also-flagged picks flagged searches beside the draw', async () => {
  const cwd = folderWith({ 'log.csv': LOG });
  const argv = [
    'sample',
    'log.csv',
    '--size',
    '2',
    '--seed',
    '1',
    '--as-of',
    '2026-02-01T00:00:00Z',
  ];
  const plain = await runMain([...argv, '--json'], { cwd });
  const { code, stdout } = await runMain([...argv, '--json', '--also-flagged', '3'], { cwd });
  expect(code).toBe(0);
  const { sample, settings } = JSON.parse(stdout);
  const { sample: without } = JSON.parse(plain.stdout);
  const { alsoFlagged, ...draw } = sample;
  expect(draw).toEqual(without);
  expect(settings.alsoFlagged).toBe(3);
  const drawn = new Set(draw.drawn.map(({ line }: { line: number }) => line));
  expect(alsoFlagged).toHaveLength(3);
  for (const pick of alsoFlagged) {
    expect(pick.rules).toEqual(['repeatPlate']);
    expect(pick.search.user).toBe('ann');
    expect(drawn.has(pick.line)).toBe(false);
  }
  const folder = await runMain([...argv, '-o', 'audit', '--also-flagged', '3'], { cwd });
  expect(folder.code, folder.stderr).toBe(0);
  expect(readFileSync(join(cwd, 'audit/judgment-picks.csv'), 'utf8').split('\r\n')).toHaveLength(5);
  const bare = await runMain([...argv, '-o', 'bare'], { cwd });
  expect(bare.code).toBe(0);
  // Workpaper and manifest are the same with the picks and without: nothing is projected from them.
  for (const name of ['workpaper.csv', 'manifest.json']) {
    expect(readFileSync(join(cwd, 'audit', name), 'utf8')).toBe(
      readFileSync(join(cwd, 'bare', name), 'utf8'),
    );
  }
});

test('the report names no user in its red flags unless asked', async () => {
  const cwd = folderWith({ 'log.csv': LOG });
  const flagsIn = async (...more: string[]) => {
    const { stdout } = await runMain(['report', 'log.csv', '--json', ...more], { cwd });
    return JSON.parse(stdout).report.flags;
  };
  const plain = await flagsIn();
  expect(plain).toMatchObject({ flagged: 5, list: [] });
  expect(JSON.stringify(plain)).not.toMatch(/ann"|7ABC123/);
  const revealed = await flagsIn('--reveal-users');
  expect(revealed.list).toMatchObject([{ subject: { user: 'ann', agency: 'Alpha PD' } }]);
  expect(JSON.stringify(revealed)).not.toContain('7ABC123');
  const both = await runMain(['report', 'log.csv', '--reveal-users', '--redact', 'board'], { cwd });
  expect(both.code).toBe(2);
});
