import { DuckDBInstance } from '@duckdb/node-api';
import type { Row } from './checks.ts';
import type { Question } from './contenders.ts';
import { AGES_SQL } from './duckdb-ages.ts';
import { overLog } from './duckdb-log.ts';
import { SAMPLE_SQL } from './duckdb-sample.ts';
import { VALIDATE_SQL } from './duckdb-validate.ts';

/** What DuckDB is asked, over `log.csv`. */
export const QUERIES: Readonly<Record<Question, string>> = {
  ages: AGES_SQL,
  validate: VALIDATE_SQL,
  sample: SAMPLE_SQL,
};

/** Asks DuckDB, as it is set up by default (all cores), and gives the rows of its answer. */
export async function askDuckDb(question: Question, log: string): Promise<Row[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const answer = await connection.runAndReadAll(overLog(QUERIES[question], log));
  return answer.getRowObjectsJson() as Row[];
}
