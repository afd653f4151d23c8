import { describe, expect, it } from 'vitest';
import { evaluateNumbers, evaluateStrata } from './oracle-evaluate.ts';
import { OracleRefusal } from './oracle-refusal.ts';
import {
  type Answer,
  examinedRows,
  type PaperRow,
  type PaperTerms,
  paperOracle,
} from './oracle-workpaper.ts';

const TERMS: PaperTerms = {
  population: 100,
  strata: [],
  confidence: '95',
  tolerable: '10',
  unanswered: 'deviation',
};

/** Rows of `role exception answer`, a void as `role void`, a stratum before a slash. */
function paper(...lines: string[]): PaperRow[] {
  return lines.map((line, i) => {
    const [stratum, rest = line] = line.includes('/') ? line.split('/') : [null, line];
    const [role = '', exception = '', answer = ''] = rest.split(' ');
    const isVoid = exception === 'void';
    return {
      draw: i + 1,
      role: role as PaperRow['role'],
      stratum: stratum ?? null,
      exception: (isVoid || exception === '-' ? '' : exception) as Answer,
      void: isVoid,
      answers: [answer as Answer],
    };
  });
}

const numbers = { confidence: '95', tolerable: '10' };

describe('a workpaper', () => {
  it('replaces each void by the first unused spare that is no void itself', () => {
    const rows = paper(
      'sample void',
      'sample N Y',
      'extension void',
      'spare void',
      'spare Y N',
      'spare N Y',
      'spare Y Y',
    );
    expect(examinedRows(rows).map(({ draw }) => draw)).toEqual([5, 2, 6]);
    const { exception, voids } = paperOracle(rows, TERMS);
    expect(exception).toEqual(evaluateNumbers(100, 3, 1, numbers));
    expect(voids).toBe(2);
    expect(paperOracle(rows.reverse(), TERMS).exception.n).toBe(3);
  });

  it('takes a spare of the void’s own stratum, and is smaller where there is none', () => {
    const rows = paper('A/sample void', 'B/sample N', 'A/sample N', 'B/spare Y', 'A/spare N');
    expect(examinedRows(rows).map(({ draw }) => draw)).toEqual([5, 2, 3]);
    expect(examinedRows(rows.slice(0, 4)).map(({ draw }) => draw)).toEqual([2, 3]);
  });

  it('counts what is unanswered as a deviation, or leaves it out', () => {
    const rows = paper('sample - Y', 'sample N', 'sample N NA', 'judgment Y N', 'spare Y N');
    const counted = paperOracle(rows, TERMS);
    expect([counted.exception.n, counted.exception.exceptions]).toEqual([3, 1]);
    expect(counted.unanswered).toBe(1);
    const excluded = paperOracle(rows, { ...TERMS, unanswered: 'exclude' });
    expect([excluded.exception.n, excluded.exception.exceptions]).toEqual([2, 0]);
    expect(excluded.unanswered).toBe(1);
  });

  it('lets NA leave the question, which is then not projected', () => {
    const rows = paper('sample N Y', 'sample N N', 'sample N NA', 'sample N -');
    const blank = rows.map((row) => ({ ...row, answers: row.answers.map(asBlank) }));
    const [question] = paperOracle(blank, TERMS).questions;
    expect(question).toEqual({
      ...evaluateNumbers(null, 3, 2, numbers),
      unanswered: 1,
      notApplicable: 1,
    });
    const answered = paper('sample N Y', 'sample N N');
    expect(paperOracle(answered, TERMS).questions[0]).toMatchObject({ projected: 50, n: 2 });
    expect(() => paperOracle(paper('sample NA'), TERMS)).toThrow(OracleRefusal);
  });

  it('evaluates by stratum and combined', () => {
    const rows = paper('A/sample N', 'A/sample Y', 'A/sample N', 'B/sample N', 'B/sample -');
    const strata = [
      { value: 'A', searches: 20 },
      { value: 'B', searches: 10 },
    ];
    const found = paperOracle(rows, { ...TERMS, population: 30, strata });
    expect(found.strata).toEqual([
      { value: 'A', ...evaluateNumbers(20, 3, 1, numbers) },
      { value: 'B', ...evaluateNumbers(10, 2, 1, numbers) },
    ]);
    const both = [
      { N: 20, n: 3, x: 1 },
      { N: 10, n: 2, x: 1 },
    ];
    expect(found.exception).toEqual(evaluateStrata(both, numbers));
    expect(found.exception.projected).toBeCloseTo(20 / 3 + 5, 12);
  });
});

function asBlank(answer: string): Answer {
  return answer === '-' ? '' : (answer as Answer);
}
