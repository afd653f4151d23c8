import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'rolldown';

const source = (path: string): string => fileURLToPath(new URL(`src/${path}`, import.meta.url));

const DIST = fileURLToPath(new URL('dist', import.meta.url));

/** What this package is asked for, and no more. */
interface Graph {
  getModuleInfo(id: string): {
    readonly importedIds: readonly string[];
    readonly dynamicallyImportedIds: readonly string[];
  } | null;
}

/** What is loaded before some modules are: what they import, and what that does. */
function loadedBefore(graph: Graph, modules: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const importedBy = (id: string) => graph.getModuleInfo(id)?.importedIds ?? [];
  const left = modules.flatMap(importedBy);
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    left.push(...importedBy(id));
  }
  return found;
}

/** What several commands load before they start. */
function loadedByMany(graph: Graph): ReadonlySet<string> {
  const commands = graph.getModuleInfo(source('commands/index.ts'))?.dynamicallyImportedIds ?? [];
  const counts = new Map<string, number>();
  for (const command of commands) {
    for (const id of loadedBefore(graph, [command])) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return new Set([...counts.keys()].filter((id) => counts.get(id)! >= MANY_COMMANDS));
}

const MANY_COMMANDS = 4;

const START = ['main.ts', 'world/io.ts'].map(source);

/** The files that hold what is loaded together; a module is in the first that may hold it. */
const TOGETHER: readonly (readonly [string, (graph: Graph) => ReadonlySet<string>])[] = [
  // What every run loads, whatever its command.
  ['start', (graph) => new Set([...START, ...loadedBefore(graph, START)])],
  // What a thread that reads logs loads, and so does who starts it.
  ['thread', (graph) => loadedBefore(graph, [source('run/reading-worker.ts')])],
  ['shared', loadedByMany],
];

const groups = TOGETHER.map(([name, holds], place) => {
  let modules: ReadonlySet<string> | undefined;
  return {
    name: (id: string, graph: Graph) => {
      modules ??= holds(graph);
      return modules.has(id) ? name : null;
    },
    priority: TOGETHER.length - place,
  };
});

// commander starts a subcommand that is a program of its own by this module; ours has none, and is to
// start no process, so that it gets a module without anything in it.
const NO_PROCESSES = 'node:child_process';

export default defineConfig({
  input: [
    'main.ts',
    'world/io.ts',
    'library/library.ts',
    'run/reading-worker.ts',
    'run/computing/computing-worker.ts',
  ].map(source),
  platform: 'node',
  logLevel: 'silent',
  // No code of ours or of a library reaches a network: see test/cli/privacy.test.ts.
  transform: { define: { fetch: 'undefined', XMLHttpRequest: 'undefined' } },
  plugins: [
    {
      name: 'no-processes',
      resolveId: (id) => (id === NO_PROCESSES ? `\0${id}` : null),
      load: (id) => (id === `\0${NO_PROCESSES}` ? 'export default {};' : null),
    },
    {
      name: 'what-stands-beside',
      writeBundle: (_, bundle) => {
        for (const name of ['kernel.wasm', 'shared-table.wasm']) {
          copyFileSync(source(`kernel/${name}`), join(DIST, name));
        }
        // A file that an earlier build made would be packed with the others.
        const built = readdirSync(DIST).filter((name) => /\.js(\.map)?$/.test(name));
        for (const name of built) if (!(name in bundle)) rmSync(join(DIST, name));
      },
    },
  ],
  output: {
    dir: DIST,
    format: 'esm',
    chunkFileNames: '[name].js',
    // For --debug, which names places in src and shows none of it.
    sourcemap: true,
    sourcemapExcludeSources: true,
    // Node takes longer to find and to load a file than to look over what it holds: a command that
    // reads logs would load fifty. What is loaded together is one file, and nothing else stands in
    // it: a module that only some runs ask for (a config's schema, say) would be run in all of them.
    codeSplitting: { groups },
  },
});
