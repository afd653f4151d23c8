import type {
  EvaluatedQuestion,
  EvaluatedStratum,
  EvaluateResult,
} from '../../contract/evaluate.ts';
import { ceilingOf, toFloat } from '../chances/rational.ts';
import type { Stratum } from '../stratified-limit/stratum.ts';
import {
  type AnswerCounts,
  type Asked,
  answerCounts,
  type ExaminedRow,
  examinedSample,
  ofStratum,
} from './answers.ts';
import { type Projection, projection, stratifiedProjection, type Terms } from './projection.ts';

/** From numbers, or from a finished workpaper, to the result of `evaluate`. */

/** A population of which a sample was drawn. */
export interface Drawn {
  readonly searches: number;
  /** Empty for a sample without strata. */
  readonly strata: readonly { readonly value: string; readonly searches: number }[];
}

export interface Paper {
  readonly population: Drawn;
  readonly questions: readonly string[];
  /** The rows as the auditor left them, in the order of the draw. */
  readonly rows: readonly ExaminedRow[];
}

const NO_SPARES = { issued: 0, used: 0, void: 0, unused: 0, ignored: 0 };

/** What n searches with some exceptions show, from the numbers alone. */
export function evaluatedNumbers(
  population: number | null,
  n: number,
  exceptions: number,
  terms: Terms,
): EvaluateResult {
  return {
    ...inOrder({ population, n, exceptions }, 0, terms, {
      projected: projection(population, { n, deviations: exceptions }, terms),
      questions: [],
      strata: [],
    }),
    voids: [],
    spares: NO_SPARES,
    draws: { exceptions: [], unanswered: [], answeredN: [], questionsOpen: [] },
  };
}

/**
 * What a finished workpaper shows: voids replaced by spares, then the answers counted, question by
 * question. Unanswered rows deviate, unless they are excluded.
 * @param onColumn hears of each column before it is projected
 */
export function evaluatedPaper(
  { population, questions, rows }: Paper,
  terms: Terms,
  excludeUnanswered: boolean,
  onColumn: OnColumn = () => {},
): EvaluateResult {
  const sample = examinedSample(rows);
  const { used } = sample;
  const projector = heard(projectorOf(population, terms), 1 + questions.length, onColumn);
  const counts = (asked: Asked, of = used): AnswerCounts =>
    answerCounts(of, asked, excludeUnanswered);
  const stratumCounts = (asked: Asked): AnswerCounts[] =>
    population.strata.map(({ value }) => counts(asked, ofStratum(used, value)));
  const all = counts('exception');
  const { searches } = population;
  const drawsWith = (answer: 'Y' | null): number[] =>
    used.filter(({ exception }) => exception === answer).map(({ draw }) => draw);
  return {
    ...inOrder(
      { population: searches, n: all.n, exceptions: all.deviations },
      all.unanswered,
      terms,
      {
        projected: projector(all, stratumCounts('exception')),
        questions: questions.map((text, index) =>
          evaluatedQuestion(text, searches, counts(index), stratumCounts(index), projector),
        ),
        strata: population.strata.map(({ value, searches: of }) =>
          evaluatedStratum(value, of, counts('exception', ofStratum(used, value)), terms),
        ),
      },
    ),
    voids: sample.replacements.map(({ draw, by, reason }) => ({ draw, replacedBy: by, reason })),
    spares: sparesOf(rows, sample),
    draws: {
      exceptions: drawsWith('Y'),
      unanswered: drawsWith(null),
      ...contradictory(used),
    },
  };
}

/** What became of the spares. */
function sparesOf(
  rows: Paper['rows'],
  { used, sparesIgnored }: ReturnType<typeof examinedSample>,
): EvaluateResult['spares'] {
  const spares = rows.filter(({ role }) => role === 'spare');
  const taken = used.filter(({ role }) => role === 'spare').length;
  return {
    issued: spares.length,
    used: taken,
    void: spares.filter(({ isVoid }) => isVoid).length,
    unused: spares.filter(({ isVoid }) => !isVoid).length - taken,
    ignored: sparesIgnored,
  };
}

