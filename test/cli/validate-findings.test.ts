import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { runMain } from '../run-main.ts';
import { FIXTURES, folderOf, folderWith, namesIn } from './folder.ts';

/* The list of findings, in a file and on standard output, and the specification's rows in it. */

const SCENARIO = join(FIXTURES, 'validate');
const LOG = 'searches.csv';
const LEVELS = new Set(['defect', 'review']);
const COLUMNS = 'kind,level,file,line,searchId,userName,field,cell,information'.split(',');

type Finding = Record<string, string | number | null>;

function parsed(ndjson: string): Finding[] {
  return ndjson
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

async function listed(argv: string[], cwd = SCENARIO, stdin?: Uint8Array): Promise<Finding[]> {
  const world = { cwd, ...(stdin && { stdin }) };
  const { code, stdout } = await runMain(['validate', ...argv, '--format', 'ndjson'], world);
  expect(code).toBe(0);
  return parsed(stdout);
}

describe('the specification', () => {
  const rows: Record<string, string>[] = parse(readFileSync(join(SCENARIO, LOG)), {
    columns: true,
  });
  const ADEQUATE = new Set(['ok', 'statute', 'withheld']);

  it('holds every class of a log that has both columns', async () => {
    const { stdout } = await runMain(['validate', LOG, '--json'], { cwd: SCENARIO });
    const { caseNumber, reason } = JSON.parse(stdout).validate;
    for (const [classes, column] of [
      [caseNumber.classes, 'Case Class'],
      [reason.classes, 'Reason Class'],
    ] as const) {
      const specified = Object.keys(classes).map((name) => [
        name,
        rows.filter((row) => row[column] === name).length,
      ]);
      expect(Object.entries(classes)).toEqual(specified);
      const never = specified.filter(([, count]) => count === 0).map(([name]) => name);
      // No program that exports this log is a spreadsheet: nothing of it is damaged.
      expect(never).toEqual(['absent', 'damaged']);
    }
  });

  it('gets, row by row, the findings of its classes', async () => {
    const found = await listed([LOG]);
    const ofClasses = (id: string) =>
      found.filter(({ searchId, kind }) => searchId === id && String(kind).includes('.'));
    for (const row of rows) {
      const wanted = [
        ...(ADEQUATE.has(row['Case Class']!) ? [] : [`caseNumber.${row['Case Class']}`]),
        ...(ADEQUATE.has(row['Reason Class']!) ? [] : [`reason.${row['Reason Class']}`]),
      ];
      const kinds = ofClasses(row['Search ID']!).map(({ kind }) => kind);
      expect(kinds, `${row['Search ID']}: ${row.Shows}`).toEqual(wanted);
    }
  });

  it('holds every kind of finding, with the register; as many as the document counts', async () => {
    const found = await listed([LOG, '--cases', 'register.csv']);
    const argv = ['validate', LOG, '--cases', 'register.csv', '--json'];
    const { stdout } = await runMain(argv, { cwd: SCENARIO });
    const counts: Record<string, number> = JSON.parse(stdout).validate.findings;
    for (const [kind, count] of Object.entries(counts)) {
      expect(count, kind).toBeGreaterThan(0);
      expect(found.filter((finding) => finding.kind === kind).length, kind).toBe(count);
    }
    expect(found.every(({ level }) => LEVELS.has(String(level)))).toBe(true);
  });

  it('has what its rows on years, registers and reuse name, and nothing else', async () => {
    const shown = new Map(rows.map((row) => [row['Search ID'], row.Shows!]));
    const found = await listed([LOG, '--cases', 'register.csv']);
    const says = (kind: string, level?: string) => [
      ...new Set(
        found
          .filter((each) => each.kind === kind && (level === undefined || each.level === level))
          .map(({ searchId }) => shown.get(String(searchId))),
      ),
    ];
    expect(says('caseNumberReused')).toEqual(['one case number on 10 searches']);
    expect(says('caseYear', 'defect')).toEqual([
      'case number: its year is after the year of the search',
      'case number: letters, and a year after the year of the search',
    ]);
    expect(says('caseYear', 'review')).toEqual([
      'case number: its year is over 10 years before the search',
    ]);
    expect(says('caseUnknown')).toEqual(['not in the register']);
    expect(says('caseMismatch')).toEqual([
      "register: the case's date is after the search",
      'register: another offense',
      'register: another officer',
    ]);
  });

  it('has its possible personal information named and masked', async () => {
    const found = (await listed([LOG])).filter(({ kind }) => kind === 'personalInformation');
    expect([...new Set(found.map(({ information }) => information))].sort()).toEqual(
      ['dateOfBirth', 'driverLicence', 'email', 'phone', 'socialSecurityNumber'].sort(),
    );
    for (const { cell } of found) expect(cell).not.toMatch(/\d{3}|@|1961/);
  });
});

describe('--findings', () => {
  it('writes CSV for a spreadsheet: BOM, CRLF, these columns, no formula', async () => {
    const cwd = folderOf('validate/hostile-texts.csv');
    const argv = ['validate', 'hostile-texts.csv', '--findings', 'list.csv', '--json'];
    const { code, stdout } = await runMain(argv, { cwd });
    expect(code).toBe(0);
    const text = readFileSync(join(cwd, 'list.csv'), 'utf8');
    expect(text.startsWith(`\ufeff${COLUMNS.join(',')}\r\n`)).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n\u001b\u202e\u0007]/);
    const [header, ...rows]: string[][] = parse(text, { bom: true });
    expect(header).toEqual(COLUMNS);
    expect(rows.flat().filter((cell) => /^[=+\-@\t\r\n]/.test(cell))).toEqual([]);
    const counts: Record<string, number> = JSON.parse(stdout).validate.findings;
    expect(rows.length).toBe(Object.values(counts).reduce((sum, count) => sum + count));
  });

  it('writes in .ndjson what --format ndjson streams, and in .csv as many', async () => {
    const cwd = folderOf(`validate/${LOG}`);
    const streamed = await listed([LOG], cwd);
    for (const name of ['list.ndjson', 'list.csv', 'LIST.NDJSON']) {
      const argv = ['validate', LOG, '--findings', name, '--quiet'];
      expect((await runMain(argv, { cwd })).code).toBe(0);
    }
    const ndjson = readFileSync(join(cwd, 'list.ndjson'), 'utf8');
    expect(parsed(ndjson)).toEqual(streamed);
    expect(readFileSync(join(cwd, 'LIST.NDJSON'), 'utf8')).toBe(ndjson);
    const csv: string[][] = parse(readFileSync(join(cwd, 'list.csv')), { bom: true });
    expect(csv.length).toBe(streamed.length + 1);
  });

  it('writes a header, or nothing, where there is no finding', async () => {
    const text = 'Search Time,User,Case Number,Reason\n2026-01-05 09:30:00,u.ser,26-1,burglary\n';
    const cwd = folderWith({ 'log.csv': text });
    await runMain(['validate', 'log.csv', '--findings', 'a.csv'], { cwd });
    await runMain(['validate', 'log.csv', '--findings', 'a.ndjson'], { cwd });
    expect(readFileSync(join(cwd, 'a.csv'), 'utf8')).toBe(`\ufeff${COLUMNS.join(',')}\r\n`);
    expect(readFileSync(join(cwd, 'a.ndjson'), 'utf8')).toBe('');
  });

  it.each([
    [['--findings', 'list.txt'], 'must end in .csv, .ndjson or .xlsx'],
    [['--findings', 'list'], 'must end in .csv, .ndjson or .xlsx'],
    [['--findings', '-'], 'must end in .csv, .ndjson or .xlsx'],
    [['--findings', 'there.csv'], 'there.csv exists'],
    [['--findings', LOG], LOG],
    [['--findings', LOG, '--force'], 'one of the other files'],
    [['--findings', 'x.csv', '-o', 'x.csv', '--force'], 'one of the other files'],
    [['--findings', 'x.csv', '--rejects', './x.csv'], 'one of the other files'],
    [['--findings', 'x.csv', '--format', 'ndjson'], 'leave --findings out'],
    [['--findings', 'no/such/folder.csv'], 'cannot be written'],
  ])('refuses %j', async (argv, what) => {
    const cwd = folderOf(`validate/${LOG}`);
    writeFileSync(join(cwd, 'there.csv'), 'kept');
    const { code, stdout, stderr } = await runMain(['validate', LOG, ...argv], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^alpr-audit: [^\n]+\n$/);
    expect(stderr).toContain(what);
    expect(namesIn(cwd)).toEqual([LOG, 'there.csv'].sort());
    expect(readFileSync(join(cwd, 'there.csv'), 'utf8')).toBe('kept');
  });

  it.each(['--findings', '-o', '--rejects'])(
    '%s never replaces the register or the config, with --force neither',
    async (option) => {
      for (const file of ['register.csv', 'config.csv']) {
        const cwd = folderOf(`validate/${LOG}`, 'validate/register.csv', 'validate/config.json');
        writeFileSync(join(cwd, 'config.csv'), readFileSync(join(cwd, 'config.json')));
        const before = readFileSync(join(cwd, file), 'utf8');
        const argv = ['--cases', 'register.csv', '--config', 'config.csv', option, file, '--force'];
        const { code } = await runMain(['validate', LOG, ...argv], { cwd });
        expect(readFileSync(join(cwd, file), 'utf8'), file).toBe(before);
        expect(code).toBe(2);
      }
    },
  );
});

