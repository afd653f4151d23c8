import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import type { main } from '../../src/main.ts';
import { keepThreads } from '../kept-threads.ts';
import { leaked } from '../redaction/leaks.ts';
import { runMain } from '../run-main.ts';
import { commandsOf } from '../scenarios/transcript.ts';
import { FIXTURES, folderOf, folderWith, namesIn, ROOT } from './folder.ts';

const SEARCHES = join(FIXTURES, 'report/searches.csv');
const TZ = ['--tz', 'America/Los_Angeles'];
const [draw] = commandsOf('report');

/** A folder with the log, its draw and its finished workpaper: drawn once, and copied. */
let drawn: Promise<string> | undefined;

async function audited(): Promise<string> {
  drawn ??= (async () => {
    const cwd = folderOf('report/searches.csv', 'report/finished.csv');
    await runMain(draw!.argv, { cwd });
    return cwd;
  })();
  const cwd = folderWith();
  cpSync(await drawn, cwd, { recursive: true });
  return cwd;
}

describe('report', () => {
  it('says the same as validate, ages and evaluate', async () => {
    const cwd = await audited();
    const json = async (argv: string[]) => JSON.parse((await runMain(argv, { cwd })).stdout);
    const paper = ['finished.csv', '--manifest', 'audit/manifest.json'];
    const audit = ['--audit', 'audit', '--workpaper', 'finished.csv'];
    const { report } = await json(['report', 'searches.csv', ...TZ, ...audit, '--json']);
    const { validate } = await json(['validate', 'searches.csv', ...TZ, '--json']);
    const stated = await json(['ages', 'searches.csv', ...TZ, '--states', '--json']);
    // A report shows the 13 states of March 2019, and says where today's caps are.
    const { today: _, ...ages } = stated.ages;
    const { evaluate } = await json(['evaluate', ...paper, '--json']);
    expect(report.quality).toEqual(validate);
    expect(report.ages).toEqual(ages);
    expect(report.audit.evaluation).toEqual(evaluate);
    const months = await json(['validate', 'searches.csv', ...TZ, '--by', 'month', '--json']);
    for (const { value, searches, bothBlank } of months.validate.groups) {
      const month = report.months.find((each: { month: string }) => each.month === value);
      expect(month).toMatchObject({ searches, bothBlank });
    }
  });

  it('doubts a percentage that may be meant as a share of one', async () => {
    const cwd = await audited();
    const audit = ['--audit', 'audit', '--workpaper', 'finished.csv', '--tolerable', '0.05'];
    const { stderr } = await runMain(['report', 'searches.csv', ...TZ, ...audit, '--json'], {
      cwd,
    });
    expect(stderr).toContain('Look at: --tolerable 0.05 is read as 0.05 percent');
  });

  it('cites the first rows of each kind as validate lists them', async () => {
    const cwd = folderOf('report/searches.csv');
    const { stdout } = await runMain(['validate', 'searches.csv', '--format', 'ndjson', ...TZ], {
      cwd,
    });
    const all: { kind: string; line: number }[] = stdout
      .trim()
      .split('\n')
      .map((each) => JSON.parse(each));
    const { stdout: text } = await runMain(
      ['report', 'searches.csv', ...TZ, '--json', '--cite', '4'],
      { cwd },
    );
    const { findings } = JSON.parse(text).report as {
      findings: { kind: string; line: number; cell: null }[];
    };
    const bothBlank = new Set(
      all.filter(({ kind }) => kind === 'bothBlank').map(({ line }) => line),
    );
    const kinds = new Set(findings.map(({ kind }) => kind));
    expect(kinds.size).toBeGreaterThan(8);
    expect(kinds).toContain('caseNumberReused');
    expect(findings.every(({ cell }) => cell === null)).toBe(true);
    for (const kind of kinds) {
      const listed = all.filter((each) => each.kind === kind).map(({ line }) => line);
      const own = /\.blank$/.test(kind) ? listed.filter((line) => !bothBlank.has(line)) : listed;
      expect(findings.filter((each) => each.kind === kind).map(({ line }) => line)).toEqual(
        own.slice(0, 4),
      );
    }
  });

  it('cites case numbers used again in the order of files, whatever was read first', async () => {
    const row = (number: number, caseNumber: string) =>
      `q-${number},u,2026-01-05 10:00:00,${caseNumber},stolen car`;
    const header = 'id,user,searched at,case number,reason';
    const cwd = folderWith({
      'a.csv': [header, ...[1, 2, 3, 4].map((n) => row(n, `26-0${n}`)), row(5, 'DR26-7')].join(
        '\n',
      ),
      'b.csv': [header, ...[6, 7, 8, 9, 10, 11, 12, 13, 14].map((n) => row(n, 'dr26-7'))].join(
        '\n',
      ),
    });
    const cited = async (...more: string[]) => {
      const { stdout } = await runMain(['report', 'b.csv', 'a.csv', '--json', ...more], { cwd });
      const { findings, quality } = JSON.parse(stdout).report;
      expect(quality.findings.caseNumberReused).toBe(10);
      return findings
        .filter((each: { kind: string }) => each.kind === 'caseNumberReused')
        .map(({ file, line }: { file: string; line: number }) => `${file} ${line}`);
    };
    expect(await cited('--cite', '3')).toEqual(['a.csv 6', 'b.csv 2', 'b.csv 3']);
    expect(await cited('--cite', '50')).toHaveLength(10);
    expect(await cited('--cite', '0')).toEqual([]);
  });

  it('reads a second time only as far as there is to cite', async () => {
    const again = Array.from({ length: 12 }, (_, n) => `q-${n},u,2026-01-05,26-77,car stolen`);
    const wide = 'at the pier '.repeat(96);
    const rest = Array.from(
      { length: 1500 },
      (_, n) => `r-${n},u,2026-01-05,26-${n}9,car stolen ${wide}`,
    );
    const text = (rows: string[]) => `${['id,user,date,case number,reason', ...rows].join('\n')}\n`;
    const chunksOf = async (rows: string[], cite: string) => {
      const cwd = folderWith({ 'log.csv': text(rows) });
      // Each chunk asks whether the user has interrupted, and at the end somebody does once more.
      let chunks = 0;
      const signal = new AbortController().signal;
      Object.defineProperty(signal, 'aborted', { get: () => ++chunks < 0 });
      const argv = ['report', 'log.csv', '--cite', cite, '--json'];
      const { stdout } = await runMain(argv, { cwd, signal });
      return { chunks: chunks - 1, findings: JSON.parse(stdout).report.findings };
    };
    const once = await chunksOf([...again, ...rest], '0');
    const early = await chunksOf([...again, ...rest], '5');
    const late = await chunksOf([...rest, ...again], '5');
    expect(once.chunks).toBeGreaterThan(2);
    expect(early.chunks).toBe(once.chunks + 1);
    expect(late.chunks).toBe(2 * once.chunks);
    expect(early.findings.map(({ line }: { line: number }) => line)).toEqual([2, 3, 4, 5, 6]);
  });

  it('cites them from standard input, too', async () => {
    const row = (n: number) => `q-${n},u,2026-01-05,26-${n < 12 ? 77 : n},car stolen`;
    const rows = Array.from({ length: 30 }, (_, n) => row(29 - n));
    const stdin = `${['id,user,date,case number,reason', ...rows].join('\n')}\n`;
    const { stdout } = await runMain(['report', '-', '--cite', '5', '--json'], { stdin });
    const lines = JSON.parse(stdout).report.findings.map(({ line }: { line: number }) => line);
    expect(lines).toEqual([20, 21, 22, 23, 24]);
  });

  it('masks personal information in the cells that --reveal shows', async () => {
    const { stdout } = await runMain(['report', SEARCHES, '--reveal', '--cite', '50']);
    expect(stdout).toContain('▒▒▒-▒▒▒-▒▒▒▒'.replace(/-/g, '▒'));
    for (const text of ['04/12/1984', '555-201-3344', 'r.lee@example.test']) {
      expect(stdout).not.toContain(text);
    }
  });

  it('takes the workpaper of the folder that was filled in', async () => {
    const cwd = await audited();
    writeFileSync(join(cwd, 'audit/workpaper.csv'), readFileSync(join(cwd, 'finished.csv')));
    const { code, stdout } = await runMain(
      ['report', 'searches.csv', ...TZ, '--audit', 'audit', '--json'],
      { cwd },
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout).settings.audit.workpaper.file).toBe('workpaper.csv');
  });

  it('writes no page where the audit is of another log', async () => {
    const cwd = await audited();
    const log = join(cwd, 'searches.csv');
    writeFileSync(log, `${readFileSync(log, 'utf8').trimEnd()}\n`.replace('q-50001', 'q-99001'));
    writeFileSync(log, `${readFileSync(log, 'utf8')}\n`);
    const argv = [
      'report',
      'searches.csv',
      ...TZ,
      '--audit',
      'audit',
      '--workpaper',
      'finished.csv',
      '-o',
      'report.html',
    ];
    const { code, stderr } = await runMain(argv, { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^alpr-audit: searches\.csv is not among the logs .*\n$/);
    expect(namesIn(cwd)).not.toContain('report.html');
  });

  it('has no script, no style but the one whose hash the policy names, and no address', async () => {
    const { stdout } = await runMain(['report', SEARCHES, ...TZ]);
    expect(stdout).toContain(`default-src &#39;none&#39;; style-src &#39;sha256-`);
    expect(stdout).not.toMatch(/<script|\sstyle=|unsafe-inline|https?:|@import|url\((?!#)/);
  });
});

describe('the page of a log made to be large', () => {
  it('stays under 1 MB', async () => {
    const long = 'long <b>\u202e'.repeat(2000);
    const rows = Array.from({ length: 150 }, (_, at) => {
      const name = `${at}-${long}`;
      return `id${name},2026-01-${String((at % 28) + 1).padStart(2, '0')} 08:00,${name},${name},${at % 2 ? long : ''},x${at % 3 ? long : ''}`;
    });
    const header = 'Search ID,Search Time,User,Agency,Case Number,Reason';
    const cwd = folderWith({ 'log.csv': [header, ...rows, ''].join('\n') });
    const argv = ['report', 'log.csv', '--min-group', '1', '--cite', '50', '--reveal'];
    const { code, stdout } = await runMain(argv, { cwd });
    expect(code).toBe(0);
    expect(Buffer.byteLength(stdout)).toBeLessThan(1_000_000);
  });
});

describe('report --redact', () => {
  const rows: string[][] = parse(readFileSync(SEARCHES), { relax_column_count: true });
  const column = (...at: number[]) =>
    new Set(rows.slice(1).flatMap((row) => at.map((i) => row[i] ?? '')));
  /** The log with each hidden text written over: what stands in its report, the report itself says. */
  const OVER = rows
    .map((row, line) =>
      row
        .map((cell, at) =>
          line > 0 && [2, 4, 7, 8].includes(at) && cell !== '' ? `zz${line}` : cell,
        )
        .join(),
    )
    .join('\n');
  const [users, plates, texts] = [column(2), column(4), column(7, 8)];

  it('a page and a memo name no officer unless that is asked for', async () => {
    const cwd = await audited();
    const argv = ['report', 'searches.csv', ...TZ, '--cite', '50', '--min-group', '2'];
    const { stdout: page } = await runMain(argv, { cwd });
    expect(page).toContain('>user 1<');
    expect(leaked(page, users)).toEqual([]);
    const { stdout: memo } = await runMain([...argv, '--format', 'md'], { cwd });
    expect(leaked(memo, users)).toEqual([]);
  });

  it.each(['public', 'board'])(
    '%s: no user, plate, case number or reason of the log',
    async (level) => {
      const cwd = await audited();
      writeFileSync(join(cwd, 'over.csv'), OVER);
      const audit = ['--audit', 'audit', '--workpaper', 'finished.csv'];
      expect([users.size, plates.size > 400, texts.size > 100]).toEqual([9, true, true]);
      for (const format of ['html', 'md', 'json']) {
        const argv = [
          'report',
          'searches.csv',
          ...TZ,
          ...audit,
          '--cite',
          '50',
          '--min-group',
          '2',
          '--format',
          format,
        ];
        // The same is asked of each level; a memo lists no users.
        if (format !== 'md' && level === 'public') {
          const { stdout: plain } = await runMain([...argv, '--reveal-users'], { cwd });
          expect(leaked(plain, users).length).toBeGreaterThan(5);
        }
        const { code, stdout } = await runMain([...argv, '--redact', level], { cwd });
        expect(code).toBe(0);
        const found = leaked(stdout, [...users, ...plates, ...texts]);
        const own = ['report', 'over.csv', ...TZ, '--min-group', '2', '--format', format];
        const { stdout: over } = await runMain([...own, '--redact', level], { cwd });
        const ours = new Set(leaked(over, found));
        expect(
          found.filter((text) => !ours.has(text)),
          format,
        ).toEqual([]);
      }
    },
  );

  it('merges small groups, so that no difference to the total tells of one', async () => {
    const argv = ['report', SEARCHES, ...TZ, '--redact', 'public', '--json', '--min-group', '30'];
    const { report } = JSON.parse((await runMain(argv)).stdout);
    for (const { shown, others } of [report.users, report.agencies]) {
      for (const { searches } of shown) expect(searches).toBeGreaterThanOrEqual(30);
      if (others.groups > 0) expect(others.searches).toBeGreaterThanOrEqual(30);
    }
    for (const { value } of report.users.shown) expect(value).toMatch(/^user-[0-9A-Z]{8}$/);
  });
});

describe('report by several threads', () => {
  let program: typeof main;
  beforeAll(async () => {
    ({ main: program } = (await import(join(ROOT, 'dist/main.js'))) as { main: typeof main });
  });
  keepThreads();

  it.each(['searches.csv', 'hostile.csv'])(
    '%s: the same page, to the byte, wherever it is cut',
    async (log) => {
      const cwd = folderWith({ [log]: readFileSync(join(FIXTURES, 'report', log)) });
      const page = ['report', log, ...TZ, '--retention', '6mo', '--cite', '3', '--reveal'];
      const json = ['report', log, ...TZ, '--json', '--cite', '2'];
      for (const [argv, ways] of [
        [
          page,
          [
            [2, 700],
            [4, 5000],
          ],
        ],
        [json, [[3, 2000]]],
      ] as const) {
        const alone = await runMain(argv, { cwd });
        expect(alone.code).toBe(0);
        for (const [jobs, bytes] of ways) {
          const env = { ALPR_AUDIT_CHUNK_BYTES: String(bytes) };
          const { code, stdout } = await runMain(argv, { cwd, main: program, cores: jobs, env });
          // Compared as a whole: a page's difference line by line would take a minute.
          expect(code === alone.code && stdout === alone.stdout, `${jobs} threads`).toBe(true);
        }
      }
    },
  );
});
