import { expect, it } from 'vitest';
import { sheetNotes } from '../../src/log/sheet-notes.ts';

const sheet = (name: string, hidden = false) => ({ name, hidden, part: undefined });

it.each([
  ['a text', undefined, []],
  ['a workbook of one sheet', { log: [sheet('Log')], passedOver: [] }, []],
  [
    'one hidden sheet',
    { log: [sheet('Log', true)], passedOver: [] },
    ['a.xlsx: the log is the sheet Log (hidden)'],
  ],
  [
    'a sheet among others',
    { log: [sheet('Log')], passedOver: [sheet('Cover')] },
    ['a.xlsx: the log is the sheet Log; 1 sheet passed over: Cover'],
  ],
  [
    'several sheets',
    { log: [sheet('May'), sheet('June', true)], passedOver: [sheet('A'), sheet('B', true)] },
    [
      'a.xlsx: 2 sheets with the same header were read as one log: May, June (hidden); ' +
        '2 sheets passed over: A, B (hidden)',
    ],
  ],
  [
    'many sheets',
    {
      log: [sheet('Log')],
      passedOver: Array.from({ length: 12 }, (_, i) => sheet(String(i))),
    },
    [
      'a.xlsx: the log is the sheet Log; 12 sheets passed over: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 2 more',
    ],
  ],
])('%s', (_, taken, notes) => {
  expect(sheetNotes('a.xlsx', taken, [])).toEqual(notes);
});

it('names the sheets that have rows of earlier ones', () => {
  const taken = { log: [sheet('All'), sheet('May'), sheet('June')], passedOver: [] };
  const [, ...more] = sheetNotes('a.xlsx', taken, [0, 1200, 1]);
  expect(more).toEqual([
    'a.xlsx: 1,201 rows stand in an earlier sheet, too (in the sheets May, June): a row without an id ' +
      'counts as often as in the sheet that has it most',
  ]);
  expect(sheetNotes('a.xlsx', taken, [0, 0, 1]).at(-1)).toContain(
    ': 1 row stands in an earlier sheet, too (in the sheet June): ',
  );
  expect(sheetNotes('a.xlsx', taken, [0, 0, 0])).toHaveLength(1);
});
