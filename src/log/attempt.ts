import { CannotBeDone } from '../errors.ts';
import { Duplicates } from './duplicates/duplicates.ts';
import { type HeaderSets, headerSets } from './duplicates/header-sets.ts';
import type { IdsOfLogs } from './duplicates/ids-of-logs.ts';
import type { DuplicateFinder, KnownStandings } from './duplicates/known-standings.ts';
import { hasOneOf } from './header/columns.ts';
import type { Decision, Log } from './log.ts';
import type { LogOptions, Reject } from './log-options.ts';
import type { LogPlan } from './log-plan.ts';
import { PopulationTally, type SearchTally } from './take/population.ts';

/** What an earlier reading of the same logs found out. */
export interface Decided {
  /** How each has to be read. */
  readonly decisions: readonly Decision[];
  /** How their searches stand to those before them; undefined where that is to be found out anew. */
  readonly standings: KnownStandings | undefined;
}

/** What the reading tells of while it lasts. */
export interface Reporting {
  /** Called before each attempt at reading the logs: what an earlier one rejected does not count. */
  restart(): void;
  reject(reject: Reject): void;
  /** Called after every chunk; may throw to stop. `size` is undefined where it is not known. */
  progress(read: { bytes: number; size: number | undefined; rows: number }): void | Promise<void>;
}

/** One attempt at reading prepared logs: what they are read under, and counted into. */
export interface Attempt<Tally extends SearchTally = SearchTally> {
  readonly logs: readonly Log[];
  readonly options: LogOptions;
  readonly reporting: Reporting;
  readonly headers: HeaderSets;
  readonly duplicates: DuplicateFinder;
  /** How the searches stand, found out by this reading or an earlier one; undefined where nobody keeps it. */
  readonly standings: KnownStandings | undefined;
  /** Whether the logs were read before, and all that is said of them is known. */
  readonly isAgain: boolean;
  readonly population: PopulationTally;
  readonly tally: Tally;
  /** Whether repeats of ids that are other searches are counted; of standard input they always are. */
  readonly countsIdRepeats?: boolean;
  /** Where the ids of the logs are held against one another. */
  readonly idsOfLogs?: IdsOfLogs;
}

/**
 * Prepares logs for an attempt. A single log and standard input stay open.
 * @param isOfSome whether they are only some of the logs: what holds of all is not asked of them
 * @throws CannotBeDone
 */
export async function attemptAt<Tally extends SearchTally>(
  logs: readonly Log[],
  under: {
    readonly options: LogOptions;
    readonly reporting: Reporting;
    readonly decided?: Decided | undefined;
    /** Whether another reading may follow, which is told how searches stood. */
    readonly twice?: boolean;
  },
  tally: Tally,
  isOfSome = false,
): Promise<Attempt<Tally>> {
  const { options, reporting, decided, twice } = under;
  for (const log of logs) await log.prepare(logs.length === 1);
  const plans = logs.map(({ plan }) => plan);
  if (!isOfSome) checkPlans(options, plans);
  const expected = plans.reduce((sum, plan) => sum + plan.expectedRows, 0);
  const headers = headerSets(plans);
  const population = new PopulationTally(options);
  const isAgain = decided !== undefined;
  const attempt = { logs, options, reporting, headers, population, tally, isAgain };
  if (decided?.standings) {
    const { standings } = decided;
    return { ...attempt, standings, duplicates: standings.again(logs.length) };
  }
  const duplicates = new Duplicates(headers, expected, options.keepDuplicates, twice);
  return { ...attempt, duplicates, standings: duplicates.standings };
}

/** @throws CannotBeDone where an option names what none of the logs has */
export function checkPlans(options: LogOptions, plans: readonly LogPlan[]): void {
  checkMapping(options, plans);
  checkSheet(options, plans);
}

function checkMapping({ mapping }: LogOptions, plans: readonly LogPlan[]): void {
  for (const { field } of mapping) {
    const headers = mapping.filter((each) => each.field === field).map(({ header }) => header);
    if (plans.some(({ columns }) => hasOneOf(columns.names, headers))) continue;
    const where = plans.length === 1 ? plans[0]!.file : 'any of the logs';
    throw new CannotBeDone(
      `no column ${headers.join(' or ')} in ${where}, which is mapped to ${field}: ` +
        'give a header that is there',
    );
  }
}

function checkSheet({ sheet }: LogOptions, plans: readonly LogPlan[]): void {
  if (sheet === null || plans.some(({ sheets }) => sheets !== undefined)) return;
  const what = plans.length === 1 ? `${plans[0]!.file} is no workbook` : 'no log is a workbook';
  throw new CannotBeDone(`--sheet ${sheet}: ${what}: leave --sheet out`);
}
