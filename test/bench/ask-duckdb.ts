import { connected } from '../extras/duckdb.ts';
import type { Row } from './answers.ts';
import { agesByHand, agesCounts, agesTuned } from './queries/ages.ts';
import { flagsByHand } from './queries/flags.ts';
import { inspectByHand, inspectTuned } from './queries/inspect.ts';
import { reportByHand, reportTuned } from './queries/report.ts';
import { sampleByHand, sampleCounts, sampleTuned } from './queries/sample.ts';
import { type LogShape, overLog } from './queries/tables.ts';
import { validateByHand, validateCounts, validateTuned } from './queries/validate.ts';
import type { Question } from './questions.ts';

/**
 * How DuckDB is asked, over `log.csv`: as one writes it by hand, with the same classes; as one writes
 * it who is content with counts; and tuned until nothing was quicker.
 */
export const ASKINGS = ['by hand', 'counts alone', 'tuned'] as const;
export type Asking = (typeof ASKINGS)[number];

type Queries = Readonly<Partial<Record<Question, (shape: LogShape) => string>>>;

const QUERIES: Readonly<Record<Asking, Queries>> = {
  'by hand': {
    inspect: inspectByHand,
    validate: validateByHand,
    ages: agesByHand,
    sample: sampleByHand,
    report: reportByHand,
    flags: flagsByHand,
  },
  'counts alone': { validate: validateCounts, ages: agesCounts, sample: sampleCounts },
  tuned: {
    inspect: inspectTuned,
    validate: validateTuned,
    ages: agesTuned,
    sample: sampleTuned,
    report: reportTuned,
  },
};

/**
 * The query; undefined where there is none. The first log of the benchmark has none with counts alone:
 * its windows and reasons ask for more; and none for red flags, since it has no plates.
 */
export function queryOf(question: Question, asking: Asking, shape: LogShape): string | undefined {
  if (shape === 'typed' && (asking === 'counts alone' || question === 'flags')) return undefined;
  return QUERIES[asking][question]?.(shape);
}

/** Asks DuckDB, as it is set up by default (all cores), and gives the rows of its answer. */
export async function askDuckDb(query: string, log: string): Promise<Row[]> {
  const connection = await connected();
  const answer = await connection.runAndReadAll(overLog(query, log));
  return answer.getRowObjectsJson();
}
