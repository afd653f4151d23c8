import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { codes, inspect, refusal } from './log-folder.ts';

/* What rows behind the first MiB show against it: the log is read again, standard input cannot be. A pipe
 * brings small chunks: gunzip makes them. */

const HEADER = ['id', 'user', 'timestamp', 'case number', 'reason'];
const MIB = 1024 * 1024;
const REASON = 'stolen vehicle, seen twice near the old mill on the river road '.repeat(60);

/** Rows of over a MiB, each as it is written, and what comes behind them. */
function log(write: (cells: string[], n: number) => string, ...last: string[]): string {
  const rows = [write(HEADER, 1)];
  for (let n = 1, bytes = 0; bytes < MIB + 4096; n++) {
    const row = write([`s${n}`, `u${n % 7}`, '2024-01-02 10:00', `24-${n}`, REASON], n);
    rows.push(row);
    bytes += row.length + 1;
  }
  return `${[...rows, ...last].join('\n')}\n`;
}

const quoted = (cell: string): string => `"${cell}"`;
const spaced = (cells: string[]): string => cells.map(quoted).join(', ');
/** Every third row ends before its reason. */
const cut = (cells: string[], n: number): string =>
  cells
    .slice(0, n % 3 === 0 ? 4 : 5)
    .map((cell, i) => (i === 4 ? quoted(cell) : cell))
    .join(',');

describe('spaces before quotes', () => {
  const rows = log(spaced).trimEnd().split('\n').length - 1;
  const sound = spaced(['z1', 'u1', '2024-01-03', '24-1', 'x']);

  it('are text again where a later quote has none, and the log is read anew', async () => {
    const same = await inspect({ 'a.csv': log(spaced, sound) });
    expect(same.population).toMatchObject({ rows: rows + 1, searches: rows + 1, malformed: 0 });
    const late = log(spaced, '"z1","u1",2024-01-03,24-1,x');
    const document = await inspect({ 'a.csv': late });
    expect(document.population).toMatchObject({ rows: rows + 1, searches: 1, malformed: rows });
    expect(codes(document)).toContain('many-malformed');
  });

  it('and on standard input the line is named', async () => {
    const late = log(spaced, '"z1","u1",2024-01-03,24-1,x');
    expect(await refusal({ '-': gzipSync(late) })).toMatch(
      new RegExp(`^alpr-audit: -: a quote on line ${rows + 2} has no space before it`),
    );
  });
});

describe('rows that end early', () => {
  const text = log(cut);
  const rows = text.trimEnd().split('\n').length - 1;

  it('are filled up, in whatever number', async () => {
    const document = await inspect({ 'a.csv': text });
    expect(document.population).toMatchObject({ rows, searches: rows, malformed: 0 });
    expect(document.inspect.fields.reason.blank).toBe(Math.floor(rows / 3));
  });

  it('are malformed where a later row of full length ends in an empty cell', async () => {
    const full = 'z1,u1,2024-01-03,24-1,';
    const document = await inspect({ 'a.csv': `${text}${full}\n` });
    expect(document.population.malformed).toBe(Math.floor(rows / 3));
    expect(await refusal({ '-': gzipSync(`${text}${full}\n`) })).toMatch(
      new RegExp(`-: line ${rows + 2} ends in an empty cell`),
    );
  });

  it.each(['Total: 5,,,,', ',,,,', 'Page 1 of 2,,,,'])(
    'are filled up where what ends in empty cells is no search: %j',
    async (beside) => {
      const document = await inspect({ 'a.csv': `${text}${beside}\n` });
      expect(document.population).toMatchObject({ searches: rows, malformed: 0 });
    },
  );

  it('are all read where there is no room for their cells at once', async () => {
    const names = Array.from({ length: 60 }, (_, i) => `column ${i}`).join(',');
    const full = `2024-01-02,u,s,${'x,'.repeat(59)}x`;
    const short = '1/2/24\n'.repeat(30_000);
    const wide = `timestamp,user,reason,${names}\n${`${full}\n`.repeat(20)}${short}`;
    const { population } = await inspect({ 'a.csv': wide }, '--header-row', '1');
    expect(population).toMatchObject({ rows: 30_020, searches: 30_020, malformed: 0, undated: 0 });
  });
});
