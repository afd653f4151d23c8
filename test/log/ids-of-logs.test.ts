import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { main } from '../../src/main.ts';
import { folderWith, ROOT } from '../cli/folder.ts';
import { keepThreads } from '../kept-threads.ts';
import { runMain } from '../run-main.ts';
import { codes, inspect } from './log-folder.ts';

keepThreads();

/* Logs that number their searches anew, each from one on: an id of one is no search of another. */

interface Cells {
  readonly id: string;
  readonly time: string;
  readonly user: string;
  readonly plate: string;
}

function log(change: (cells: Cells, n: number) => Partial<Cells> = () => ({}), count = 20): string {
  const rows = Array.from({ length: count }, (_, n) => {
    const day = String(1 + n).padStart(2, '0');
    const own = {
      id: `A-${n}`,
      time: `2025-03-${day} 10:00`,
      user: `u${n % 3}`,
      plate: `9ABC${n}`,
    };
    const { id, time, user, plate } = { ...own, ...change(own, n) };
    return `${id},${time},${user},${plate},theft\n`;
  });
  return `id,timestamp,user,plate,reason\n${rows.join('')}`;
}

const inApril = ({ time }: Cells) => ({ time: time.replace('-03-', '-04-') });
const atNoon = ({ time }: Cells) => ({ time: time.replace('10:00', '12:00') });
const otherPlate = ({ plate }: Cells) => ({ plate: `7${plate}` });
const withYear = ({ time }: Cells) => ({
  time: `${Number(time.slice(5, 7))}/${Number(time.slice(8, 10))}/2025 10:00`,
});

describe('ids of several logs', () => {
  it.each<[string, (cells: Cells, n: number) => Partial<Cells>]>([
    ['day and plate', (cells) => ({ ...inApril(cells), ...otherPlate(cells) })],
    ['day and user', (cells) => ({ ...inApril(cells), user: 'smith' })],
    ['user and plate', (cells) => ({ ...otherPlate(cells), ...atNoon(cells), user: 'smith' })],
    [
      'the day alone, where nothing else is told',
      (cells) => ({ ...inApril(cells), user: '', plate: '***' }),
    ],
    [
      'day and plate on four rows',
      (cells, n) => (n > 3 ? { id: `b${n}` } : { ...inApril(cells), ...otherPlate(cells) }),
    ],
  ])('are none where %s differ', async (_, change) => {
    const document = await inspect({ 'a.csv': log(), 'b.csv': log(change) });
    expect(document.population).toMatchObject({ rows: 40, searches: 40, duplicates: 0 });
    expect(document.warnings[0]).toMatchObject({
      code: 'id-repeats',
      message: expect.stringMatching(
        /^b\.csv: column id holds no search ids: \d+ of 20 rows have an id of another log, .* \(first line 2: “A-0”\)/,
      ),
    });
    expect(codes(document)).not.toContain('overlapping-files');
  });

  it.each<[string, (cells: Cells, n: number) => Partial<Cells>]>([
    ['the plate alone differs', (cells) => ({ ...atNoon(cells), ...otherPlate(cells) })],
    ['user and plate are masked', () => ({ user: 'Officer A', plate: '7AB***' })],
    ['the user is spelled in another way', ({ user }) => ({ user: `${user}@pd.test` })],
    ['the time is in another zone', ({ time }) => ({ time: time.replace('10:00', '23:00') })],
    ['the time is spelled in another way', withYear],
    ['user and plate are withheld', (cells) => ({ ...withYear(cells), user: '***', plate: '***' })],
    ['three rows differ', (cells, n) => (n > 2 ? {} : { ...inApril(cells), ...otherPlate(cells) })],
  ])('are the same where %s', async (_, change) => {
    const document = await inspect({ 'a.csv': log(), 'b.csv': log(change) });
    expect(document.population).toMatchObject({ rows: 40, searches: 20, duplicates: 20 });
    expect(codes(document)).not.toContain('id-repeats');
  });

  it('are the same where day and month are swapped', async () => {
    const swapped = ({ time }: Cells) => ({ time: `2025-${time.slice(8, 10)}-03 10:00` });
    const document = await inspect({ 'a.csv': log(undefined, 12), 'b.csv': log(swapped, 12) });
    expect(document.population).toMatchObject({ searches: 12, duplicates: 12 });
  });

  it('of a third log are held against the first two', async () => {
    const other = log((cells) => ({ ...inApril(cells), ...otherPlate(cells) }));
    const document = await inspect({ 'a.csv': log(), 'b.csv': other, 'c.csv': log() });
    expect(document.population).toMatchObject({ rows: 60, searches: 40, duplicates: 20 });
    expect(codes(document)).toEqual(['id-repeats', 'overlapping-files']);
  });

  it('are the same to several threads', async () => {
    const { main: program } = (await import(join(ROOT, 'dist/main.js'))) as { main: typeof main };
    const other = log((cells) => ({ ...inApril(cells), ...otherPlate(cells) }), 28);
    const cwd = folderWith({ 'a.csv': log(undefined, 28), 'b.csv': other });
    const argv = ['inspect', 'a.csv', 'b.csv', '--json', '--debug'];
    const alone = await runMain(argv, { cwd });
    const env = { ALPR_AUDIT_CHUNK_BYTES: '400' };
    const read = await runMain(argv, { main: program, cores: 3, env, cwd });
    expect(read.stderr).toContain('read by 3 threads');
    expect(read.stdout).toBe(alone.stdout);
    expect(alone.stdout).toContain('"id-repeats"');
  });
});
