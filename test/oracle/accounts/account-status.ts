import type { Day } from '../side/side-dates.ts';
import { isValue } from '../side/side-dates.ts';

const ACTIVE = 'active enabled yes true 1 y'.split(' ');
const INACTIVE = (
  'n no false 0 inactive disabled deactivated suspended closed locked terminated deleted ' +
  'removed archived expired'
).split(' ');

/** Whether an account could be used on the day of as-of. */
export function isActiveAccount(status: string, disabledAt: Day, asOf: number): boolean {
  const word = status.toLowerCase();
  if (disabledAt !== null && disabledAt > asOf) return true;
  if (ACTIVE.includes(word)) return true;
  if (INACTIVE.includes(word)) return false;
  return disabledAt === null;
}

export function isUnknownStatus(status: string): boolean {
  const word = status.toLowerCase();
  const isNumber = word === '0' || word === '1';
  return isValue(status) && !isNumber && !ACTIVE.includes(word) && !INACTIVE.includes(word);
}
