import { type Asking, askDuckDb, QUERIES } from './ask-duckdb.ts';
import type { Question } from './contenders.ts';

/**
 * `node duckdb.js <validate|ages|sample> <"by hand"|tuned> <log>` prints the rows of DuckDB's answer
 * as JSON. Without a log it prints the query, to be copied.
 */
const [question = '', asking = 'by hand', log] = process.argv.slice(2);
if (!isAsking(asking) || !isQuestion(question)) {
  throw new Error('validate, ages or sample; "by hand" or tuned; and a log');
}
if (log === undefined) console.log(QUERIES[asking][question].trim());
else console.log(JSON.stringify(await askDuckDb(question, asking, log)));

function isAsking(text: string): text is Asking {
  return Object.hasOwn(QUERIES, text);
}

function isQuestion(text: string): text is Question {
  return Object.hasOwn(QUERIES.tuned, text);
}
