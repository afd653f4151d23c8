import { describe, expect, it } from 'vitest';
import { cellsHash } from '../../src/workpaper/columns.ts';
import { DateForms } from '../../src/workpaper/row/date-forms.ts';
import { isSameTicket } from '../../src/workpaper/row/rewritten.ts';

/** What was issued, and what a spreadsheet gave back: user, time of the search, range. */
const SAME: [issued: string[], found: string[]][] = [
  [
    ['2025-03-24 11:23:00', '2025-02-01'],
    ['2025-03-24T11:23:00', '2025-02-01'],
  ],
  [
    ['2025-03-24 11:23:00', '2025-02-01'],
    ['3/24/2025 11:23', '2/1/2025'],
  ],
  [
    ['3/4/2025 1:05:09 PM', '2/1/2025'],
    ['2025-03-04T13:05:09', '2025-02-01'],
  ],
  [
    ['2025-03-24 11:23:00', '2025-02-01'],
    ['\u200b3/24/2025 11:23', '2/1/2025\u200b'],
  ],
  [
    ['03/04/2025 13:05', ''],
    ['2025-03-04 13:05:00', ''],
  ],
  [
    ['2025-06-18 00:02:04.789', 'REDACTED'],
    ['2025-06-18T00:02:04.789', 'REDACTED'],
  ],
  [
    ['24/03/2025 09:00', '01/02/2025 00:00'],
    ['2025-03-24T09:00:00', '2025-02-01'],
  ],
  [
    ['01/25/2024, 01:27:03 PM', '2024-01-01'],
    ['2024-01-25T13:27:03', '2024-01-01'],
  ],
];

describe('a date as a cell or as text', () => {
  it.each(SAME)('%j is %j', (issued, found) => {
    const hash = cellsHash(['u1', ...issued, 'x']);
    expect(new DateForms().areAsIssued(['u1', ...found, 'x'], [1, 2], hash)).toBe(true);
  });

  it('is another where a day, a minute or another cell is another', () => {
    const hash = cellsHash(['u1', '2025-03-24 11:23:00', '2025-02-01', 'x']);
    for (const found of [
      ['u1', '2025-03-25T11:23:00', '2025-02-01', 'x'],
      ['u1', '2025-03-24T11:24:00', '2025-02-01', 'x'],
      ['u1', '2025-03-24T11:23:00', '2025-02-02', 'x'],
      ['u2', '2025-03-24T11:23:00', '2025-02-01', 'x'],
      ['u1', 'in March', 'in February', 'x'],
    ]) {
      expect(new DateForms().areAsIssued(found, [1, 2], hash)).toBe(false);
    }
  });

  it('is looked for in a few rows only where none is as issued', () => {
    const forms = new DateForms();
    const row = (day: number): string[] => [`2025-03-${day}T11:23:00`];
    for (let day = 10; day < 30; day++) {
      expect(forms.areAsIssued(row(day), [0], cellsHash(['other']))).toBe(false);
    }
    expect(forms.areAsIssued(row(10), [0], cellsHash(['2025-03-10 11:23:00']))).toBe(false);
  });
});

describe('a ticket', () => {
  const issued = '0.00058695457163025873095873049857';
  it.each([
    ['0.00058695457163025', true],
    ['0.000586954571632', true],
    ['5.86954571630259E-04', true],
    ['0,000586954571630', true],
    ['0.000586954571629', true],
    ['0.000586954571651', false],
    ['0.000586954572', false],
    ['0.00058695', false],
    ['0.58695457163025', false],
    ['', false],
    ['x', false],
  ])('that comes back as %s: %s', (found, same) => {
    expect(isSameTicket(issued, found)).toBe(same);
  });
});
