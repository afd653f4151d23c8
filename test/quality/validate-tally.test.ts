import { expect, test } from 'vitest';
import { groupByField } from '../../src/groups.ts';
import { ValidateTally } from '../../src/quality/validate-tally.ts';
import { fieldReader, type GivenCells, searchesOf, searchOf } from './searches.ts';

function tallied(searches: readonly GivenCells[], minGroup = 20) {
  const by = [{ name: 'user', groupOf: groupByField('user'), order: 'searches' as const }];
  const tally = new ValidateTally({ reader: fieldReader(), register: null, by, minGroup });
  tally.addAll(searchesOf(searches.map((cells) => searchOf(cells))));
  return tally.result();
}
const times = (count: number, cells: GivenCells) => Array.from({ length: count }, () => cells);

test('a population of seven, by hand', () => {
  const withheld = { text: '***', state: 'withheld' } as const;
  const result = tallied(
    [
      { user: 'a', caseNumber: '', reason: '' },
      { user: 'a', caseNumber: '19-01', reason: 'stolen car' },
      { user: 'A', caseNumber: withheld, reason: withheld },
      { user: 'b', caseNumber: withheld, reason: 'inv' },
      { user: 'b', caseNumber: '19-02', reason: withheld },
      { user: '', caseNumber: 'words', reason: '211 PC' },
      { user: 'c' },
    ],
    2,
  );
  expect(result).toMatchObject({ judgeable: 5, adequate: 2, inadequate: 3 });
  expect(result.bothBlank).toEqual({ count: 1, share: 1 / 3, of: 3 });
  expect(result.caseNumber.classes).toMatchObject({ blank: 1, withheld: 2, wordsOnly: 1, ok: 2 });
  expect(result.reason.classes).toMatchObject({ blank: 1, vague: 1, statute: 1, ok: 1, absent: 1 });
  for (const { classes } of [result.caseNumber, result.reason]) {
    expect(Object.values(classes).reduce((sum, count) => sum + count)).toBe(7);
  }
  const row = (value: string, searches: number, judgeable: number, inadequate: number) => ({
    ...{ by: 'user', value, searches, judgeable, inadequate },
    ...{ bothBlank: value === 'A' ? 1 : 0, small: searches < 2 },
  });
  expect(result.groups).toEqual([
    row('A', 3, 2, 1),
    row('b', 2, 2, 1),
    row('(blank)', 1, 1, 1),
    row('c', 1, 0, 0),
  ]);
});

test('nothing has shares that are null', () => {
  const result = tallied([]);
  expect(result.bothBlank).toEqual({ count: 0, share: null, of: 0 });
  expect([result.caseNumber.shapes, result.reason.top, result.groups]).toEqual([[], [], []]);
});

test.each([
  [9, 0],
  [10, 10],
  [11, 11],
])('a number on %i searches makes %i findings of caseNumberReused', (count, findings) => {
  const spelled = [...times(count - 1, { caseNumber: 'DR19-7' }), { caseNumber: ' dr19-7 ' }];
  expect(tallied(spelled).findings.caseNumberReused).toBe(findings);
  expect(tallied(times(count, { caseNumber: 'words' })).findings.caseNumberReused).toBe(0);
});

test('a text is shown from five searches on, if it holds nothing personal', () => {
  const shown = (count: number, text: string) => {
    const { caseNumber, reason } = tallied(times(count, { caseNumber: text, reason: text }));
    return [caseNumber.shapes, reason.top];
  };
  expect(shown(4, '19-1')).toEqual([
    [{ shape: '99-9', count: 4, example: null, pattern: '^\\d{2}-\\d$' }],
    [],
  ]);
  expect(shown(5, '19-1')).toMatchObject([[{ example: '19-1' }], [{ text: '19-1', count: 5 }]]);
  expect(shown(5, '541-555-1212')).toMatchObject([[{ example: null }], [{ text: null }]]);
});

test('the twenty commonest, of equals the first by code point', () => {
  const texts = Array.from(
    { length: 25 },
    (_, index) => `theft ${String.fromCharCode(90 - index)}`,
  );
  const cells = texts.flatMap((reason, index) => times(index === 3 ? 6 : 5, { reason }));
  const { top } = tallied(cells).reason;
  const rest = texts.filter((_, index) => index !== 3).sort();
  expect(top.map(({ text }) => text)).toEqual([texts[3], ...rest.slice(0, 19)]);
});
