import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { pasted } from '../../src/run/next-command.ts';
import { runMain } from '../run-main.ts';
import { refused, LOG as SEARCHES, SEED } from './audit.ts';
import { folderOf, folderWith, SMALL_LOG } from './folder.ts';

/* The manners of the contract that no other file has a test of, each as a user would see it. */

const LOG = `ID,Search Time,User,Agency,Case Number,Reason
1,2026-01-02 10:00:00,u1,North PD,,
2,2026-01-02 11:00:00,u1,North PD,26-001,burglary
`;

describe('-o tells on standard error', () => {
  const cwd = folderWith({ 'log.csv': LOG });
  const said = async (...argv: string[]) => {
    const { code, stdout, stderr } = await runMain([...argv, '--force'], { cwd });
    expect(stdout).toBe('');
    return { code, stderr };
  };

  it('what was written and how large', async () => {
    const { stderr } = await said('inspect', 'log.csv', '-o', 'out.md');
    const bytes = readFileSync(join(cwd, 'out.md')).length;
    expect(stderr).toMatch(
      new RegExp(
        `^Wrote out\\.md: ${Math.round(bytes / 1000)} kB\\.\nNext, [^\n]*\nTo draw them: [^\n]*\n$`,
      ),
    );
    writeFileSync(join(cwd, 'log.csv'), LOG);
    const all = await said('validate', 'log.csv', '-o', 'v.json', '--findings', 'f.csv');
    expect(all.stderr).toMatch(/^Wrote f\.csv: \d+ bytes; v\.json: \d+ kB\.\n$/);
    expect((await said('inspect', 'log.csv', '-o', 'out.md', '--quiet')).stderr).toBe('');
  });

  it('the verdict, where a threshold was asked for', async () => {
    expect(await said('validate', 'log.csv', '-o', 'v.md', '--fail-over', '5')).toEqual({
      ...{ code: 1 },
      stderr: expect.stringMatching(
        /\n--fail-over 5%: not met \(exit 1\): 50% of the judgeable searches are inadequate\.\n$/,
      ),
    });
    const met = await said('validate', 'log.csv', '-o', 'v.md', '--fail-over', '50');
    expect(met).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('--fail-over 50%: met: 50%'),
    });
    const total = await said('inspect', 'log.csv', '-o', 'i.md', '--control-total', '3');
    expect(total.stderr).toContain('--control-total 3: not met (exit 1): the files hold 2 rows.\n');
    const numbers = [
      '--population',
      '4262',
      '--sample',
      '60',
      '--exceptions',
      '9',
      '--tolerable',
      '5',
    ];
    const evaluated = await said('evaluate', ...numbers, '-o', 'e.md');
    expect(evaluated.code).toBe(1);
    expect(evaluated.stderr).toMatch(
      /\n--tolerable 5%: not met \(exit 1\): not supported, at most .+%/,
    );
    const flags = await said('flags', 'log.csv', '-o', 'f.md', '--fail-on', 'any');
    expect(flags).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('--fail-on any: met: nothing is flagged.'),
    });
  });

  it('nothing where the output itself is seen, or nothing was written', async () => {
    for (const argv of [
      ['inspect', 'log.csv'],
      ['inspect', 'log.csv', '-o', '-'],
    ]) {
      expect((await runMain(argv, { cwd })).stderr).not.toContain('Wrote');
    }
    const { stderr } = await runMain(['inspect', 'none.csv', '-o', 'x.md'], { cwd });
    expect(stderr).not.toContain('Wrote');
  });
});

