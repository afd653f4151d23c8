import { type Field, isDateAlone } from '../../search.ts';
import type { FlagNeeds } from '../flag-rule.ts';
import type { FlagSearches } from './flag-searches.ts';
import { networksOf } from './networks.ts';

/** Whether search i has a value in a field, as the rule that needs it takes one. */
export function isThere(
  seen: FlagSearches,
  field: Field,
  { timeOfDay, anyReason }: Pick<FlagNeeds, 'timeOfDay' | 'anyReason'>,
  i: number,
): boolean {
  const { searches } = seen;
  if (field === 'searchedAt') {
    if (searches.searchedAt.kinds[i] === 0) return false;
    return timeOfDay !== true || !isDateAlone(searches.searchedAt, i);
  }
  if (field === 'windowStart') return seen.range(i) > 0;
  if (field === 'networks') return networksOf(seen, i) >= 0;
  if (field === 'caseNumber') return seen.caseNumber(i).state === 'value';
  if (field !== 'reason') return searches.cells(field).at(i).state === 'value';
  const { state } = seen.reason(i);
  return state === 'value' || (anyReason === true && state === 'placeholder');
}