describe('--format ndjson', () => {
  it('is the same from standard input, which is read twice, and gzipped', async () => {
    const bytes = readFileSync(join(SCENARIO, LOG));
    const fromFile = await listed([LOG]);
    const named = fromFile.map((finding) => ({ ...finding, file: '-' }));
    expect(fromFile.length).toBeGreaterThan(60);
    expect(await listed(['-'], SCENARIO, bytes)).toEqual(named);
    expect(await listed(['-'], SCENARIO, gzipSync(bytes))).toEqual(named);
  });

  it('goes to the file that -o names, whole', async () => {
    const cwd = folderOf(`validate/${LOG}`);
    const argv = ['validate', LOG, '--format', 'ndjson', '-o', 'out.ndjson'];
    const { code, stdout } = await runMain(argv, { cwd });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(parsed(readFileSync(join(cwd, 'out.ndjson'), 'utf8'))).toEqual(await listed([LOG]));
  });

  it('lists no search that is set aside', async () => {
    const all = await listed([LOG]);
    const north = await listed([LOG, '--agency', 'north pd', '--from', '2026-02-01']);
    expect(north.length).toBeGreaterThan(10);
    expect(all).toEqual(expect.arrayContaining(north.filter(isOfOneSearch)));
    const { stdout } = await runMain(['validate', LOG, LOG.replace('.', '-2.')], { cwd: twice() });
    expect(stdout).toMatch(/duplicates/);
    const doubled = await listed([LOG, LOG.replace('.', '-2.')], twice());
    expect(new Set(doubled.map(({ kind, searchId }) => `${kind} ${searchId}`)).size).toBe(
      all.length,
    );
    expect(doubled.length).toBe(all.length);
  });
});

/** Reuse of a number is counted over the searches that are left. */
function isOfOneSearch({ kind }: Finding): boolean {
  return kind !== 'caseNumberReused';
}

function twice(): string {
  const bytes = readFileSync(join(SCENARIO, LOG));
  return folderWith({ [LOG]: bytes, [LOG.replace('.', '-2.')]: bytes });
}
