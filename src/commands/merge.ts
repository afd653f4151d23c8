import type { Command } from 'commander';
import type { Done } from '../errors.ts';
import { merges } from '../run/engines/merging.ts';
import type { Io } from '../world/io.ts';
import { defineInParts } from './reduce/in-parts.ts';

const PARTS = { name: 'part', description: 'what reduce wrote; - is standard input' };

/** `alpr-audit merge <command>`: the document of a single reading, from its parts. */
export function define(command: Command, io: Io, done: Done): void {
  defineInParts(command, io, done, PARTS, () => merges);
  command.addHelpText(
    'after',
    '\nMethod: the parts are added up, and what alpr-audit map told of each log is put to them.\n' +
      'The output is the one of a single reading, to the byte. Options that were not those of map\n' +
      'and reduce, a search that is missing and a log that was mapped twice are an error.',
  );
}
