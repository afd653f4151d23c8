import type { Command } from 'commander';
import { CannotBeDone, type Done } from '../../errors.ts';
import { nearestOf, notKnown } from '../../run/options/known-values.ts';
import type { StartsRun } from '../../run/run.ts';
import type { Io } from '../../world/io.ts';
import { define as ages } from '../ages.ts';
import { define as inspect } from '../inspect.ts';
import { define as sample } from '../sample/sample.ts';
import { define as validate } from '../validate/validate.ts';

/** The commands whose documents can be made in parts. */
const IN_PARTS = { inspect, validate, ages, sample };

/**
 * Gives a command those that can be made in parts as commands of its own.
 * @param argument what each takes instead of logs, and what that is
 * @param startOf how each is run, by its options
 */
export function defineInParts(
  command: Command,
  io: Io,
  done: Done,
  argument: { readonly name: string; readonly description: string },
  startOf: (command: Command) => StartsRun,
): Command[] {
  command.usage('<command> [options]');
  command.argument('[command]', Object.keys(IN_PARTS).join(', ')).action((name?: string) => {
    const names = Object.keys(IN_PARTS);
    const choose = 'give one of the commands that are made in parts,';
    const given = name === undefined ? command.name() : `${command.name()} ${name}`;
    if (name !== undefined && nearestOf(name, names) !== null) {
      throw notKnown(given, name, names, choose);
    }
    throw new CannotBeDone(`${given}: ${choose} ${names.join(', ')}`);
  });
  return Object.entries(IN_PARTS).map(([name, define]) => {
    const own = command.command(name).description(`${command.name()} for alpr-audit ${name}`);
    define(own, io, done, (start, work) => startOf(own)(start, work));
    for (const taken of own.registeredArguments) {
      Object.assign(taken, { _name: argument.name, description: argument.description });
      taken.required = false;
      taken.default(['-'], 'standard input');
    }
    return own;
  });
}
