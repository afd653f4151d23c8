import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { main } from '../../src/main.ts';
import { keepThreads } from '../kept-threads.ts';
import { type Run, runMain, type World } from '../run-main.ts';
import { folderWith, ROOT } from './folder.ts';

keepThreads();

/* Searches without a time that can be read: which, where, and what to do. */

let program: typeof main;

beforeAll(async () => {
  ({ main: program } = (await import(join(ROOT, 'dist/main.js'))) as { main: typeof main });
});

const HEADER = 'Search ID,Search Time,User,Reason\n';
const GOOD = '2025-03-01 09:30';

/** A log of rows with these times. */
function log(times: readonly string[], header = HEADER): string {
  return header + times.map((time, i) => `s-${i}x,"${time}",u${i % 2},burglary ${i}\n`).join('');
}

async function inspect(text: string, argv: readonly string[] = [], world: World = {}) {
  const cwd = folderWith({ 'a.csv': text });
  const run: Run = await runMain(['inspect', 'a.csv', '--json', ...argv], { cwd, ...world });
  expect(run.code).toBe(0);
  const { warnings, population } = JSON.parse(run.stdout);
  const found: { code: string; message: string }[] = warnings;
  const messages = found.filter(({ code }) => code === 'undated').map(({ message }) => message);
  return { messages, undated: population.undated as number };
}

describe('searches without a time', () => {
  it('are shown by their first three cells and lines, cut and on one line', async () => {
    const long = `${'x'.repeat(60)}\ny`;
    const times = [GOOD, 'allow', GOOD, '', GOOD, long, GOOD, 'block', GOOD, GOOD];
    const { messages, undated } = await inspect(log(times));
    expect(undated).toBe(4);
    expect(messages).toEqual([
      `a.csv: 4 searches have no time that can be read: “allow” (line 3), a blank cell (line 5), “${'x'.repeat(40)}…” (line 7) …; look at these rows: nothing that is told by time has them in it`,
    ]);
  });

  it('are not where all have one, or stand in no population', async () => {
    expect((await inspect(log([GOOD, GOOD]))).messages).toEqual([]);
    const argv = ['--user', 'u0'];
    expect(await inspect(log([GOOD, 'allow', GOOD]), argv)).toEqual({ messages: [], undated: 0 });
  });

  it('are those outside a period too, as they are counted', async () => {
    const argv = ['--from', '2025-01-01'];
    const { messages, undated } = await inspect(log([GOOD, 'allow', GOOD]), argv);
    expect([undated, messages.length]).toEqual([1, 1]);
    expect(messages[0]).toContain('1 search has no time that can be read: “allow” (line 3)');
  });

  it('are those of each log by itself', async () => {
    const cwd = folderWith({
      'a.csv': log([GOOD, 'a']),
      'b.csv': log([GOOD]),
      'c.csv': log([GOOD, GOOD, 'c']),
    });
    const argv = ['inspect', 'a.csv', 'b.csv', 'c.csv', '--json'];
    const { warnings } = JSON.parse((await runMain(argv, { cwd })).stdout);
    const codes = warnings.filter(({ code }: { code: string }) => code === 'undated');
    expect(codes.map(({ message }: { message: string }) => message.slice(0, 6))).toEqual([
      'a.csv:',
      'c.csv:',
    ]);
  });

  it.each([2, 3])('are the same by %i threads', async (cores) => {
    const times = Array.from({ length: 400 }, (_, i) => (i % 60 === 59 ? `no ${i}` : GOOD));
    const env = { ALPR_AUDIT_CHUNK_BYTES: '1500' };
    const alone = await inspect(log(times));
    expect(alone.messages[0]).toContain('“no 59” (line 61), “no 119” (line 121), “no 179” (line');
    expect(await inspect(log(times), [], { main: program, cores, env })).toEqual(alone);
  });

  it('do not show their cells where others read', async () => {
    const cwd = folderWith({ 'a.csv': log([GOOD, 'b.corick']) });
    const { stdout, stderr } = await runMain(
      ['report', 'a.csv', '--redact', 'public', '--format', 'md'],
      { cwd },
    );
    expect(stdout + stderr).toContain('“…” (line 3)');
    expect(stdout + stderr).not.toContain('corick');
  });
});

describe('what to do', () => {
  it.each<[string, readonly string[], string]>([
    ['times of day', ['8:00 AM', '9:30 PM'], 'they are times of day: put the date before each'],
    ['dates with full stops', ['01.03.2025', '13.03.2025 8:00'], 'dates with full stops'],
    ['seconds', ['1740812400', '1740812401.5'], 'seconds or milliseconds since 1970'],
    ['milliseconds', ['1740812400000'], 'seconds or milliseconds since 1970'],
    ['JSON', ['/Date(1740812400000)/'], 'seconds or milliseconds since 1970'],
    ['day numbers', ['45717', '45717.375'], "a spreadsheet's day numbers"],
    ['anything else', ['soon', '45717'], 'where the time stands in another column, name that with'],
    ['nothing', ['', ' '], 'where the time stands in another column, name that with'],
  ])('about %s', async (_, times, advice) => {
    expect((await inspect(log(times))).messages[0]).toContain(advice);
  });

  it('about a date in the other order', async () => {
    const times = [...Array(9).fill('03/13/2025'), '13/03/2025'];
    expect((await inspect(log(times))).messages[0]).toContain('the other order of day and month');
  });

  it('where no column is known, with the headers that are there', async () => {
    const text = log([GOOD], 'Search ID,Query Time,User,Reason\n');
    expect((await inspect(text)).messages).toEqual([
      'a.csv: 1 search has no time that can be read: no column is known as the time of the search: name it with --map "searchedAt=<header>" (not matched: “Query Time”)',
    ]);
  });
});
