import type { Command } from 'commander';
import type { Done } from '../../errors.ts';
import { reduces } from '../../run/engines/reducing.ts';
import { wholeNumber } from '../../run/options/option-values.ts';
import type { Io } from '../../world/io.ts';
import { defineInParts } from './in-parts.ts';

/** Lines come on standard input alone: help lists no argument. */
const LINES = { name: 'lines', description: '' };

/** `alpr-audit reduce <command>`: what a command counts of lines of whole keys. */
export function define(command: Command, io: Io, done: Done): void {
  const own = defineInParts(command, io, done, LINES, (each) => {
    const { sorted = false, parts } = each.opts<{ sorted?: true; parts?: number }>();
    return reduces(sorted, parts);
  });
  for (const each of own) {
    each
      .usage('[options] < lines')
      .description(`${each.description()}: standard input has lines of map, of whole keys`)
      .option(
        '--sorted',
        'the lines are sorted by their keys (LC_ALL=C): one key is held at a time',
      )
      .option(
        '--parts <n>',
        'how many reduces there are at the most: fewer texts are kept',
        wholeNumber(1),
      );
  }
  command.addHelpText(
    'after',
    '\nMethod: standard input has the lines of alpr-audit map, all of a key together in one\n' +
      'reduce; which searches are duplicates is decided key by key. Standard output is a part,\n' +
      'which alpr-audit merge puts together with the others. Memory: all lines, or with --sorted\n' +
      'those of one key.',
  );
}
