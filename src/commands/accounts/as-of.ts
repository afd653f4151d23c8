import type { LogUse } from '../../accounts/rows.ts';
import type { LogFacts } from '../../contract/document.ts';
import { CannotBeDone } from '../../errors.ts';
import { readDate } from '../../log/times/calendar.ts';
import type { RawAccountsOptions } from './options.ts';

/** The date that stands for today: as given, else the latest of the log. @throws CannotBeDone */
export function asOfDay({ asOf }: RawAccountsOptions, log: LogUse | null): number {
  const day = asOf === undefined ? log?.days.at(-1) : readDate(asOf);
  if (day !== undefined) return day;
  throw new CannotBeDone('no search has a time that can be read: give --as-of YYYY-MM-DD');
}

/** Names are compared within one agency, and with all of its users. @throws CannotBeDone */
export function checkLog(
  { agency, user }: { readonly agency?: readonly string[]; readonly user?: readonly string[] },
  { population: { agencies } }: LogFacts,
): void {
  if (user !== undefined) {
    throw new CannotBeDone(
      '--user leaves out what others searched, which their accounts are held against: leave it out',
    );
  }
  if (agencies <= 1 || agency !== undefined) return;
  throw new CannotBeDone(
    `the log has searches of ${agencies} agencies, and names are compared within one: say with --agency whose accounts these are`,
  );
}
