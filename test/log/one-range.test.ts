import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { main } from '../../src/main.ts';
import { folderWith, ROOT } from '../cli/folder.ts';
import { keepThreads } from '../kept-threads.ts';
import { type Run, runMain, type World } from '../run-main.ts';

keepThreads();

/* One start and one end in every row of a log: a report's parameters, and no search's range. */

let program: typeof main;

beforeAll(async () => {
  ({ main: program } = (await import(join(ROOT, 'dist/main.js'))) as { main: typeof main });
});

const HEADER = 'Search ID,Search Time,User,Date From,Date To,Reason\n';

/** Rows of which each takes `reason.length` bytes and a few more. */
function rows(count: number, range: (i: number) => string, reason = 'burglary'): string {
  const row = (_: unknown, i: number): string =>
    `s-${i},2025-03-${String(1 + (i % 28)).padStart(2, '0')} 09:30,u${i % 3},${range(i)},${reason} ${i}\n`;
  return Array.from({ length: count }, row).join('');
}

const ONE = (): string => '3/1/2025,3/31/2025';

function read(log: string, world: World = {}, name = 'a.csv'): Promise<Run> {
  const cwd = folderWith({ 'a.csv': log });
  const argv = ['--debug', 'ages', name, '--json'];
  // As a pipe brings it, in small chunks: gunzip makes many of one.
  return runMain(argv, { cwd, ...(name === '-' && { stdin: gzipSync(log) }), ...world });
}

function found({ stdout }: Run) {
  const { ages, warnings } = JSON.parse(stdout);
  const codes: string[] = warnings.map((each: { code: string }) => each.code);
  const { noRange, reversed, startsAfterSearch } = ages.setAside;
  return { codes, noRange, ranged: ages.ranged + reversed + startsAfterSearch };
}

describe('one range in every row', () => {
  it('is none of a search from 50 rows on, and warned of', async () => {
    expect(found(await read(HEADER + rows(50, ONE)))).toEqual({
      ...{ codes: ['constant-range'], noRange: 50, ranged: 0 },
    });
    expect(found(await read(HEADER + rows(49, ONE)))).toEqual({
      ...{ codes: [], noRange: 0, ranged: 49 },
    });
  });

  it.each<[string, (i: number) => string]>([
    ['another start in the last row', (i) => `3/${i === 59 ? 2 : 1}/2025,3/31/2025`],
    ['another end in one', (i) => `3/1/2025,3/${i === 30 ? 30 : 31}/2025`],
    ['blank ones in more than one row in ten', (i) => (i % 8 === 0 ? ',' : ONE())],
    ['a start alone in one', (i) => (i === 30 ? '3/1/2025,' : ONE())],
    ['the same time written otherwise', (i) => (i === 30 ? '03/01/2025,3/31/2025' : ONE())],
    ['no end in any', () => '3/1/2025,'],
    ['no time in any', () => 'from,to'],
  ])('is not with %s', async (_, range) => {
    expect(found(await read(HEADER + rows(60, range))).codes).not.toContain('constant-range');
  });

  it.each([
    ['the first row', (i: number) => i === 0],
    ['one row', (i: number) => i === 30],
    ['one row in ten', (i: number) => i % 10 === 9],
  ])('is one though %s has none, which is said', async (_, isBlank) => {
    const run = await read(HEADER + rows(60, (i) => (isBlank(i) ? ',' : ONE())));
    expect(found(run)).toEqual({ codes: ['constant-range'], noRange: 60, ranged: 0 });
    expect(run.stdout).toMatch(
      /stands in all of 60 rows but \d without a range, from line [23] on/,
    );
    expect(found(await read(HEADER + rows(50, (i) => (isBlank(i) ? ',' : ONE())))).codes).toEqual(
      [],
    );
  });

  it('may stand in one cell, or packed', async () => {
    const inOne = `ID,Search Time,User,Time Frame,Reason\n${rows(60, () => '3/1/2025 to 3/31/2025')}`;
    expect(found(await read(inOne)).codes).toEqual(['constant-range']);
    const packed = () => 'Plate: 7ABC123; From: 03/01/2025; To: 03/31/2025';
    const vigilant = `ID,Search Time,User,Query Parameters,Reason\n${rows(60, packed)}`;
    const { codes, noRange } = found(await read(vigilant));
    expect(codes).toEqual(['constant-range', 'unverified-layout']);
    expect(noRange).toBe(60);
  });

  it('is not one where packed ranges differ: the log is read once, standard input too', async () => {
    const packed = (i: number) => `Plate: 7ABC123; From: 03/0${1 + (i % 9)}/2025; To: 03/31/2025`;
    const vigilant = `ID,Search Time,User,Query Parameters,Reason\n${rows(60, packed)}`;
    const read60 = await read(vigilant, {}, '-');
    expect(read60.code).toBe(0);
    expect(found(read60)).toMatchObject({ codes: ['unverified-layout'], noRange: 0 });
  });

  it('does not show what zone the times are in, but the order of day and month', async () => {
    const zoned = found(await read(HEADER + rows(60, () => '2025-03-01T00:00Z,2025-03-31T00:00Z')));
    expect(zoned.codes).toEqual(['constant-range']);
    const dayFirst = rows(60, () => '1/3/2025,31/3/2025').replaceAll(/2025-03-\d\d/g, '2/3/2025');
    const { codes } = found(await read(HEADER + dayFirst));
    expect(codes).toEqual(['constant-range', 'day-first']);
  });
});

