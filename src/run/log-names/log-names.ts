import { resolve } from 'node:path';
import { CannotBeDone } from '../../errors.ts';
import { baseName } from '../../redaction/without-folders.ts';
import { byCodePoint } from '../../search.ts';
import {
  filesMatching,
  IS_WINDOWS,
  isPattern,
  kindOf,
  namesIn,
  realPlace,
} from '../../world/folder-files.ts';
import type { Io } from '../../world/io.ts';
import { isOwnOutput } from './own-outputs.ts';

/** The logs that are named on the command line: files, folders of them, and patterns. */

/** How the name of a log ends that is taken from a folder: what can be a table, also gzipped. */
const LOG_ENDING = /\.(csv|tsv|tab|psv|xlsx|xlsm|parquet)(\.gz)?$/i;

/** Names that are listed before the rest is counted. */
const MOST_LISTED = 12;

/** The files that names stand for. */
export interface NamedLogs {
  readonly names: readonly string[];
  /** What was taken and what was not, once they could be read. */
  readonly said: readonly string[];
}

/**
 * The logs that a run is to read. Where somebody else says where they are, they are files.
 * @throws CannotBeDone
 */
export async function namedLogs({
  io,
  names,
  placeOf,
  withoutFolders,
}: {
  readonly io: Io;
  readonly names: readonly string[];
  readonly placeOf?: (name: string) => string;
  readonly withoutFolders?: boolean;
}): Promise<NamedLogs> {
  return placeOf ? { names, said: [] } : await logNames(io, names, withoutFolders);
}

/**
 * The files that are named, each once, in the order in which they are named; those of a folder and of
 * a pattern in the order of their names.
 * @param withoutFolders whether nobody is to see the folders that they are in
 * @throws CannotBeDone where a pattern matches nothing, or a folder has no log
 */
export async function logNames(
  io: Io,
  given: readonly string[],
  withoutFolders = false,
): Promise<NamedLogs> {
  const shownAs = withoutFolders ? baseName : (name: string): string => name;
  const said: string[] = [];
  const names: string[] = [];
  const places = new Set<string>();
  for (const each of given) {
    const named = await namedBy(io, each, shownAs);
    said.push(...named.said);
    for (const name of named.names) {
      const place = name === '-' ? name : realPlace(resolve(io.cwd, name));
      if (name === '-' || !places.has(place)) names.push(name);
      else said.push(`${shownAs(name)} is named twice: it is read once.`);
      places.add(place);
    }
  }
  return { names, said };
}

type ShownAs = (name: string) => string;

async function namedBy(io: Io, given: string, shownAs: ShownAs): Promise<NamedLogs> {
  if (given === '') throw new CannotBeDone('a log has no name: give one, or leave it out');
  const kind = given === '-' ? 'file' : kindOf(resolve(io.cwd, given));
  if (kind === 'folder') return await namedByFolder(io, given, shownAs);
  if (kind === null && isPattern(given)) return await namedByPattern(io, given, shownAs);
  return { names: [given], said: [] };
}

async function namedByFolder(io: Io, folder: string, shownAs: ShownAs): Promise<NamedLogs> {
  const logs: string[] = [];
  const others: string[] = [];
  for (const name of namesIn(folder, resolve(io.cwd, folder)).sort(byCodePoint)) {
    const path = resolve(io.cwd, folder, name);
    const kind = kindOf(path);
    if (kind === 'folder') others.push(`${name} (a folder)`);
    else if (kind === 'empty') others.push(`${name} (empty)`);
    else if (/^(\.|~\$)/.test(name)) others.push(`${name} (hidden)`);
    else if (!LOG_ENDING.test(name)) others.push(name);
    else if (await isOwnOutput(name, path)) others.push(`${name} (${OWN})`);
    else logs.push(name);
  }
  // Without its folders nothing is left of the name of one.
  const shown = shownAs(within(folder, '')) === '' ? 'the folder' : folder;
  if (logs.length === 0) {
    const there = others.length === 0 ? 'it is empty' : `it has ${listed(others)}`;
    throw new CannotBeDone(
      `${folder} is a folder without a log (.csv, .tsv, .xlsx or .parquet, also .gz): ${there}; name the logs`,
    );
  }
  return {
    names: logs.map((name) => within(folder, name)),
    said: [takenWords(shown, logs), ...leftWords(shown, others)],
  };
}

async function namedByPattern(io: Io, pattern: string, shownAs: ShownAs): Promise<NamedLogs> {
  const found = (await filesMatching(io.cwd, pattern)).sort(byCodePoint);
  const names: string[] = [];
  const others: string[] = [];
  for (const name of found) {
    if (await isOwnOutput(name, resolve(io.cwd, name))) others.push(`${shownAs(name)} (${OWN})`);
    else names.push(name);
  }
  const shown = `“${shownAs(pattern)}”`;
  if (names.length > 0) {
    return { names, said: [takenWords(shown, names.map(shownAs)), ...leftWords(shown, others)] };
  }
  const why = others.length === 0 ? 'no file is called so' : `it names only ${listed(others)}`;
  throw new CannotBeDone(`${shown}: ${why}: check the pattern and its folder`);
}

const OWN = 'written by alpr-audit';

function takenWords(from: string, names: readonly string[]): string {
  const count = names.length === 1 ? '1 log is' : `${names.length} logs are`;
  return `${from}: ${count} read: ${listed(names)}.`;
}

function leftWords(from: string, others: readonly string[]): string[] {
  return others.length === 0 ? [] : [`${from}: not read: ${listed(others)}.`];
}

function listed(names: readonly string[]): string {
  const rest = names.length - MOST_LISTED;
  const shown = rest > 1 ? names.slice(0, MOST_LISTED) : names;
  return shown.join(', ') + (rest > 1 ? ` and ${rest} more` : '');
}

/** The name of a file in a folder, as somebody who named the folder so would write it. */
function within(folder: string, name: string): string {
  if (/^\.[\\/]*$/.test(folder)) return name;
  const isWindowsPath = IS_WINDOWS && folder.includes('\\');
  return `${folder.replace(isWindowsPath ? /[\\/]+$/ : /\/+$/, '')}${isWindowsPath ? '\\' : '/'}${name}`;
}
