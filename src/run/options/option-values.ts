import { InvalidArgumentError } from 'commander';
import { type Period, readPeriod } from '../../ages/period.ts';
import { CannotBeDone } from '../../errors.ts';
import { lawOf, lawStates } from '../../laws/law-of.ts';
import { readDate } from '../../log/times/calendar.ts';
import { noState } from './known-states.ts';

/** What single options take: parsers for commander, and checks behind it. */

/** A whole number, also as screens and letters show it: 2,803. */
const WHOLE = /^(\d{1,15}|\d{1,3}(,\d{3}){1,4})$/;

/** A parser of whole numbers from a least one on, and up to a most, for commander. */
export function wholeNumber(least: number, most?: number): (text: string) => number {
  return (text) => {
    const value = Number(text.replaceAll(',', ''));
    if (!WHOLE.test(text) || value < least || value > (most ?? value)) {
      const range = most === undefined ? `from ${least} on` : `from ${least} to ${most}`;
      throw new InvalidArgumentError(`a whole number ${range} is needed.`);
    }
    return value;
  };
}

/** A percentage from 0 to 100, with or without its sign; for commander. */
export function percentage(text: string): string {
  const number = text.replace(/%$/, '');
  if (!/^\d{1,3}(\.\d{1,9})?$/.test(number) || Number(number) > 100) {
    throw new InvalidArgumentError('a percentage from 0 to 100 is needed.');
  }
  return number;
}

const SIZE = /^(\d{1,12}(?:\.\d{1,3})?)\s?([kMGT]?)B?$/i;
const SIZE_UNITS: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9, t: 1e12 };

/** Bytes, written as 64GB, for commander. */
export function sizeGiven(text: string): number {
  const [, number, unit = ''] = SIZE.exec(text) ?? [];
  const bytes = Math.floor(Number(number) * SIZE_UNITS[unit.toLowerCase()]!);
  if (number !== undefined && bytes >= 1) return bytes;
  throw new InvalidArgumentError('a size is needed, such as 500MB or 64GB.');
}

/** A date, for commander; it stays as it was given. */
export function dateGiven(text: string): string {
  if (readDate(text) === undefined) throw new InvalidArgumentError('a date YYYY-MM-DD is needed.');
  return text;
}

/** A state whose law was looked at, for commander: two letters, in capitals. */
export function lawGiven(text: string): string {
  const law = lawOf(text);
  if (law !== undefined) return law.state;
  throw noState(`--law ${text}`, text, lawStates(), 'a state whose law was looked at');
}

/** A period whose dates were checked one by one. @throws CannotBeDone when it ends before it begins */
export function checkedOrder({
  from = null,
  to = null,
}: {
  readonly from?: string | null;
  readonly to?: string | null;
}): { from: string | null; to: string | null } {
  if (from !== null && to !== null && from > to) {
    throw new CannotBeDone(`--from ${from} is after --to ${to}: swap them`);
  }
  return { from, to };
}

/** Collects the values of an option that can be given again; for commander. */
export function repeatable(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/**
 * The period that an option gives.
 * @throws CannotBeDone when it is not one
 */
export function givenPeriod(option: string, text: string): Period {
  const found = readPeriod(text);
  if (!found) {
    throw new CannotBeDone(
      `${option} ${text === '' ? '""' : text} is no period: give a number and min, h, d, mo or y`,
    );
  }
  return found;
}
