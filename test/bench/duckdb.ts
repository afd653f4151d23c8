import { askDuckDb, QUERIES } from './ask-duckdb.ts';
import type { Question } from './contenders.ts';

/**
 * `node duckdb.js <validate|ages|sample> <log>` prints the rows of DuckDB's answer as JSON. Without a
 * log it prints the query, to be copied.
 */
const [question = '', log] = process.argv.slice(2);
if (!isQuestion(question)) throw new Error(`one of ${Object.keys(QUERIES).join(', ')}, and a log`);
if (log === undefined) console.log(QUERIES[question].trim());
else console.log(JSON.stringify(await askDuckDb(question, log)));

function isQuestion(text: string): text is Question {
  return Object.hasOwn(QUERIES, text);
}
