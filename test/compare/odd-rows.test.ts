import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, it } from 'vitest';
import { AS_IT_CAME, TIMES } from '../random-runs.ts';
import { agree, withInspect } from './compare-case.ts';

/* Rows that lack a cell, totals that hold a time, quotes that swallow a row or two, other kinds of table. */

const folder = mkdtempSync(join(tmpdir(), 'alpr-audit-odd-rows-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HEADERS = [
  'id,timestamp,user,start date,end date,case number,reason',
  'timestamp,user,plate,case number,reason',
  'id,search date,search time,user,case number,reason,offense',
];

function rowOf(header: string, n: number, reason: string): string[] {
  const day = String(1 + (n % 28)).padStart(2, '0');
  const cells: Readonly<Record<string, string>> = {
    ...{ id: `s${n}`, timestamp: `2024-02-${day} 10:00`, user: `u${n % 3}`, plate: `9ABC${n}` },
    ...{ 'search date': `2024-02-${day}`, 'search time': '10:05', 'start date': '2024-01-01' },
    ...{ 'end date': `2024-02-${day}`, 'case number': `24-${n}`, reason, offense: 'theft' },
  };
  return header.split(',').map((name) => cells[name] ?? '');
}

const oddRow = fc.oneof(
  fc.record({ kind: fc.constantFrom('without', 'cut', 'swallow', 'open'), at: fc.nat(7) }),
  fc.record({ kind: fc.constant('total'), at: fc.nat(7) }),
);
const REASONS = ['theft', 'missing person at risk', 'pending', 'case 24-11', 'none'];
const TOTALS = ['Total', 'Subtotal: 3', 'Total Wine', 'Report generated', 'Page 3', 'x', 'Count'];

const log = fc
  .record({
    header: fc.constantFrom(...HEADERS),
    sound: fc.integer({ min: 8, max: 30 }),
    reasons: fc.array(fc.constantFrom(...REASONS), { minLength: 1, maxLength: 6 }),
    odd: fc.array(oddRow, { minLength: 1, maxLength: 5 }),
    total: fc.constantFrom(...TOTALS),
    caseWords: fc.boolean(),
  })
  .map(({ header, sound, reasons, odd, total, caseWords }) => {
    const row = (n: number): string[] => rowOf(header, n, reasons[n % reasons.length] ?? '');
    const rows = Array.from({ length: sound }, (_, n) => row(n).join(','));
    if (caseWords) rows[1] = rows[1]!.replace('24-1,', 'pending,');
    odd.forEach(({ kind, at }, i) => {
      const cells = row(40 + i);
      if (kind === 'without') rows.push(cells.filter((_, cell) => cell !== at).join(','));
      else if (kind === 'cut') rows.push(cells.slice(0, 4 + at).join(','));
      else if (kind === 'swallow') {
        rows.push(
          `${cells.slice(0, -1).join(',')},"a`,
          `${row(50 + i)
            .slice(0, 1 + at)
            .join(',')}"`,
        );
      } else if (kind === 'open') {
        // The quote is closed by one that was to open a cell of the next row.
        const next = row(50 + i).map((cell, column) => (column === at ? `"${cell}"` : cell));
        rows.push(`${cells.slice(0, -1).join(',')},"a`, next.join(','), '"b"');
      } else {
        const blank = cells.map(() => '');
        blank[header.split(',').findIndex((name) => /timestamp|search date/.test(name))] =
          '2024-03-01';
        blank[at % cells.length] ||= total;
        rows.push(blank.join(','));
      }
    });
    return `${header}\n${rows.join('\n')}\n`;
  });

const COLUMNS = [
  ...['Timestamp', 'User', 'Plate', 'State', 'Reason', 'Agency', 'IP Address', 'Start Date'],
  ...['Camera', 'Confidence', 'Expires', 'Date Added', 'Role', 'Status', 'Result', 'Session ID'],
  ...['Last Login', 'Hot List', 'Notes', 'Search Type', 'ID', 'Login Time', 'Network Count'],
];
const table = fc
  .uniqueArray(fc.constantFrom(...COLUMNS), { minLength: 3, maxLength: 7 })
  .map((names) => {
    const cells = names.map((name) =>
      /^(Timestamp|Start)/.test(name) ? '2024-01-02 10:00' : 'v1',
    );
    return `${names.join(',')}\n${cells.join(',')}\n`;
  });

async function agreeOn(text: string): Promise<void> {
  const files = [{ name: 'a.csv', bytes: Buffer.from(text) }];
  await agree(withInspect({ files, options: { log: {}, ages: {} } }), folder);
}

describe('the program and its slow oracle agree', () => {
  it('on logs with odd rows', async () => {
    await fc.assert(fc.asyncProperty(log, agreeOn), { ...AS_IT_CAME, numRuns: 50 * TIMES });
  });

  it('on tables of other kinds', async () => {
    await fc.assert(fc.asyncProperty(table, agreeOn), { ...AS_IT_CAME, numRuns: 50 * TIMES });
  });
});
