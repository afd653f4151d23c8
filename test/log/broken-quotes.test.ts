import { describe, expect, it } from 'vitest';
import { codes, inspect } from './log-folder.ts';

/* Logs in which nearly every row has quotes and a cell of two lines: what an open quote swallows is ended by the next quote. */

const HEADER = 'ID,Search Time,User,Org Name,License Plate,Time Frame,Case Number,Reason';

/** Rows as Flock writes them, so many that few malformed ones are no one percent. */
function flockRows(count = 400): string[][] {
  return Array.from({ length: count }, (_, n) => {
    const day = String(1 + (n % 28)).padStart(2, '0');
    return [
      ...[`id${n}x`, `"01/${day}/2025, 01:27:03 PM UTC"`, `user${n % 4}`, 'Town PD', `7ABC${n}`],
      ...[`"12/01/2024, 12:00:00 AM UTC\n01/${day}/2025, 01:00:00 PM UTC"`, `25-${n}`],
      `burglary ${n}`,
    ];
  });
}

/** The log with a cell of row 10, and of the row behind it, changed. */
function broken(column: number, change: (cell: string) => string, next = (cell: string) => cell) {
  const rows = flockRows();
  rows[10]![column] = change(rows[10]![column]!);
  rows[11]![column] = next(rows[11]![column]!);
  return { 'a.csv': `${[HEADER, ...rows.map((cells) => cells.join(','))].join('\n')}\n` };
}

/** A broken row in whose first column, that of the time, the second line of a range stands. */
const atFirst = {
  'a.csv': [
    'Search Time,Time Frame,User,Reason,License Plate',
    ...Array.from(
      { length: 20 },
      (_, n) => `01/02/2025 10:0${n % 10},"01/01/2025\n01/02/2025",u,r,p`,
    ),
    '01/03/2025 10:00,"a"x,"01/01/2025\n01/02/2025","u, v",r',
    '',
  ].join('\n'),
};

/** A broken row of which a line goes on in its cell, and has a time where rows have theirs. */
const goesOn = {
  'a.csv': [
    'User,Search Time,License Plate,Start Date,Reason',
    ...Array.from({ length: 20 }, (_, n) => `u,01/02/2025 10:0${n % 10},p,01/01/2025,r`),
    'u,"01/02/2025 10:00","two\nlines","01/01/2025","r" x',
    '',
  ].join('\n'),
};

async function swallowed(files: Record<string, string>): Promise<string> {
  const { warnings } = await inspect(files);
  return warnings.find(({ code }) => code === 'swallowed-rows')?.message ?? '';
}

const withoutEnd = (cell: string): string => cell.slice(0, -1);
const withoutStart = (cell: string): string => cell.slice(1);

describe('a quote that is closed by the first one of the next row', () => {
  it.each([
    ['of the range is not closed', broken(5, withoutEnd), 'line 22, “12/01/2024, .*2 line ends'],
    [
      'of two ranges are a half each',
      broken(5, withoutEnd, withoutStart),
      'line 22, “12/01/2024, .*2 line ends',
    ],
    [
      'opens the reason',
      broken(7, (cell) => `"${cell}`),
      'line 23, “burglary 10 id11x.*a line end',
    ],
    [
      'opens the reason, and one closes the next',
      broken(
        7,
        (cell) => `"${cell}`,
        (cell) => `${cell}"`,
      ),
      'line 23, “burglary 10 id11x.*a line end',
    ],
  ])('that %s is told', async (_, files, said) => {
    expect(await swallowed(files)).toMatch(new RegExp(said));
  });

  it.each([
    ['no quote opens the range', broken(5, withoutStart)],
    ['one opens the plate, and that of the range closes it', broken(4, (cell) => `"${cell}`)],
    ['text follows a quote', broken(7, () => '"two\nlines" of text')],
    ['the second line of the range begins a row', atFirst],
    ['a line that goes on has a time behind it', goesOn],
    ['a line in it has a time elsewhere', broken(7, () => '"x\na,b,c,d,01/02/2025,f" of text')],
  ])('swallowed nothing where %s', async (_, files) => {
    const found = codes(await inspect(files));
    expect(found).not.toContain('swallowed-rows');
  });
});