describe('the next command', () => {
  it('is quoted for the shell that it is pasted into', () => {
    const words = ['evaluate', 'Prüfung 2026/it’s $HOME.xlsx', '--tolerable', '5'];
    expect(pasted(words, false)).toBe(
      "alpr-audit evaluate 'Prüfung 2026/it’s $HOME.xlsx' --tolerable 5",
    );
    expect(pasted(["a'b"], false)).toBe(String.raw`alpr-audit 'a'\''b'`);
    expect(pasted(words, true)).toBe(
      'alpr-audit evaluate "Prüfung 2026/it’s $HOME.xlsx" --tolerable 5',
    );
    expect(pasted(['C:\\my logs\\a.csv', 'C:\\b.csv'], true)).toBe(
      'alpr-audit "C:\\my logs\\a.csv" C:\\b.csv',
    );
  });

  it('is said when an audit was drawn', async () => {
    const cwd = folderWith({ 'log.csv': SEARCHES });
    const argv = ['sample', 'log.csv', '--confidence', '95', '--tolerable', '20', '--seed', SEED];
    const { stderr } = await runMain([...argv, '-o', 'my audit'], { cwd });
    expect(stderr).toContain(
      "\nNext, once it is filled in: alpr-audit evaluate 'my audit/workpaper.xlsx' --tolerable 20\n" +
        "To check the draw: alpr-audit verify 'my audit/manifest.json'\n",
    );
    expect((await runMain(['verify', 'my audit/manifest.json'], { cwd })).code).toBe(0);
    const init = await runMain(['followup', '--init', 'my register.csv'], { cwd });
    expect(init.stdout).toContain("alpr-audit followup 'my register.csv' --as-of YYYY-MM-DD");
  });
});

describe('the next command behind inspect and size', () => {
  const cwd = folderWith({ 'log.csv': SEARCHES });
  const words = (line: string | undefined): string[] =>
    (line?.match(/(?:'[^']*'|[^\s'])+/g) ?? []).map((word) => word.replaceAll("'", ''));
  const nextOf = async (...argv: string[]) => {
    const { code, stderr } = await runMain(argv, { cwd });
    expect(code).toBe(0);
    const lines = stderr.split('\n').filter((line) => / alpr-audit /.test(line));
    return lines.map((line) => words(line.slice(line.indexOf('alpr-audit '))).slice(1));
  };

  it('can be pasted, and reads the log in the same way', async () => {
    const reading = ['--tz=America/Los_Angeles', '--map', 'reason=Reason', '--no-id'];
    const [size, sample] = await nextOf(...reading, 'inspect', 'log.csv', '--format', 'md');
    expect(size?.slice(0, 2)).toEqual(['size', '--population']);
    expect(sample?.slice(0, 6)).toEqual(['sample', 'log.csv', ...reading]);
    for (const argv of [size, sample]) {
      expect((await runMain(argv ?? [], { cwd: folderWith({ 'log.csv': SEARCHES }) })).code).toBe(
        0,
      );
    }
  });

  it('takes the name of the log behind it, where none was given', async () => {
    const [sample = []] = await nextOf('size', '--tolerable', '20', '--expected', '1');
    expect(sample.join(' ')).toBe('sample --confidence 95 --tolerable 20 --expected 1 -o audit');
    const [other = []] = await nextOf('size', '--precision', '5');
    expect(other.join(' ')).toBe('sample --size 385 -o audit');
    const drawn = await runMain([...sample, 'log.csv'], {
      cwd: folderWith({ 'log.csv': SEARCHES }),
    });
    expect(drawn.code).toBe(0);
  });

  it.each([
    ...[
      ['inspect', 'log.csv', '--json'],
      ['inspect', 'log.csv', '--quiet'],
    ],
    ...[
      ['inspect', 'log.csv', '--format', 'csv'],
      ['inspect', 'log.csv', '--redact', 'board'],
    ],
    ...[
      ['size', '--tolerable', '5', '--json'],
      ['size', '--tolerable', '5', '--quiet'],
    ],
  ])('is not said to programs, nor where silence is asked for: %j', async (...argv) => {
    expect(await nextOf(...argv)).toEqual([]);
  });

  it('is the report behind evaluate, with the options of the draw', async () => {
    const own = folderWith({ 'my log.csv': SEARCHES });
    const draw = ['sample', 'my log.csv', '--tz', 'America/Los_Angeles', '--map', 'reason=Reason'];
    const drawn = [...draw, '--size', '3', '--seed', SEED, '-o', 'audit'];
    expect((await runMain(drawn, { cwd: own })).code).toBe(0);
    const argv = ['evaluate', 'audit/workpaper.csv', '--tolerable', '90'];
    const { stderr } = await runMain(argv, { cwd: own });
    expect(stderr).toBe(
      "Next, the report: alpr-audit report 'my log.csv' --tz America/Los_Angeles --map reason=Reason --audit audit --workpaper audit/workpaper.csv --tolerable 90 -o report.html\n",
    );
    const report = words(stderr.slice(stderr.indexOf('alpr-audit '))).slice(1);
    expect((await runMain(report, { cwd: own })).stderr).toContain('Wrote report.html');
    for (const more of ['--json', '--quiet', '--redact=board']) {
      const silent = await runMain([...argv, more], { cwd: own });
      expect(silent.stderr).not.toContain('Next');
    }
  });

  it('is not said of standard input, which nobody can read again', async () => {
    const { stderr } = await runMain(['inspect', '-'], { cwd, stdin: SEARCHES });
    expect(stderr).toBe('');
  });
});

