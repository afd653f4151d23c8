import type { Command } from 'commander';
import { CannotBeDone } from '../../errors.ts';
import { nearestName, withinDistanceOf } from '../../quality/reading/levenshtein.ts';

/** Options whose values are a closed list: what is said of another value, wherever it was given. */

/**
 * What was given is none of those there are: the nearest, where it resembles one, and all of them.
 * @param given what says it, with the value: `--format tabel`
 */
export function notKnown(
  given: string,
  value: string,
  known: readonly string[],
  choose = known.length === 1 ? 'give' : 'give one of',
): CannotBeDone {
  const near = nearestOf(value, known);
  const nearest = near === null ? '' : `; the nearest is ${near}`;
  const shown = value === '' ? `${given}""` : given;
  return new CannotBeDone(`${shown} is not known${nearest}: ${choose} ${known.join(', ')}`);
}

/**
 * The nearest of several names, or of their parts, whatever their capitals; null where more than
 * half of it would have to be another.
 */
export function nearestOf(value: string, known: readonly string[]): string | null {
  const text = value.toLowerCase();
  const nameOf = new Map<string, string>();
  for (const name of known) nameOf.set(name.toLowerCase(), name);
  for (const name of known) {
    for (const part of name.split(/[-./]|(?=[A-Z])/)) {
      const key = part.toLowerCase();
      if (key.length >= SHORTEST_PART && !nameOf.has(key)) nameOf.set(key, name);
    }
  }
  const near = text === '' ? null : nearestName(text, nameOf.keys());
  if (near === null) return null;
  const half = Math.floor(Math.max(text.length, near.length) / 2);
  const isAlike = withinDistanceOf(near, half)(text);
  return isAlike ? (nameOf.get(near) ?? null) : null;
}

const SHORTEST_PART = 3;

/** Has options and arguments of a command that take one of several values say so in these words. */
export function tellNearest(command: Command): void {
  for (const option of command.options) {
    if (option.argChoices === undefined || option.parseArg === undefined) continue;
    const { argChoices, parseArg, long } = option;
    option.argParser((value: string, before: unknown) =>
      told(`${long} `, value, argChoices, () => parseArg(value, before)),
    );
  }
  for (const argument of command.registeredArguments) {
    const { argChoices, parseArg } = argument;
    if (argChoices === undefined || parseArg === undefined) continue;
    argument.argParser((value: string, before: unknown) =>
      told(`${command.name()} `, value, argChoices, () => parseArg(value, before)),
    );
  }
}

/** What commander makes of a value. @throws CannotBeDone in our words for one that is none of the choices */
function told<Value>(
  given: string,
  value: string,
  choices: readonly string[],
  parse: () => Value,
): Value {
  try {
    return parse();
  } catch (error) {
    if (!isOfChoices(error)) throw error;
    throw notKnown(`${given}${value}`, value, choices);
  }
}

function isOfChoices(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Allowed choices are');
}
