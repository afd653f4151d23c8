import { DuckDBInstance } from '@duckdb/node-api';
import type { Row } from './checks.ts';
import type { Question } from './contenders.ts';
import { AGES_SQL, AGES_TUNED_SQL } from './duckdb-ages.ts';
import { overLog } from './duckdb-log.ts';
import { SAMPLE_SQL, SAMPLE_TUNED_SQL } from './duckdb-sample.ts';
import { VALIDATE_SQL, VALIDATE_TUNED_SQL } from './duckdb-validate.ts';

/** How DuckDB is asked, over `log.csv`: as one writes it by hand, and tuned until nothing was quicker. */
export type Asking = 'by hand' | 'tuned';

export const QUERIES: Readonly<Record<Asking, Readonly<Record<Question, string>>>> = {
  'by hand': { ages: AGES_SQL, validate: VALIDATE_SQL, sample: SAMPLE_SQL },
  tuned: { ages: AGES_TUNED_SQL, validate: VALIDATE_TUNED_SQL, sample: SAMPLE_TUNED_SQL },
};

/** Asks DuckDB, as it is set up by default (all cores), and gives the rows of its answer. */
export async function askDuckDb(question: Question, asking: Asking, log: string): Promise<Row[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const answer = await connection.runAndReadAll(overLog(QUERIES[asking][question], log));
  return answer.getRowObjectsJson() as Row[];
}
