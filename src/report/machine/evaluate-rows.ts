import type { EvaluatedStratum, EvaluateResult } from '../../contract/evaluate.ts';
import type { Tidy, TidyRow } from './tidy.ts';

const COLUMNS = [
  ...['section', 'value', 'population', 'n', 'deviations', 'rate', 'upperCount', 'upperRate'],
  ...['intervalLowerCount', 'intervalLowerRate', 'intervalUpperCount', 'intervalUpperRate'],
  ...['projected', 'tail', 'conclusion', 'unanswered', 'notApplicable'],
];

/** One row for `exception` of all, one a question, one a stratum. */
export function evaluateRows(result: EvaluateResult): Tidy {
  const { population, exceptions } = result;
  return {
    columns: COLUMNS,
    rows: [
      row('exception', '', { ...result, population, deviations: exceptions }),
      ...result.questions.map((question) => row('question', question.text, question)),
      ...result.strata.map((stratum) =>
        row('stratum', stratum.value, { ...stratum, deviations: stratum.exceptions }),
      ),
    ],
  };
}

interface Counted extends Omit<EvaluatedStratum, 'value' | 'population' | 'exceptions'> {
  readonly population: number | null;
  readonly deviations: number;
  readonly notApplicable?: number;
}

function row(section: string, value: string, of: Counted): TidyRow {
  const { lower, upper } = of.interval;
  return {
    ...{ section, value, population: of.population, n: of.n, deviations: of.deviations },
    ...{ rate: of.rate, upperCount: of.upper.count, upperRate: of.upper.rate },
    ...{ intervalLowerCount: lower.count, intervalLowerRate: lower.rate },
    ...{ intervalUpperCount: upper.count, intervalUpperRate: upper.rate },
    ...{ projected: of.projected, tail: of.tail, conclusion: of.conclusion },
    ...{ unanswered: of.unanswered, notApplicable: of.notApplicable ?? null },
  };
}
