import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runMain } from '../run-main.ts';
import { FIXTURES, folderWith } from './folder.ts';

/* `alpr-audit validate` from the command line: thresholds, groups and registers. */

const SCENARIO = join(FIXTURES, 'validate');
const HEADER = 'Search ID,Search Time,User,Agency,License Plate,Case Number,Reason,Offense\n';

/** A log of searches, each given by its case number and its reason. */
function log(cells: readonly (readonly [caseNumber: string, reason: string])[]): string {
  const rows = cells.map(
    ([caseNumber, reason], at) =>
      `s-${at},2026-01-05 09:30:00,u.ser,North PD,7ABC${100 + at},${caseNumber},${reason},Theft\n`,
  );
  return HEADER + rows.join('');
}

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

const GOOD = ['26-01628', 'burglary'] as const;
const POOR = ['', 'burglary'] as const;
const MASKED = ['***', 'REDACTED'] as const;

async function validated(cwd: string, ...argv: string[]) {
  const { code, stdout, stderr } = await runMain(['validate', ...argv, '--json'], { cwd });
  const said = expect.stringMatching(/^(Look at: [^\n]*\[undated\]\n)?$/);
  expect({ code, stderr }).toEqual({ code: 0, stderr: said });
  return JSON.parse(stdout).validate;
}

async function refused(cwd: string, ...argv: string[]): Promise<string> {
  const { code, stdout, stderr } = await runMain(['validate', ...argv], { cwd });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^alpr-audit: [^\n]+\n$/);
  return stderr;
}