describe('names given by hand', () => {
  it('keys of the config that are none are refused, with the nearest that is one', async () => {
    for (const [config, why] of [
      [{ retentoin: '1y' }, 'the nearest is "retention"'],
      [{ accounts: { title: [] } }, 'the nearest is "titles"'],
      [{ verifiedLayouts: ['vigilent'] }, 'vigilent is not known; the nearest is vigilant'],
    ] as const) {
      const cwd = folderWith({ 'log.csv': LOG, 'alpr-audit.config.json': JSON.stringify(config) });
      expect(await refused(['inspect', 'log.csv'], { cwd })).toContain(why);
    }
  });
});

test('verifiedLayouts of the config ends unverified-layout, of that layout alone', async () => {
  const codes = async (verifiedLayouts: string[]) => {
    const cwd = folderOf('layouts/vigilant.csv');
    writeFileSync(join(cwd, 'alpr-audit.config.json'), JSON.stringify({ verifiedLayouts }));
    const { stdout } = await runMain(['inspect', 'vigilant.csv', '--json'], { cwd });
    const warnings: { code: string }[] = JSON.parse(stdout).warnings;
    return warnings.map(({ code }) => code);
  };
  expect(await codes([])).toContain('unverified-layout');
  expect(await codes(['palantir'])).toContain('unverified-layout');
  expect(await codes(['vigilant', 'palantir'])).not.toContain('unverified-layout');
});

describe('what would be passed over in silence is refused', () => {
  const cwd = folderWith({
    'log.csv': SMALL_LOG,
    'accounts.csv': 'user,status\nu1,active\n',
    'titles.txt': 'Officer\r\nSergeant, Patrol\n\nDetective\n',
  });

  it('standard input as a document to compare', async () => {
    expect(await refused(['compare', '-', 'x.json'], { cwd })).toContain('standard input (-)');
  });

  it('a column of a table that is not given', async () => {
    const argv = ['accounts', '--accounts', 'accounts.csv', '--as-of', '2026-01-01'];
    expect(await refused([...argv, '--map', 'people.name=Who'], { cwd })).toContain(
      '--map "people.name=Who" goes with --people',
    );
    expect(await refused(['validate', 'log.csv', '--map', 'cases.number=No'], { cwd })).toContain(
      'goes with --cases',
    );
    const mapped = await runMain([...argv, '--map', 'accounts.user=user'], { cwd });
    expect(mapped.code).toBe(0);
  });

  it('a file of titles that is none', async () => {
    const argv = ['accounts', '--accounts', 'accounts.csv', '--as-of', '2026-01-01', '--titles'];
    expect((await runMain([...argv, '@titles.txt'], { cwd })).code).toBe(0);
    expect(await refused([...argv, '@log.csv'], { cwd })).toContain('log.csv is no list of titles');
  });

  it('a list that is given twice', async () => {
    expect(await refused(['ages', 'log.csv', '--at', '30d', '--at', '1y'], { cwd })).toContain(
      '--at is given twice',
    );
  });
});

test('dates stand as Americans write them, in what people read', async () => {
  const cwd = folderWith({ 'log.csv': LOG });
  const argv = ['validate', 'log.csv', '--from', '2026-01-01', '--to', '2026-01-31'];
  for (const world of [
    { cwd },
    { cwd, terminal: 80 },
    { cwd, terminal: 80, env: { NO_COLOR: '1' } },
  ]) {
    const { stdout } = await runMain(argv, world);
    const text = stdout.replaceAll(/\s+/g, ' ');
    expect(text).toContain('from January 2, 2026, 10:00:00 to January 2, 2026, 11:00:00.');
    expect(text).toContain('Period asked for: January 1, 2026 to January 31, 2026, both');
  }
});
