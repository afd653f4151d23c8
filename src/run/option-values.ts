import { type Period, readPeriod } from '../ages/period.ts';
import { CannotBeDone } from '../errors.ts';

/**
 * The period that an option gives.
 * @throws CannotBeDone when it is none
 */
export function period(option: string, text: string): Period {
  const found = readPeriod(text);
  if (!found) {
    throw new CannotBeDone(
      `${option} ${text === '' ? '""' : text} is no period: give a number and min, h, d, mo or y`,
    );
  }
  return found;
}
