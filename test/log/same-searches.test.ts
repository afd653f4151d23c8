import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { main } from '../../src/main.ts';
import { folderWith, ROOT } from '../cli/folder.ts';
import { keepThreads } from '../kept-threads.ts';
import { runMain } from '../run-main.ts';
import { codes, inspect } from './log-folder.ts';

keepThreads();

/* Logs without ids that hold the same searches, in rows that are not the same: they count twice. */

interface Cells {
  readonly time: string;
  readonly user: string;
  readonly plate: string;
}

const HEADER = 'timestamp,user,plate,reason';

function log(change: (cells: Cells, n: number) => Partial<Cells> = () => ({}), count = 20): string {
  const rows = Array.from({ length: count }, (_, n) => {
    const day = String(1 + n).padStart(2, '0');
    const own = { time: `2025-03-${day} 10:0${n % 10}`, user: `u${n % 3}`, plate: `9ABC${n}` };
    const { time, user, plate } = { ...own, ...change(own, n) };
    return `${time},${user},${plate},theft\n`;
  });
  return `${HEADER}\n${rows.join('')}`;
}

const asExcel = ({ time }: Cells) => {
  const [date = '', clock = ''] = time.split(' ');
  const [year, month, day] = date.split('-').map(Number);
  return { time: `${month}/${day}/${year} ${clock}` };
};
const withNotes = (text: string) =>
  text.replaceAll('\n', ',note\n').replace(`${HEADER},note`, `${HEADER},notes`);

describe('logs that hold the same searches', () => {
  it.each([
    ['their times are written in another way', log(asExcel)],
    ['the other has seconds', log(({ time }) => ({ time: `${time}:07` }))],
    ['it has a column more', withNotes(log())],
    ['its reasons are masked', log().replaceAll('theft', '***')],
    ['ids of it are damaged', `id,${log(asExcel).replaceAll('\n', '\n1E+11,').slice(0, -6)}`],
  ])('are told where %s', async (_, other) => {
    const document = await inspect({ 'a.csv': log(), 'b.csv': other });
    expect(document.population).toMatchObject({ searches: 40, duplicates: 0 });
    const said = document.warnings.find(({ code }) => code === 'same-searches')?.message;
    expect(said).toMatch(
      /^b\.csv: in 20 of 20 minutes in which a\.csv has searches, too, .*line 2/,
    );
  });

  it.each([
    ['their rows are the same', log()],
    ['other users searched', log((cells) => ({ ...asExcel(cells), user: 'smith' }))],
    ['plates are withheld', log((cells) => ({ ...asExcel(cells), plate: '***' }))],
    ['the minutes are others', log(({ time }) => ({ time: time.replace('10:', '11:') }))],
    [
      'half of the minutes that both have are of others',
      log((cells, n) => ({ ...asExcel(cells), ...(n % 2 === 0 && { user: 'smith' }) })),
    ],
    ['three are the same', log(asExcel, 3)],
  ])('are none where %s', async (_, other) => {
    const document = await inspect({ 'a.csv': log(), 'b.csv': other });
    expect(codes(document)).not.toContain('same-searches');
  });

  it('are the same to several threads', async () => {
    const { main: program } = (await import(join(ROOT, 'dist/main.js'))) as { main: typeof main };
    const cwd = folderWith({ 'a.csv': log(undefined, 28), 'b.csv': log(asExcel, 28) });
    const argv = ['inspect', 'a.csv', 'b.csv', '--json', '--debug'];
    const alone = await runMain(argv, { cwd });
    const env = { ALPR_AUDIT_CHUNK_BYTES: '300' };
    const read = await runMain(argv, { main: program, cores: 3, env, cwd });
    expect(read.stderr).toContain('read by 3 threads');
    expect(read.stdout).toBe(alone.stdout);
    expect(alone.stdout).toContain('"same-searches"');
  });
});
