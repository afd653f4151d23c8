import type { StratumFound } from './oracle-combined.ts';
import {
  evaluateNumbers,
  evaluateStrata,
  type OracleEvaluation,
  type Terms,
} from './oracle-evaluate.ts';
import { OracleRefusal } from './oracle-refusal.ts';

export type Answer = 'Y' | 'N' | 'NA' | '';

/** One row of a finished workpaper, as far as the numbers need it. */
export interface PaperRow {
  draw: number;
  /** Whatever is not of the draw is a judgmental pick. */
  role: 'sample' | 'extension' | 'spare' | 'judgment';
  stratum: string | null;
  exception: Answer;
  void: boolean;
  /** One answer a question, in the order of the questions. */
  answers: Answer[];
}

export interface PaperTerms extends Terms {
  population: number;
  strata: { value: string; searches: number }[];
  unanswered: 'deviation' | 'exclude';
}

export interface OraclePaper {
  /** Of all strata together where there are strata. */
  exception: OracleEvaluation;
  unanswered: number;
  voids: number;
  questions: (OracleEvaluation & { unanswered: number; notApplicable: number })[];
  strata: ({ value: string } & OracleEvaluation)[];
}

/** The rows that count: each void gives way to the first spare of its stratum not yet used. */
export function examinedRows(rows: PaperRow[]): PaperRow[] {
  const byDraw = [...rows].sort((a, b) => a.draw - b.draw);
  const used = new Set<PaperRow>();
  return byDraw
    .filter(({ role }) => role === 'sample' || role === 'extension')
    .flatMap((row) => {
      if (!row.void) return [row];
      const spare = byDraw.find(
        (each) =>
          each.role === 'spare' && each.stratum === row.stratum && !each.void && !used.has(each),
      );
      if (spare === undefined) return [];
      used.add(spare);
      return [spare];
    });
}

export function paperOracle(rows: PaperRow[], terms: PaperTerms): OraclePaper {
  const examined = examinedRows(rows);
  if (examined.some(({ exception }) => exception === 'NA')) {
    throw new OracleRefusal('exception is Y or N');
  }
  const questions = (rows[0]?.answers ?? []).map((_, i) => {
    const answerOf = (row: PaperRow): Answer => row.answers[i] ?? '';
    const answers = examined.map(answerOf);
    const notApplicable = count(answers, 'NA');
    const { n, x } = found(answers, 'N', terms);
    // Of how many searches of the population the question can be asked at all is not known.
    const evaluation =
      notApplicable > 0
        ? evaluateNumbers(null, n, x, terms)
        : together(foundByStratum(examined, answerOf, 'N', terms), terms);
    return { ...evaluation, unanswered: count(answers, ''), notApplicable };
  });
  const strata = foundByStratum(examined, ({ exception }) => exception, 'Y', terms);
  return {
    exception: together(strata, terms),
    unanswered: count(
      examined.map(({ exception }) => exception),
      '',
    ),
    voids: rows.filter((row) => row.void && (row.role === 'sample' || row.role === 'extension'))
      .length,
    questions,
    strata: strata.flatMap(({ value, N, n, x }) => {
      return value === null ? [] : [{ value, ...evaluateNumbers(N, n, x, terms) }];
    }),
  };
}

interface FoundInStratum extends StratumFound {
  value: string | null;
}

/** Without strata the population is the one stratum. */
function foundByStratum(
  examined: PaperRow[],
  answerOf: (row: PaperRow) => Answer,
  deviates: 'Y' | 'N',
  terms: PaperTerms,
): FoundInStratum[] {
  const whole = [{ value: null, searches: terms.population }];
  return (terms.strata.length === 0 ? whole : terms.strata).map(({ value, searches }) => {
    const own = examined.filter(({ stratum }) => stratum === value);
    return { value, N: searches, ...found(own.map(answerOf), deviates, terms) };
  });
}

function together(strata: FoundInStratum[], terms: PaperTerms): OracleEvaluation {
  const [first] = strata;
  if (first !== undefined && first.value === null) {
    return evaluateNumbers(first.N, first.n, first.x, terms);
  }
  return evaluateStrata(strata, terms);
}

/** How many answers count, and how many of them deviate. */
function found(answers: Answer[], deviates: 'Y' | 'N', { unanswered }: PaperTerms) {
  const counted = answers.filter(
    (answer) => answer !== 'NA' && (answer !== '' || unanswered === 'deviation'),
  );
  const x = counted.filter((answer) => answer === deviates || answer === '').length;
  return { n: counted.length, x };
}

function count(answers: Answer[], wanted: Answer): number {
  return answers.filter((answer) => answer === wanted).length;
}
