import { isInstalled, loadExtra } from './extras.ts';

/* What we use of date-fns: it reckons and writes dates by other rules than ours, in the local zone. */

const NAME = 'date-fns';

/** Makes dates whose parts are those of UTC, whatever the zone of the machine. */
export type DateClass = new (ms: number) => Date;

export interface DateFns {
  format(date: Date, pattern: string): string;
  subDays(date: Date, amount: number): Date;
  subMonths(date: Date, amount: number): Date;
  subYears(date: Date, amount: number): Date;
}

export const HAS_DATE_FNS = isInstalled(NAME);

export function dateFns(): DateFns {
  return loadExtra<DateFns>(NAME);
}

/** Writes a time by a pattern, in UTC. */
export function dateFnsFormat(): (ms: number, pattern: string) => string {
  const { format } = dateFns();
  const { UTCDate } = loadExtra<{ UTCDate: DateClass }>('@date-fns/utc');
  return (ms, pattern) => format(new UTCDate(ms), pattern);
}
