import type { LogFacts, TableInput, Warning } from './document.ts';

/** What a document of side tables is made from: with logs beside them or without. */
export interface SideFacts {
  readonly tables: readonly TableInput[];
  readonly warnings: readonly Warning[];
  readonly log: LogFacts | null;
}
