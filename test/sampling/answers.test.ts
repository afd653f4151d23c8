import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, answerOf } from '../../src/sampling/evaluation/answer.ts';
import {
  answerCounts,
  type ExaminedRow,
  examinedSample,
  ofStratum,
} from '../../src/sampling/evaluation/answers.ts';
import { casesOf } from '../random-runs.ts';

function row(draw: number, more: Partial<ExaminedRow> = {}): ExaminedRow {
  return {
    ...{ draw, role: 'sample', stratum: null, row: draw + 1 },
    ...{ exception: 'N', questions: [], isVoid: false, voidReason: '' },
    ...more,
  };
}

const spare = (draw: number, more: Partial<ExaminedRow> = {}) =>
  row(draw, { role: 'spare', exception: null, ...more });
const voided = (draw: number, more: Partial<ExaminedRow> = {}) =>
  row(draw, { isVoid: true, voidReason: 'a test by the vendor', ...more });
const drawsOf = (rows: readonly ExaminedRow[]): number[] => rows.map(({ draw }) => draw);

describe('answers', () => {
  it.each([
    ['Y', 'Y'],
    [' yes ', 'Y'],
    ['n', 'N'],
    ['NO', 'N'],
    ['n/a', 'NA'],
    ['N.A.', 'NA'],
    ['na', 'NA'],
    ['', null],
    ['\u00a0', null],
    ['maybe', undefined],
    ['constructor', undefined],
    ['1', undefined],
    ['Y?', undefined],
  ])('%j says %j', (text, answer) => {
    expect(answerOf(text, ['Y', 'N', 'NA'])).toBe(answer);
  });

  it('may not be what the column does not ask for', () => {
    expect(answerOf('NA', ['Y', 'N'])).toBeUndefined();
  });
});

describe('voids', () => {
  it('are replaced by the first spare, and the others are ignored', () => {
    const found = examinedSample([
      ...[row(1), voided(2), row(3)],
      ...[spare(4, { exception: 'Y' }), spare(5, { exception: 'Y' }), spare(6)],
    ]);
    expect(drawsOf(found.used)).toEqual([1, 3, 4]);
    expect(found.replacements).toEqual([{ draw: 2, by: 4, reason: 'a test by the vendor' }]);
    expect(found.sparesIgnored).toBe(1);
  });

  it('are replaced inside their stratum', () => {
    const north = { stratum: 'North' };
    const south = { stratum: 'South' };
    const { used } = examinedSample([
      ...[voided(1, south), row(2, north), row(3, south)],
      ...[spare(4, north), spare(5, south), spare(6, south)],
    ]);
    expect(drawsOf(used)).toEqual([2, 3, 5]);
    expect(drawsOf(ofStratum(used, 'South'))).toEqual([3, 5]);
  });

  it('among spares are passed over', () => {
    const found = examinedSample([
      voided(1),
      voided(2),
      spare(3, { isVoid: true }),
      spare(4),
      spare(5),
    ]);
    expect(found.replacements.map(({ by }) => by)).toEqual([4, 5]);
    expect(drawsOf(found.used)).toEqual([4, 5]);
  });

  it('leave the sample smaller where no spare is left', () => {
    const found = examinedSample([voided(1), row(2), voided(3), spare(4)]);
    expect(found.replacements.map(({ by }) => by)).toEqual([4, null]);
    expect(drawsOf(found.used)).toEqual([2, 4]);
  });

  it('of an extension are replaced as those of the sample are', () => {
    const { used } = examinedSample([row(1), voided(2, { role: 'extension' }), spare(3)]);
    expect(drawsOf(used)).toEqual([1, 3]);
  });

  it('are replaced as a person would do it, one after the other', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 25 }), (rows) => {
        const drawn = rows.map((each, index) => ({ ...each, draw: index + 1 }));
        expect(drawsOf(examinedSample(drawn).used)).toEqual(replacedByHand(drawn));
      }),
      casesOf(2000),
    );
  });
});

const anyRow: fc.Arbitrary<ExaminedRow> = fc
  .record({
    role: fc.constantFrom(
      'sample' as const,
      'sample' as const,
      'extension' as const,
      'spare' as const,
    ),
    stratum: fc.constantFrom('a', 'b'),
    isVoid: fc.boolean(),
  })
  .map((more) => row(0, more));

/** The slow way: a pile of spares for each stratum, and every void takes from its pile. */
function replacedByHand(rows: readonly ExaminedRow[]): number[] {
  const piles: Record<string, ExaminedRow[]> = { a: [], b: [] };
  for (const each of rows) if (each.role === 'spare') piles[each.stratum!]!.push(each);
  const kept: number[] = [];
  for (const each of rows) {
    if (each.role === 'spare') continue;
    let stands: ExaminedRow | undefined = each;
    while (stands?.isVoid) stands = piles[each.stratum!]!.shift();
    if (stands) kept.push(stands.draw);
  }
  return kept.sort((a, b) => a - b);
}

describe('counts', () => {
  const answered = (...answers: (Answer | null)[]): ExaminedRow[] =>
    answers.map((answer, index) =>
      row(index + 1, { exception: answer === 'NA' ? null : answer, questions: [answer] }),
    );
  const rows = answered('Y', 'N', 'N', 'NA', null, 'Y', 'Y');

  it('of the exception: Y deviates, and so does no answer', () => {
    expect(answerCounts(rows, 'exception', false)).toEqual({
      ...{ n: 7, deviations: 5, unanswered: 2, notApplicable: 0 },
    });
  });

  it('of a question: N deviates, NA leaves n', () => {
    expect(answerCounts(rows, 0, false)).toEqual({
      ...{ n: 6, deviations: 3, unanswered: 1, notApplicable: 1 },
    });
  });

  it('leave unanswered rows out where that is asked for, and still say how many', () => {
    expect(answerCounts(rows, 0, true)).toEqual({
      ...{ n: 5, deviations: 2, unanswered: 1, notApplicable: 1 },
    });
    expect(answerCounts(rows, 'exception', true)).toEqual({
      ...{ n: 5, deviations: 3, unanswered: 2, notApplicable: 0 },
    });
  });

  it('of nothing are nothing', () => {
    expect(answerCounts([], 'exception', false)).toEqual({
      ...{ n: 0, deviations: 0, unanswered: 0, notApplicable: 0 },
    });
  });
});
