import type { TableInput, Warning } from '../../../contract/document.ts';

/** Which tables were read, and what is to be said of it. */
export interface TablesRead {
  readonly tables: readonly TableInput[];
  readonly warnings: readonly Warning[];
  readonly notes: readonly string[];
}
