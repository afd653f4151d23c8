import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Io, readSmallFile } from './world/io.ts';

/** A place of a stack: a file's URL or path, its line and its column, each from 1 on. */
const PLACE = /((?:file:\/\/)?\/[^\s()]+\.js):(\d+):(\d+)/g;

/**
 * A stack that names the files of src, as far as the built files have maps beside them; other places
 * stay. The text may come from another thread.
 */
export function sourceStack(io: Io, stack: string): string {
  const maps = new Map<string, SourceMap | undefined>();
  return stack.replaceAll(PLACE, (place, file: string, line: string, column: string) => {
    if (!maps.has(file)) maps.set(file, mapOf(io, file));
    const entry = maps.get(file)?.findEntry(Number(line) - 1, Number(column) - 1);
    if (entry === undefined || !('originalSource' in entry)) return place;
    const { originalSource, originalLine, originalColumn } = entry;
    const source = new URL(originalSource, new URL(file, 'file:')).href;
    return `${source}:${originalLine + 1}:${originalColumn + 1}`;
  });
}

/** The map that the build put beside a file. */
function mapOf(io: Io, file: string): SourceMap | undefined {
  try {
    const path = file.startsWith('file:') ? fileURLToPath(file) : file;
    const text = readSmallFile(io, `${path}.map`);
    return text === undefined ? undefined : new SourceMap(JSON.parse(text));
  } catch {
    // Whatever is wrong with the map, the stack as it is says more than a second error.
    return undefined;
  }
}
