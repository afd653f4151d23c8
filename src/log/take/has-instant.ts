import { isInstant, type Searches, WINDOW_STATUSES } from '../../search.ts';

const START_ONLY = WINDOW_STATUSES.indexOf('startOnly');
const BOTH = WINDOW_STATUSES.indexOf('both');

/** Whether a time that serves in any of some searches is an instant. */
export function hasInstant(searches: Searches): boolean {
  const { count, searchedAt } = searches;
  for (let i = 0; i < count; i++) if (isInstant(searchedAt, i)) return true;
  if (count === 0) return false;
  const { statuses, starts, ends } = searches.windows();
  for (let i = 0; i < count; i++) {
    const hasStart = statuses[i] === BOTH || statuses[i] === START_ONLY;
    if (hasStart && isInstant(starts, i)) return true;
    if (statuses[i] === BOTH && isInstant(ends, i)) return true;
  }
  return false;
}
