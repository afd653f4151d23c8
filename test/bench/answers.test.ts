import { describe, expect, it } from 'vitest';
import { type Counts, differences, ourCounts, rivalCounts } from './answers.ts';
import { comparisons } from './compare.ts';
import { type Entry, OURS } from './contenders.ts';
import type { Question } from './questions.ts';

const ours: Counts = { searches: 9, 'age over 2 years': 7, 'age noRange': 2, 'age reversed': 0 };

describe('the comparison of answers', () => {
  it('passes equal counts, in whatever order, and without those that are zero', () => {
    const same = { 'age noRange': 2, 'age over 2 years': 7 };
    expect(differences(ours, same)).toEqual([]);
    expect(differences(ours, { ...same, searches: 9 })).toEqual([]);
  });

  it.each([
    ['another count', { 'age over 2 years': 7, 'age noRange': 3 }, 'age noRange: 2 here, 3 there'],
    ['a count too few of a kind', { 'age over 2 years': 7 }, 'age noRange: 2 here, none there'],
    ['a count too many', { searches: 9, drawn: 1 }, 'drawn: none here, 1 there'],
    ['nothing at all', {}, 'it gives no counts'],
    ['no number', { searches: Number.NaN }, 'searches: 9 here, NaN there'],
  ])('fails for %s', (_, rival, text) => expect(differences(ours, rival)).toEqual([text]));
});

describe('the answers', () => {
  const answer = (question: Question, rows: unknown): Counts =>
    rivalCounts(question, JSON.stringify(rows));

  it('are read from rows of counts, with the copies that they hold', () => {
    const rows = [
      { name: 'reason ok', count: 5, copies: 1 },
      { name: 'reason blank', count: '3', copies: 2 },
    ];
    const counts = { 'reason ok': 5, 'reason blank': 3, identicalRows: 3 };
    expect(answer('validate', rows)).toEqual(counts);
  });

  it('are read from one row, and from rows that were drawn', () => {
    expect(answer('inspect', [{ users: 3, first: 1.5 }])).toEqual({ users: 3, first: 1.5 });
    const rows = [1, 2, 2].map((id) => ({ searches: 70, id }));
    expect(answer('sample', rows)).toEqual({ searches: 70, drawn: 3 });
    expect(answer('sample', []).drawn).toBe(0);
    expect(answer('ages', [])).toEqual({});
  });

  it('of ours have each count under the name that rivals give it', () => {
    const output = JSON.stringify({
      population: { searches: 9, identicalRowsKept: 1 },
      ages: { buckets: [{ label: 'over 2 years', count: 7 }], setAside: { noRange: 2 } },
    });
    const counts = { searches: 9, identicalRows: 1, 'age over 2 years': 7, 'age noRange': 2 };
    expect(ourCounts('ages', output)).toEqual(counts);
  });
});

describe('the check of a race', () => {
  const log = { shape: 'uuid', rows: 9, form: 'plain', path: '', bytes: 1 } as const;
  const command = { program: '', args: [] };
  const entry = (who: string, ...all: Counts[]): Entry => ({
    ...{ name: who, who, question: 'ages', log, command, counts: () => ({}) },
    runs: all.map((counts) => ({ seconds: 1, cpuSeconds: 1, peakBytes: 1, counts })),
  });

  it('holds when all found the same, in every run', () => {
    const [checked] = comparisons([entry(OURS, ours, ours), entry('DuckDB', { searches: 9 })]);
    expect(checked).toEqual({ same: true, text: 'uuid, ages: the same 1 counts, by 1 others' });
  });

  it('fails, and names who and when, where one count of one run is altered', () => {
    const rival = entry('DuckDB', { searches: 9 }, { searches: 8 });
    const [checked] = comparisons([entry(OURS, ours, ours), rival]);
    expect(checked!.same).toBe(false);
    expect(checked!.text).toContain('DuckDB, run 2: searches: 9 here, 8 there');
  });

  it('fails where ours differ by their form, or are not there', () => {
    const altered = { ...ours, 'age noRange': 1 };
    expect(comparisons([entry(OURS, ours), entry(OURS, altered)])[0]!.same).toBe(false);
    expect(comparisons([entry('DuckDB', ours)])[0]!.same).toBe(false);
  });
});
