import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Counts, ourCounts, rivalCounts } from './answers.ts';
import { ASKINGS, type Asking, queryOf } from './ask-duckdb.ts';
import { type Form, type Log, programOf } from './forms.ts';
import { type Contender, nodeCommand, script } from './measure.ts';
import type { Peer } from './peers.ts';
import { QUESTIONS, type Question } from './questions.ts';

/** A contender with its place in the race: who is asked what, of which log. */
export interface Entry extends Contender {
  readonly who: string;
  readonly question: Question | null;
  readonly log: Log;
}

/** Ourselves, and the rivals in npm, by how they are asked. */
export const OURS = 'alpr-audit';
export const duckDb = (asking: Asking): string => `DuckDB ${asking}`;

const nothing = (): Counts => ({});

/** Our command over a log in its form; or that of another checkout. */
export function ours(
  question: Question,
  log: Log,
  { options = [], before }: { options?: readonly string[]; before?: string } = {},
): Entry {
  const { form, path } = log;
  const input = form === 'stdin' ? '-' : path;
  const args = [question, input, '--tz', 'UTC', '--json', '--quiet', ...QUESTIONS[question]];
  const command = nodeCommand(programOf(before), [...args, ...options]);
  return {
    name: [OURS, question, ...options, ...HOW[form], ...(before ? ['(before)'] : [])].join(' '),
    command: form === 'stdin' ? { ...command, piped: path } : command,
    counts: (output) => ourCounts(question, output),
    who: [before ? 'before' : OURS, ...options].join(' '),
    ...{ question, log, runs: [] },
  };
}

const HOW: Readonly<Record<Form, readonly string[]>> = {
  plain: [],
  stdin: ['< log'],
  gzip: ['log.gz'],
  xlsx: ['log.xlsx'],
  parquet: ['log.parquet'],
};

/** All that are asked the same as our command of a log's plain file. */
export function rivals(
  question: Question,
  log: Log,
  peers: readonly Peer[],
  folder: string,
): Entry[] {
  const common = (name: string): Omit<Entry, 'command'> => ({
    ...{ name, who: name, question, log, runs: [] },
    counts: (output) => rivalCounts(question, output),
  });
  const ofSql = ASKINGS.flatMap((asking): Entry[] => {
    const query = queryOf(question, asking, log.shape);
    if (query === undefined) return [];
    const file = join(folder, `${question}-${asking.replace(' ', '-')}-${log.shape}.sql`);
    writeFileSync(file, query);
    const command = nodeCommand(script('duckdb'), ['--ask', file, log.path]);
    const byPeers = peers.flatMap((peer): Entry[] => {
      const asked = peer.query?.(file, log.path);
      if (asked === undefined) return [];
      return [{ ...common(`${peer.name}, ${question}, ${asking}`), command: asked }];
    });
    const own = { ...common(`DuckDB, ${question}, ${asking}`), who: duckDb(asking), command };
    return [own, ...byPeers];
  });
  const ofPeers = peers.flatMap((peer): Entry[] => {
    const command = peer.command?.(question, log.shape, log.path);
    if (command === undefined) return [];
    return [{ ...common(`${peer.name}, ${question}, counts alone`), command }];
  });
  return [...ofSql, ...ofPeers];
}

/** A script of this folder that is given the log. */
export function loop(name: string, file: string, log: Log): Entry {
  const command = nodeCommand(script(file), [log.path]);
  return { ...{ name, command, log }, counts: nothing, who: name, question: null, runs: [] };
}

/** The log is not needed any more. */
export function removeLogs(logs: readonly Log[]): void {
  for (const { path } of logs) rmSync(path, { force: true });
}
