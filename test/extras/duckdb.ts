import type { Row } from '../bench/answers.ts';
import { isInstalled, loadExtra } from './extras.ts';

/* What we use of DuckDB. */

const NAME = '@duckdb/node-api';

interface DuckDb {
  readonly DuckDBInstance: {
    create(path: string): Promise<{ connect(): Promise<Connection> }>;
  };
}

export interface Connection {
  run(query: string): Promise<unknown>;
  runAndReadAll(query: string): Promise<{ getRowObjectsJson(): Row[] }>;
}

export const HAS_DUCKDB = isInstalled(NAME);

/** A connection to a database in memory, as DuckDB is set up by default (all cores). */
export async function connected(): Promise<Connection> {
  const { DuckDBInstance } = loadExtra<DuckDb>(NAME);
  const instance = await DuckDBInstance.create(':memory:');
  return await instance.connect();
}
