import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Command } from './measure.ts';
import { VAGUE } from './queries/rules.ts';
import { SEED } from './queries/sample.ts';
import type { LogShape } from './queries/tables.ts';
import type { Question } from './questions.ts';
import { ROOT } from './root.ts';

/**
 * The newest engines of Python's package index, which npm has not or not so new: installed in a folder
 * for the run, in these versions. DuckDB is asked with the queries that npm's is asked; Polars and chDB
 * for counts alone, as their users write it.
 */
const PACKAGES = {
  duckdb: ['duckdb==2.0.1'],
  polars: ['polars==2.1.0', 'polars-runtime-32==2.1.0'],
  chdb: [
    ...['chdb==4.4.0', 'chdb-core==26.9.0', 'pyarrow==26.0.1', 'pandas==3.1.1', 'numpy==2.4.6'],
    ...['python-dateutil==4.0.0', 'tzdata==2026.6'],
  ],
} as const;

export interface Peer {
  readonly name: string;
  /** Asked with a query in a file. */
  readonly query?: (file: string, log: string) => Command;
  /** Asked in its own words; undefined where it has none for the question. */
  readonly command?: (question: Question, shape: LogShape, log: string) => Command | undefined;
}

const ASKED: readonly Question[] = ['validate', 'ages', 'sample'];

type Installed = { readonly peer: Peer } | { readonly skipped: string };

/** Installs the peers; who cannot be installed is skipped, with the reason. */
export function installPeers(folder: string): Installed[] {
  const pip = spawnSync('python3', ['-m', 'pip', '--version'], { encoding: 'utf8' });
  if (pip.status !== 0) return [{ skipped: 'DuckDB 2, Polars and chDB: no python3 with pip here' }];
  return [
    install('DuckDB', PACKAGES.duckdb, folder, (packages) => ({
      query: (file, log) => python('ask_duckdb.py', [packages, file, log]),
    })),
    install('Polars', PACKAGES.polars, folder, (packages) => ({
      command: inItsWords('ask_polars.py', packages),
    })),
    install('chDB', PACKAGES.chdb, folder, (packages) => ({
      command: inItsWords('ask_chdb.py', packages),
    })),
  ];
}

function install(
  engine: string,
  packages: readonly [string, ...string[]],
  folder: string,
  asking: (packages: string) => Omit<Peer, 'name'>,
): Installed {
  const [, version = ''] = packages[0].split('==');
  const name = `${engine} ${version}`;
  const target = join(folder, engine);
  const options = [
    '--quiet',
    '--retries',
    '2',
    '--no-deps',
    '--only-binary',
    ':all:',
    '--target',
    target,
  ];
  const pip = spawnSync('python3', ['-m', 'pip', 'install', ...options, ...packages], {
    encoding: 'utf8',
  });
  if (pip.status !== 0) {
    const [reason] = /^ERROR.*/m.exec(pip.stderr) ?? ['pip failed'];
    return { skipped: `${name}: ${reason}` };
  }
  const { status, stderr } = spawnSync(
    'python3',
    ['-B', '-c', IMPORT, target, engine.toLowerCase()],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0) return { skipped: `${name}: ${stderr.trim().split('\n').at(-1)}` };
  return { peer: { name, ...asking(target) } };
}

/** What is installed may still not be made for this machine. */
const IMPORT =
  'import importlib, sys; sys.path.insert(0, sys.argv[1]); importlib.import_module(sys.argv[2])';

function inItsWords(file: string, packages: string): NonNullable<Peer['command']> {
  return (question, shape, log) => {
    if (!ASKED.includes(question) || shape === 'typed') return undefined;
    return python(file, [packages, question, shape, log, SEED, VAGUE]);
  };
}

/** A script of `peers/`, where it is written; it leaves nothing compiled there. */
function python(file: string, args: readonly string[]): Command {
  return { program: 'python3', args: ['-B', join(ROOT, 'test/bench/peers', file), ...args] };
}
