import { describe, expect, test } from 'vitest';
import { DEFAULT_VOCABULARY } from '../../src/contract/vocabulary.ts';
import { FieldReader } from '../../src/quality/field-reader.ts';
import { RegimeTally } from '../../src/quality/regime.ts';
import { ABSENT, type Cell, type Field, type Search } from '../../src/search.ts';
import { searchesOf } from './searches.ts';

const DAY_MS = 86_400_000;

/** A search with a reason on a date, and nothing else. */
function search(date: string, reason: Partial<Cell>): Search {
  const day = Date.parse(`${date}T00:00:00Z`) / DAY_MS;
  const searchedAt = { kind: 'local' as const, day, local: day * DAY_MS, instant: Number.NaN };
  const cell: Cell = { number: -1, text: '', state: 'value', folded: '', ...reason };
  const nothing = { ...searchedAt, kind: 'unreadable' as const };
  return {
    file: 'log.csv',
    line: 2,
    searchedAt,
    window: { status: 'none', start: nothing, end: nothing },
    dayOf: (instant) => Math.floor(instant / DAY_MS),
    identity: () => ({ bytes: new Uint8Array(0), start: 0, end: 0 }),
    cell: (field: Field) => (field === 'reason' ? cell : ABSENT),
  };
}

function addTimes(tally: RegimeTally, times: number, one: Search): void {
  tally.addAll(searchesOf(Array.from({ length: times }, () => one)));
}

function warningsOf(months: [date: string, vague: number, ok: number][]): string[] {
  const tally = new RegimeTally(
    new FieldReader({ vocabulary: DEFAULT_VOCABULARY, patterns: null }),
  );
  for (const [date, vague, ok] of months) {
    addTimes(tally, vague, search(date, { text: 'investigation' }));
    addTimes(tally, ok, search(date, { text: 'stolen bicycle at the pier' }));
  }
  return tally.warnings().map(({ code, message }) => `${code} ${message}`);
}

describe('the form probably changed', () => {
  test('when the share moves by over 30 points between adjacent months of 50 reasons', () => {
    expect(
      warningsOf([
        ['2025-01-31', 40, 10],
        ['2025-02-01', 24, 26],
      ]),
    ).toEqual([
      'regime-change log.csv: reasons that are blank, placeholders or vague went from 80 percent in January 2025 to 48 percent in February 2025: the form probably changed',
    ]);
  });

  test('not when it moves by exactly 30 points', () => {
    expect(
      warningsOf([
        ['2025-01-31', 40, 10],
        ['2025-02-01', 25, 25],
      ]),
    ).toEqual([]);
  });

  test('not with fewer than 50 judgeable reasons in either month', () => {
    expect(
      warningsOf([
        ['2025-01-31', 49, 0],
        ['2025-02-01', 0, 50],
      ]),
    ).toEqual([]);
  });

  test('not over a month in between, but from December to January', () => {
    expect(
      warningsOf([
        ['2024-12-31', 50, 0],
        ['2025-01-01', 0, 50],
        ['2025-03-01', 50, 0],
      ]),
    ).toHaveLength(1);
  });

  test('withheld and absent reasons are not judged', () => {
    const tally = new RegimeTally(
      new FieldReader({ vocabulary: DEFAULT_VOCABULARY, patterns: null }),
    );
    addTimes(tally, 50, search('2025-01-05', { text: 'investigation' }));
    addTimes(tally, 50, search('2025-02-05', { text: '***', state: 'withheld' }));
    expect(tally.warnings()).toEqual([]);
  });
});
