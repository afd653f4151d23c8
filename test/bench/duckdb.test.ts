import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { largeLog } from '../../fixtures/generate/large-log.ts';
import { folderWith } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';
import { type Asking, askDuckDb, QUERIES } from './ask-duckdb.ts';
import { DUCKDB_COUNTS, OUR_COUNTS } from './checks.ts';
import { QUESTIONS, type Question } from './contenders.ts';

const cwd = folderWith({ 'log.csv': [...largeLog(20_000, 'rivals')].join('') });
const log = join(cwd, 'log.csv');

/** As many different counts as the log has places and classes: none of the rules goes untried. */
const FOUND: Readonly<Record<Question, number>> = { validate: 16, ages: 9, sample: 2 };

describe('the DuckDB queries of the benchmark', () => {
  const asked = (Object.keys(FOUND) as Question[]).flatMap((question) =>
    (Object.keys(QUERIES) as Asking[]).map((asking) => [question, asking] as const),
  );

  it.each(asked)('find the same counts as %s, %s', async (question, asking) => {
    const argv = [question, log, '--tz', 'UTC', '--json', ...QUESTIONS[question]];
    const { code, stdout } = await runMain(argv, { cwd });
    expect(code).toBe(0);
    const counts = OUR_COUNTS[question](JSON.parse(stdout));
    expect(DUCKDB_COUNTS[question](await askDuckDb(question, asking, log))).toEqual(counts);
    expect(counts.length).toBe(FOUND[question]);
  });
});
