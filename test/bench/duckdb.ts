import { readFileSync } from 'node:fs';
import { ASKINGS, askDuckDb, queryOf } from './ask-duckdb.ts';
import { LOG_SHAPES } from './queries/tables.ts';
import { isQuestion } from './questions.ts';

/**
 * `node duckdb.js <command> <"by hand"|"counts alone"|tuned> [shape]` prints a query, to be copied.
 * `node duckdb.js --ask <file of a query> <log>` asks it of a log and prints the rows of the answer as
 * JSON.
 */
const [first = '', second = '', third = 'uuid'] = process.argv.slice(2);
if (first === '--ask') {
  console.log(JSON.stringify(await askDuckDb(readFileSync(second, 'utf8'), third)));
} else {
  const asking = ASKINGS.find((each) => each === second);
  const shape = LOG_SHAPES.find((each) => each === third);
  const query = isQuestion(first) && asking && shape && queryOf(first, asking, shape);
  if (!query) throw new Error(`no such query: a command, then ${ASKINGS.join(', ')}, then a shape`);
  console.log(query.trim());
}
