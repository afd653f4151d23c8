import type { EvaluatedStratum, EvaluateResult } from '../../contract/evaluate.ts';
import { type Column, type Table, table, textColumn } from '../view.ts';
import { rateWords, thousands } from '../words.ts';
import { strataInOrder, stratumWords } from './groups/strata-words.ts';

/** What the tables of an evaluation show of the whole, of a question or of a stratum. */
interface Line extends Pick<EvaluatedStratum, 'n' | 'rate' | 'upper' | 'interval' | 'projected'> {
  readonly deviations: number;
}

/** The exception and the questions, one below the other. */
export function questionTable(result: EvaluateResult): Table {
  const { questions, unanswered, exceptions } = result;
  const isBlank = [{ unanswered }, ...questions].some((each) => each.unanswered > 0);
  const isNa = questions.some(({ notApplicable }) => notApplicable > 0);
  const beside = (blank: number, na: number): string[] => [
    ...(isBlank ? [thousands(blank)] : []),
    ...(isNa ? [thousands(na)] : []),
  ];
  return table(
    [
      textColumn('Question'),
      ...COLUMNS,
      ...[...(isBlank ? ['Blank'] : []), ...(isNa ? ['NA'] : [])].map(numberColumn),
    ],
    [
      {
        cells: [
          'exception',
          ...cells({ ...result, deviations: exceptions }),
          ...beside(unanswered, 0),
        ],
      },
      ...questions.map((each) => ({
        cells: [each.text, ...cells(each), ...beside(each.unanswered, each.notApplicable)],
      })),
    ],
  );
}

/** Each stratum by itself. @param by what they are strata of; null where that is not known */
export function strataTable({ strata }: EvaluateResult, by: string | null): Table {
  return table(
    [textColumn('Stratum'), numberColumn('Searches'), ...COLUMNS],
    strataShown(by, strata).map(({ value, population, exceptions, ...rest }) => ({
      cells: [
        stratumWords(by, value),
        thousands(population),
        ...cells({ ...rest, deviations: exceptions }),
      ],
    })),
  );
}

/** In the order in which the sample shows them. */
function strataShown(
  by: string | null,
  strata: EvaluateResult['strata'],
): EvaluateResult['strata'] {
  if (by === null) return strata;
  return strataInOrder(
    by,
    strata.map((each) => ({ ...each, searches: each.population })),
  );
}

/** The searches that were void, and what took their places. */
export function voidsTable({ voids }: EvaluateResult): Table {
  return table(
    [numberColumn('Draw'), textColumn('Replaced by draw'), textColumn('Reason of the void')],
    voids.map(({ draw, replacedBy, reason }) => ({
      cells: [
        thousands(draw),
        replacedBy === null ? 'no spare was left' : thousands(replacedBy),
        reason === '' ? 'none was given' : reason,
      ],
    })),
  );
}

const COLUMNS: readonly Column[] = ['n', 'Dev.', 'Rate', 'Projected', 'At most', 'Between'].map(
  numberColumn,
);

function cells({ n, deviations, rate, projected, upper, interval }: Line): string[] {
  return [
    thousands(n),
    thousands(deviations),
    rate === null ? '–' : rateWords(rate),
    projected === null ? '–' : thousands(Math.round(projected)),
    upper.count === null ? rateWords(upper.rate, 'up') : thousands(upper.count),
    between(interval),
  ];
}

function between({ lower, upper }: Line['interval']): string {
  return lower.count === null || upper.count === null
    ? `${rateWords(lower.rate, 'down')}–${rateWords(upper.rate, 'up')}`
    : `${thousands(lower.count)}–${thousands(upper.count)}`;
}

function numberColumn(header: string): Column {
  return { header, align: 'right' };
}
