import type { HeaderSets } from '../duplicates/header-sets.ts';
import type { LogOptions } from '../log-options.ts';
import type { LogPlan } from '../log-plan.ts';
import { Zone } from '../times/zone.ts';
import type { RingMemory } from './ring.ts';

/** A file that threads read, as they are told of it. */
export interface FileTask {
  readonly path: string;
  readonly size: number;
  readonly chunks: number;
  /** Where its text comes, where main unpacks or decodes it: path, size and chunks say nothing then. */
  readonly ring: RingMemory | null;
  readonly plan: Omit<LogPlan, 'clock'> & { readonly zone: string; readonly utc: boolean };
}

/** What a thread is to do. */
export interface ThreadTask {
  readonly thread: number;
  readonly files: readonly FileTask[];
  readonly options: LogOptions;
  readonly headers: HeaderSets;
  /** Whether the logs were read before. */
  readonly isAgain: boolean;
  /** The number of the next chunk that nobody has taken. */
  readonly next: Int32Array;
  /** For each slot: the words of main, and the memory of its standings. */
  readonly controls: readonly Int32Array[];
  readonly memories: readonly SharedArrayBuffer[];
  readonly chunkBytes: number;
  readonly capacity: number;
  /** What the analysis is made from; it is not for the log room to know. */
  readonly analysis: unknown;
}

/** A plan as threads can be told of it: a zone is made of functions. */
export function toldPlan({ clock, ...plan }: LogPlan): FileTask['plan'] {
  return { ...plan, zone: clock.zone.name, utc: clock.utc };
}

export function planOf({ zone, utc, ...plan }: FileTask['plan']): LogPlan {
  return { ...plan, clock: { zone: new Zone(zone), utc } };
}
