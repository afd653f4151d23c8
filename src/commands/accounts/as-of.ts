import type { LogUse } from '../../accounts/rows.ts';
import { CannotBeDone } from '../../errors.ts';
import type { SearchLogs } from '../../log/search-log.ts';
import { readDate } from '../../log/times/calendar.ts';
import type { RawLogOptions } from '../../run/options/log-options.ts';
import type { Run } from '../../run/run.ts';
import { namesAgency } from '../../run/tallies/names-agency.ts';
import type { RawAccountsOptions } from './options.ts';

/** The date that stands for today: as given, else the latest of the log. @throws CannotBeDone */
export function asOfDay({ asOf }: RawAccountsOptions, log: LogUse | null): number {
  const day = asOf === undefined ? log?.days.at(-1) : readDate(asOf);
  if (day !== undefined) return day;
  throw new CannotBeDone('no search has a time that can be read: give --as-of YYYY-MM-DD');
}

/**
 * Names are compared within one agency, and with all of its users. What was withheld and what a
 * spreadsheet ruined name no agency beside one.
 * @throws CannotBeDone
 */
export function checkLog(
  { raw: { agency, user } }: Pick<Run<RawLogOptions>, 'raw'>,
  { names }: Pick<SearchLogs<unknown>, 'names'>,
): void {
  if (user !== undefined) {
    throw new CannotBeDone(
      '--user leaves out what others searched, which their accounts are held against: leave it out',
    );
  }
  if (agency !== undefined) return;
  const agencies = [...names.agencies].filter(namesAgency).length;
  if (agencies <= 1) return;
  throw new CannotBeDone(
    `the log has searches of ${agencies} agencies, and names are compared within one: say with --agency whose accounts these are`,
  );
}
