import { fileURLToPath } from 'node:url';
import { SEED } from './duckdb-sample.ts';
import { type Contender, script } from './measure.ts';

/** The three questions, with the options of our command beside the log. */
export const QUESTIONS = {
  validate: [],
  ages: [],
  sample: ['--size', '60', '--seed', SEED],
} as const satisfies Record<string, readonly string[]>;

export type Question = keyof typeof QUESTIONS;

export interface Pair {
  readonly question: Question;
  readonly ours: Contender;
  /** The query as it is written by hand, and the tuned one. */
  readonly duckdb: Contender;
  readonly tuned: Contender;
}

const cli = fileURLToPath(new URL('../../../bin/alpr-audit.js', import.meta.url));

/** Our command over a log. */
export function ours(
  question: Question,
  log: string,
  { options = [], rival }: { options?: readonly string[]; rival?: Contender } = {},
): Contender {
  const args = [question, log, '--tz', 'UTC', '--json', ...QUESTIONS[question], ...options];
  const name = ['alpr-audit', question, ...options].join(' ');
  return { name, script: cli, args, runs: [], ...(rival && { rival }) };
}

/** Our command and DuckDB's queries for the same question. */
export function pair(question: Question, log: string): Pair {
  const asked = (asking: string, rival?: Contender): Contender => ({
    ...{ name: `DuckDB, ${question}, ${asking}`, script: script('duckdb') },
    ...{ args: [question, asking, log], runs: [], ...(rival && { rival }) },
  });
  const duckdb = asked('by hand');
  const tuned = asked('tuned', duckdb);
  return { question, ours: ours(question, log, { rival: duckdb }), duckdb, tuned };
}

/** A script of this folder that is given the log. */
export function loop(name: string, file: string, log: string): Contender {
  return { name, script: script(file), args: [log], runs: [] };
}
