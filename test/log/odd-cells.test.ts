import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { damageOf } from '../../src/log/cells/damaged.ts';
import { unguarded } from '../../src/log/cells/guard.ts';
import { rewritingOf } from '../../src/log/cells/rewritten.ts';
import { RowScanner } from '../../src/log/rows/scan.ts';
import { folded } from '../../src/search.ts';
import { folderWith } from '../cli/folder.ts';
import { casesOf } from '../random-runs.ts';
import { runMain } from '../run-main.ts';

const ODD = [
  ...[
    '#N/A',
    '#REF!',
    '#DIV/0!',
    '#GETTING_DATA',
    '#¿NOMBRE?',
    'Err:502',
    '#formula without result',
  ],
  ...['1.23457E+11', '2,6e+8', '-1E+5', '1.5E5', '4.892E+092'],
  ...[
    'Jun-08',
    'jun-2008',
    '3-Mar',
    '13-DEC-2008',
    '1/25/2026',
    '2026-01-25',
    '12/31/26',
    '########',
    '###',
  ],
  ...['6/8/2008 0:00', '12/31/2026, 12:00:00 AM', '2026-01-25 00:00:00', '2026-06-08T00:00:00.000'],
  ...['Jun-08 0:00', '3-Mar-2008 00:00'],
];
const LIKE = ['25-10001', 'Error: 5', 'E1', '#12', '1/2', '26-ABC-1', 'Sep-', '', '12E5', '#'];
const around = fc.constantFrom('', '', '', ' ', '\u00a0', "'", '\u200b', 'x');

describe('what the kernel lets pass as odd', () => {
  it('misses no cell that is', () => {
    const cell = fc
      .tuple(around, fc.oneof(fc.constantFrom(...ODD), fc.constantFrom(...LIKE)), around)
      .map((parts) => parts.join(''));
    const isOdd = (id: string, number: string, other: string): boolean => {
      const [first, second, third] = [id, number, other].map((text) => folded(unguarded(text)));
      return (
        damageOf(first!, 'searchId') !== undefined ||
        damageOf(second!, 'caseNumber') !== undefined ||
        rewritingOf(second!) !== undefined ||
        damageOf(third!, 'reason') !== undefined
      );
    };
    let found = 0;
    fc.assert(
      fc.property(cell, cell, cell, fc.boolean(), (id, number, other, isQuoted) => {
        const written = [id, number, other].map((text) =>
          isQuoted || text.includes(',') ? `"${text}"` : text,
        );
        const scanner = new RowScanner(0x2c);
        scanner.push(Buffer.from(`${written.join(',')}\n`));
        scanner.end();
        scanner.fill();
        scanner.rows.hash({ width: 3, id: 0, time: -1, caseNumber: 1, placeholder: 0 });
        if (isOdd(id, number, other)) {
          found++;
          expect(scanner.rows.odds[0]).toBe(1);
        }
        scanner.close();
      }),
      casesOf(3000),
    );
    expect(found).toBeGreaterThan(80);
  });

  it('is nothing that most logs hold', () => {
    const rows = [
      '403c3a8b-7c1d-4b1a-9c55-0242ac120002,26-01628,Elena Ek,stolen car',
      'f-01,SR26-1234,Error,theft #12',
      '17,ABC-1234,e,Erratic driver',
      '2026010112345670,25/1234,Err,E 12',
      'x,05-Main-3,#1,#12-3',
      'y,8TST106,,',
    ];
    const scanner = new RowScanner(0x2c);
    scanner.push(Buffer.from(`${rows.join('\n')}\n`));
    scanner.end();
    scanner.fill();
    scanner.rows.hash({ width: 4, id: 0, time: -1, caseNumber: 1, placeholder: 0 });
    expect([...scanner.rows.odds.subarray(0, rows.length)]).toEqual(rows.map(() => 0));
    scanner.close();
  });
});

describe('the warnings of odd cells', () => {
  const warned = async (numbers: readonly string[]): Promise<[string, string][]> => {
    const rows = numbers.map(
      (number, i) =>
        `s${i},2025-05-01 10:${String(i % 60).padStart(2, '0')},${'ab'[i % 2]},${number},${['theft', 'arson'][i % 2]}`,
    );
    const cwd = folderWith({
      'log.csv': ['id,search time,user,case number,reason', ...rows, ''].join('\n'),
    });
    const { stdout } = await runMain(['validate', 'log.csv', '--json'], { cwd });
    const { warnings }: { warnings: { code: string; message: string }[] } = JSON.parse(stdout);
    return warnings.map(({ code, message }) => [code, message]);
  };
  const clean = Array.from({ length: 200 }, (_, i) => `25-${1000 + i}`);

  it('tell one number that is a month, whatever the log', async () => {
    const [[code, message] = []] = await warned([...clean, 'Jun-08']);
    expect(code).toBe('rewritten-numbers');
    expect(message).toContain('1 case number looks rewritten');
    expect(message).toContain('line 202, is “Jun-08”');
  });

  it('tell dates in digits only where there are many: people write some', async () => {
    expect(await warned([...clean, '1/25/2026', '1/26/2026'])).toEqual([]);
    const [[code, message] = []] = await warned([...clean, '1/25/2026', '1/26/26', '2/1/2026']);
    expect(code).toBe('rewritten-numbers');
    expect(message).toContain('3 case numbers look rewritten');
  });

  it('take a run of # for a mask where nothing else is odd', async () => {
    expect(await warned([...clean, '########', '####'])).toEqual([]);
    const [[code, message] = []] = await warned([...clean, '########', '2.6E+08']);
    expect(code).toBe('damaged-cells');
    expect(message).toContain('1 is a column too narrow (“########”)');
    expect(message).toContain('1 cell is damaged');
  });
});
