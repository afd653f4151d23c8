import type { AgesResult } from './ages.ts';
import type { CaseNumberClass, ReasonClass } from './classes.ts';

/** What a drawn search reads as, for whoever examines it. */
export interface SearchReading {
  readonly caseNumber: CaseNumberClass;
  readonly reason: ReasonClass;
  /** The age of the oldest image that was asked for, or why there is none. */
  readonly age: OldestAge | keyof AgesResult['setAside'];
}

/** By calendar dates in the agency's zone; `ms` is the time itself, where that is under a day. */
export interface OldestAge {
  readonly years: number;
  readonly months: number;
  readonly days: number;
  readonly ms: number;
}
