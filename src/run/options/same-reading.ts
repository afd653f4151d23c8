import type { Command } from 'commander';
import { fileWord } from '../next-command.ts';

/** The options of a command line that say which searches count and how files are read. */
const OF_READING: ReadonlySet<string> = new Set([
  ...['--from', '--to', '--user', '--agency', '--agency-of', '--keep-duplicates', '--no-id'],
  ...['--strict', '--config', '--layout', '--map', '--header-row', '--sheet', '--encoding', '--tz'],
  '--most-unpacked',
]);

/** Logs as they were named, and how they are read, for a command that is to read them in the same way. */
export function sameReading(command: Command): string[] {
  const given = commandLine(command.parent ?? command);
  const end = given.indexOf('--');
  const words: string[] = [];
  for (let at = 0; at < (end < 0 ? given.length : end); at += 1) {
    const word = given[at]!;
    const long = word.split('=', 1)[0]!;
    const option = command.options.find((each) => each.long === long || each.short === long);
    if (option === undefined) continue;
    const takesNext = option.required && word === long;
    if (OF_READING.has(long)) words.push(word, ...(takesNext ? given.slice(at + 1, at + 2) : []));
    if (takesNext) at += 1;
  }
  return [...command.args.map(fileWord), ...words];
}

/** The arguments that a program was given; commander keeps them, and its types do not say so. */
function commandLine(program: Command): readonly string[] {
  return 'rawArgs' in program && Array.isArray(program.rawArgs) ? program.rawArgs.map(String) : [];
}
