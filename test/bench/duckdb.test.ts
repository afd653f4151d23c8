import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../cli/folder.ts';
import { HAS_DUCKDB } from '../extras/duckdb.ts';
import { runMain } from '../run-main.ts';
import { type Counts, differences, ourCounts, rivalCounts } from './answers.ts';
import { ASKINGS, type Asking, askDuckDb, queryOf } from './ask-duckdb.ts';
import { logForQueries } from './odd-log.ts';
import { LOG_SHAPES, type LogShape } from './queries/tables.ts';
import { QUESTIONS, type Question } from './questions.ts';

const ROWS = 8000;
const cwd = folderWith(
  Object.fromEntries(
    LOG_SHAPES.flatMap((shape) => [
      [`${shape}-odd.csv`, logForQueries(shape, ROWS, { isOdd: true })],
      [`${shape}-habits.csv`, logForQueries(shape, ROWS, { isOdd: true, hasHabits: true })],
      [`${shape}.csv`, logForQueries(shape, ROWS, {})],
    ]),
  ),
);

const known = new Map<string, Promise<Counts>>();

/** What our command counts: each log is read once, however many are asked the same. */
function counted(question: Question, log: string): Promise<Counts> {
  const key = `${question} ${log}`;
  const counts = known.get(key) ?? countedAnew(question, log);
  known.set(key, counts);
  return counts;
}

async function countedAnew(question: Question, log: string): Promise<Counts> {
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

describe.skipIf(!HAS_DUCKDB).each(LOG_SHAPES)('the DuckDB queries over the shape %s', (shape) => {
  const queries = asked.filter(([question, asking]) => queryOf(question, asking, shape));

  it.each(queries)('find the same counts as %s, %s', async (question, asking) => {
    // Who is content with counts has a log without odd texts and windows.
    const kind = question === 'flags' ? '-habits' : asking === 'counts alone' ? '' : '-odd';
    const log = join(cwd, `${shape}${kind}.csv`);
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
  const ages = { typed: 9, timeFrame: 7, packed: 6 }[shape as string] ?? 9;
  const classes = shape === 'typed' ? 16 : 17;
  const least = { inspect: 7, validate: classes, ages, sample: 2, report: classes + ages + 50 };
  // Subjects, flags and searches of each of four rules.
  return question === 'flags' ? 12 : least[question];
}
