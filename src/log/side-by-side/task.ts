import type { HeaderSets } from '../duplicates/header-sets.ts';
import type { LogOptions } from '../log-options.ts';
import type { LogPlan } from '../log-plan.ts';
import { Zone } from '../times/zone.ts';
import type { RingMemory } from './ring.ts';

/** A plan as threads can be told of it: a zone is made of functions. */
export type ToldPlan = Omit<LogPlan, 'clock'> & { readonly zone: string; readonly utc: boolean };

/** What a thread is to do. */
export interface ThreadTask {
  readonly thread: number;
  /** How each log is read. */
  readonly plans: readonly ToldPlan[];
  /** Where their texts come. */
  readonly ring: RingMemory;
  readonly options: LogOptions;
  readonly headers: HeaderSets;
  /** Whether the logs were read before. */
  readonly isAgain: boolean;
  /** The number of the next chunk that nobody has taken. */
  readonly next: Int32Array;
  /** Whether a thread tells what it counted; then others wait. */
  readonly telling: Int32Array;
  /** For each slot: the words of main, and the memory of its standings. */
  readonly controls: readonly Int32Array[];
  readonly memories: readonly SharedArrayBuffer[];
  readonly chunkBytes: number;
  readonly capacity: number;
  /** What the analysis is made from; it is not for the log room to know. */
  readonly analysis: unknown;
}

export function toldPlan({ clock, ...plan }: LogPlan): ToldPlan {
  return { ...plan, zone: clock.zone.name, utc: clock.utc };
}

export function planOf({ zone, utc, ...plan }: ToldPlan): LogPlan {
  return { ...plan, clock: { zone: new Zone(zone), utc } };
}