describe('behind the first MiB', () => {
  const long = 'x'.repeat(5000);
  const LONG = HEADER + rows(300, ONE, long);
  const OTHER = HEADER + rows(300, (i) => (i === 290 ? '3/2/2025,3/31/2025' : ONE()), long);

  it.each([1, 2, 3])('it is the same by %i threads, and read once', async (jobs) => {
    const env = { ALPR_AUDIT_CHUNK_BYTES: '200000' };
    const run = await read(LONG, { main: program, cores: jobs, env });
    expect(found(run)).toEqual({ codes: ['constant-range'], noRange: 300, ranged: 0 });
    expect(run.stderr).toMatch(jobs === 1 ? /by one thread/ : new RegExp(`by ${jobs} threads`));
  });

  it.each([1, 2, 3])(
    'another range shows that rows have their own, by %i threads',
    async (jobs) => {
      const env = { ALPR_AUDIT_CHUNK_BYTES: '200000' };
      const run = await read(OTHER, { main: program, cores: jobs, env });
      expect(found(run)).toEqual({ codes: [], noRange: 0, ranged: 300 });
    },
  );

  it('standard input cannot be read again', async () => {
    const { code, stdout, stderr } = await read(OTHER, {}, '-');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('-: the range on line 292 is not the one that all rows of the first');
    expect(found(await read(LONG, {}, '-')).codes).toEqual(['constant-range']);
  });

  it.each([1, 3])('a few blank ones change nothing, many do, by %i threads', async (jobs) => {
    const env = { ALPR_AUDIT_CHUNK_BYTES: '200000' };
    const world = { main: program, cores: jobs, env };
    const few = rows(300, (i) => (i % 20 === 3 ? ',' : ONE()), long);
    const run = await read(HEADER + few, world);
    expect(found(run)).toEqual({ codes: ['constant-range'], noRange: 300, ranged: 0 });
    expect(run.stdout).toContain('all of 300 rows but 15 without a range');
    const many = rows(300, (i) => (i > 240 ? ',' : ONE()), long);
    expect(found(await read(HEADER + many, world)).codes).toEqual([]);
  });

  it('few rows are too few, however long they are', async () => {
    const { codes } = found(await read(HEADER + rows(40, ONE, 'x'.repeat(40_000))));
    expect(codes).toEqual([]);
  });
});
