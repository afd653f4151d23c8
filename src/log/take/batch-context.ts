import type { HeaderSets } from '../duplicates/header-sets.ts';
import type { TakesIds } from '../duplicates/id-repeats.ts';
import type { LogOptions, Reject } from '../log-options.ts';
import type { LogPlan } from '../log-plan.ts';
import type { Citations } from '../rows/citations.ts';
import type { PopulationTally, SearchTally } from './population.ts';

/** What the reading of one log's rows needs and gives to. */
export interface BatchContext {
  readonly plan: LogPlan;
  readonly options: LogOptions;
  readonly headers: HeaderSets;
  readonly fileNumber: number;
  readonly citations: Citations;
  readonly population: PopulationTally;
  readonly tally: SearchTally;
  readonly reject: (reject: Reject) => void;
  /** Whether all that is said of the log is known from an earlier reading. */
  readonly isAgain: boolean;
  /** Counts repeats of ids that are other searches, where that is asked for. */
  readonly idRepeats?: TakesIds | undefined;
}
