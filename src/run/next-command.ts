import { TOOL } from '../version.ts';
import { IS_WINDOWS } from '../world/folder-files.ts';

/**
 * A command of this program as it can be pasted: names that a shell would take apart or fill in stand in
 * quotes, in single ones for POSIX shells and in double ones for cmd and PowerShell.
 */
export function pasted(words: readonly string[], isWindows = IS_WINDOWS): string {
  return [TOOL.name, ...words].map((word) => quotedFor(word, isWindows)).join(' ');
}

/** What no shell does anything to. */
const PLAIN = /^[\w@+=:,./-]+$/;
const PLAIN_WINDOWS = /^[\w@+=:./\\-]+$/;

function quotedFor(word: string, isWindows: boolean): string {
  if ((isWindows ? PLAIN_WINDOWS : PLAIN).test(word)) return word;
  // No name on Windows has a quotation mark.
  return isWindows
    ? `"${word.replaceAll('"', '')}"`
    : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** A file's name that is no option, whatever it begins with. */
export function fileWord(name: string): string {
  return name.startsWith('-') ? `./${name}` : name;
}

/** Whether somebody reads an output who may go on from it: not a program, and not one who asked for silence. */
export function isReadByPeople(raw: {
  readonly json?: boolean | undefined;
  readonly format?: string | undefined;
  readonly quiet?: boolean | undefined;
  readonly next?: boolean | undefined;
}): boolean {
  const { json = false, format = 'table', quiet = false, next = true } = raw;
  return !json && !quiet && next && ['table', 'md'].includes(format);
}
