import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';
import { type Counts, differences, ourCounts, rivalCounts } from './answers.ts';
import { ASKINGS, type Asking, askDuckDb, queryOf } from './ask-duckdb.ts';
import { LOG_SHAPES, type LogShape } from './duckdb-log.ts';
import { logForQueries } from './odd-log.ts';
import { QUESTIONS, type Question } from './questions.ts';

const ROWS = 20_000;
const cwd = folderWith(
  Object.fromEntries(
    LOG_SHAPES.flatMap((shape) => [
      [`${shape}-odd.csv`, logForQueries(shape, ROWS, true)],
      [`${shape}.csv`, logForQueries(shape, ROWS, false)],
    ]),
  ),
);

async function counted(question: Question, log: string): Promise<Counts> {
  const argv = [question, log, '--tz', 'UTC', '--json', ...QUESTIONS[question]];
  const { code, stdout } = await runMain(argv, { cwd });
  expect(code).toBe(0);
  return ourCounts(question, stdout);
}

const asked = (Object.keys(QUESTIONS) as Question[]).flatMap((question) =>
  ASKINGS.filter((asking) => queryOf(question, asking, 'uuid') !== undefined).map(
    (asking) => [question, asking] as const,
  ),
);

describe.each(LOG_SHAPES)('the DuckDB queries over the shape %s', (shape) => {
  const queries = asked.filter(([question, asking]) => queryOf(question, asking, shape));

  it.each(queries)('find the same counts as %s, %s', async (question, asking) => {
    // Who is content with counts has a log without odd texts and windows.
    const log = join(cwd, asking === 'counts alone' ? `${shape}.csv` : `${shape}-odd.csv`);
    const answer = await askDuckDb(queryOf(question, asking, shape)!, log);
    const rival = rivalCounts(question, JSON.stringify(answer));
    expect(differences(await counted(question, log), rival)).toEqual([]);
    const notZero = Object.values(rival).filter((count) => count > 0);
    expect(notZero.length).toBeGreaterThanOrEqual(leastCounts(shape, question, asking));
  });
});

/** As many different counts as the logs have places and classes: none of the rules goes untried. */
function leastCounts(shape: LogShape, question: Question, asking: Asking): number {
  if (asking === 'counts alone') return { validate: 5, ages: 3 }[question as string] ?? 2;
  const ages = shape === 'typed' ? 9 : 3;
  const classes = shape === 'typed' ? 16 : 17;
  const least = { inspect: 7, validate: classes, ages, sample: 2, report: classes + ages + 100 };
  return question === 'flags' ? 0 : least[question];
}
