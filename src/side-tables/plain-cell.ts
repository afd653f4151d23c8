import { unguarded } from '../log/cells/guard.ts';
import { trimmed } from '../search.ts';

/**
 * A cell without what was only put around its value: white space of any kind, the guard `="…"` and
 * an apostrophe before a value.
 */
export function plainCell(cell: string): string {
  return trimmed(unguarded(cell));
}
