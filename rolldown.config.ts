import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'rolldown';

const source = (path: string): string => fileURLToPath(new URL(`src/${path}`, import.meta.url));

const DIST = fileURLToPath(new URL('dist', import.meta.url));

/** What this package is asked for, and no more: see startOf(). */
interface Graph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

let start: ReadonlySet<string> | undefined;

/** The modules that every run loads, whatever its command: what main and io import, and theirs. */
function startOf(graph: Graph): ReadonlySet<string> {
  if (start !== undefined) return start;
  const found = new Set<string>();
  const left = [source('main.ts'), source('world/io.ts')];
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    left.push(...(graph.getModuleInfo(id)?.importedIds ?? []));
  }
  start = found;
  return found;
}

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
    // reads logs would load fifty. What many commands share is one file, what all share another.
    codeSplitting: {
      groups: [
        { name: (id, graph) => (startOf(graph).has(id) ? 'start' : null), priority: 2 },
        { name: 'shared', test: /[\\/]src[\\/]/, minShareCount: 4, priority: 1 },
      ],
    },
  },
});
