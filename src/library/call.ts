import { CannotBeDone, EXIT } from '../errors.ts';
import { main } from '../main.ts';
import { type Io, machineOf } from '../world/io.ts';
import type { LogSource, LogSources, ReadingOptions } from './options.ts';

/** What an option of a function may be; the command checks it. */
type Value =
  | string
  | number
  | boolean
  | readonly string[]
  | Readonly<Record<string, string>>
  | undefined;

/**
 * Runs a command as its command line would, in this process, and gives its document: so that both have
 * one way, one check of every option and one document.
 * @throws CannotBeDone, or an Error where it is a bug
 */
export async function documentOf<Document>(
  command: string,
  logs: LogSources,
  { config = {}, ...options }: ReadingOptions,
): Promise<Document> {
  const sources = typeof logs === 'string' || Symbol.asyncIterator in logs ? [logs] : logs;
  const streams = sources.filter((source) => typeof source !== 'string');
  if (streams.length > 1)
    throw new CannotBeDone('one of the logs may be a stream: save the others');
  const flags = Object.entries<Value>({ ...options }).flatMap(([name, value]) =>
    flagsOf(name, value),
  );
  const said = { stdout: '', stderr: '' };
  const io: Io = {
    ...machineOf(process),
    ...{ stdin: streams[0] ?? nothing(), config, env: {} },
    stdout: kept((text) => (said.stdout += text)),
    stderr: kept((text) => (said.stderr += text)),
    signal: new AbortController().signal,
  };
  const code = await main([command, '--json', ...flags, '--', ...sources.map(nameOf)], io);
  // A threshold that is not met is for who asked for it to see: the document is whole.
  if (code === EXIT.done || code === EXIT.thresholdNotMet) return JSON.parse(said.stdout);
  const line = said.stderr.trimEnd().split('\n').at(-1) ?? '';
  const message = line.replace(/^alpr-audit: /, '');
  throw code === EXIT.cannotBeDone ? new CannotBeDone(message) : new Error(message);
}

/** The source as the command line names it, where `-` is standard input. */
function nameOf(source: LogSource): string {
  if (typeof source !== 'string') return '-';
  return source === '-' ? './-' : source;
}

/** keepDuplicates → --keep-duplicates; a list is an option given again and again, a record one of pairs. */
function flagsOf(name: string, value: Value): string[] {
  const flag = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  if (value === undefined || value === false) return [];
  if (value === true) return [flag];
  if (typeof value !== 'object') return [`${flag}=${value}`];
  const given = isList(value) ? value : Object.entries(value).map((pair) => pair.join('='));
  return given.map((each) => `${flag}=${each}`);
}

function isList(value: object): value is readonly string[] {
  return Array.isArray(value);
}

function kept(keep: (text: string) => void): Io['stdout'] {
  return {
    isTerminal: false,
    columns: 80,
    write: async (text) => keep(text),
  };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
