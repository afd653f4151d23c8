import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The published values beside the repository, or in the folder VECTORS; null where there are none. */
export function publishedVectors<T>(name: string): T | null {
  const beside = fileURLToPath(new URL('../../../shared/vectors', import.meta.url));
  const path = `${process.env.VECTORS ?? beside}/${name}.json`;
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : null;
}

/** What a test that needs them is called: that it is skipped is seen. */
export function namedFor(vectors: unknown, name: string): string {
  return vectors === null ? `${name} (not there)` : name;
}