describe('--fail-over', () => {
  const cwd = folderWith({
    'third.csv': log([...times(2, GOOD), POOR]),
    'twentieth.csv': log([...times(19, GOOD), POOR, ...times(40, MASKED)]),
    'masked.csv': log(times(3, MASKED)),
    'all.csv': log(times(3, POOR)),
  });

  it.each([
    ['twentieth.csv', '5', 0],
    ['twentieth.csv', '5%', 0],
    ['twentieth.csv', '5.0', 0],
    ['twentieth.csv', '005', 0],
    ['twentieth.csv', '5.000000000', 0],
    ['twentieth.csv', '4.999999999', 1],
    ['twentieth.csv', '4.9%', 1],
    ['twentieth.csv', '0', 1],
    ['third.csv', '33.333333333', 1],
    ['third.csv', '33.333333334', 0],
    ['all.csv', '99.999999999', 1],
    ['all.csv', '100', 0],
    ['masked.csv', '0', 0],
  ])('of %s at %s exits %i: equal is not over', async (file, percent, expected) => {
    for (const format of ['table', 'json', 'ndjson', 'csv', 'md']) {
      const argv = ['validate', file, '--fail-over', percent, '--format', format];
      const { code, stdout } = await runMain(argv, { cwd });
      expect(code).toBe(expected);
      if (format !== 'ndjson') expect(stdout).not.toBe('');
    }
  });

  it.each(['many', '', '-1', '101', '100.1', '5 %', '%', '5%%', '1e1', '0x5', 'NaN', '.5', '5.'])(
    'refuses %j',
    async (percent) => {
      const said = await refused(cwd, 'third.csv', `--fail-over=${percent}`);
      expect(said).toContain('a percentage from 0 to 100 is needed');
    },
  );

  it('comes after a control total that differs, and both are exit 1', async () => {
    const argv = ['validate', 'third.csv', '--control-total', '4'];
    for (const more of [[], ['--fail-over', '100'], ['--fail-over', '0']]) {
      const { code, stdout } = await runMain([...argv, ...more], { cwd });
      expect(code).toBe(1);
      expect(stdout).toMatch(/^Control total/);
    }
    const { code, stdout } = await runMain(['validate', 'third.csv', '--control-total', '3'], {
      cwd,
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^0% of searches have neither/);
  });
});

describe('a withheld cell', () => {
  it('is never held against anybody', async () => {
    const open = folderWith({ 'log.csv': log([GOOD]) });
    const before = await validated(open, 'log.csv');
    const cells = ['***', '# # #', '█████', 'REDACTED', '[redacted]', '6254(f) GC', '7923.600 GC'];
    const masked = cells.flatMap((cell) => [
      [cell, cell] as const,
      [cell, 'burglary'] as const,
      ['26-01628', cell] as const,
      [cell, '211PC'] as const,
    ]);
    const after = await validated(folderWith({ 'log.csv': log([GOOD, ...masked]) }), 'log.csv');
    expect(after.inadequate).toBe(0);
    expect(after.bothBlank).toEqual({ count: 0, share: 0, of: 1 });
    expect(after.judgeable).toBe(before.judgeable + 3 * cells.length);
    expect(after.caseNumber.classes.withheld).toBe(3 * cells.length);
    expect(after.findings).toEqual(before.findings);
  });

  it('beside a blank one is judged by the blank one alone', async () => {
    const cwd = folderWith({ 'log.csv': log([['***', ''], ['', '***'], MASKED]) });
    const { judgeable, inadequate, bothBlank, findings } = await validated(cwd, 'log.csv');
    expect({ judgeable, inadequate }).toEqual({ judgeable: 2, inadequate: 2 });
    expect(bothBlank).toEqual({ count: 0, share: null, of: 0 });
    expect(findings).toMatchObject({ 'caseNumber.blank': 1, 'reason.blank': 1, bothBlank: 0 });
  });
});

describe('a log of which no search is left', () => {
  it('is not said to lack columns that it has', async () => {
    const cwd = folderWith({ 'log.csv': log([GOOD]) });
    const { stdout } = await runMain(['validate', 'log.csv', '--to', '2000-01-01'], { cwd });
    expect(stdout).toContain('0 searches left to examine');
    expect(stdout).not.toContain('no column');
  });
});

describe('--by', () => {
  it('groups the undated, the withheld and the blank apart, by size and then code point', async () => {
    const groups = async (by: string, ...more: string[]) => {
      const { groups } = await validated(SCENARIO, 'searches.csv', '--by', by, ...more);
      return groups.map(({ value, searches, small }: Record<string, unknown>) =>
        [value, searches, small].join(' '),
      );
    };
    const total = readFileSync(join(SCENARIO, 'searches.csv'), 'utf8').match(/^v-/gm)!.length;
    const byUser = await groups('user');
    expect(byUser).toHaveLength(4);
    expect(byUser.at(-1)).toBe('(withheld) 1 true');
    expect((await groups('month')).at(-1)).toBe('(undated) 1 true');
    expect((await groups('offense', '--min-group', '0')).join()).toMatch(/\(blank\) \d+ false/);
    expect(await groups('agency', '--min-group', '38')).toEqual([
      `North PD ${total - 38} false`,
      'South SO 38 false',
    ]);
    expect(await groups('agency', '--min-group', '39')).toContain('South SO 38 true');
  });

  it.each([
    ['--by', 'plate'],
    ['--by', ''],
    ['--min-group', '-1'],
    ['--min-group', '1.5'],
    ['--min-group', 'few'],
  ])('refuses %s %j', async (option, text) => {
    await refused(SCENARIO, 'searches.csv', `${option}=${text}`);
  });
});

describe('--cases', () => {
  const cwd = folderWith({
    'log.csv': log([GOOD]),
    'no-number.csv': 'date,officer\n2026-01-01,a\n',
    'empty.csv': '',
    'open-quote.csv': 'number,date\n"26-01628,2026\n',
    'binary.csv': Uint8Array.from([0x1f, 0x8b, 8, 0, 34, 10, 97, 34, 98]),
    'bom-crlf.csv': '\ufeffCase Number,Note\r\n\r\n 26-01628 ,"a, b"\r\n',
    'latin-1.csv': Uint8Array.from([...Buffer.from('number,officer\n26-01628,u.s'), 0xe9, 0x0a]),
  });

  it.each([
    ['nowhere.csv', 'is not there'],
    ['no-number.csv', 'no column of case numbers'],
    ['empty.csv', 'is empty'],
    ['open-quote.csv', 'a quote that opens on line 2 and is not closed'],
    ['binary.csv', 'binary.csv'],
    ['.', 'is a folder'],
  ])('refuses %s: %s', async (name, what) => {
    const said = await refused(cwd, 'log.csv', '--cases', name);
    expect(said).toContain(name);
    expect(said).toContain(what);
  });

  it('reads a byte order mark, CRLF, blank lines and numbers among white space', async () => {
    const { findings } = await validated(cwd, 'log.csv', '--cases', 'bom-crlf.csv');
    expect(findings).toMatchObject({ caseUnknown: 0, caseMismatch: 0 });
  });

  it('never replaces a byte silently: a register that is not UTF-8 is read or refused', async () => {
    const argv = ['validate', 'log.csv', '--cases', 'latin-1.csv', '--json'];
    const { code, stderr } = await runMain(argv, { cwd });
    expect(`${code} ${stderr}`).toMatch(
      /^2 alpr-audit: latin-1\.csv|^0 Look at: .*[Ww]indows-1252/,
    );
  });
});
