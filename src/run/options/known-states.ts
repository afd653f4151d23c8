import { states } from '../../agency-names/state-in-name.ts';
import { CannotBeDone } from '../../errors.ts';
import { stateNamed } from '../../laws/law-of.ts';

/**
 * What was given is no state by its two letters; one whose name was given is told by its letters.
 * @param what what those that may be given have in common
 */
export function noState(
  given: string,
  value: string,
  known: readonly string[] = states(),
  what = 'a state',
): CannotBeDone {
  const code = stateNamed(value);
  const instead = code !== null && known.includes(code) ? `; ${value} is ${code}` : '';
  return new CannotBeDone(
    `${given} is not known${instead}: give ${what}, one of ${known.join(' ')}`,
  );
}