/** The draws whose questions do not say what their exception N says. */
function contradictory(
  used: readonly ExaminedRow[],
): Pick<EvaluateResult['draws'], 'answeredN' | 'questionsOpen'> {
  const sound = used.filter(({ exception }) => exception === 'N');
  const answeredN = sound.filter(({ questions }) => questions.includes('N'));
  const open = sound.filter((row) => row.questions.includes(null) && !answeredN.includes(row));
  return {
    answeredN: answeredN.map(({ draw }) => draw),
    questionsOpen: open.map(({ draw }) => draw),
  };
}

/** Keys in the contract's order. */
function inOrder(
  { population, n, exceptions }: Pick<EvaluateResult, 'population' | 'n' | 'exceptions'>,
  unanswered: number,
  { confidence, tolerable }: Terms,
  found: { projected: Projection } & Pick<EvaluateResult, 'questions' | 'strata'>,
): Omit<EvaluateResult, 'voids' | 'spares' | 'draws'> {
  const { rate, upper, interval, projected, tail, conclusion, ...method } = found.projected;
  return {
    ...{ population, n, exceptions, rate, confidence: toFloat(confidence), upper, interval },
    ...{ projected, tail, tolerable: tolerable === null ? null : toFloat(tolerable), conclusion },
    ...{ unanswered, questions: found.questions, strata: found.strata, ...method },
    K: population === null || tolerable === null ? null : ceilingOf(tolerable, population),
  };
}

/** Projects the counts of one column, all of the sample's and those of each stratum. */
type Projector = (all: AnswerCounts, byStratum: readonly AnswerCounts[]) => Projection;

/** Hears how many of the columns are done; many strata take seconds each. */
export type OnColumn = (done: number, of: number) => void;

function heard(projector: Projector, columns: number, onColumn: OnColumn): Projector {
  let done = 0;
  return (all, byStratum) => {
    onColumn(done++, columns);
    return projector(all, byStratum);
  };
}

/** Columns are often answered alike, and the limits of many strata take seconds: each is found once. */
function projectorOf({ searches, strata }: Drawn, terms: Terms): Projector {
  const known = new Map<string, Projection>();
  const projected = (all: AnswerCounts, byStratum: readonly AnswerCounts[]): Projection => {
    if (all.notApplicable > 0) return projection(null, all, terms);
    if (searches === 0 || strata.length === 0) return projection(searches, all, terms);
    const parts = byStratum.map(
      ({ n, deviations }, index): Stratum => ({
        ...{ population: strata[index]!.searches, n, deviations },
      }),
    );
    // A stratum without searches has nothing to be estimated.
    return stratifiedProjection(
      parts.filter((part) => part.population > 0),
      terms,
    );
  };
  return (all, byStratum) => {
    const key = JSON.stringify([all, byStratum].flat().map(Object.values));
    const found = known.get(key) ?? projected(all, byStratum);
    known.set(key, found);
    return found;
  };
}

/** Of how many searches a question can be asked is not known once one answer is NA. */
function evaluatedQuestion(
  text: string,
  searches: number,
  counts: AnswerCounts,
  byStratum: readonly AnswerCounts[],
  projector: Projector,
): EvaluatedQuestion {
  const { n, deviations, unanswered, notApplicable } = counts;
  const population = notApplicable > 0 ? null : searches;
  const { rate, upper, interval, projected, tail, conclusion, ...method } = projector(
    counts,
    byStratum,
  );
  return {
    ...{ text, population, n, deviations, rate, upper, interval, projected, tail, conclusion },
    ...{ unanswered, notApplicable, ...method },
  };
}

function evaluatedStratum(
  value: string,
  population: number,
  { n, deviations, unanswered }: AnswerCounts,
  terms: Terms,
): EvaluatedStratum {
  const { rate, upper, interval, projected, tail, conclusion } = projection(
    population,
    { n, deviations },
    terms,
  );
  return {
    ...{ value, population, n, exceptions: deviations, rate, upper, interval },
    ...{ projected, tail, conclusion, unanswered },
  };
}
