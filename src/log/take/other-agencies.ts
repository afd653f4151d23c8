import { quoted } from '../../quoted.ts';
import { folded } from '../../search.ts';
import type { LogPlan } from '../log-plan.ts';
import type { BatchSearches } from './batch-searches.ts';
import type { RowsSeen } from './rows-seen.ts';

/** Holds the agency that is said of a log against those that its searches name. */
export function seeOtherAgencies(
  { stated, columns }: LogPlan,
  searches: BatchSearches,
  others: RowsSeen,
): void {
  if (stated.agency === null || columns.indexOf.agency < 0) return;
  const agencies = searches.cells('agency');
  const said = folded(stated.agency);
  for (let i = 0; i < searches.count; i++) {
    const cell = agencies.at(i);
    if (cell.state !== 'value' || cell.folded === said) continue;
    others.see(searches.lineOf(i), () => quoted(cell.text));
  }
}
